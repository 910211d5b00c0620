"""What tshark counts in the captures, held against the truth. A second opinion, never a source."""
import collections
import os
import subprocess

PORTS = ["-d", "tcp.port==5061,tls", "-d", "tcp.port==8088,http"]


def fields(truth, folder, wanted, *names):
    """The named fields of each frame that matches, over all files of a scenario."""
    found = []
    for name in truth["files"]:
        words = ["tshark", "-r", os.path.join(folder, name), *PORTS, "-Y", wanted, "-T", "fields"]
        if "keylog" in truth:
            words += ["-o", "tls.keylog_file:" + os.path.join(folder, truth["keylog"])]
        for field in names:
            words += ["-e", field]
        lines = subprocess.run(words, capture_output=True, text=True, timeout=120).stdout.splitlines()
        found += [line.split("\t") for line in lines if line.strip()]
    return found


def counts(truth, folder):
    asked = fields(truth, folder, 'sip.Method == "REGISTER" && sip.Request-Line', "sip.Method", "sip.resend")
    answers = collections.Counter()
    for (codes,) in fields(truth, folder, 'sip.Status-Code && sip.CSeq.method == "REGISTER"', "sip.Status-Code"):
        answers.update(codes.split(","))
    return {"REGISTERs": sum(m.count("REGISTER") for m, _ in asked), "resent": sum(r in ("1", "True") for _, r in asked),
            "answers": dict(sorted(answers.items()))}


def meant(truth):
    want = truth["expected"]
    answers = collections.Counter(str(e["code"]) for e in truth["server_log"] if e["code"])
    known = want["transactions"] is not None
    return {"REGISTERs": want["transactions"] + want["retransmissions"] if known else None,
            "resent": want["retransmissions"], "answers": dict(sorted(answers.items()))}


def report(truths, folder):
    """Prints one line for each capture where the two differ; returns how many."""
    differing = 0
    for name, truth in truths.items():
        shown, known = counts(truth, folder), meant(truth)
        said = [f"{k}: tshark {shown[k]}, truth {known[k]}" for k in shown if known[k] is not None and shown[k] != known[k]]
        differing += bool(said)
        if said:
            print(f"tshark  {name}: " + "; ".join(said))
    print(f"{len(truths)} scenarios held against tshark, {differing} differ (lab/README.md says who is right)")
    return differing
