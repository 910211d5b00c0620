"""Kamailio as a registrar (or as the proxy in front of one) and what it wrote down."""
import os
import re
import time

from .world import Child, LabError, sh

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DOMAIN = "siptrail.test"

# Throw-away credentials of the lab: user -> password.
USERS = {
    "maren": "salt-and-tide", "jonas": "copper.kettle", "tilda": "nine*lanterns", "piet": "under the dyke",
    "odile": "v3rmilion", "ruben": "q-u-a-r-r-y", "wanda": "low_orbit", "500": "letmein500",
}
for _n in range(60):
    USERS[f"ext{_n:02d}"] = f"ext{_n:02d}-secret"


def quoted(value):
    return value if isinstance(value, int) else '"' + value + '"'


class Registrar:
    """One Kamailio. Knobs are the defines of kamailio.cfg."""

    def __init__(self, world, ns, listen, users=None, name="registrar", **knobs):
        self.world, self.ns, self.name, self.listen = world, ns, name, listen
        self.dir = os.path.join(world.work, name)
        self.users = USERS if users is None else users
        self.knobs = knobs
        self.starts = 0
        os.makedirs(self.dir + "/db")
        with open(self.dir + "/db/version", "w") as f:
            f.write("table_name(string) table_version(int)\nsubscriber:7\n")
        with open(self.dir + "/db/subscriber", "w") as f:
            f.write("id(int,auto) username(string) domain(string) password(string)\n")
            for n, (user, secret) in enumerate(self.users.items(), 1):
                f.write(f"{n}:{user}:{DOMAIN}:{secret}\n")
        self.logs = []
        self.start()

    def start(self):
        self.starts += 1
        run = f"{self.dir}/run{self.starts}"
        os.makedirs(run)
        self.ctl = f"unix:{run}/ctl"
        words = ["kamailio", "-f", HERE + "/kamailio.cfg", "-DD", "-E", "-m", "48", "-M", "8", "-Y", run, "-P", run + "/pid",
                 "-A", f'CTL="{self.ctl}"', "-A", f'DBURL="text://{self.dir}/db"']
        for knob, value in self.knobs.items():
            words += ["-A", knob if value is True else f"{knob}={quoted(value)}"]
        for address in self.listen:
            words += ["-l", address]
        self.child = Child(self.world, self.ns, words, f"{self.name}{self.starts}.log")
        self.logs.append(self.child)
        end = time.time() + 15
        while "release" not in self.rpc("core.version", check=False) and "kamailio" not in self.rpc("core.version", check=False):
            if time.time() > end or not self.child.running:
                raise LabError("Kamailio did not start: " + self.child.text()[-600:])
            time.sleep(0.1)

    def stop(self):
        self.child.kill()

    def rpc(self, *words, check=True):
        return sh("kamcmd", "-s", self.ctl, *words, check=check)

    def contacts(self):
        """The contact table, as the server tells it: one dict per contact."""
        if not self.child.running:
            return []
        found, aor, entry = [], None, None
        for line in self.rpc("ul.dump").splitlines():
            key, _, value = line.strip().partition(": ")
            if key == "AoR":
                aor = value
            elif key == "Address":
                entry = {"aor": f"sip:{aor}@{DOMAIN}", "contact": value}
                found.append(entry)
            elif entry is not None and key in ("Expires", "Call-ID", "User-Agent", "Received", "CSeq", "Instance"):
                if value and value != "[not set]":
                    entry[{"Expires": "expires_in"}.get(key, key.lower().replace("-", "_"))] = value
        return found

    def saved(self, user):
        """How many REGISTERs of this user were answered 2xx so far."""
        return sum(1 for e in self.entries() if f":{user}@" in e["aor"] and (e["code"] or 0) // 100 == 2)

    def handled(self, user=None):
        return [e for e in self.entries() if user is None or f":{user}@" in e["aor"]]

    def wait_saved(self, user, times=1, seconds=20):
        self.wait_until(lambda: self.saved(user) >= times, seconds, f"{user} never registered {times} times")

    def wait_handled(self, count, user=None, seconds=20):
        self.wait_until(lambda: len(self.handled(user)) >= count, seconds, f"fewer than {count} REGISTERs reached the server")

    def wait_until(self, true, seconds, complaint):
        end = time.time() + seconds
        while not true():
            if time.time() > end:
                raise LabError(complaint)
            time.sleep(0.1)

    def entries(self):
        """One dict per REGISTER that reached this server, in order, with the answer that it sent."""
        found, waiting, back = [], {}, {}
        for log in self.logs:
            waiting.clear()
            for line in log.text().splitlines():
                at = line.find("LAB-")
                if at < 0:
                    continue
                f = line[at:].split("\t")
                if f[0] == "LAB-REQ":
                    entry = self.request(f)
                    waiting[f[2]] = entry
                    found.append(entry)
                elif f[0] == "LAB-AUTH" and f[1] in waiting:
                    waiting[f[1]]["auth_rc"] = int(f[2])
                elif f[0] == "LAB-RPL" and f[2] in waiting:
                    self.answer(waiting[f[2]], f)
                elif f[0] == "LAB-BACK":
                    back.setdefault((f[4], f[5]), []).append(f)
        for entry in found:
            for f in back.get((entry["call_id"], entry["cseq_text"]), [])[:1]:
                if entry["code"] is None:
                    entry.update(code=int(f[2]), reason=f[3], verdict="forwarded, answered " + f[2])
        found.sort(key=lambda e: e["time"])
        return found

    def request(self, f):
        _, when, _, proto, ip, port, to_ip, to_port, ruri, to, call_id, cseq, via, contact, expires, credentials, agent = f
        null = lambda v: "" if v == "<null>" else v
        credentials = credentials.replace("<null>", "")
        parts = {k.lower(): (q or t) for k, q, t in re.findall(r'(\w+)\s*=\s*(?:"([^"]*)"|([^",\s]+))', credentials)}
        branch = re.search(r";\s*branch=([^;,\s]+)", via)
        return {
            "time": round(float(when), 6), "registrar": self.name, "transport": proto, "source": join(ip, port),
            "destination": join(to_ip, to_port), "aor": to, "request_uri": ruri, "call_id": call_id, "cseq": int(cseq),
            "cseq_text": cseq, "branch": branch.group(1) if branch else "", "contact": null(contact), "expires": null(expires),
            "user_agent": null(agent), "credentials": parts, "auth_rc": None, "code": None, "reason": "", "verdict": "no answer",
            "answer": "",
        }

    def answer(self, entry, f):
        if entry["code"] is not None:
            return
        text = bytes.fromhex(f[3].strip()).decode("utf-8", "replace")
        status = text.split("\r\n", 1)[0].split(" ", 2)
        entry.update(code=int(status[1]), reason=status[2] if len(status) > 2 else "", answer=text, answered=float(f[1]))
        entry["verdict"] = verdict(entry)


def verdict(entry):
    """What the server decided, in its own terms."""
    code, rc = entry["code"], entry["auth_rc"]
    if code == 401:
        return {-5: "challenge", -2: "auth failed: wrong password (-2)", -1: "auth failed: credentials malformed (-1)",
                 -3: "auth failed: unknown user (-3)",
                -4: "auth failed: nonce expired (-4)", -6: "auth failed: nonce count not risen (-6)"}.get(
                    rc, f"auth failed ({rc})")
    if code // 100 == 2:
        return "saved"
    return f"refused {code}"


def join(ip, port):
    return f"[{ip.strip('[]')}]:{port}" if ":" in ip else f"{ip}:{port}"
