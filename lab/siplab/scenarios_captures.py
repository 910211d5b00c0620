"""Ordinary registrations, captured in ways that a reader of captures meets."""
import os
import time

from .lab import scenario
from .registrar import USERS
from .ua import Script
from .world import LabError, sh


@scenario("router-any-duplicates",
          "Plain routing, captured on the router with -i any: each packet twice, its TTL one lower.")
def duplicates(lab):
    srv, rtr, ua = lab.routed()
    server = lab.registrar(srv)
    lab.capture(rtr, "any", "-y", "LINUX_SLL2")
    lab.baresip(ua, "maren", server="10.77.2.1")
    server.wait_saved("maren")
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="60")


@scenario("any-sll-linphone", "Captured at the server with -i any and the older cooked link type (LINUX_SLL).")
def sll(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "any", "-y", "LINUX_SLL")
    lab.linphonec(ua, "jonas")
    server.wait_saved("jonas")
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="60")


@scenario("any-sll2-linphone", "Captured at the server with -i any and the newer cooked link type (LINUX_SLL2).")
def sll2(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "any", "-y", "LINUX_SLL2")
    lab.linphonec(ua, "jonas")
    server.wait_saved("jonas")
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="60")


@scenario("loopback-sipp", "Client and server on one machine, captured on the loopback interface.")
def loopback(lab):
    srv = lab.namespace("srv")
    srv.address = "127.0.0.1"
    server = lab.registrar(srv)
    lab.capture(srv, "lo")
    rows = [(f"ext{n:02d}", f"[authentication username=ext{n:02d} password=ext{n:02d}-secret]", 5080) for n in range(3)]
    lab.sipp(srv, rows, server="127.0.0.1", expires=120).finished("ended after its last call")
    lab.stale = []
    lab.intend(transactions=6, attempts=3, retransmissions=0, outcomes={"registered": 3}, granted="120")


@scenario("vlan-tagged-baresip", "Captured between two switches: every frame carries the 802.1Q tag of VLAN 77.")
def vlan(lab):
    tagged(lab, 77)


def tagged(lab, vid):
    ua, left, right, srv = (lab.namespace(n) for n in ("ua1", "left", "right", "srv"))
    lab.veth(left, "l0", ua, "c0")
    lab.veth(left, "l1", right, "r1")
    lab.veth(right, "r0", srv, "s0")
    for ns, interface in ((ua, "c0"), (srv, "s0")):
        lab.offload_off(ns, interface)
    lab.relay(left, "l0", "l1", "--tag", str(vid))
    lab.relay(right, "r0", "r1", "--tag", str(vid))
    ua.ip("c0", "10.77.0.11/24")
    srv.ip("s0", "10.77.0.1/24")
    server = lab.registrar(srv)
    lab.capture(right, "r1")
    lab.baresip(ua, "maren")
    server.wait_saved("maren")
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="60")


@scenario("pcapng-two-interfaces",
          "dumpcap on two interfaces of the server, one client on each: one pcapng with two interfaces.")
def two_interfaces(lab):
    srv, one, two = (lab.namespace(n) for n in ("srv", "ua1", "ua2"))
    for n, ua in ((1, one), (2, two)):
        lab.veth(srv, f"s{n}", ua, "c0")
        srv.ip(f"s{n}", f"10.77.{n}.1/24")
        ua.ip("c0", f"10.77.{n}.11/24")
        ua.run("ip", "route", "add", "default", "via", f"10.77.{n}.1")
    server = lab.registrar(srv, "udp:10.77.1.1:5060", "udp:10.77.2.1:5060")
    lab.capture(srv, ["s1", "s2"], kind="pcapng")
    lab.baresip(one, "maren", server="10.77.1.1")
    lab.linphonec(two, "jonas", server="10.77.2.1")
    server.wait_saved("maren")
    server.wait_saved("jonas")
    lab.intend(transactions=4, attempts=2, retransmissions=0, outcomes={"registered": 2}, granted="60")


@scenario("pcapng-router-two-interfaces",
          "dumpcap on both sides of a router: each packet twice, once per interface of the file.")
def router_interfaces(lab):
    srv, rtr, ua = lab.routed()
    server = lab.registrar(srv)
    lab.capture(rtr, ["r0", "r1"], kind="pcapng")
    lab.baresip(ua, "maren", server="10.77.2.1")
    server.wait_saved("maren")
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="60")


def in_order(lab, kind):
    """Gives the pieces that a rotating capture left their place in the order as names."""
    made = sorted(f for f in os.listdir(lab.out) if f.startswith(lab.name + "_") and f.endswith(kind))
    lab.files = []
    for n, old in enumerate(made, 1):
        os.rename(os.path.join(lab.out, old), lab.file(f"_{n:02d}{kind}"))


@scenario("rotated-by-time-baresip",
          "The server answers after 1.3 s and the capture rotates each second: request and answer lie in different files.")
def rotated(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv, DELAY_US=1300000, WORKERS=8)
    lab.capture(srv, "s0", "-G", "1", suffix="_%s")
    lab.baresip(ua, "maren")
    server.wait_saved("maren")
    time.sleep(4)
    lab.stop()
    in_order(lab, ".pcap")
    lab.intend(transactions=2, attempts=1, outcomes={"registered": 1}, granted="60")


@scenario("rotated-by-count-linphone", "dumpcap starts a new pcapng after each second packet.")
def ring(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "s0", "-b", "packets:2", suffix="_ring", kind="pcapng")
    phone = lab.linphonec(ua, "jonas")
    server.wait_saved("jonas")
    time.sleep(1)
    phone.child.say("quit")
    phone.finished("told to quit")
    lab.stop()
    in_order(lab, ".pcapng")
    lab.intend(transactions=3, attempts=2, retransmissions=0, outcomes={"registered": 1, "unregistered": 1}, granted="60")


@scenario("midstream-refresh-linphone",
          "The capture starts after the registration: its first REGISTER is a refresh with an older nonce.")
def midstream(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.linphonec(ua, "jonas", expires=20)
    server.wait_saved("jonas")
    time.sleep(2)
    lab.capture(srv, "s0")
    server.wait_saved("jonas", 2, seconds=30)
    lab.intend(transactions=1, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="20")


@scenario("midstream-after-challenge", "The capture starts between the challenge and its answer.")
def midstream_challenge(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv)
    phone = lab.scripted(ua, "tilda", "register, with a pause after the challenge")
    first = phone.register(expires=300)
    time.sleep(0.5)
    lab.capture(srv, "s0")
    phone.register(expires=300, credentials=phone.script.credentials(first.challenge))
    lab.intend(transactions=1, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="300")


@scenario("midstream-orphan-answer",
          "The capture starts after the last request: of this registration it holds the 200 only.")
def midstream_orphan(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv, DELAY_US=2500000)
    phone = lab.scripted(ua, "tilda", "register against a slow server")
    first = phone.register(expires=300, wait=6)
    phone.send(phone.script.request(expires=300, credentials=phone.script.credentials(first.challenge)))
    time.sleep(0.3)
    taken = lab.capture(srv, "s0")
    server.wait_saved("tilda")
    if not server.entries()[-1]["time"] < taken.started < server.entries()[-1]["answered"]:
        raise LabError("the capture did not begin between the request and its answer")
    lab.override("the script: the capture began after the request had left", transactions=1, retransmissions=0, attempts=1,
                 outcomes={"partial": 1}, granted=None, digests={})


def one_way(lab, *filters):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "s0", *filters)
    lab.baresip(ua, "maren")
    server.wait_saved("maren")
    time.sleep(0.5)
    lab.settle(ua)
    lab.findings = ["one-way-traffic"]
    lab.intend(transactions=2, retransmissions=0)


@scenario("one-way-requests-baresip", "Only the client's packets are captured.")
def one_way_requests(lab):
    one_way(lab, "src", "host", "10.77.0.11")
    lab.cause("maren", "one-way-capture", outcomes=("unanswered",))
    lab.override("the script: no answer can be in this file; the rising CSeq with credentials makes it one attempt", attempts=1,
                 outcomes={"unanswered": 1}, granted=None, digests=None)


@scenario("one-way-answers-baresip", "Only the server's packets are captured.")
def one_way_answers(lab):
    one_way(lab, "src", "host", "10.77.0.1")
    lab.override("the script: no request can be in this file", attempts=None, outcomes=None, granted=None, digests={})
    lab.note("Every attempt of this file is partial; whether the 401 and the 200 are one or two attempts is not asked.")


@scenario("snaplen-200-baresip", "Frames are cut after 200 bytes: most headers are gone.")
def snap_200(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "s0", "-s", "200")
    lab.baresip(ua, "maren")
    server.wait_saved("maren")
    lab.findings = ["cut-packets"]
    lab.override("nothing can be claimed: no REGISTER of this file is whole", transactions=None, retransmissions=None,
                 attempts=None, outcomes=None, granted=None, digests=None)


@scenario("snaplen-600-linphone",
          "Frames are cut after 600 bytes: only the credentials, the last header of linphonec, suffer.")
def snap_600(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "s0", "-s", "600")
    lab.linphonec(ua, "jonas")
    server.wait_saved("jonas")
    lab.findings = ["cut-packets"]
    lab.override("the cut goes through the Authorization header", digests=None)
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="60")


def certificate(lab):
    """A throw-away self-signed certificate."""
    key, cert = lab.work + "/key.pem", lab.work + "/cert.pem"
    sh("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
       "/CN=siptrail.test", "-keyout", key, "-out", cert)
    return {"WITH_TLS": True, "CERT": cert, "KEY": key}


def tls(lab, ua, srv, keylog):
    lab.registrar(srv, "tls:10.77.0.1:5061", **certificate(lab))
    taken = lab.capture(srv, "s0")
    phone = lab.stream(ua, "tilda", "register over TLS 1.3", server=("10.77.0.1", 5061), port=39001, transport="TLS", keylog=keylog)
    phone.login(expires=300)
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="300")
    return taken


@scenario("tls13-keylog", "Registration over TLS 1.3; the secrets are in a key log beside the capture.")
def tls_keylog(lab):
    srv, (ua,) = lab.star()
    lab.keylog = lab.name + ".keylog.txt"
    tls(lab, ua, srv, os.path.join(lab.out, lab.keylog))


@scenario("tls13-secrets-in-pcapng",
          "Registration over TLS 1.3; the secrets are in the pcapng itself (a decryption secrets block).")
def tls_dsb(lab):
    srv, (ua,) = lab.star()
    keylog = lab.work + "/keylog.txt"
    taken = tls(lab, ua, srv, keylog)
    lab.stop()
    lab.files = []
    sh("editcap", "--inject-secrets", "tls," + keylog, "-F", "pcapng", taken.path, lab.file(".pcapng"))
    os.remove(taken.path)


@scenario("tls-untrusted-linphone",
          "linphonec does not trust the server's certificate and ends the TLS handshake: no SIP at all.")
def tls_untrusted(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv, "tls:10.77.0.1:5061", **certificate(lab))
    lab.capture(srv, "s0")
    lab.linphonec(ua, "jonas", transport="tls", server_port=5061, verify=True)
    time.sleep(4)
    lab.findings = ["tls-failed"]
    lab.intend(transactions=0, retransmissions=0, attempts=0, outcomes={})


@scenario("websocket", "Registration over WebSocket (RFC 7118), the client's frames masked.")
def websocket(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv, "tcp:10.77.0.1:8088", WITH_WS=True)
    lab.capture(srv, "s0")
    phone = lab.stream(ua, "tilda", "register over WebSocket", server=("10.77.0.1", 8088), port=39001, transport="WS")
    phone.login(expires=300)
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="300")


@scenario("tcp-pieces-and-pipelines",
          "A REGISTER in four TCP segments, cut also inside its last CRLF; then a keep-alive and two users' REGISTERs in one segment.")
def pieces(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv)
    lab.capture(srv, "s0")
    phone = lab.stream(ua, "tilda", "register tilda in pieces, then piet on the same connection", port=39001)
    tilda, piet = phone.script, Script("piet", USERS["piet"], ua.address, 39001, transport="TCP")
    lab.used["piet"] = USERS["piet"]
    text = tilda.request(expires=300)
    for start, end in ((0, 9), (9, 180), (180, len(text) - 3), (len(text) - 3, len(text))):
        phone.send(text[start:end])
        time.sleep(0.15)
    answer = tilda.credentials(phone.receive().challenge)
    phone.send("\r\n\r\n" + tilda.request(expires=300, credentials=answer) + piet.request(expires=300))
    answers = [phone.receive(), phone.receive()]
    challenge = next(a.challenge for a in answers if a.code == 401)
    phone.send(piet.request(expires=300, credentials=piet.credentials(challenge)))
    phone.receive()
    lab.intend(transactions=4, attempts=2, retransmissions=0, outcomes={"registered": 2}, granted="300")
