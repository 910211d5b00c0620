"""From the server's log to what a reader of the capture must find.

The definitions are those of the project's contract (transaction, attempt, outcome). They are applied here to what the
server wrote down, never to packets, and never by the program under test.
"""
SETTLE = 32.0
# Kamailio notes an answer just after it left; by then another of its processes may have noted the client's next request.
LOG_RACE = 0.05
CONTINUES = {413, 416, 420, 421, 423, 494}


class Transaction:
    """The same REGISTER as often as it reached the server, and the first answer that the server gave it."""

    def __init__(self, entry):
        self.first = entry
        self.entries = [entry]

    @property
    def code(self):
        return next((e["code"] for e in self.entries if e["code"]), None)

    @property
    def answered(self):
        return next((e for e in self.entries if e["code"]), None)


def transactions(entries):
    known, found = {}, []
    for e in entries:
        key = (e["registrar"], e["branch"], e["call_id"], e["cseq"], e["credentials"].get("response"))
        if key in known:
            known[key].entries.append(e)
        else:
            known[key] = Transaction(e)
            found.append(known[key])
    return found


class Attempt:
    def __init__(self, transaction):
        self.transactions = [transaction]
        self.kind = None

    @property
    def last(self):
        return self.transactions[-1]

    def open_at(self, time):
        answer = self.last.answered
        done = answer is not None and answer["code"] // 100 == 2 and answer.get("answered", 0.0) - LOG_RACE <= time
        return not done and time - self.last.entries[-1]["time"] < SETTLE

    def followed_by(self, t):
        e, last = t.first, self.last
        if e["call_id"] != last.first["call_id"] or e["aor"] != last.first["aor"] or e["cseq"] < last.first["cseq"]:
            return False
        return bool(e["credentials"]) or last.code in CONTINUES or (last.code or 0) // 100 == 3

    def answers(self, t):
        """A challenge of this attempt is answered under another Call-ID."""
        nonce = t.first["credentials"].get("nonce")
        return (bool(nonce) and self.last.code in (401, 407) and not self.last.first["credentials"]
                and self.last.first["aor"] == t.first["aor"] and f'nonce="{nonce}"' in (self.last.answered or {}).get("answer", ""))


def attempts(found):
    """Groups the transactions of one hop into attempts."""
    made = []
    for t in found:
        at = t.first["time"]
        live = [a for a in reversed(made[-2000:]) if a.open_at(at)]
        home = next((a for a in live if a.followed_by(t)), None)
        if home is None and not any(a.last.first["call_id"] == t.first["call_id"] for a in live):
            home = next((a for a in live if a.answers(t)), None)
        if home is None:
            made.append(Attempt(t))
        else:
            home.transactions.append(t)
    return made


def asked_zero(entry):
    contact, expires = entry["contact"], entry["expires"]
    if contact.strip() == "*":
        return True
    own = [p.split("=", 1)[1] for p in contact.split(";") if p.strip().lower().startswith("expires=")]
    return bool(contact) and (own[-1].strip(" >") if own else expires) == "0"


def outcome(attempt, end):
    """`end` is the time of the capture's last frame."""
    last = attempt.last
    code = last.code
    if code is None:
        return "unanswered" if end - attempt.transactions[0].first["time"] >= SETTLE else "pending"
    if code // 100 == 2:
        if not last.first["contact"]:
            return "queried"
        return "unregistered" if asked_zero(last.first) else "registered"
    if code not in (401, 407) or last.first["credentials"]:
        return "rejected"
    return "challenged" if end - last.entries[-1]["time"] >= SETTLE else "pending"


def grants(attempt):
    """The expiry that the 200 gives the contact just registered, as the server wrote it."""
    e = attempt.last.answered
    if not e or e["code"] // 100 != 2 or asked_zero(e):
        return None
    own = e["contact"].split(">")[0].split("<")[-1]
    for line in e["answer"].split("\r\n"):
        if line.lower().startswith("contact:"):
            for part in line[8:].split("<sip:"):
                uri, _, rest = part.partition(">")
                if "sip:" + uri == own:
                    for p in rest.split(";"):
                        if p.strip().lower().startswith("expires="):
                            return p.split("=")[1].strip(" ,")
    return None


def digests(found):
    """How the server judged the credentials of each REGISTER; what it refused for another reason it did not judge."""
    judged = {"valid": 0, "invalid": 0, "unjudged": 0}
    for t in found:
        if t.first["credentials"] and t.first["registrar"] != "edge":
            rc = t.first["auth_rc"]
            judged["valid" if rc == 1 else "invalid" if rc == -2 else "unjudged"] += 1
    return {k: n for k, n in judged.items() if n}


def settled(attempt, end):
    last = attempt.last
    return last.code is not None and last.code // 100 == 2 or end - last.entries[-1]["time"] >= SETTLE


def derive(entries, end):
    """The `expected` numbers that follow from a complete server log (no loss between capture and server)."""
    found = transactions(entries)
    made = attempts([t for t in found if t.first["registrar"] != "edge"])
    outcomes = {}
    for a in made:
        name = outcome(a, end)
        outcomes[name] = outcomes.get(name, 0) + 1
    granted = {g for g in map(grants, made) if g}
    return {
        "transactions": len(found),
        "retransmissions": len(entries) - len(found),
        "attempts": len(made),
        "outcomes": dict(sorted(outcomes.items())),
        "digests": digests(found),
        "granted": granted.pop() if len(granted) == 1 else None,
        "unsettled": sum(not settled(a, end) for a in made),
    }
