"""Holds truth against truth, and the project's own audit against truth. Neither ever makes truth."""
import argparse
import collections
import csv
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

from . import tshark

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(HERE)
COMMITTED = os.path.join(ROOT, "captures", "lab")

# A few of each kind that together take less than a minute.
HANDFUL = [
    "normal-baresip-udp", "normal-linphone-tcp", "unregister-star-sipsak", "two-hops-through-a-proxy", "nat-baresip",
    "wrong-password-403-linphone", "nc-replayed-stale", "sha256-linphone", "min-expires-423-honoured-linphone",
    "contacts-accumulate-line-linphone", "big-200-ipv6", "router-any-duplicates", "pcapng-two-interfaces", "vlan-tagged-baresip",
    "rotated-by-count-linphone", "tls13-secrets-in-pcapng", "websocket",
]


def truths(folder):
    found = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.truth.json"))):
        with open(path, encoding="utf-8") as f:
            document = json.load(f)
        found[document["id"]] = document
    return found


def steady(contact):
    """A contact without what each run draws anew: baresip's random user suffix, ephemeral TCP ports."""
    contact = re.sub(r"-0x[0-9a-f]+@", "-0x@", contact)
    return re.sub(r":\d+(;transport=(?:tcp|tls))", r":*\1", contact)


def essence(truth, loose):
    """What two plays of one scenario must share, without the numbers that vary."""
    first = {}
    for e in truth["server_log"]:
        first.setdefault((e["registrar"], e["call_id"], e["cseq"], e["branch"], e["credentials"].get("nc")), e)
    return {
        # How many pieces a capture rotated by time leaves depends on when its packets came.
        "files": sorted({re.sub(r"_\d+\.", "_NN.", f) for f in truth["files"]}),
        "expected": {k: v for k, v in truth["expected"].items() if k not in loose},
        "server log": None if loose else dict(collections.Counter(
            f"{e['registrar']} {re.sub('[0-9]{6,}', 'N', e['aor'])} {e['verdict']} {e['code']}" for e in first.values())),
        "contact table": sorted(f"{steady(c['contact'])} alive={c['owner_alive']}" for c in truth["registrar_end"]),
        "clients": [f"{c['program']} {c['user']} alive={c['alive_at_end']}" for c in truth["clients"]],
    }


def differences(one, other):
    loose = {n for t in (one, other) for n in t.get("unsteady", {}).get("numbers", [])}
    a, b = essence(one, loose), essence(other, loose)
    for part in a:
        if a[part] != b[part]:
            yield f"{part}: {short(a[part], b[part])}"


def short(a, b):
    if isinstance(a, dict):
        return ", ".join(f"{k} {a.get(k)} / {b.get(k)}" for k in {**a, **b} if a.get(k) != b.get(k))
    return f"{a} / {b}"


def rows(folder, name):
    path = os.path.join(folder, name + ".csv")
    if not os.path.exists(path):
        return None
    with open(path, newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def audited(truth, folder, launcher, work):
    """Audits the scenario's files and returns the tables of the report."""
    report = os.path.join(work, truth["id"])
    words = [launcher, "audit", *(os.path.join(folder, f) for f in truth["files"]), "-o", report]
    if truth["credentials"]:
        with open(report + ".credentials", "w", encoding="utf-8") as f:
            f.write("\n".join(c.replace(":siptrail.test:", ":*:", 1) for c in truth["credentials"]) + "\n")
        words += ["--credentials", report + ".credentials"]
    if "keylog" in truth:
        words += ["--keylog", os.path.join(folder, truth["keylog"])]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120)
    if done.returncode not in (0, 4):
        raise RuntimeError(f"exit {done.returncode}: {(done.stderr or done.stdout).strip()[-200:]}")
    return {name: rows(report, name) for name in ("attempts", "transactions", "bindings", "findings", "digests")}


def faults(truth, table, everything):
    """Where the audit's tables and the truth disagree; null in the truth asks nothing."""
    want = truth["expected"]
    attempts, found = table["attempts"], table["transactions"]
    outcomes = dict(collections.Counter(a["outcome"] for a in attempts))
    counted = {
        "transactions": len(found), "retransmissions": sum(int(t["retransmissions"] or 0) for t in found),
        "attempts": len(attempts), "outcomes": outcomes,
        "granted": want["granted"] if all(a["expires_granted"] == want["granted"] for a in attempts if a["outcome"] == "registered")
        else sorted({a["expires_granted"] for a in attempts if a["outcome"] == "registered"}),
    }
    for key, value in counted.items():
        if want[key] is not None and value != want[key]:
            yield f"{key} {value}, truth {want[key]}"
    if everything:
        yield from judgements(want, table)


def judgements(want, table):
    for aor, meant in want["causes"].items():
        seen = {(a["outcome"], a["cause"]) for a in table["attempts"] if a["aor"].lstrip("'") == aor and a["outcome"] in meant["outcomes"]}
        if not any(cause in meant["causes"] for _, cause in seen):
            yield f"{aor}: {sorted(seen)}, truth {meant}"
    findings = {f["finding"] for f in table["findings"] or []}
    missing = [f for f in want["findings"] if f not in findings]
    if missing:
        yield f"findings missing: {missing}, found {sorted(findings)}"
    if want["quiet"]:
        loud = sorted({f["finding"] for f in table["findings"] or [] if f["severity"] in ("high", "medium")})
        if loud:
            yield f"healthy, yet {loud}"
    if want["stale"] is not None:
        stale = [b["contact"] for b in table["bindings"] or [] if b["stale"] == "yes"]
        missed = [s["contact"] for s in want["stale"] if not any(s["contact"] in c for c in stale)]
        extra = [c for c in stale if not any(s["contact"] in c for s in want["stale"])]
        if missed or extra:
            yield f"stale contacts missed {missed}, wrongly called stale {extra}"


def compare(old, new):
    a, b = truths(old), truths(new)
    differing = 0
    for name in sorted(set(a) & set(b)):
        said = list(differences(a[name], b[name]))
        differing += bool(said)
        for line in said:
            print(f"differs {name}: {line}")
    print(f"{len(set(a) & set(b))} truths compared, {differing} differ (timing aside)"
          + (f"; only in one: {sorted(set(a) ^ set(b))}" if len(b) > len(a) else ""))
    return differing


def audit_all(folder, everything, only=None):
    launcher = os.path.join(ROOT, "siptrail")
    if not os.path.exists(launcher):
        print("no ./siptrail launcher yet: nothing audited")
        return 0
    failed, known = 0, {n: t for n, t in truths(folder).items() if not only or n in only}
    for name, truth in known.items():
        with tempfile.TemporaryDirectory(prefix="siptrail-lab.") as work:
            try:
                said = list(faults(truth, audited(truth, folder, launcher, work), everything))
            except (RuntimeError, subprocess.TimeoutExpired, KeyError, TypeError, OSError) as e:
                said = [f"{type(e).__name__}: {e}"]
        failed += bool(said)
        if said:
            print(f"audit   {name}: " + "; ".join(said))
    print(f"{len(known) - failed} of {len(known)} scenarios audited as the truth says")
    return failed


def main():
    parser = argparse.ArgumentParser(
        prog="lab/verify", description="Plays a handful of scenarios anew, compares their truth to the committed one, audits both.")
    parser.add_argument("scenario", nargs="*", help="names; without one, the handful")
    parser.add_argument("--all", action="store_true", help="play every scenario anew")
    parser.add_argument("--offline", action="store_true", help="play nothing: audit the committed captures only")
    parser.add_argument("--strict", action="store_true", help="also hold causes, findings and stale contacts against the audit")
    parser.add_argument("--compare", nargs=2, metavar="DIR", help="only compare the truths of two directories")
    parser.add_argument("--tshark", action="store_true", help="only show where tshark counts otherwise in the committed captures")
    options = parser.parse_args()
    if options.tshark:
        tshark.report(truths(COMMITTED), COMMITTED)
        return
    if options.compare:
        sys.exit(1 if compare(*options.compare) else 0)
    if options.offline:
        sys.exit(1 if audit_all(COMMITTED, options.strict, options.scenario) else 0)
    with tempfile.TemporaryDirectory(prefix="siptrail-lab.") as fresh:
        names = options.scenario or ([] if options.all else HANDFUL)
        played = subprocess.run([os.path.join(HERE, "run"), "-o", fresh, *names]).returncode
        bad = compare(COMMITTED, fresh)
        bad += audit_all(fresh, options.strict)
    bad += audit_all(COMMITTED, options.strict, names)
    sys.exit(1 if bad or played else 0)


if __name__ == "__main__":
    main()
