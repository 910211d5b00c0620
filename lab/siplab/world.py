"""Namespaces, wires, firewalls, captures and processes of one scenario.

A scenario runs inside its own mount, process and network namespaces (see lab/run): named network namespaces, files and
processes made here vanish when its first process ends, however it ends.
"""
import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time

LIBC = ctypes.CDLL(None, use_errno=True)
CLONE_NEWNET = 0x40000000


class LabError(Exception):
    """The scenario could not be played as written."""


def sh(*words, check=True, stdin=None):
    """Runs one command to its end and returns its standard output."""
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, input=stdin, timeout=60)
    if check and done.returncode:
        raise LabError(f"{' '.join(map(str, words))}: exit {done.returncode}: {(done.stderr or done.stdout).strip()}")
    return done.stdout


class Namespace:
    """One host of the scenario."""

    def __init__(self, name, ipv6=False):
        self.name = name
        self.address = None
        self.address6 = None
        sh("ip", "netns", "add", name)
        if not ipv6:
            self.sysctl("net.ipv6.conf.all.disable_ipv6=1")
            self.sysctl("net.ipv6.conf.default.disable_ipv6=1")
        else:
            for knob in ("router_solicitations=0", "accept_dad=0", "addr_gen_mode=1"):
                self.sysctl("net.ipv6.conf.default." + knob)
        self.run("ip", "link", "set", "dev", "lo", "up")

    def sysctl(self, setting):
        self.run("sysctl", "-q", "-w", setting)

    def run(self, *words, check=True, stdin=None):
        return sh("ip", "netns", "exec", self.name, *words, check=check, stdin=stdin)

    def nft(self, text):
        """Loads a piece of nftables rules."""
        self.run("nft", "-f", "-", stdin=text)

    def counters(self):
        """Packets per named nftables counter: the kernel's own count."""
        found, name = {}, None
        for line in self.run("nft", "list", "counters").splitlines():
            words = line.split()
            if words[:1] == ["counter"]:
                name = words[1]
            elif words[:1] == ["packets"]:
                found[name] = int(words[1])
        return found

    def socket(self, family, kind, *rest):
        """A socket of this namespace, made in the calling process."""
        made = []

        def make():
            with open(f"/run/netns/{self.name}") as f:
                if LIBC.setns(f.fileno(), CLONE_NEWNET):
                    made.append(OSError(ctypes.get_errno(), "setns"))
                    return
            try:
                made.append(socket.socket(family, kind, *rest))
            except OSError as e:
                made.append(e)

        worker = threading.Thread(target=make)
        worker.start()
        worker.join()
        if isinstance(made[0], OSError):
            raise made[0]
        return made[0]

    def link(self, *words):
        self.run("ip", "link", "set", "dev", *words)

    def ip(self, interface, *addresses):
        for address in addresses:
            v6 = ":" in address
            self.run("ip", *(["-6"] if v6 else []), "addr", "add", address, "dev", interface, *(["nodad"] if v6 else []))
            if v6 and not self.address6:
                self.address6 = address.split("/")[0]
            if not v6 and not self.address:
                self.address = address.split("/")[0]


class Child:
    """A program started by a scenario."""

    def __init__(self, world, ns, words, log, stdin=False, env=None):
        self.name = os.path.basename(words[0])
        self.log_path = os.path.join(world.work, log)
        self.log = open(self.log_path, "wb")
        full = dict(os.environ, **(env or {}))
        self.process = subprocess.Popen(
            ["ip", "netns", "exec", ns.name, *map(str, words)] if ns else list(map(str, words)),
            stdin=subprocess.PIPE if stdin else subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT, env=full,
            start_new_session=True)
        world.children.append(self)

    @property
    def running(self):
        return self.process.poll() is None

    def text(self):
        with open(self.log_path, encoding="utf-8", errors="replace") as f:
            return f.read()

    def wait_for(self, words, seconds=10):
        end = time.time() + seconds
        while words not in self.text():
            if time.time() > end or not self.running:
                raise LabError(f"{self.name} never said '{words}': {self.text()[-400:]}")
            time.sleep(0.05)

    def say(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def signal(self, number):
        """Signals this program and what it started itself (its own process group)."""
        if self.running:
            os.killpg(self.process.pid, number)

    def wait(self, seconds=10):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise LabError(f"{self.name} did not end within {seconds} s: {self.text()[-400:]}")

    def kill(self):
        self.signal(signal.SIGKILL)
        self.wait()


class Capture:
    """tcpdump or dumpcap, running."""

    def __init__(self, world, ns, path, words, ready):
        self.path = path
        self.child = Child(world, ns, words, os.path.basename(path) + ".log")
        self.child.wait_for(ready)
        self.started = time.time()
        self.stopped = None

    def stop(self):
        if self.stopped is None:
            time.sleep(0.8)
            self.stopped = time.time()
            self.child.signal(signal.SIGINT)
            self.child.wait()


class World:
    """Everything that a scenario has made."""

    def __init__(self, work):
        self.work = work
        self.children = []
        self.spaces = {}

    def namespace(self, name, ipv6=False):
        self.spaces[name] = Namespace(name, ipv6)
        return self.spaces[name]

    def veth(self, a, name_a, b, name_b):
        sh("ip", "link", "add", name_a, "netns", a.name, "type", "veth", "peer", "name", name_b, "netns", b.name)
        a.link(name_a, "up")
        b.link(name_b, "up")

    def offload_off(self, ns, interface):
        """Makes the kernel write true checksums, as user-space relays need them."""
        ns.run("ethtool", "-K", interface, "tx", "off", "rx", "off", "tso", "off", "gso", "off", "gro", "off")

    def star(self, clients=1, ipv6=False, server="10.77.0.1"):
        """One switch; `srv` (s0) and `ua1`... (c0) on it. Returns the server and the list of clients."""
        switch = self.namespace("sw")
        switch.run("ip", "link", "add", "br0", "type", "bridge", "stp_state", "0", "mcast_snooping", "0")
        switch.link("br0", "up")
        srv = self.namespace("srv", ipv6)
        self.plug(switch, "p0", srv, "s0")
        srv.ip("s0", server + "/24", *(["fd77::1/64"] if ipv6 else []))
        uas = []
        for n in range(1, clients + 1):
            ua = self.namespace(f"ua{n}", ipv6)
            self.plug(switch, f"p{n}", ua, "c0")
            ua.ip("c0", f"10.77.0.{10 + n}/24", *([f"fd77::{10 + n}/64"] if ipv6 else []))
            ua.run("ip", "route", "add", "default", "via", server)
            uas.append(ua)
        return srv, uas

    def plug(self, switch, port, ns, interface):
        self.veth(switch, port, ns, interface)
        switch.link(port, "master", "br0")

    def routed(self, left="10.77.1.11", right="10.77.2.1", ipv6=False):
        """ua1 (c0) -- r0 [rtr] r1 -- srv (s0): two networks and a router between them."""
        ua, rtr, srv = (self.namespace(n, ipv6) for n in ("ua1", "rtr", "srv"))
        self.veth(rtr, "r0", ua, "c0")
        self.veth(rtr, "r1", srv, "s0")
        ua.ip("c0", left + "/24")
        srv.ip("s0", right + "/24")
        gate = {}
        for side, address in (("r0", left), ("r1", right)):
            gate[side] = address.rsplit(".", 1)[0] + ".254"
            rtr.ip(side, gate[side] + "/24")
        ua.run("ip", "route", "add", "default", "via", gate["r0"])
        srv.run("ip", "route", "add", "default", "via", gate["r1"])
        rtr.sysctl("net.ipv4.ip_forward=1")
        return srv, rtr, ua

    def wire(self, *relay):
        """ua1 (c0) -- r0 [wire: relay.py] r1 -- srv (s0), one network."""
        ua, middle, srv = (self.namespace(n) for n in ("ua1", "wire", "srv"))
        self.veth(middle, "r0", ua, "c0")
        self.veth(middle, "r1", srv, "s0")
        for ns, interface in ((ua, "c0"), (srv, "s0")):
            self.offload_off(ns, interface)
        self.relay(middle, "r0", "r1", *relay)
        ua.ip("c0", "10.77.0.11/24")
        srv.ip("s0", "10.77.0.1/24")
        return srv, [ua]

    def relay(self, ns, a, b, *words):
        Child(self, ns, [sys.executable, "-m", "siplab.relay", a, b, *words], f"relay-{ns.name}.log").wait_for("relaying")

    def tcpdump(self, ns, interface, path, *words):
        if "-s" not in words:
            words = ("-s", "0") + words
        return Capture(self, ns, path, ["tcpdump", "-n", "-U", "--immediate-mode", "-Z", "root", "-i", interface, "-w", path,
                                        *words], "listening on")

    def dumpcap(self, ns, interfaces, path, *words):
        taps = [w for i in interfaces for w in ("-i", i)]
        return Capture(self, ns, path, ["dumpcap", "-q", *taps, "-w", path, *words], "File:")

    def end(self):
        for child in self.children:
            if child.running:
                child.kill()
