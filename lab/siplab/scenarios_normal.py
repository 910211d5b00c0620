"""Healthy registrations."""
import time

from .lab import scenario


@scenario("normal-baresip-udp", "baresip registers over UDP: one challenge, one 200.")
def normal_baresip_udp(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "s0")
    lab.baresip(ua, "maren")
    server.wait_saved("maren")
    lab.intend(transactions=2, retransmissions=0, attempts=1, outcomes={"registered": 1}, granted="60")


@scenario("normal-linphone-udp", "linphonec registers over UDP, refreshes once with its old nonce, and leaves with Expires 0.")
def normal_linphone_udp(lab):
    srv, (ua,) = lab.star()
    server = lab.registrar(srv)
    lab.capture(srv, "s0")
    phone = lab.linphonec(ua, "jonas", expires=20)
    server.wait_saved("jonas", 2, seconds=40)
    phone.child.say("quit")
    phone.finished("told to quit")
    time.sleep(0.5)
