"""Registrations that the server refuses, and clients that make it worse."""
import time

from .lab import scenario
from .registrar import USERS

REFUSED = ("rejected",)


def wrong_password(lab, agent_name, user, end, count, **knobs):
    """One client with a wrong password; it is killed after its tries, so that nothing stays undecided."""
    srv, (ua,) = lab.star()
    server = lab.registrar(srv, **knobs)
    lab.capture(srv, "s0")
    agent = getattr(lab, agent_name)(ua, user, secret="not-the-password")
    server.wait_handled(count, user)
    time.sleep(1.0)
    agent.crash()
    lab.settle(ua)
    lab.cause(user, "wrong-password")
    lab.intend(attempts=1, retransmissions=0, outcomes={"rejected": 1})


@scenario("wrong-password-401-baresip",
          "The password is wrong; the server says 401 each time, and baresip tries a burst of them.")
def wrong_401_baresip(lab):
    wrong_password(lab, "baresip", "maren", 401, 16)


@scenario("wrong-password-401-linphone", "The password is wrong; the server says 401 again, and linphonec stops.")
def wrong_401_linphone(lab):
    wrong_password(lab, "linphonec", "jonas", 401, 2)


@scenario("wrong-password-403-baresip", "The password is wrong; this server says 403.")
def wrong_403_baresip(lab):
    wrong_password(lab, "baresip", "maren", 403, 2, WRONG_CODE=403)


@scenario("wrong-password-403-linphone", "The password is wrong; this server says 403.")
def wrong_403_linphone(lab):
    wrong_password(lab, "linphonec", "jonas", 403, 2, WRONG_CODE=403)


def unknown_user(lab, agent_name, **knobs):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv, users={"maren": USERS["maren"]}, **knobs)
    lab.capture(srv, "s0")
    agent = getattr(lab, agent_name)(ua, "wanda")
    server.wait_handled(2, "wanda")
    time.sleep(1.0)
    agent.crash()
    lab.settle(ua)
    lab.used.clear()
    lab.intend(attempts=1, retransmissions=0, outcomes={"rejected": 1})


@scenario("unknown-user-401-linphone", "The server does not know the user and does not say so: 401 after 401.")
def unknown_401(lab):
    unknown_user(lab, "linphonec")
    lab.cause("wanda", "credentials-rejected")
    lab.note("On the wire this looks as a wrong password does; without the password, and with one, no reader can tell.")


@scenario("unknown-user-404-baresip",
          "The server does not know the user and says 404 after the credentials; it knows another user.")
def unknown_404(lab):
    unknown_user(lab, "baresip", UNKNOWN_CODE=404)
    lab.cause("wanda", "unknown-user")


@scenario("auth-user-mismatch-403-baresip",
          "The digest of another account is right, but the server allows it only for its own AOR: 403.")
def auth_user(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "s0")
    phone = lab.baresip(ua, "maren", auth_user="jonas", secret=USERS["jonas"])
    server.wait_handled(2, "maren")
    time.sleep(0.5)
    phone.crash()
    lab.settle(ua)
    lab.used = {"jonas": USERS["jonas"]}
    lab.cause("maren", "wrong-auth-username", "policy-refused")
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"rejected": 1})


@scenario("closed-before-challenge-403-linphone", "The server refuses every REGISTER with 403 before any challenge.")
def closed(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv, CLOSED=True)
    lab.capture(srv, "s0")
    phone = lab.linphonec(ua, "jonas")
    server.wait_handled(1, "jonas")
    time.sleep(0.5)
    phone.crash()
    lab.settle(ua)
    lab.cause("jonas", "policy-refused")
    lab.intend(transactions=1, attempts=1, retransmissions=0, outcomes={"rejected": 1})


@scenario("wrong-realm-answered", "The challenge names one realm, the client answers for another with the right password.")
def wrong_realm(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv)
    lab.capture(srv, "s0")
    phone = lab.scripted(ua, "tilda", "register, answering for the realm pbx.elsewhere.test")
    first = phone.register(expires=300)
    phone.register(expires=300, credentials=phone.script.credentials(first.challenge, realm="pbx.elsewhere.test"))
    lab.settle(ua)
    lab.cause("tilda", "realm-mismatch")
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"rejected": 1})


@scenario("wrong-realm-ha1-linphone", "linphonec holds an HA1 made for another realm and answers the challenge with it.")
def wrong_realm_ha1(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "s0")
    phone = lab.linphonec(ua, "jonas", ha1_realm="pbx.elsewhere.test")
    server.wait_handled(2, "jonas")
    time.sleep(2)
    phone.crash()
    lab.settle(ua)
    lab.cause("jonas", "wrong-password", "digest-miscalculated")
    lab.note("The header names the challenge's realm; only the arithmetic used the other one.")
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"rejected": 1})


@scenario("challenge-unanswered-linphone", "linphonec has no password at all: it never answers the challenge.")
def challenge_unanswered(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "s0")
    phone = lab.linphonec(ua, "jonas", secret="")
    server.wait_handled(1, "jonas")
    time.sleep(2)
    phone.crash()
    lab.settle(ua)
    lab.cause("jonas", "challenge-unanswered", outcomes=("challenged",))
    lab.intend(transactions=1, attempts=1, retransmissions=0, outcomes={"challenged": 1})


# ---- nonces ----------------------------------------------------------------------------------------------------------


def nonce_expired(lab, flag):
    """The nonce lives 5 s; linphonec refreshes with the old one, is challenged anew, and takes the new nonce."""
    srv, (ua,) = lab.star()
    server = lab.registrar(srv, NONCE_LIFE=5, STALE_FLAG=flag)
    lab.capture(srv, "s0")
    lab.linphonec(ua, "jonas", expires=20)
    server.wait_saved("jonas", 2, seconds=50)
    lab.intend(transactions=4, attempts=2, retransmissions=0, outcomes={"registered": 2}, granted="20")


@scenario("nonce-expired-recovered-plain",
          "The nonce expires between refreshes; the server sends a plain new challenge, the client follows.")
def expired_recovered_plain(lab):
    nonce_expired(lab, 0)


@scenario("nonce-expired-recovered-stale",
          "The nonce expires between refreshes; the server says stale=true, the client follows.")
def expired_recovered_stale(lab):
    nonce_expired(lab, 1)


def nonce_ignored(lab, flag):
    srv, (ua,) = lab.star()
    lab.registrar(srv, NONCE_LIFE=3, STALE_FLAG=flag)
    lab.capture(srv, "s0")
    phone = lab.scripted(ua, "tilda", "register, then refresh six times with the first nonce, whatever the server says")
    first, _ = phone.login(expires=60)
    time.sleep(5)
    for _ in range(6):
        phone.register(expires=60, credentials=phone.script.credentials(first.challenge))
        time.sleep(0.5)
    lab.settle(ua)
    lab.cause("tilda", "stale-ignored")
    lab.intend(transactions=8, attempts=2, retransmissions=0, outcomes={"registered": 1, "rejected": 1}, granted="60")


@scenario("nonce-expired-ignored-plain",
          "The nonce expired; each 401 offers a new one without a flag, the client keeps the old one.")
def expired_ignored_plain(lab):
    nonce_ignored(lab, 0)
    lab.findings = ["stale-flag-missing"]


@scenario("nonce-expired-ignored-stale",
          "The nonce expired; each 401 says stale=true with a new one, the client keeps the old one.")
def expired_ignored_stale(lab):
    nonce_ignored(lab, 1)


@scenario("nc-rising-linphone", "qop=auth and counted nonces; linphonec refreshes twice with a rising nc.")
def nc_rising(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv, WITH_NC=True)
    lab.capture(srv, "s0")
    lab.linphonec(ua, "jonas", expires=20)
    server.wait_saved("jonas", 3, seconds=70)
    lab.intend(transactions=4, attempts=3, retransmissions=0, outcomes={"registered": 3})


@scenario("nc-fresh-nonce-baresip", "qop=auth and counted nonces; baresip asks for a new nonce at each refresh, nc stays 1.")
def nc_fresh(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv, WITH_NC=True)
    lab.capture(srv, "s0")
    lab.baresip(ua, "maren", expires=15)
    server.wait_saved("maren", 3, seconds=50)
    lab.intend(transactions=6, attempts=3, retransmissions=0, outcomes={"registered": 3}, granted="15")


def nc_replayed(lab, flag):
    srv, (ua,) = lab.star()
    lab.registrar(srv, WITH_NC=True, STALE_FLAG=flag)
    lab.capture(srv, "s0")
    phone = lab.scripted(ua, "tilda", "register with nc 1, refresh with nc 2, then send nc 2 and nc 1 again")
    first, _ = phone.login(expires=300)
    for nc in (2, 2, 1):
        phone.register(expires=300, credentials=phone.script.credentials(first.challenge, nc=nc))
        time.sleep(0.3)
    lab.settle(ua)
    lab.intend(transactions=5, attempts=3, retransmissions=0, outcomes={"registered": 2, "rejected": 1})


@scenario("nc-replayed-plain", "The client repeats nonce counts; the server refuses them with a plain new challenge.")
def nc_replayed_plain(lab):
    nc_replayed(lab, 0)
    lab.cause("tilda", "nonce-replayed")


@scenario("nc-replayed-stale",
          "The client repeats nonce counts; the server refuses them with stale=true, the client keeps its nonce.")
def nc_replayed_stale(lab):
    nc_replayed(lab, 1)
    lab.cause("tilda", "stale-ignored", "nonce-replayed")


@scenario("sha256-linphone", "The server offers SHA-256 only; linphonec can.")
def sha256_linphone(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv, ALGORITHM="SHA-256")
    lab.capture(srv, "s0")
    lab.linphonec(ua, "jonas")
    server.wait_saved("jonas")
    lab.intend(transactions=2, attempts=1, retransmissions=0, outcomes={"registered": 1})


@scenario("sha256-baresip-cannot", "The server offers SHA-256 only; this baresip knows MD5 only and stays silent.")
def sha256_baresip(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv, ALGORITHM="SHA-256")
    lab.capture(srv, "s0")
    phone = lab.baresip(ua, "maren")
    server.wait_handled(1)
    time.sleep(1)
    phone.crash()
    lab.settle(ua)
    lab.cause("maren", "algorithm-mismatch", outcomes=("challenged",))
    lab.intend(transactions=1, attempts=1, retransmissions=0, outcomes={"challenged": 1})


# ---- expiry and policy -----------------------------------------------------------------------------------------------


@scenario("min-expires-423-honoured-linphone",
          "linphonec asks for 20 s, the server wants 60 (423), linphonec asks again for 60.")
def brief_honoured(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv, MIN_ASKED=60)
    lab.capture(srv, "s0")
    lab.linphonec(ua, "jonas", expires=20)
    server.wait_saved("jonas")
    lab.intend(attempts=1, retransmissions=0, outcomes={"registered": 1}, granted="60")


@scenario("min-expires-423-ignored", "A client asks for 20 s six times, although each 423 says Min-Expires: 60.")
def brief_ignored(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv, MIN_ASKED=60)
    lab.capture(srv, "s0")
    phone = lab.scripted(ua, "tilda", "register for 20 s, six times")
    first = phone.register(expires=20)
    for _ in range(6):
        phone.register(expires=20, credentials=phone.script.credentials(first.challenge))
        time.sleep(0.5)
    lab.settle(ua)
    lab.cause("tilda", "interval-too-brief")
    lab.intend(transactions=7, attempts=1, retransmissions=0, outcomes={"rejected": 1})


@scenario("max-contacts-linphone",
          "Two baresips hold the two contacts that the server allows; linphonec is refused although authenticated.")
def max_contacts(lab):
    srv, (one, two, three) = lab.star(3)
    server = lab.registrar(srv, MAX_CONTACTS=2, RETRY_AFTER=60)
    lab.capture(srv, "s0")
    lab.baresip(one, "maren", expires=120)
    lab.baresip(two, "maren", expires=120)
    server.wait_saved("maren", 2)
    phone = lab.linphonec(three, "maren", expires=120)
    server.wait_handled(6, "maren")
    time.sleep(0.5)
    phone.crash()
    lab.settle(three)
    lab.cause("maren", "too-many-contacts")
    lab.intend(transactions=6, attempts=3, retransmissions=0, outcomes={"registered": 2, "rejected": 1})


@scenario("overload-503-retry-after",
          "Thirty users arrive; the server takes 20 REGISTERs and answers all later ones 503 with Retry-After.")
def overload(lab):
    srv, (ua, other) = lab.star(2)
    server = lab.registrar(srv, CAPACITY=20)
    lab.capture(srv, "s0")
    rows = [(f"ext{n:02d}", f"[authentication username=ext{n:02d} password=ext{n:02d}-secret]", 5080) for n in range(30)]
    phones = lab.sipp(ua, rows, scenario="register-or-503", rate=10, expires=120)
    phones.child.wait(30)
    phones.ending = "ended after its last call"
    phone = lab.baresip(other, "maren")
    server.wait_handled(1, "maren")
    time.sleep(0.5)
    phone.crash()
    lab.settle(ua)
    for aor in {e["aor"] for e in server.entries() if e["code"] == 503}:
        lab.cause(aor.split(":")[1].split("@")[0], "server-overloaded")
    lab.stale = []
    lab.intend(transactions=41, attempts=31, retransmissions=0, outcomes={"registered": 10, "rejected": 21}, granted="120")


@scenario("overload-retry-after-ignored",
          "Each answer is 503 with Retry-After: 120; the client comes back every two seconds.")
def overload_ignored(lab):
    srv, (ua,) = lab.star()
    lab.registrar(srv, CAPACITY=0)
    lab.capture(srv, "s0")
    phone = lab.scripted(ua, "tilda", "register four times, two seconds apart, deaf to Retry-After")
    for _ in range(4):
        phone.register(expires=300)
        time.sleep(2)
    lab.settle(ua)
    lab.cause("tilda", "server-overloaded")
    lab.findings = ["retry-after-ignored"]
    lab.intend(transactions=4, attempts=4, retransmissions=0, outcomes={"rejected": 4})
