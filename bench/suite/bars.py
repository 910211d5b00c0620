"""What SipTrail has to reach, as data, all in one place."""
import dataclasses
from typing import Callable, Optional

MB = 1e6


@dataclasses.dataclass(frozen=True)
class Bar:
    """at_least: whether more is better. A bar without stretch has the same twice."""

    work: str
    what: str
    at_least: bool
    bar: float
    stretch: float
    unit: str
    measured: Callable

    def verdict(self, value: Optional[float]):
        if value is None:
            return "not measured"
        if self.reaches(value, self.stretch) and self.stretch != self.bar:
            return "**stretch reached**"
        return "reached" if self.reaches(value, self.bar) else "**not reached**"

    def reaches(self, value, limit):
        return value >= limit if self.at_least else value <= limit


def times(other, work):
    """How many times as long as siptrail with CSV and JSON the other takes."""
    return lambda results: results.ratio(results.wall(work, other), results.wall(work, "siptrail"))


def of_dd(work):
    return lambda results: results.ratio(results.wall(work, "siptrail"), results.wall(work, "dd"))


def wall(work, key):
    return lambda results: results.wall(work, key)


def peak(work, key):
    return lambda results: results.in_units(results.peak(work, key), MB)


def more(work, key):
    return lambda results: results.difference(results.wall(work, key), results.wall(work, "siptrail"))


def growth(quantity, large, small):
    return lambda results: results.ratio(
        getattr(results, quantity)(large, "siptrail"), getattr(results, quantity)(small, "siptrail")
    )


def bars(mixed):
    """mixed is the name of the mixed capture that counts: the long one where it was measured."""
    regs, tens, seed = "registrations", "registrations-long", "seed"
    return [
        Bar("mixed", "times as fast as the filter of libpcap (tcpdump)", True, 1, 1, "x", times("libpcap", mixed)),
        Bar("mixed", "of the time of dd", False, 2.2, 1.6, "x", of_dd(mixed)),
        Bar("mixed", "times as fast as tshark sip,stat", True, 100, 100, "x", times("stat", mixed)),
        Bar("mixed", "times as fast as sngrep with a filter", True, 4, 4, "x", times("sngrep", mixed)),
        Bar("mixed", "times as fast as pkts.io", True, 12, 12, "x", times("pkts", mixed)),
        Bar(regs, "times as fast as tshark -T fields", True, 12, 20, "x", times("fields", regs)),
        Bar(regs, "times as fast as tshark sip,stat", True, 2.5, 5, "x", times("stat", regs)),
        Bar(regs, "times as fast as sngrep", True, 7, 12, "x", times("sngrep", regs)),
        Bar(regs, "times as fast as pkts.io", True, 5, 8, "x", times("pkts", regs)),
        Bar(regs, "more for HTML, SVG and PNG", False, 1.2, 0.6, "s", more(regs, "everything")),
        Bar(seed, "CSV alone, median", False, 0.2, 0.12, "s", wall(seed, "csv")),
        Bar(seed, "CSV alone, times as fast as tshark sip,stat", True, 1, 1, "x",
            lambda results: results.ratio(results.wall(seed, "stat"), results.wall(seed, "csv"))),
        Bar(seed, "everything, median", False, 0.7, 0.4, "s", wall(seed, "everything")),
        Bar("mixed", "peak memory", False, 150, 100, "MB", peak(mixed, "siptrail")),
        Bar(regs, "peak memory", False, 300, 250, "MB", peak(regs, "siptrail")),
        Bar("10 times as many messages", "times as much memory", False, 1.1, 1.0, "x", growth("peak", tens, regs)),
        Bar("10 times as many messages", "times as long", False, 10.5, 10, "x", growth("wall", tens, regs)),
        Bar("distinct AORs", "peak memory", False, 1000, 500, "MB", peak("aors", "siptrail")),
    ]
