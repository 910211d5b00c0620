"""The counting rules of truth.py on logs written by hand: python3 -m unittest siplab.test_truth (in lab/)."""
import unittest

from . import truth


def entry(time, cseq, code, nonce=None, call_id="a", branch=None, contact="<sip:m@h>", expires="60", answered=None, answer=""):
    credentials = {"nonce": nonce, "response": f"r{cseq}"} if nonce else {}
    return {"time": time, "registrar": "registrar", "aor": "sip:m@d", "call_id": call_id, "cseq": cseq, "branch": branch or f"b{cseq}",
            "contact": contact, "expires": expires, "credentials": credentials, "auth_rc": 1 if nonce else -5, "code": code,
            "answered": time if answered is None else answered, "answer": answer}


class Counting(unittest.TestCase):
    def expect(self, entries, end=100.0, **numbers):
        derived = truth.derive(entries, end)
        self.assertEqual(numbers, {k: derived[k] for k in numbers})

    def test_challenge_and_answer_are_one_attempt(self):
        self.expect([entry(0, 1, 401), entry(0.1, 2, 200, "n")], transactions=2, attempts=1, outcomes={"registered": 1})

    def test_the_same_request_again_is_a_retransmission(self):
        self.expect([entry(0, 1, None), entry(0.5, 1, None)], transactions=1, retransmissions=1, outcomes={"unanswered": 1})

    def test_a_request_without_credentials_after_a_challenge_begins_an_attempt(self):
        self.expect([entry(0, 1, 401), entry(1, 2, 401)], attempts=2, outcomes={"challenged": 2})

    def test_a_request_without_credentials_after_423_does_not(self):
        self.expect([entry(0, 1, 423), entry(1, 2, 200)], attempts=1, outcomes={"registered": 1})

    def test_a_refresh_after_the_200_begins_an_attempt(self):
        self.expect([entry(0, 1, 200, "n"), entry(50, 2, 200, "n")], attempts=2, outcomes={"registered": 2})

    def test_the_log_may_note_an_answer_after_the_next_request(self):
        self.expect([entry(0, 1, 200, "n", answered=0.011), entry(0.010, 2, 200, "n")], attempts=2, outcomes={"registered": 2})

    def test_a_request_sent_before_the_answer_continues(self):
        self.expect([entry(0, 1, 200, "n", answered=2.0), entry(1.0, 2, 200, "n")], attempts=1)

    def test_credentials_later_than_32_s_begin_an_attempt(self):
        self.expect([entry(0, 1, 401), entry(33, 2, 401, "n")], attempts=2, outcomes={"challenged": 1, "rejected": 1})

    def test_a_nonce_joins_its_challenge_although_the_call_id_changed(self):
        self.expect([entry(0, 1, 401, answer='nonce="n"'), entry(0.1, 2, 200, "n", call_id="b")], attempts=1)

    def test_expires_zero_and_star_unregister(self):
        self.expect([entry(0, 1, 200, "n", expires="0"), entry(40, 2, 200, "n", contact="*", expires="0")],
                    outcomes={"unregistered": 2})

    def test_no_contact_is_a_query(self):
        self.expect([entry(0, 1, 200, "n", contact="")], outcomes={"queried": 1})

    def test_what_the_end_leaves_open_is_pending(self):
        self.expect([entry(0, 1, 401)], end=5.0, outcomes={"pending": 1}, unsettled=1)


if __name__ == "__main__":
    unittest.main()
