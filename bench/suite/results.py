"""What was measured, and the page that says it."""
import os
import re
import statistics
import subprocess

from suite import bars


class Measured:
    """The runs of one competitor on one capture."""

    def __init__(self, competitor):
        self.competitor = competitor
        self.runs = []
        self.remarks = []
        self.over = competitor.missing()
        if self.over:
            self.remark(f"missing (Debian: {competitor.package})")

    def remark(self, text):
        if text not in self.remarks:
            self.remarks.append(text)

    def good(self):
        return [run for run in self.runs if not run.failed]

    def median(self, quantity):
        values = [getattr(run, quantity) for run in self.good()]
        return statistics.median(values) if values else None


class Results:
    def __init__(self):
        self.works = {}
        self.titles = {}
        self.rounds = []

    def add(self, work, title, competitors):
        self.titles[work] = title
        self.works[work] = {competitor.key: Measured(competitor) for competitor in competitors}

    def measured(self):
        return [(work, measured) for work, row in self.works.items() for measured in row.values()]

    def wall(self, work, key):
        return self.median(work, key, "wall")

    def peak(self, work, key):
        return self.median(work, key, "peak")

    def median(self, work, key, quantity):
        measured = self.works.get(work, {}).get(key)
        return measured.median(quantity) if measured else None

    @staticmethod
    def ratio(one, other):
        return None if one is None or not other else one / other

    @staticmethod
    def difference(one, other):
        return None if one is None or other is None else one - other

    @staticmethod
    def in_units(value, unit):
        return None if value is None else value / unit


def table(head, rows):
    lines = [head, ["---"] + ["---:"] * (len(head) - 1)] + rows
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def number(value, digits=2):
    if value is None:
        return ""
    if 0 < abs(value) < 0.1:
        return f"{value:.2g}"
    return f"{value:,.{digits}f}" if abs(value) < 100 else f"{value:,.0f}"


def seconds(value):
    return number(value, 3 if value is not None and value < 1 else 2)


def megabytes(value, floor):
    if value is None:
        return ""
    return f"{value / 1e6:,.0f}" if value > floor * 1.1 else f"< {floor / 1e6:.0f}"


def capture_table(results, work, base, floor):
    """base is the key of the competitor to which all others are compared."""
    reference = results.wall(work, base)
    rows = []
    for measured in results.works[work].values():
        walls = [run.wall for run in measured.good()]
        rows.append([
            measured.competitor.label,
            seconds(measured.median("wall")),
            seconds(min(walls)) + " to " + seconds(max(walls)) if len(walls) > 1 else "",
            number(results.ratio(measured.median("wall"), reference)),
            seconds(measured.median("cpu")),
            megabytes(measured.median("peak"), floor),
            str(len(walls)),
            "; ".join(measured.remarks),
        ])
    head = ["", "wall, s", "fastest to slowest", "ratio", "CPU, s", "peak, MB", "runs", ""]
    return table(head, rows)


def growth_table(results, floor):
    works = ["registrations-quarter", "registrations", "registrations-long", "aors"]
    rows = [
        [results.titles[work], seconds(results.wall(work, "siptrail")), seconds(results.median(work, "siptrail", "cpu")),
         megabytes(results.peak(work, "siptrail"), floor)]
        for work in works if work in results.works
    ]
    return table(["capture", "wall, s", "CPU, s", "peak, MB"], rows)


def bar_table(results, judged):
    mixed = "mixed-long" if "mixed-long" in results.works else "mixed"
    rows = []
    for bar in bars.bars(mixed):
        value = bar.measured(results)
        sign = "≥" if bar.at_least else "≤"
        stretch = f"{sign} {bar.stretch:g} {bar.unit}" if bar.stretch != bar.bar else ""
        measured = "" if value is None else f"{number(value, 3 if bar.unit == 's' else 2)} {bar.unit}"
        rows.append(
            [f"{bar.work}: {bar.what}", f"{sign} {bar.bar:g} {bar.unit}", stretch, measured, bar.verdict(value) if judged else ""]
        )
    return table(["", "bar", "stretch", "measured", ""], rows).replace(" x |", " × |")


def first_line(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return "missing"
    lines = (done.stdout + done.stderr).splitlines()
    return lines[0].strip() if lines else "unknown"


def machine():
    model = memory = "unknown"
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":", 1)[1].strip() for line in file if line.startswith("model name")), model)
    with open("/proc/meminfo", encoding="utf-8") as file:
        memory = f"{int(re.search(r'[0-9]+', file.readline()).group()) * 1024 / 1e9:.0f} GB"
    system = "Linux"
    if os.path.exists("/etc/os-release"):
        with open("/etc/os-release", encoding="utf-8") as file:
            names = dict(line.rstrip().split("=", 1) for line in file if "=" in line)
        system = names.get("PRETTY_NAME", system).strip('"')
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores of {model}, {memory} of memory, {system}, kernel {os.uname().release}"


def versions(siptrail):
    java = os.path.join(os.environ["JAVA_HOME"], "bin/java") if os.environ.get("JAVA_HOME") else "java"
    told = {
        "siptrail": siptrail,
        "Java": first_line([java, "-version"]),
        "tshark": first_line(["tshark", "--version"]),
        "tcpdump": first_line(["tcpdump", "--version"]),
        "libpcap": libpcap(),
        "sngrep": first_line(["sngrep", "-V"]),
        "sipgrep": first_line(["sipgrep", "-V"]),
        "dd": first_line(["dd", "--version"]),
    }
    return "".join(f"- {name}: {version}\n" for name, version in told.items())


def libpcap():
    try:
        done = subprocess.run(["tcpdump", "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return "missing"
    told = re.search(r"libpcap version .*", done.stdout + done.stderr)
    return told.group() if told else "unknown"


def round_table(results):
    rows = [[name, number(load), number(others)] for name, load, others in results.rounds]
    return table(["round", "load before", "cores that others used"], rows)


def page(results, options, versions_found, floor, warnings):
    parts = ["# Results\n", intro(options, versions_found)]
    parts += [f"> {warning}\n" for warning in warnings]
    parts += ["## Bars\n", bar_table(results, not options.quick)]
    for work in ["registrations", "mixed", "mixed-long"]:
        if work in results.works:
            parts += [f"## {results.titles[work]}\n", capture_table(results, work, "siptrail", floor)]
    parts += [
        "## Start\n",
        "The sample capture of four packets; every run is a new process, and Java's archive of classes is there.\n",
        capture_table(results, "seed", "csv", floor),
        "## Growth\n",
        "siptrail with CSV and JSON. The captures of registrations have the same users.\n",
        growth_table(results, floor),
        "## Machine\n", machine() + ".\n", versions(versions_found.name),
        "## Rounds\n",
        "Before each round the load of the last minute, in which the bench itself is counted; during its runs, the cores that went to"
        " neither the program that was measured nor the bench.\n",
        round_table(results),
        "## Commands\n", commands(results),
    ]
    return "\n".join(parts)


def intro(options, found):
    switches = " --quick" * options.quick + " --long" * options.long + f" --rounds {options.rounds}"
    switches += f" --previous {found.previous_name}" if found.previous else ""
    text = f"Written by `bench/run{switches}` at {found.name}. Wall time, processor time and peak memory"
    text += " are medians over the runs; a competitor that takes more than 20 s runs once. The ratio is to siptrail with CSV and JSON; at"
    text += " the start, to siptrail with CSV alone. What siptrail reports is compared with what was planted in the capture,"
    text += " in every run.\n"
    if options.quick:
        text += "\n**A quick run: in captures this small starting is most of the time, and the bars are not judged.**\n"
    return text


def commands(results):
    lines = []
    for work, measured in results.measured():
        if work in ("registrations", "mixed"):
            lines.append(" ".join(shortened(word) for word in measured.competitor.command))
    return "```\n" + "\n".join(dict.fromkeys(lines)) + "\n```\n"


def shortened(word):
    """Without the folders, which are different everywhere."""
    if ":/" in word:
        return "CLASSPATH"
    text = re.sub(r"[^ =']*/([^/ ]+)\.pcap", "FILE.pcap", word)
    if re.fullmatch(r"/\S*/versions/[^/]+/siptrail", text):
        return "previous/siptrail"
    if re.fullmatch(r"/\S*/siptrail", text):
        return "./siptrail"
    text = re.sub(r"^/\S*/report/\w+$", "REPORT", text)
    return f'"{text}"' if " " in text else text
