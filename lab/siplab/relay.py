"""A wire in user space between two interfaces of one namespace: delay, VLAN tags (this kernel may have neither netem nor 8021q).

python3 -m siplab.relay A B [--delay-ms N] [--tag VID] : frames from A leave at B and the reverse, N ms later;
with --tag, frames towards B carry an 802.1Q tag, and frames towards A lose theirs (the kernel takes it off on reception).
"""
import argparse
import heapq
import select
import socket
import struct
import time

ETH_P_ALL = 3
PACKET_OUTGOING = 4


def tap(interface):
    s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    s.bind((interface, ETH_P_ALL))
    return s


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("a")
    parser.add_argument("b")
    parser.add_argument("--delay-ms", type=float, default=0)
    parser.add_argument("--tag", type=int)
    options = parser.parse_args()
    a, b = tap(options.a), tap(options.b)
    waiting, count = [], 0
    print("relaying", flush=True)
    while True:
        left = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        for ready in select.select([a, b], [], [], left)[0]:
            frame, (_, _, kind, _, _) = ready.recvfrom(65535)
            if kind == PACKET_OUTGOING:
                continue
            out = b if ready is a else a
            if options.tag is not None and out is b:
                frame = frame[:12] + struct.pack("!HH", 0x8100, options.tag) + frame[12:]
            count += 1
            heapq.heappush(waiting, (time.monotonic() + options.delay_ms / 1000, count, out, frame))
        while waiting and waiting[0][0] <= time.monotonic():
            _, _, out, frame = heapq.heappop(waiting)
            out.send(frame)


main()
