"""What the registrar keeps: accumulation, lapses, big answers, dead contacts."""
import time

from .lab import scenario


def restarts(lab, srv, ua, times, **how):
    """linphonec starts, registers and is killed, again and again, each time on another port; the last one lives."""
    server = lab.servers[0]
    phone = None
    for n in range(times):
        if phone:
            time.sleep(1)
            phone.crash()
        phone = lab.linphonec(ua, "jonas", port=41000 + 111 * n, expires=600,
                              contact_parameters=f"line=7c{n}e{n * 37 + 11:04x}", **how)
        server.wait_saved("jonas", n + 1)
    time.sleep(0.5)


@scenario("contacts-accumulate-line-linphone",
          "Five starts, four crashes, a new port and line= each time: the 200 lists one to five contacts.")
def accumulate(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv)
    lab.capture(srv, "s0")
    restarts(lab, srv, ua, 5)
    lab.findings = ["stale-contact", "contact-accumulation"]
    lab.stale = [{"contact": f":{41000 + 111 * n}", "reason": "superseded"} for n in range(4)]
    lab.intend(transactions=10, attempts=5, retransmissions=0, outcomes={"registered": 5}, granted="600")


@scenario("contacts-replaced-instance-linphone",
          "The same five starts with one +sip.instance: the server replaces the old contact each time.")
def replaced(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv)
    lab.capture(srv, "s0")
    restarts(lab, srv, ua, 5, uuid="5f2c11d0-3b64-4f0e-9d1a-6a0b4c7e2d18")
    lab.stale = []
    lab.intend(transactions=10, attempts=5, retransmissions=0, outcomes={"registered": 5}, granted="600")


@scenario("binding-expires-baresip", "baresip registers for 12 s and is killed; a query after 16 s lists no contact.")
def lapse(lab):
    srv, (one, two) = lab.star(2)
    server = lab.registrar(srv)
    lab.capture(srv, "s0")
    phone = lab.baresip(one, "maren", expires=12)
    server.wait_saved("maren")
    phone.crash()
    time.sleep(16)
    query = lab.scripted(two, "maren", "ask for the contacts of maren")
    query.login(contact="")
    lab.findings = ["binding-expired"]
    lab.intend(transactions=4, attempts=2, retransmissions=0, outcomes={"registered": 1, "queried": 1}, granted="12")


@scenario("late-refresh-baresip",
          "baresip registers for 12 s and is stopped (SIGSTOP) for 20 s: its refresh comes after the binding lapsed.")
def late(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "s0")
    phone = lab.baresip(ua, "maren", expires=12)
    server.wait_saved("maren")
    time.sleep(2)
    phone.freeze()
    time.sleep(18)
    phone.thaw()
    server.wait_saved("maren", 2)
    lab.findings = ["refresh-late"]
    lab.intend(transactions=4, attempts=2, retransmissions=0, outcomes={"registered": 2}, granted="12")


def pile(lab, ua, count, server="10.77.0.1"):
    """SIPp registers many contacts for one AOR, one after the other."""
    rows = [("odile", "[authentication username=odile password=v3rmilion]", 42000 + n) for n in range(count)]
    lab.sipp(ua, rows, server=server, rate=20, limit=1, expires=600).finished("ended after its last call")


@scenario("big-200-ipv4", "Thirty contacts of one AOR: the 200 grows beyond 1500 bytes and leaves in IP fragments.")
def big(lab):
    srv, (ua, other) = lab.star(2)
    server = lab.registrar(srv)
    lab.capture(srv, "s0")
    pile(lab, ua, 30)
    lab.baresip(other, "odile", expires=600)
    server.wait_saved("odile", 31)
    lab.findings = ["response-near-mtu"]
    lab.intend(transactions=62, attempts=31, retransmissions=0, outcomes={"registered": 31}, granted="600")


@scenario("big-200-port-filter",
          "The same, captured with the filter 'port 5060': the tails of the fragmented 200s are not in the file.")
def big_filtered(lab):
    srv, (ua, other) = lab.star(2)
    server = lab.registrar(srv)
    lab.capture(srv, "s0", "port", "5060")
    pile(lab, ua, 30)
    lab.baresip(other, "odile", expires=600)
    server.wait_saved("odile", 31)
    lab.findings = ["fragments-missing"]
    lab.override("server log; what of it a capture without tails can show is a matter of judgement", outcomes=None, granted=None)
    lab.intend(transactions=62, attempts=31, retransmissions=0)


@scenario("big-200-ipv6", "Over IPv6, the 200 with many contacts is fragmented by its sender.")
def big6(lab):
    srv, (ua, other) = lab.star(2, ipv6=True)
    server = lab.registrar(srv, "udp:10.77.0.1:5060", "udp:[fd77::1]:5060")
    pile(lab, ua, 30)
    lab.capture(srv, "s0")
    lab.baresip(other, "odile", server="fd77::1", expires=600)
    server.wait_saved("odile", 31)
    lab.stale = []
    lab.findings = ["response-near-mtu"]
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="600")


TAIL_LOST = """
table inet lost {
  counter tails { }
  chain wire {
    type filter hook prerouting priority -450; policy accept;
    ip frag-off & 0x1fff != 0 counter name tails drop
    frag frag-off != 0 counter name tails drop
  }
}
"""


def tail_lost(lab, capture_at):
    srv, rtr, ua = lab.routed()
    server = lab.registrar(srv)
    pile(lab, ua, 30, server="10.77.2.1")
    rtr.nft(TAIL_LOST)
    lab.capture(*((rtr, "r0") if capture_at == "client" else (srv, "s0")))
    phone = lab.baresip(ua, "odile", server="10.77.2.1", expires=600)
    server.wait_handled(62, "odile")
    time.sleep(33.5)
    phone.crash()
    lab.settle(ua, server="10.77.2.1")
    lost = rtr.counters()["tails"]
    lab.note(f"The router dropped {lost} fragments that were not the first (its nftables counter).")
    lab.stale = None
    lab.intend(transactions=2, attempts=1)


@scenario("big-200-tail-lost-client-side",
          "The router between loses every fragment but the first; captured between router and client.", 130)
def tail_lost_client(lab):
    tail_lost(lab, "client")
    lab.cause("odile", "response-fragment-lost", outcomes=("unanswered", "challenged"))
    lab.override("the script: no whole 200 ever passed the point of capture", outcomes={"unanswered": 1}, granted=None)


@scenario("big-200-tail-lost-server-side", "The same loss, captured at the server, where both fragments are seen.", 130)
def tail_lost_server(lab):
    tail_lost(lab, "server")
    lab.findings = ["response-not-received"]
    lab.intend(outcomes={"registered": 1})


@scenario("options-ping-dead-icmp",
          "The registrar pings both contacts; one phone is killed, its host answers ICMP port unreachable.")
def dead_icmp(lab):
    srv, (one, two) = lab.star(2)
    server = lab.registrar(srv, PING_INTERVAL=3)
    lab.capture(srv, "s0")
    dead, alive = lab.baresip(one, "maren", expires=600), lab.baresip(two, "ruben", expires=600)
    server.wait_saved("maren")
    server.wait_saved("ruben")
    dead.crash()
    time.sleep(13)
    lab.findings = ["stale-contact"]
    lab.stale = [{"contact": "@10.77.0.11:5070", "reason": "unreachable", "confidence": "proven"}]
    lab.intend(transactions=4, attempts=2, retransmissions=0, outcomes={"registered": 2}, granted="600")


CUT_OFF = """
table inet cut {
  chain in {
    type filter hook prerouting priority -450; policy drop;
  }
}
"""


@scenario("options-ping-dead-silent", "The registrar pings both contacts; one host is cut off and answers nothing.")
def dead_silent(lab):
    srv, (one, two) = lab.star(2)
    server = lab.registrar(srv, PING_INTERVAL=3)
    lab.capture(srv, "s0")
    dead, alive = lab.baresip(one, "maren", expires=600), lab.baresip(two, "ruben", expires=600)
    server.wait_saved("maren")
    server.wait_saved("ruben")
    dead.crash()
    one.nft(CUT_OFF)
    srv.run("ip", "neigh", "replace", "10.77.0.11", "lladdr", "02:00:00:00:00:11", "dev", "s0", "nud", "permanent")
    time.sleep(40)
    lab.findings = ["stale-contact"]
    lab.stale = [{"contact": "@10.77.0.11:5070", "reason": "unreachable", "confidence": "likely"}]
    lab.intend(transactions=4, attempts=2, retransmissions=0, outcomes={"registered": 2}, granted="600")
