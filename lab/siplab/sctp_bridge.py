"""A wire between UDP and SCTP: each datagram of the one side is a user message of the other (RFC 4168).

The SCTP is that of usrsctp, the stack of FreeBSD in user space, since few kernels of test machines have one. It puts packets
on the wire as IP protocol 132, or with a port for UDP encapsulation (RFC 6951).

    sctp_bridge.py [-e] listen  ADDRESS PORT UDP-HOST UDP-PORT      what comes in goes to that UDP end, and its answers back
    sctp_bridge.py [-e] connect ADDRESS PORT TO-ADDRESS TO-PORT UDP-PORT   what comes to that UDP port of loopback goes out
"""
import ctypes
import socket
import struct
import sys
import threading

PROTOCOL = 132
ENCAPSULATION = 9899
lib = ctypes.CDLL("libusrsctp.so.2", use_errno=True)
lib.usrsctp_socket.restype = ctypes.c_void_p
lib.usrsctp_accept.restype = ctypes.c_void_p
lib.usrsctp_sendv.restype = ctypes.c_ssize_t
lib.usrsctp_recvv.restype = ctypes.c_ssize_t
NONE = ctypes.c_void_p(None)


def end(address, port):
    raw = struct.pack("=H", socket.AF_INET) + struct.pack("!H", port) + socket.inet_aton(address) + bytes(8)
    return ctypes.create_string_buffer(raw, 16)


def checked(result, what):
    if result is None or result == 0xFFFFFFFFFFFFFFFF or result == -1:
        sys.exit(f"{what}: errno {ctypes.get_errno()}")
    return result


def encapsulated(sock):
    """Tells the stack to which UDP port its packets go (SCTP_REMOTE_UDP_ENCAPS_PORT, for all peers)."""
    value = ctypes.create_string_buffer(struct.pack("=HHI", 0, 0, 0) + bytes(120) + struct.pack("=I", 0) + struct.pack("!H", ENCAPSULATION) + bytes(2))
    lib.usrsctp_setsockopt(ctypes.c_void_p(sock), PROTOCOL, 0x24, value, ctypes.c_uint32(len(value.raw) - 1))


def opened(address, port):
    sock = checked(lib.usrsctp_socket(socket.AF_INET, socket.SOCK_STREAM, PROTOCOL, NONE, NONE, 0, NONE), "socket")
    checked(lib.usrsctp_bind(ctypes.c_void_p(sock), end(address, port), 16), "bind")
    return sock


def send(sock, data):
    checked(lib.usrsctp_sendv(ctypes.c_void_p(sock), data, ctypes.c_size_t(len(data)), NONE, 0, NONE, 0, 0, 0), "send")


def receive(sock):
    data, whence, flags = ctypes.create_string_buffer(65536), ctypes.create_string_buffer(128), ctypes.c_int(0)
    size, info, length, kind = ctypes.c_uint32(128), ctypes.create_string_buffer(64), ctypes.c_uint32(64), ctypes.c_uint(0)
    count = lib.usrsctp_recvv(ctypes.c_void_p(sock), data, ctypes.c_size_t(65536), whence, ctypes.byref(size), info,
                              ctypes.byref(length), ctypes.byref(kind), ctypes.byref(flags))
    return data.raw[:count] if count > 0 else b""


def carry(sock, udp, peer):
    """Both ways until the association ends; `peer` is where UDP goes, as soon as it is known."""
    def down():
        while data := receive(sock):
            udp.sendto(data, peer[0])
        print("association over", flush=True)
    threading.Thread(target=down, daemon=True).start()
    while True:
        data, whence = udp.recvfrom(65535)
        peer[0] = whence
        if data == b"bye":
            lib.usrsctp_close(ctypes.c_void_p(sock))
            print("closed", flush=True)
            return
        send(sock, data)


def main(words):
    encapsulate = words[0] == "-e"
    mode, address, port, *rest = words[1:] if encapsulate else words
    lib.usrsctp_init(ctypes.c_uint16(ENCAPSULATION if encapsulate else 0), NONE, NONE)
    sock = opened(address, int(port))
    udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    if mode == "listen":
        checked(lib.usrsctp_listen(ctypes.c_void_p(sock), 4), "listen")
        print("listening", flush=True)
        while True:
            one = checked(lib.usrsctp_accept(ctypes.c_void_p(sock), NONE, NONE), "accept")
            udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            threading.Thread(target=carry, args=(one, udp, [(rest[0], int(rest[1]))]), daemon=True).start()
            udp.sendto(b"\r\n\r\n", (rest[0], int(rest[1])))
    if encapsulate:
        encapsulated(sock)
    if lib.usrsctp_connect(ctypes.c_void_p(sock), end(rest[0], int(rest[1])), 16) != 0:
        print(f"not connected: errno {ctypes.get_errno()}", flush=True)
        return
    udp.bind(("127.0.0.1", int(rest[2])))
    print("connected", flush=True)
    carry(sock, udp, [("127.0.0.1", 9)])
    threading.Event().wait(1.0)


if __name__ == "__main__":
    main(sys.argv[1:])
