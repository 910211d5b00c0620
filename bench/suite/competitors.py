"""Who is measured on which capture, and by which command."""
import dataclasses
import os
import pathlib
import re
import shlex
import shutil
from typing import Optional

FIELDS = ["frame.number", "frame.time_epoch", "sip.Call-ID", "sip.CSeq", "sip.Status-Code"]
NO_LIMIT = "100000000"


@dataclasses.dataclass(frozen=True)
class Competitor:
    """
    key is what the bars ask for; package is Debian's. counts finds the number of SIP messages in what the program prints, where it
    prints it. ours audits, and its report is checked.
    """

    key: str
    label: str
    command: list
    program: str
    package: str
    counts: Optional[re.Pattern] = None
    ours: bool = False
    report: Optional[pathlib.Path] = None
    previous: bool = False

    def missing(self):
        return shutil.which(self.program) is None


def siptrail(key, label, launcher, file, report, formats, previous=False):
    command = [str(launcher), "audit", str(file), "-o", str(report)]
    command += ["--format", formats] if formats else []
    return Competitor(key, label, command, str(launcher), "", None, True, report, previous)


def of_siptrail(versions, file, reports):
    """CSV and JSON first: all ratios are to it."""
    now = versions.launcher
    found = [
        siptrail("siptrail", "siptrail, CSV + JSON", now, file, reports / "now", "csv,json"),
        siptrail("json", "siptrail, JSON alone", now, file, reports / "json", "json"),
        siptrail("everything", "siptrail, everything (CSV, JSON, HTML, SVG, PNG)", now, file, reports / "all", ""),
    ]
    if versions.previous:
        label = f"siptrail {versions.previous_name}, CSV + JSON"
        found.append(
            siptrail("previous", label, versions.previous, file, reports / "previous", "csv,json", previous=True)
        )
    return found


def of_others(file, mixed, pkts):
    """A filter is given to those who are faster with one, where there is something to filter out."""
    name = str(file)
    only_sip = ["udp", "port", "5060"]
    tshark = ["tshark", "-n", "-r"]
    fields = ["-T", "fields"] + [word for field in FIELDS for word in ("-e", field)]
    tcpdump = ["tcpdump", "-Z", "root", "-r", name, "-w"] if is_root() else ["tcpdump", "-r", name, "-w"]
    sngrep = ["sngrep", "-F", "-N", "-q", "-l", NO_LIMIT, "-I", name] + (only_sip if mixed else [])
    found = [
        Competitor("dd", "dd, blocks of 256 kB", ["dd", f"if={name}", "of=/dev/null", "bs=256k"], "dd", "coreutils"),
        Competitor(
            "libpcap", "tcpdump `udp port 5060`, to /dev/null", tcpdump + ["/dev/null"] + only_sip, "tcpdump", "tcpdump"
        ),
        Competitor(
            "sngrep", "sngrep -N" + (" with `udp port 5060`" if mixed else ""), sngrep, "sngrep", "sngrep"
        ),
        Competitor("sipgrep", "sipgrep, to /dev/null", ["sipgrep", "-C", "-I", name], "sipgrep", "sipgrep"),
        Competitor(
            "stat", "tshark -q -z sip,stat", tshark + [name, "-q", "-z", "sip,stat"], "tshark", "tshark",
            re.compile(r"Number of SIP messages: (\d+)"),
        ),
        Competitor("fields", "tshark -T fields, five fields", tshark + [name, "-Y", "sip"] + fields, "tshark", "tshark"),
    ]
    if mixed:
        pipe = shlex.join(tcpdump + ["-", " ".join(only_sip)]) + " | " + shlex.join(tshark + ["-", "-Y", "sip"] + fields)
        found.append(Competitor("piped", "tcpdump piped into tshark -T fields", ["sh", "-c", pipe], "tshark", "tshark"))
    if pkts:
        command = ["java", "-XX:-UsePerfData", "-cp", pkts, "io.siptrail.bench.PktsReading", name]
        counts = re.compile(r"SIP messages: (\d+)")
        found.append(Competitor("pkts", "pkts.io, method, Call-ID and CSeq", command, "java", "", counts))
    return found


def of_seed(versions, file, reports):
    """A capture of four packets: what a start costs."""
    now = versions.launcher
    found = [
        siptrail("csv", "siptrail, CSV alone", now, file, reports / "now", "csv"),
        siptrail("everything", "siptrail, everything", now, file, reports / "all", ""),
    ]
    if versions.previous:
        name = f"siptrail {versions.previous_name}"
        old = versions.previous
        found += [
            siptrail("previous", f"{name}, CSV alone", old, file, reports / "previous", "csv", previous=True),
            siptrail("previous-all", f"{name}, everything", old, file, reports / "previous-all", "", previous=True),
        ]
    stat = ["tshark", "-n", "-r", str(file), "-q", "-z", "sip,stat"]
    return found + [Competitor("stat", "tshark -q -z sip,stat", stat, "tshark", "tshark")]


def is_root():
    return os.geteuid() == 0
