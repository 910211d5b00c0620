"""What the network does to a registration."""
import time

from .lab import scenario

COUNT_5060 = """
table inet watch {
  counter asked { }
  chain in {
    type filter hook prerouting priority -300; policy accept;
    udp dport 5060 @th,64,32 0x52454749 counter name asked %s
  }
}
"""


def unanswered(lab, verdict, cause, registrar):
    """baresip asks a server that gives no SIP answer, for the whole life of a transaction, and is then killed."""
    srv, (ua,) = lab.star()
    if registrar:
        lab.registrar(srv)
    srv.nft(COUNT_5060 % verdict)
    lab.capture(srv, "s0")
    phone = lab.baresip(ua, "maren")
    time.sleep(33.5)
    phone.crash()
    asked = srv.counters()["asked"]
    lab.settle(ua)
    lab.cause("maren", cause, outcomes=("unanswered",))
    lab.override("the server's nftables counter of REGISTER datagrams, and the client's log of one try", transactions=1,
                 retransmissions=asked - 1, attempts=1, outcomes={"unanswered": 1}, granted=None)
    lab.intend(retransmissions=10)


@scenario("server-down-icmp-baresip", "No server on the port: the host answers each REGISTER with ICMP port unreachable.")
def down_icmp(lab):
    unanswered(lab, "", "server-unreachable", False)


@scenario("silent-drop-timer-f-baresip", "The server's firewall drops each REGISTER without a word, until Timer F.")
def silent_drop(lab):
    unanswered(lab, "drop", "no-answer", True)


@scenario("server-down-tcp-reset-linphone", "No server on the TCP port: SYN and RST, no SIP at all.")
def down_tcp(lab):
    srv, (ua,) = lab.star()
    lab.capture(srv, "s0")
    lab.linphonec(ua, "jonas", transport="tcp")
    time.sleep(4)
    lab.findings = ["connection-refused"]
    lab.override("the script: there was no server", transactions=0, retransmissions=0, attempts=0, outcomes={}, granted=None)


DEAF = """
table inet cut {
  chain in {
    type filter hook input priority 0; policy accept;
    udp sport 5060 drop
  }
}
"""


@scenario("answers-lost-at-client-baresip", "The client's own firewall drops every answer: the server challenges each retransmission.")
def answers_lost(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    ua.nft(DEAF)
    lab.capture(srv, "s0")
    phone = lab.baresip(ua, "maren")
    time.sleep(33.5)
    phone.crash()
    lab.settle(ua)
    lab.cause("maren", "response-not-received", outcomes=("challenged",))
    lab.intend(transactions=1, attempts=1, retransmissions=10, outcomes={"challenged": 1})


LOSSY = """
table inet watch {
  counter asked { }
  counter lost { }
  chain in {
    type filter hook prerouting priority -300; policy accept;
    udp dport 5060 @th,64,32 0x52454749 counter name asked
    udp dport 5060 @th,64,32 0x52454749 numgen inc mod 2 == 0 counter name lost drop
  }
}
"""


@scenario("loss-every-second-baresip", "The server's network loses every second REGISTER that arrives; retransmissions win.")
def loss(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    srv.nft(LOSSY)
    lab.capture(srv, "s0")
    lab.baresip(ua, "maren", expires=15)
    server.wait_saved("maren", 2, seconds=60)
    time.sleep(0.5)
    counted = srv.counters()
    lab.note(f"nftables counted {counted['asked']} REGISTERs that arrived and {counted['lost']} that it dropped.")
    lab.findings = ["retransmissions"]
    handled = server.entries()
    lab.override("the server's log and its nftables counters", retransmissions=counted["asked"] - len({e["branch"] for e in handled}))
    lab.intend(transactions=4, attempts=2, retransmissions=4, outcomes={"registered": 2})


@scenario("delay-1300ms-baresip", "Each way takes 650 ms: every REGISTER is sent again before its answer comes.")
def delay(lab):
    srv, (ua,) = lab.wire("--delay-ms", "650")
    server = lab.registrar(srv)
    lab.capture(srv, "s0")
    lab.baresip(ua, "maren")
    server.wait_saved("maren")
    time.sleep(4)
    lab.findings = ["retransmissions"]
    lab.intend(transactions=2, attempts=1, outcomes={"registered": 1}, granted="60")


NAT = """
table ip nat {
  chain out {
    type nat hook postrouting priority 100; policy accept;
    oifname "r1" meta l4proto udp masquerade to :40000-49999 fully-random
  }
}
"""


def behind_nat(lab):
    srv, rtr, ua = lab.routed("192.168.77.20", "198.51.100.10")
    srv.run("ip", "route", "del", "default")
    rtr.nft(NAT)
    return srv, rtr, ua


@scenario("nat-baresip", "baresip stands behind a NAT; the capture is at the server.")
def nat(lab):
    srv, rtr, ua = behind_nat(lab)
    server = lab.registrar(srv, WITH_NAT=True)
    lab.capture(srv, "s0")
    lab.baresip(ua, "maren", server="198.51.100.10")
    server.wait_saved("maren")
    lab.findings = ["nat-detected"]
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="60")


@scenario("nat-both-sides-any", "The same NAT, captured on the router with -i any: each packet twice, before and after the NAT.")
def nat_any(lab):
    srv, rtr, ua = behind_nat(lab)
    server = lab.registrar(srv, WITH_NAT=True)
    lab.capture(rtr, "any", "-y", "LINUX_SLL2")
    lab.baresip(ua, "maren", server="198.51.100.10")
    server.wait_saved("maren")
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="60")


@scenario("nat-rebinding-baresip", "The NAT forgets its mapping after 4 s: each refresh comes from another port.")
def nat_rebinding(lab):
    srv, rtr, ua = behind_nat(lab)
    rtr.sysctl("net.netfilter.nf_conntrack_udp_timeout=4")
    rtr.sysctl("net.netfilter.nf_conntrack_udp_timeout_stream=4")
    server = lab.registrar(srv, WITH_NAT=True)
    lab.capture(srv, "s0")
    lab.baresip(ua, "maren", server="198.51.100.10", expires=15)
    server.wait_saved("maren", 3, seconds=60)
    ports = {e["source"] for e in server.entries()}
    lab.note(f"The server saw {len(ports)} different source ports.")
    lab.findings = ["nat-rebinding"]
    lab.intend(transactions=6, attempts=3, retransmissions=0, outcomes={"registered": 3}, granted="15")
