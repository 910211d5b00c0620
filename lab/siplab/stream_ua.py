"""The scripted client over streams: TCP, TLS (with a key log) and WebSocket (RFC 7118)."""
import base64
import os
import socket
import ssl
import struct

from .ua import Answer, Script


class StreamUa:
    """One connection; the script decides what is written in which piece."""

    def __init__(self, ns, server, user, secret, port, transport="TCP", keylog=None, **more):
        self.raw = ns.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.raw.bind((ns.address, port))
        self.raw.settimeout(5)
        self.raw.connect(server)
        self.socket = self.raw
        if transport in ("TLS", "WSS"):
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            context.minimum_version = ssl.TLSVersion.TLSv1_3
            if keylog:
                context.keylog_filename = keylog
            self.socket = context.wrap_socket(self.raw)
        self.web = transport in ("WS", "WSS")
        self.buffer = b""
        if self.web:
            self.handshake(server)
        contact = f"<sip:{user}@{ns.address}:{port};transport={transport.lower()}>"
        if self.web:
            contact = f"<sip:{user}@lab-{port}.invalid;transport=ws>"
        self.script = Script(user, secret, ns.address, port, transport=transport, contact=contact, **more)

    def handshake(self, server):
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET / HTTP/1.1\r\nHost: {server[0]}:{server[1]}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                             f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Protocol: sip\r\nSec-WebSocket-Version: 13\r\n"
                             "Origin: http://siptrail.test\r\n\r\n").encode())
        while b"\r\n\r\n" not in self.buffer:
            self.more()
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        if b" 101 " not in head:
            raise OSError(head.decode())

    def more(self):
        piece = self.socket.recv(65535)
        if not piece:
            raise OSError("connection closed by the server")
        self.buffer += piece

    def send(self, text):
        data = text.encode()
        if self.web:
            mask = os.urandom(4)
            size = bytes([0x80 | len(data)]) if len(data) < 126 else b"\xfe" + struct.pack("!H", len(data))
            data = b"\x81" + size + mask + bytes(c ^ mask[i % 4] for i, c in enumerate(data))
        self.socket.sendall(data)

    def payload(self):
        """Takes one WebSocket frame's text, or everything read so far on a plain stream."""
        if not self.web:
            return
        while True:
            if len(self.buffer) >= 4:
                size, start = self.buffer[1] & 0x7F, 2
                if size == 126:
                    size, start = struct.unpack("!H", self.buffer[2:4])[0], 4
                if len(self.buffer) >= start + size:
                    text, self.buffer = self.buffer[start:start + size], self.buffer[start + size:]
                    return text
            self.more()

    def receive(self):
        if self.web:
            return Answer(self.payload().decode())
        while b"\r\n\r\n" not in self.buffer.lstrip(b"\r\n"):
            self.more()
        head, _, self.buffer = self.buffer.lstrip(b"\r\n").partition(b"\r\n\r\n")
        return Answer(head.decode() + "\r\n\r\n")

    def register(self, **how):
        self.send(self.script.request(**how))
        return self.receive()

    def login(self, **how):
        first = self.register(**how)
        return first, self.register(credentials=self.script.credentials(first.challenge), **how)

    def close(self):
        self.socket.close()
