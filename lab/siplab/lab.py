"""What a scenario sees: programs to start, captures to take, and the truth that it leaves behind."""
import json
import os
import re
import socket
import time

from . import agents, truth
from .registrar import DOMAIN, USERS, Registrar, join
from .stream_ua import StreamUa
from .ua import ScriptedUa
from .world import LabError, World

SCENARIOS = {}


def scenario(name, about, seconds=110):
    """Declares a scenario: its name is the capture's, `seconds` bounds its life."""
    def declare(play):
        SCENARIOS[name] = (play, about, seconds)
        return play
    return declare


class Lab(World):
    def __init__(self, name, about, work, out):
        super().__init__(work)
        self.name, self.about, self.out = name, about, out
        self.agents, self.servers, self.captures, self.files, self.asked = [], [], [], [], []
        self.causes, self.findings, self.notes = {}, [], []
        self.stale = None
        self.intended, self.overrides, self.sources = {}, {}, {}
        self.used = {}
        self.loose_end = False
        self.keylog = None
        self.unsteady = None
        self.table = None
        self.window = None

    # ---- servers and clients -------------------------------------------------------------------------------------

    def registrar(self, ns, *listen, **knobs):
        server = Registrar(self, ns, listen or [f"udp:{ns.address}:5060", f"tcp:{ns.address}:5060"], **knobs)
        self.servers.append(server)
        return server

    def keep(self, agent, secret=None):
        self.agents.append(agent)
        for user in agent.user.split("+"):
            if user in USERS:
                self.used[user] = USERS[user]
        return agent

    def baresip(self, ns, user, server="10.77.0.1", **how):
        return self.keep(agents.baresip(self, ns, server, user, **how))

    def linphonec(self, ns, user, server="10.77.0.1", **how):
        return self.keep(agents.linphonec(self, ns, server, user, **how))

    def sipp(self, ns, rows, server="10.77.0.1", **how):
        return self.keep(agents.sipp(self, ns, server, rows, **how))

    def sipsak(self, ns, user, *words, server="10.77.0.1", **how):
        return self.keep(agents.sipsak(self, ns, server, user, *words, **how))

    def tool(self, ns, user, asked, *words):
        return self.keep(agents.tool(self, ns, user, asked, *words))

    def scripted(self, ns, user, asked, server=("10.77.0.1", 5060), port=5095, secret=None, **how):
        """A scripted client; it counts as alive until the scenario closes it."""
        ua = ScriptedUa(ns, server, user, secret or USERS.get(user, "none"), port, **how)
        agent = ScriptedAgent("lab script", user, ua.script.authority, asked)
        agent.ua = ua
        self.keep(agent)
        return ua

    def stream(self, ns, user, asked, server=("10.77.0.1", 5060), port=39001, **how):
        """A scripted client over TCP, TLS or WebSocket."""
        ua = StreamUa(ns, server, user, USERS[user], port, **how)
        agent = ScriptedAgent("lab script", user, ua.script.contact.split("@")[1].split(";")[0], asked)
        agent.ua = ua
        self.keep(agent)
        return ua

    # ---- captures ------------------------------------------------------------------------------------------------

    def capture(self, ns, interface, *words, suffix="", kind="pcap"):
        path = os.path.join(self.out, f"{self.name}{suffix}.{kind}")
        taken = self.tcpdump(ns, interface, path, *words) if kind == "pcap" else self.dumpcap(
            ns, [interface] if isinstance(interface, str) else interface, path, *words)
        self.captures.append(taken)
        self.files.append(os.path.basename(path))
        return taken

    def file(self, suffix):
        """Path of one more file of this scenario."""
        self.files.append(self.name + suffix)
        return os.path.join(self.out, self.name + suffix)

    def tick(self, ns, server="10.77.0.1", port=5060, source=0):
        """One CRLF keep-alive (RFC 5626 4.4.1): no SIP message, but the capture's clock goes on."""
        v6 = ":" in server
        s = ns.socket(socket.AF_INET6 if v6 else socket.AF_INET, socket.SOCK_DGRAM)
        s.bind((ns.address6 if v6 else ns.address, source))
        s.sendto(b"\r\n\r\n", (server, port))
        s.close()

    def settle(self, ns, seconds=33.0, **where):
        """Silence until every attempt is decided, then one packet to show that the capture still ran."""
        time.sleep(seconds)
        self.tick(ns, **where)

    def stop(self):
        """Ends the captures; what happens later is not part of the truth. The contact table is read first."""
        if self.window is None:
            for c in self.captures:
                c.stop()
            stopped = max((c.stopped for c in self.captures), default=time.time())
            self.window = (min((c.started for c in self.captures), default=0.0), stopped)
            self.table = [dict(c, registrar=s.name, dumped=round(time.time(), 3)) for s in self.servers for c in s.contacts()]
            self.records = [a.record() for a in self.agents]

    # ---- what the scenario knows by intention ----------------------------------------------------------------------

    def intend(self, **numbers):
        """What the script meant to happen; the server's log must agree, or the scenario fails."""
        self.intended.update(numbers)

    def override(self, source, **numbers):
        """Numbers that the server's log cannot give, and where they come from instead."""
        self.overrides.update(numbers)
        for key in numbers:
            self.sources[key] = source

    def cause(self, user, *ids, outcomes=("rejected",)):
        self.causes[f"sip:{user}@{DOMAIN}"] = {"causes": list(ids), "outcomes": list(outcomes)}

    def varies(self, why, *numbers):
        """Numbers that a real program draws anew in each play; comparisons of two plays leave them out."""
        self.unsteady = {"numbers": list(numbers), "why": why}

    def note(self, text):
        self.notes.append(text)

    # ---- the end ---------------------------------------------------------------------------------------------------

    def log(self):
        first, last = self.window
        return sorted((e for s in self.servers for e in s.entries() if first <= e["time"] <= last), key=lambda e: e["time"])

    def owner(self, contact):
        host_port = re.sub(r"^sips?:(?:[^@]*@)?", "", contact).split(";")[0].strip("<>")
        host = host_port.rpartition(":")[0]
        user = re.sub(r"^sips?:", "", contact).split("@")[0].split("-0x")[0]
        exact = [a for a in self.agents if a.address == host_port]
        same_host = [a for a in self.agents if a.address.rpartition(":")[0] == host and a.user == user]
        return exact[-1] if exact else same_host[0] if len(same_host) == 1 else None

    def finish(self):
        self.stop()
        self.forget_kernel()
        entries = self.log()
        expected, sources = self.expectation(entries)
        table = [self.judged(c) for c in self.table]
        stale = self.stale
        if stale is None and all(c["owner_alive"] for c in table):
            stale = []
        healthy = set(expected["outcomes"] or {}) <= {"registered", "unregistered", "queried"} and expected["retransmissions"] == 0
        expected.update(causes=self.causes, findings=self.findings, stale=stale,
                        quiet=healthy and stale == [] and not self.causes and not self.findings)
        sources.update(causes="the script's intention", findings="the script's intention",
                       stale="contact table and the clients' processes, with the script's intention")
        document = {
            "id": self.name, "about": self.about, "files": self.files, "keylog": self.keylog,
            "asked": self.asked or [r["asked"] for r in self.records],
            "credentials": [f"{u}:{DOMAIN}:{s}" for u, s in sorted(self.used.items())],
            "server_log": [brief(e) for e in entries], "registrar_end": table, "clients": self.records, "expected": expected,
            "source": sources, "notes": self.notes,
            "unsteady": self.unsteady,
        }
        with open(os.path.join(self.out, self.name + ".truth.json"), "w", encoding="utf-8") as f:
            json.dump({k: v for k, v in document.items() if v is not None}, f, indent=1, ensure_ascii=False)
            f.write("\n")

    def forget_kernel(self):
        """dumpcap writes the kernel's release into each pcapng; it tells nothing and differs everywhere."""
        release = os.uname().release.encode()
        for name in self.files:
            if name.endswith(".pcapng"):
                path = os.path.join(self.out, name)
                with open(path, "rb") as f:
                    content = f.read()
                with open(path, "wb") as f:
                    f.write(content.replace(release, b"-" * len(release)))

    def expectation(self, entries):
        """The numbers from the server's log, what replaces them, and where each came from."""
        expected = truth.derive(entries, self.window[1])
        unsettled = expected.pop("unsettled")
        if unsettled and not self.loose_end:
            raise LabError(f"{unsettled} attempts were not decided when the capture ended")
        sources = dict.fromkeys(expected, "server log")
        expected.update(self.overrides)
        sources.update(self.sources)
        for key, meant in self.intended.items():
            if expected.get(key) != meant:
                raise LabError(f"the script meant {key} = {meant}, the server's log says {expected.get(key)}")
            sources[key] += ", as the script meant it"
        return expected, sources

    def judged(self, contact):
        """A line of the contact table, with what became of its owner."""
        owner = self.owner(contact["contact"])
        record = next((r for a, r in zip(self.agents, self.records) if a is owner), None)
        if record is None:
            return dict(contact, owner_alive=False, why="no client of the scenario owns it")
        return dict(contact, owner_alive=record["alive_at_end"],
                    why="its client ran when the capture ended" if record["alive_at_end"] else f"its client was {record['ending']}")


class ScriptedAgent(agents.Agent):
    @property
    def alive(self):
        return self.ua.socket.fileno() >= 0

    def record(self):
        if not self.alive:
            self.ending = "closed by the script"
        return super().record()


def brief(e):
    """A server log entry as it is published."""
    c = e["credentials"]
    kept = {k: c[k] for k in ("username", "realm", "nonce", "nc", "algorithm", "uri") if k in c}
    head, _, _ = e["answer"].partition("\r\n\r\n")
    lines = [line for line in head.split("\r\n")[1:] if re.match(
        r"(?i)(www-authenticate|contact|expires|min-expires|retry-after|p-registrar-error|warning):", line)]
    contacts = sum(line.count("<sip") for line in lines if line.lower().startswith("contact:"))
    lines = [line if len(line) <= 300 else f"{line[:300]}... ({len(line)} bytes)" for line in lines]
    return {
        "time": e["time"], "registrar": e["registrar"], "transport": e["transport"], "source": e["source"], "aor": e["aor"],
        "call_id": e["call_id"], "cseq": e["cseq"], "branch": e["branch"], "contact": e["contact"], "expires": e["expires"],
        "credentials": kept, "auth_rc": e["auth_rc"], "verdict": e["verdict"], "code": e["code"], "reason": e["reason"],
        "contacts_listed": contacts, "answer_headers": lines,
    }
