"""A scripted SIP client, for the faults that no real program produces.

It does nothing by itself: every message is sent because a scenario says so. UDP over IPv4 or IPv6 here; the stream
transports (TCP, TLS, WebSocket) are in stream_ua.py and share the text part.
"""
import hashlib
import random
import re
import socket
import time

ALGORITHMS = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}


def hexed(algorithm, text):
    return ALGORITHMS[algorithm](text.encode()).hexdigest()


def parameters(value):
    """The name=value pairs of a challenge, without quotes."""
    return {k.lower(): (q if q is not None else t)
            for k, q, t in re.findall(r'(\w+)\s*=\s*(?:"([^"]*)"|([^",\s]+))', value)}


class Answer:
    """A response, as text with the little structure that a script asks for."""

    def __init__(self, text):
        self.text = text
        self.code = int(text.split(" ", 2)[1])
        self.headers = [tuple(line.split(":", 1)) for line in text.split("\r\n\r\n", 1)[0].split("\r\n")[1:] if ":" in line]

    def all(self, name):
        return [v.strip() for n, v in self.headers if n.strip().lower() == name.lower()]

    @property
    def challenge(self):
        offered = self.all("WWW-Authenticate") + self.all("Proxy-Authenticate")
        return parameters(offered[0]) if offered else None


class Script:
    """Builds REGISTER requests; one instance is one Call-ID."""

    def __init__(self, user, secret, host, port, domain="siptrail.test", transport="UDP", agent="lab script", seed=None,
                 contact=None):
        self.random = random.Random(seed if seed is not None else f"{user}{host}{port}{time.time_ns()}")
        self.user, self.secret, self.domain = user, secret, domain
        self.host, self.port, self.transport, self.agent = host, port, transport, agent
        self.call_id = f"{self.token(12)}@{host}"
        self.tag = self.token(8)
        self.cseq = self.random.randrange(1, 400)
        self.contact = contact or f"<sip:{user}@{self.authority}{'' if transport == 'UDP' else ';transport=' + transport.lower()}>"

    @property
    def authority(self):
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    def token(self, length):
        return "".join(self.random.choice("0123456789abcdefghjkmnpqrstvwxyz") for _ in range(length))

    def credentials(self, challenge, nc=1, username=None, secret=None, realm=None, uri=None, algorithm=None, header=None):
        """The value of an Authorization header that answers `challenge` (RFC 7616), with what a script bends."""
        username, realm = username or self.user, realm or challenge["realm"]
        secret = self.secret if secret is None else secret
        uri = uri or f"sip:{self.domain}"
        algorithm = algorithm or challenge.get("algorithm", "MD5")
        ha1 = hexed(algorithm, f"{username}:{realm}:{secret}")
        ha2 = hexed(algorithm, f"REGISTER:{uri}")
        parts = [f'username="{username}"', f'realm="{realm}"', f'nonce="{challenge["nonce"]}"', f'uri="{uri}"',
                 f"algorithm={algorithm}"]
        if "qop" in challenge:
            cnonce, count = self.token(8), f"{nc:08x}"
            response = hexed(algorithm, f"{ha1}:{challenge['nonce']}:{count}:{cnonce}:auth:{ha2}")
            parts += ["qop=auth", f"nc={count}", f'cnonce="{cnonce}"']
        else:
            response = hexed(algorithm, f"{ha1}:{challenge['nonce']}:{ha2}")
        parts.append(f'response="{response}"')
        if "opaque" in challenge:
            parts.append(f'opaque="{challenge["opaque"]}"')
        return "Digest " + ", ".join(parts)

    def request(self, expires=None, credentials=None, header="Authorization", contact=None, extra=(), rport=True):
        """The text of the next REGISTER: CSeq rises, the branch is new."""
        self.cseq += 1
        contact = self.contact if contact is None else contact
        lines = [
            f"REGISTER sip:{self.domain} SIP/2.0",
            f"Via: SIP/2.0/{self.transport} {self.authority};branch=z9hG4bK{self.token(14)}" + (";rport" if rport else ""),
            "Max-Forwards: 70",
            f"From: <sip:{self.user}@{self.domain}>;tag={self.tag}",
            f"To: <sip:{self.user}@{self.domain}>",
            f"Call-ID: {self.call_id}",
            f"CSeq: {self.cseq} REGISTER",
        ]
        lines += [f"Contact: {contact}"] if contact else []
        lines += [f"Expires: {expires}"] if expires is not None else []
        lines += [f"{header}: {credentials}"] if credentials else []
        lines += [*extra, f"User-Agent: {self.agent}", "Content-Length: 0", "", ""]
        return "\r\n".join(lines)


class ScriptedUa:
    """A script with a UDP socket in a namespace; answers OPTIONS never, and is alive while its socket is open."""

    def __init__(self, ns, server, user, secret, port, **more):
        v6 = ":" in server[0]
        host = ns.address6 if v6 else ns.address
        self.server = server
        self.script = Script(user, secret, more.pop("host", host), port, **more)
        self.socket = ns.socket(socket.AF_INET6 if v6 else socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind((host, port))
        self.sent = []

    def send(self, text):
        self.sent.append(text)
        self.socket.sendto(text.encode(), self.server)

    def receive(self, seconds=3.0):
        """The next final answer to the last request, or None."""
        end = time.time() + seconds
        wanted = f"CSeq: {self.script.cseq} REGISTER"
        while (left := end - time.time()) > 0:
            self.socket.settimeout(left)
            try:
                text = self.socket.recv(65535).decode()
            except socket.timeout:
                return None
            except ConnectionRefusedError:
                continue
            if text.startswith("SIP/2.0 ") and wanted in text and not text.startswith("SIP/2.0 1"):
                return Answer(text)
        return None

    def register(self, wait=3.0, **how):
        """One REGISTER and its answer."""
        self.send(self.script.request(**how))
        return self.receive(wait)

    def login(self, **how):
        """REGISTER, challenge, REGISTER with credentials; returns both answers."""
        first = self.register(**how)
        return first, self.register(credentials=self.script.credentials(first.challenge), **how)

    def close(self):
        self.socket.close()
