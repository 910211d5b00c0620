"""The order of things: captures, truth, rounds, page."""
import argparse
import os
import pathlib
import shutil
import sys
import tempfile

from suite import captures, competitors, measuring, results, truth, versions

HOME = pathlib.Path(__file__).resolve().parents[2]
LONG_RUN = 20
BUSY = 0.1
GROWTH = ["registrations-quarter", "registrations-long", "aors"]


def options(arguments):
    parser = argparse.ArgumentParser(
        prog="bench/run",
        description="Measures siptrail side by side with its former version, tshark, sngrep, sipgrep, tcpdump, pkts.io and dd on"
        " generated captures, checks what it reports against what was planted, and writes a page of results.",
    )
    parser.add_argument("--quick", action="store_true", help="20,000 packets: whether the bench works, not how fast anything is")
    parser.add_argument("--rounds", type=int, default=0, metavar="N", help="runs of each (5; quick: 2)")
    parser.add_argument("--starts", type=int, default=0, metavar="N", help="runs on the sample capture (20; quick: 10)")
    parser.add_argument(
        "--previous", default="", metavar="JAR|COMMIT", help="the former version; none for none (default: the last tag)"
    )
    parser.add_argument("--long", action="store_true", help="also 15.5 million packets mixed and 10 million of registrations")
    parser.add_argument(
        "--cache", type=pathlib.Path, default=pathlib.Path(tempfile.gettempdir()) / "siptrail-bench", metavar="DIR",
        help="where captures and former versions are kept between runs (%(default)s)",
    )
    parser.add_argument("--only", default="", metavar="KEY,...", help="competitors by key: siptrail, previous, stat, ...")
    parser.add_argument("--limit", type=int, default=900, metavar="SECONDS", help="a run is killed after so long (%(default)s)")
    parser.add_argument(
        "--output", type=pathlib.Path, metavar="FILE", help="the page (bench/RESULTS.md; quick: RESULTS.md in the cache)"
    )
    parsed = parser.parse_args(arguments)
    parsed.rounds = parsed.rounds or (2 if parsed.quick else 5)
    parsed.starts = max(10, parsed.starts or (10 if parsed.quick else 20))
    parsed.cache = parsed.cache.resolve()
    parsed.output = parsed.output or (parsed.cache / "RESULTS.md" if parsed.quick else HOME / "bench/RESULTS.md")
    return parsed


def wanted_captures(quick, long):
    users = 400 if quick else 20_000
    found = [
        captures.Capture("registrations", "registrations", 20_000 if quick else 1_000_000),
        captures.Capture("mixed", "mixed", 20_000 if quick else 4_000_000),
        captures.Capture("registrations-quarter", "registrations", 5_000 if quick else 250_000, users),
        captures.Capture("aors", "aors", 2_000 if quick else 1_000_000),
    ]
    if long:
        found += [
            captures.Capture("mixed-long", "mixed", 50_000 if quick else 15_500_000),
            captures.Capture("registrations-long", "registrations", 200_000 if quick else 10_000_000, users),
        ]
    return found


class Bench:
    def __init__(self, chosen):
        self.options = chosen
        self.cache = chosen.cache
        self.reports = self.cache / f"report-{os.getpid()}" / "report"
        self.results = results.Results()
        self.truths = {}
        self.files = {}
        self.checked_rows = set()
        self.warnings = []

    def run(self):
        self.cache.mkdir(parents=True, exist_ok=True)
        self.reports.mkdir(parents=True)
        try:
            self.versions = versions.found(HOME, self.cache, self.options.previous)
            self.prepare()
            jar = self.versions.jar_time()
            self.all_rounds()
            if self.versions.jar_time() != jar:
                raise SystemExit("bench: siptrail was built anew meanwhile; leave the sources alone and run it again")
            self.write()
        finally:
            shutil.rmtree(self.reports.parent, ignore_errors=True)

    def prepare(self):
        pkts = versions.pkts_classpath(HOME) if self.wants("pkts") else ""
        if not pkts and self.wants("pkts"):
            self.warnings.append("pkts.io is missing: its libraries could not be had by Maven.")
        for capture in wanted_captures(self.options.quick, self.options.long):
            file = captures.made(capture, HOME, self.cache)
            found = competitors.of_siptrail(self.versions, file, self.reports)
            if capture.name in GROWTH:
                found = found[:1]
            else:
                found += competitors.of_others(file, capture.kind == "mixed", pkts)
            self.truths[capture.name] = captures.truth(file)
            self.add(capture.name, capture.title(), file, found)
        seed = HOME / "captures/kamailio-linphone.pcap"
        self.add("seed", "the sample", seed, competitors.of_seed(self.versions, seed, self.reports))

    def wants(self, key):
        return not self.options.only or key in self.options.only.split(",")

    def add(self, work, title, file, found):
        self.files[work] = file
        self.results.add(work, title, [competitor for competitor in found if self.wants(competitor.key)])

    def all_rounds(self):
        for work in self.results.works:
            if work != "seed":
                self.rounds_of(work)
        self.round("the sample", [("seed", self.options.starts)])

    def rounds_of(self, work):
        """Everybody in turn, so that whatever drifts hits all. Growth is a matter of memory, which two runs tell."""
        captures.warm(self.files[work])
        once = work == "registrations-long"
        rounds = 1 if once else min(2, self.options.rounds) if work in GROWTH else self.options.rounds
        for number in range(1, rounds + 1):
            self.round(f"{work} {number}", [(work, 1)])

    def round(self, name, turns):
        load, used, lasted = measuring.load(), 0.0, 0.0
        for work, times in turns:
            for _ in range(times):
                for measured in self.results.works[work].values():
                    if not measured.over:
                        run = self.measure(work, measured)
                        used += run.others
                        lasted += run.wall
        others = used / lasted if lasted else 0.0
        self.results.rounds.append((name, load, others))
        print(f"round {name}: load before {load:.2f}, others used {others:.2f} cores", flush=True)

    def measure(self, work, measured):
        competitor = measured.competitor
        if competitor.report:
            shutil.rmtree(competitor.report, ignore_errors=True)
        run = measuring.run(competitor.command, self.cache, self.options.limit, competitor.counts is not None)
        measured.runs.append(run)
        print(f"{work:24} {competitor.label:50} {run.wall:8.3f} s {run.peak / 1e6:8.0f} MB", flush=True)
        if run.failed:
            self.failure(work, measured, run)
        elif competitor.ours:
            self.check(work, measured)
        elif competitor.counts and work in self.truths:
            self.compare(work, measured, run)
        if run.wall > LONG_RUN and not competitor.ours:
            measured.over = True
        return run

    def failure(self, work, measured, run):
        reason = f"not finished in {self.options.limit} s" if run.late else f"exit {run.exit}"
        if measured.competitor.ours and not measured.competitor.previous:
            raise SystemExit(f"bench: {measured.competitor.label} on {work}: {reason}\n{run.err}")
        measured.remark(reason)
        measured.over = True

    def check(self, work, measured):
        """A wrong answer of today's version ends the bench; of a former one it is told."""
        report = measured.competitor.report
        planted = self.truths.get(work)
        if planted is None:
            return
        wrong = truth.differences(report, planted)
        key = (work, measured.competitor.key)
        if (report / "attempts.csv").exists() and key not in self.checked_rows:
            self.checked_rows.add(key)
            wrong += truth.row_differences(report, planted)
        if wrong and not measured.competitor.previous:
            raise SystemExit(f"bench: {measured.competitor.label} on {work} is wrong: " + "; ".join(wrong))
        for difference in wrong:
            measured.remark("wrong: " + difference)

    def compare(self, work, measured, run):
        """Others only count messages, if that."""
        told = measured.competitor.counts.search(run.out)
        planted = self.truths[work]["sip_messages"]
        if told is None or int(told.group(1)) != planted:
            measured.remark(f"finds {told.group(1) if told else 'none'} of {planted} messages")

    def write(self):
        busy = [name for name, _, others in self.results.rounds if others > BUSY]
        if busy:
            self.warnings.append(f"The machine was busy with other work in {len(busy)} of {len(self.results.rounds)} rounds: {', '.join(busy)}.")
        if not self.versions.previous:
            self.warnings.append("No former version was measured: none was given, and no tag is there.")
        if os.environ.get("SIPTRAIL_JAVA_OPTS"):
            self.warnings.append(f"SIPTRAIL_JAVA_OPTS was {os.environ['SIPTRAIL_JAVA_OPTS']}.")
        page = results.page(self.results, self.options, self.versions, measuring.floor(), self.warnings)
        self.options.output.write_text(page, encoding="utf-8")
        for warning in self.warnings:
            print(f"bench: {warning}", file=sys.stderr)
        print(f"\n{results.bar_table(self.results, not self.options.quick)}\nresults: {self.options.output}")


def main(arguments):
    Bench(options(arguments)).run()
    return 0
