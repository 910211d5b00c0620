"""Messages that no well-made client sends, what the server says to them, and crowds."""
import time

from .lab import scenario
from .registrar import USERS
from .ua import hexed


@scenario("digest-miscalculated-three-ways",
          "Right passwords, wrong arithmetic: a trailing newline, the user with its domain, upper-case hex.")
def miscalculated(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv)
    lab.capture(srv, "s0")
    tilda = lab.scripted(ua, "tilda", "register, with a newline behind the password", port=5101)
    first = tilda.register(expires=300)
    tilda.register(expires=300, credentials=tilda.script.credentials(first.challenge, secret=USERS["tilda"] + "\n"))
    piet = lab.scripted(ua, "piet", "register, with user@domain inside the hash", port=5102)
    challenge = piet.register(expires=300).challenge
    whole = piet.script.credentials(challenge)
    ha1 = hexed("MD5", f"piet@siptrail.test:{challenge['realm']}:{USERS['piet']}")
    response = hexed("MD5", f"{ha1}:{challenge['nonce']}:{hexed('MD5', 'REGISTER:sip:siptrail.test')}")
    piet.register(expires=300, credentials=whole[:whole.index("response=")] + f'response="{response}"')
    wanda = lab.scripted(ua, "wanda", "register, with the response in upper-case hex", port=5103)
    whole = wanda.script.credentials(wanda.register(expires=300).challenge)
    at = whole.index('response="') + 10
    wanda.register(expires=300, credentials=whole[:at] + whole[at:].upper())
    lab.settle(ua)
    for user in ("tilda", "piet", "wanda"):
        lab.cause(user, "digest-miscalculated")
    lab.intend(transactions=6, attempts=3, retransmissions=0, outcomes={"rejected": 3})


@scenario("cseq-not-increased", "After a registration with CSeq n, the client refreshes with the same Call-ID and CSeq n-5.")
def old_cseq(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv)
    lab.capture(srv, "s0")
    phone = lab.scripted(ua, "tilda", "register, then refresh with an older CSeq")
    first, _ = phone.login(expires=300)
    phone.script.cseq -= 6
    phone.register(expires=300, credentials=phone.script.credentials(first.challenge))
    lab.settle(ua)
    lab.cause("tilda", "cseq-not-increased")
    lab.intend(transactions=3, attempts=2, retransmissions=0, outcomes={"registered": 1, "rejected": 1}, granted="300")


@scenario("contact-star-with-expires", "Contact: * comes with Expires: 60, which RFC 3261 10.2.2 forbids.")
def star_misused(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv)
    lab.capture(srv, "s0")
    phone = lab.scripted(ua, "tilda", "remove all contacts, with Expires 60")
    phone.login(expires=60, contact="*")
    lab.settle(ua)
    lab.cause("tilda", "contact-star-misuse")
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"rejected": 1})


@scenario("wrong-server-nonce", "Two servers with secrets of their own; the client carries the nonce of one to the other, to and fro.")
def two_servers(lab):
    srv, (ua,) = lab.star()
    srv.ip("s0", "10.77.0.2/24")
    lab.registrar(srv, "udp:10.77.0.1:5060", name="first")
    lab.registrar(srv, "udp:10.77.0.2:5060", name="second")
    lab.capture(srv, "s0")
    phone = lab.scripted(ua, "tilda", "register, each answer to the server that did not ask")
    answer = phone.register(expires=300)
    for n in range(1, 5):
        phone.server = ("10.77.0.2" if n % 2 else "10.77.0.1", 5060)
        answer = phone.register(expires=300, credentials=phone.script.credentials(answer.challenge))
    lab.settle(ua)
    lab.cause("tilda", "wrong-server-nonce")
    lab.intend(transactions=5, attempts=1, retransmissions=0, outcomes={"rejected": 1})


@scenario("two-phones-one-user", "Two baresips register the same user and both live: two contacts, none of them stale.")
def two_phones(lab):
    srv, (one, two) = lab.star(2)
    server = lab.registrar(srv, MAX_CONTACTS=5)
    lab.capture(srv, "s0")
    lab.baresip(one, "maren")
    lab.baresip(two, "maren")
    server.wait_saved("maren", 2)
    lab.intend(transactions=4, attempts=2, retransmissions=0, outcomes={"registered": 2}, granted="60")


@scenario("mixed-twenty-users", "Twenty users within a second: fourteen register, three have wrong passwords, three are unknown.")
def mixed(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv, users={u: s for u, s in USERS.items() if u not in ("ext17", "ext18", "ext19")})
    lab.capture(srv, "s0")
    for n in range(20):
        user = f"ext{n:02d}"
        wrong = n % 5 == 3
        phone = lab.scripted(ua, user, f"register {user}", port=5200 + n, secret="mistaken" if wrong else None)
        phone.login(expires=300)
        if wrong:
            lab.cause(user, "wrong-password")
        if n > 16:
            lab.cause(user, "credentials-rejected", "wrong-password", "server-secret-differs")
    lab.settle(ua)
    lab.note("ext18 has a wrong password and is unknown; the server says 401 to all six that fail.")
    for user in ("ext17", "ext18", "ext19"):
        del lab.used[user]
    lab.intend(transactions=40, attempts=20, retransmissions=0)


@scenario("answer-to-wrong-port", "Behind a NAT and without rport: the server answers to the Via port, where nobody listens.")
def wrong_port(lab):
    from .scenarios_network import behind_nat
    srv, rtr, ua = behind_nat(lab)
    lab.registrar(srv, NO_RPORT=True)
    lab.capture(srv, "s0")
    phone = lab.scripted(ua, "tilda", "register without rport, sending three times", server=("198.51.100.10", 5060))
    text = phone.script.request(expires=300, rport=False)
    for wait in (0.5, 1.0, 2.0):
        phone.send(text)
        phone.receive(wait)
    lab.settle(ua, server="198.51.100.10")
    lab.cause("tilda", "response-to-wrong-port", outcomes=("challenged",))
    lab.intend(transactions=1, attempts=1, retransmissions=2, outcomes={"challenged": 1})


@scenario("server-down-tcp-silent-linphone", "The server's firewall drops the SYNs: no TCP connection, no SIP at all.")
def syn_dropped(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv)
    srv.nft("""
table inet cut {
  chain in {
    type filter hook prerouting priority -450; policy accept;
    tcp dport 5060 drop
  }
}
""")
    lab.capture(srv, "s0")
    phone = lab.linphonec(ua, "jonas", transport="tcp")
    time.sleep(35)
    phone.crash()
    time.sleep(1)
    lab.findings = ["connection-timeout"]
    lab.intend(transactions=0, retransmissions=0, attempts=0, outcomes={})
