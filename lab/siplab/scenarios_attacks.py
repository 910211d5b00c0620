"""Scanners and guessers (sipvicious)."""
import os
import time

from .lab import scenario


@scenario("scanner-sipvicious", "svmap finds the server with OPTIONS, svwar tries the extensions 495 to 504 with REGISTER.")
def scanner(lab):
    srv, (one, two) = lab.star(2)
    server = lab.registrar(srv, KNOWN="^(maren|500|501)$")
    lab.capture(srv, "s0")
    phone = lab.baresip(one, "maren")
    server.wait_saved("maren")
    lab.tool(two, "", "find SIP servers", "svmap", "10.77.0.1").finished("ended by itself")
    lab.tool(two, "", "find extensions 495 to 504", "svwar", "-m", "REGISTER", "-e", "495-504", "10.77.0.1").finished(
        "ended by itself")
    lab.settle(two)
    lab.findings = ["scanner"]


def guess(lab, words, found, **knobs):
    srv, (one, two) = lab.star(2)
    server = lab.registrar(srv, **knobs)
    lab.capture(srv, "s0")
    phone = lab.baresip(one, "maren")
    server.wait_saved("maren")
    path = os.path.join(lab.work, "words")
    with open(path, "w") as f:
        f.write("\n".join(words) + "\n")
    lab.tool(two, "", "guess the password of 500", "svcrack", "-u", "500", "-d", path, "10.77.0.1").finished("ended by itself", 60)
    time.sleep(1)
    lab.settle(two)
    lab.varies("svcrack waits 5 ms for the first challenge; when it comes later, it asks again under another Call-ID",
               "transactions", "attempts", "outcomes", "digests")
    lab.used["500"] = "letmein500"
    lab.findings = ["brute-force"]
    accepted = [e for e in server.handled("500") if e["code"] == 200]
    lab.note(f"The server accepted {len(accepted)} of {len(server.handled('500'))} REGISTERs for 500.")
    if bool(accepted) != found:
        raise AssertionError("the guesser was to " + ("succeed" if found else "fail"))


@scenario("brute-force-fails-svcrack", "svcrack tries sixty wrong passwords.")
def guess_fails(lab):
    guess(lab, [f"guess{n:02d}" for n in range(60)], False, WITH_QOP=True)


@scenario("brute-force-succeeds-svcrack", "svcrack tries forty passwords; the last one is right.")
def guess_succeeds(lab):
    guess(lab, [f"guess{n:02d}" for n in range(39)] + ["letmein500"], True, WITH_QOP=True)


@scenario("brute-force-malformed-svcrack",
          "The server offers no qop; svcrack sends qop without nc and cnonce, so that no password could ever fit.")
def guess_malformed(lab):
    guess(lab, [f"guess{n:02d}" for n in range(30)] + ["letmein500"], False)
    lab.note("The server calls these credentials 'not filled properly' (-1) and compares no response.")
