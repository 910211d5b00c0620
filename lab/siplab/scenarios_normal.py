"""Healthy registrations, refreshes and departures."""
import os
import sys
import time

from .lab import scenario
from .world import Child


@scenario("normal-baresip-udp", "baresip registers over UDP: one challenge, one 200.")
def baresip_udp(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "s0")
    lab.baresip(ua, "maren")
    server.wait_saved("maren")
    lab.intend(transactions=2, retransmissions=0, attempts=1, outcomes={"registered": 1}, granted="60")


@scenario("normal-baresip-tcp", "baresip registers over TCP.")
def baresip_tcp(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "s0")
    lab.baresip(ua, "maren", transport="tcp")
    server.wait_saved("maren")
    lab.intend(transactions=2, retransmissions=0, attempts=1, outcomes={"registered": 1}, granted="60")


@scenario("normal-baresip-ipv6", "baresip registers over UDP and IPv6.")
def baresip_ipv6(lab):
    srv, (ua,) = lab.star(ipv6=True)
    server = lab.registrar(srv, "udp:[fd77::1]:5060")
    lab.capture(srv, "s0")
    lab.baresip(ua, "maren", server="fd77::1")
    server.wait_saved("maren")
    lab.intend(transactions=2, retransmissions=0, attempts=1, outcomes={"registered": 1}, granted="60")


@scenario("normal-baresip-port-5083", "baresip registers at a server on port 5083.")
def baresip_port(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv, "udp:10.77.0.1:5083")
    lab.capture(srv, "s0")
    lab.baresip(ua, "maren", server_port=5083)
    server.wait_saved("maren")
    lab.intend(transactions=2, retransmissions=0, attempts=1, outcomes={"registered": 1})


def linphone_life(lab, srv, ua, registrar, **how):
    lab.capture(srv, "s0")
    phone = lab.linphonec(ua, "jonas", expires=20, **how)
    registrar.wait_saved("jonas", 2, seconds=40)
    phone.child.say("quit")
    phone.finished("told to quit")
    time.sleep(0.5)
    lab.intend(transactions=4, retransmissions=0, attempts=3, outcomes={"registered": 2, "unregistered": 1}, granted="20")


@scenario("normal-linphone-udp", "linphonec registers over UDP, refreshes once with the nonce it has, and leaves with Expires 0.")
def linphone_udp(lab):
    srv, (ua,) = lab.star()
    linphone_life(lab, srv, ua, lab.registrar(srv))


@scenario("normal-linphone-tcp", "linphonec registers over TCP, refreshes once on the same connection, and leaves.")
def linphone_tcp(lab):
    srv, (ua,) = lab.star()
    linphone_life(lab, srv, ua, lab.registrar(srv), transport="tcp")


@scenario("normal-linphone-ipv6", "linphonec registers over UDP and IPv6, refreshes once, and leaves.")
def linphone_ipv6(lab):
    srv, (ua,) = lab.star(ipv6=True)
    linphone_life(lab, srv, ua, lab.registrar(srv, "udp:[fd77::1]:5060"), server="fd77::1")


@scenario("normal-sipp-many", "SIPp registers twenty users, one after the other, ten a second.")
def sipp_many(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv)
    lab.capture(srv, "s0")
    rows = [(f"ext{n:02d}", f"[authentication username=ext{n:02d} password=ext{n:02d}-secret]", 5080) for n in range(20)]
    phone = lab.sipp(ua, rows, expires=120)
    phone.finished("ended after its last call")
    lab.stale = []  # SIPp's contacts lead nowhere now, but nothing in the capture could show it
    lab.intend(transactions=40, retransmissions=0, attempts=20, outcomes={"registered": 20}, granted="120")


@scenario("unregister-expires-0", "linphonec and baresip register, then both leave with Expires 0.")
def unregister(lab):
    srv, (one, two) = lab.star(2)
    server = lab.registrar(srv)
    lab.capture(srv, "s0")
    linphone, baresip = lab.linphonec(one, "jonas"), lab.baresip(two, "maren")
    server.wait_saved("jonas")
    server.wait_saved("maren")
    linphone.child.say("quit")
    linphone.finished("told to quit")
    baresip.leave()
    server.wait_saved("maren", 2)
    time.sleep(0.5)
    lab.intend(attempts=4, retransmissions=0, outcomes={"registered": 2, "unregistered": 2})


@scenario("unregister-star-sipsak", "sipsak registers one contact, then removes all of them with Contact: *.")
def unregister_star(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "s0")
    first = lab.sipsak(ua, "piet", "-C", "sip:piet@10.77.0.11:5090", "-x", "300")
    server.wait_saved("piet")
    first.finished("ended by itself")
    second = lab.sipsak(ua, "piet", "-C", "star", "-x", "0", port=5091)
    second.finished("ended by itself")
    lab.intend(transactions=4, attempts=2, outcomes={"registered": 1, "unregistered": 1})


@scenario("expires-shortened-baresip", "The server grants 15 s to a client that asks for 600; the client refreshes in time.")
def shortened(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv, MAX_GRANT=15)
    lab.capture(srv, "s0")
    lab.baresip(ua, "maren", expires=600)
    server.wait_saved("maren", 3, seconds=60)
    lab.findings = ["granted-differs"]
    lab.intend(retransmissions=0, attempts=3, outcomes={"registered": 3}, granted="15")


@scenario("two-hops-through-a-proxy", "A proxy forwards the REGISTERs; the capture on the proxy sees both hops.")
def two_hops(lab):
    srv, edge, ua = lab.routed()
    registrar = lab.registrar(srv)
    lab.registrar(edge, "udp:10.77.1.254:5060", "udp:10.77.2.254:5060", name="edge", EDGE=True, NEXT="sip:10.77.2.1:5060")
    lab.capture(edge, "any", "-y", "LINUX_SLL2")
    lab.baresip(ua, "maren", server="10.77.1.254")
    registrar.wait_saved("maren")
    lab.intend(transactions=4, retransmissions=0, attempts=1, outcomes={"registered": 1})



def bridged(lab, srv, ua, *how):
    """A scripted client over SCTP; the registrar is reached through a bridge at either end."""
    bridge = [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "sctp_bridge.py"), *how]
    Child(lab, srv, [*bridge, "listen", "10.77.0.1", "5060", "10.77.0.1", "5060"], "bridge1.log").wait_for("listening")
    Child(lab, ua, [*bridge, "connect", ua.address, "5070", "10.77.0.1", "5060", "8888"], "bridge2.log").wait_for("connected")
    lab.note("The SCTP stacks are usrsctp in a bridge to Kamailio's UDP: its received and rport are those of the bridge.")
    return lab.scripted(ua, "tilda", "register over SCTP", server=("127.0.0.1", 8888), port=5070, transport="SCTP")


@scenario("normal-sctp",
          "A client over SCTP registers, refreshes with REGISTERs longer than a packet, and removes its contact; the association ends.")
def over_sctp(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv)
    lab.capture(srv, "s0")
    phone = bridged(lab, srv, ua)
    phone.login(expires=300)
    phone.login(expires=300, extra=("X-Padding: " + "longer than a packet, " * 120,))
    phone.login(expires=0)
    phone.socket.sendto(b"bye", phone.server)
    time.sleep(1)
    lab.intend(transactions=6, attempts=3, retransmissions=0, outcomes={"registered": 2, "unregistered": 1})


@scenario("normal-sctp-in-udp", "A client over SCTP, which itself goes in UDP datagrams, registers.")
def over_sctp_in_udp(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv)
    lab.capture(srv, "s0")
    bridged(lab, srv, ua, "-e").login(expires=300)
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="300")


@scenario("server-down-sctp-abort", "A client wants an association, and the server's SCTP answers with an ABORT: nobody listens on that port.")
def sctp_refused(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv)
    lab.capture(srv, "s0")
    bridge = [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "sctp_bridge.py")]
    Child(lab, srv, [*bridge, "listen", "10.77.0.1", "5090", "10.77.0.1", "5060"], "bridge1.log").wait_for("listening")
    Child(lab, ua, [*bridge, "connect", ua.address, "5070", "10.77.0.1", "5060", "8888"], "bridge2.log").wait_for("not connected")
    lab.findings = ["connection-refused"]
    lab.intend(transactions=0, attempts=0, retransmissions=0)
