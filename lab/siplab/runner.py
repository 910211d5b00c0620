"""Plays scenarios, several at a time, each in namespaces of its own, each with a bounded life."""
import argparse
import importlib
import os
import pkgutil
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback

from . import lab as lab_module
from .world import LIBC

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(HERE)


def load():
    package = os.path.dirname(os.path.abspath(__file__))
    for module in sorted(m.name for m in pkgutil.iter_modules([package])):
        if module.startswith("scenarios_"):
            importlib.import_module("siplab." + module)
    return lab_module.SCENARIOS


def play(name, work, out):
    """Inside the scenario's own namespaces: plays one and writes its truth."""
    function, about, _ = load()[name]
    lab = lab_module.Lab(name, about, work, out)
    try:
        function(lab)
        lab.finish()
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        lab.end()
    return 0


def die_with_parent():
    """Linux: this process is killed when the one that started it ends (PR_SET_PDEATHSIG)."""
    LIBC.prctl(1, signal.SIGKILL)


class Running:
    def __init__(self, name, seconds, base):
        self.name, self.began = name, time.time()
        self.end = self.began + seconds
        self.work = os.path.join(base, name)
        self.out = os.path.join(base, name + ".out")
        os.makedirs(self.work)
        os.makedirs(self.out)
        self.log = open(os.path.join(base, name + ".log"), "wb")
        # The process namespace ends with its first process: nothing of a scenario can outlive it.
        self.process = subprocess.Popen(
            ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child=KILL", "--mount-proc", sys.executable, "-m",
             "siplab.runner", "--inside", name, self.work, self.out],
            cwd=HERE, stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT, start_new_session=True,
            preexec_fn=die_with_parent)

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def move(running, target):
    """The scenario's files replace those of an earlier run, all of them."""
    for old in os.listdir(target):
        if old.startswith(running.name + ".") or old.startswith(running.name + "_"):
            os.remove(os.path.join(target, old))
    for new in os.listdir(running.out):
        shutil.move(os.path.join(running.out, new), os.path.join(target, new))


def main():
    if sys.argv[1:2] == ["--inside"]:
        subprocess.run(["mount", "-t", "tmpfs", "none", "/run/netns"], check=True)
        sys.exit(play(*sys.argv[2:5]))
    parser = argparse.ArgumentParser(prog="lab/run", description="Plays registration scenarios with real programs.")
    parser.add_argument("scenario", nargs="*", help="names; without one, all of them")
    parser.add_argument("-o", "--output", default=os.path.join(ROOT, "captures", "lab"), help="where captures and truth go")
    parser.add_argument("-j", "--jobs", type=int, default=12, help="scenarios at one time")
    parser.add_argument("-l", "--list", action="store_true", help="list the scenarios")
    parser.add_argument("-k", "--keep", action="store_true", help="keep the working files and say where they are")
    options = parser.parse_args()
    known = load()
    if options.list:
        for name, (_, about, _) in known.items():
            print(f"{name:44} {about}")
        return
    unknown = [n for n in options.scenario if n not in known]
    if unknown:
        parser.error("no such scenario: " + ", ".join(unknown))
    sys.exit(run(options, known))


def run(options, known):
    os.makedirs(options.output, exist_ok=True)
    options.output = os.path.abspath(options.output)
    os.makedirs("/run/netns", exist_ok=True)
    base = tempfile.mkdtemp(prefix="siptrail-lab.")
    waiting = sorted(options.scenario or known, key=lambda n: -known[n][2])
    running, failed, began, total = [], [], time.time(), len(waiting)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda n, _: sys.exit(128 + n))
    try:
        while waiting or running:
            while waiting and len(running) < options.jobs:
                name = waiting.pop(0)
                running.append(Running(name, known[name][2], base))
            time.sleep(0.1)
            for r in list(running):
                late = time.time() > r.end
                if late:
                    r.stop()
                if r.process.poll() is None:
                    continue
                running.remove(r)
                took = time.time() - r.began
                if r.process.returncode == 0:
                    move(r, options.output)
                    print(f"ok     {r.name}  {took:.1f} s", flush=True)
                else:
                    failed.append(r.name)
                    r.log.close()
                    with open(os.path.join(base, r.name + ".log"), encoding="utf-8", errors="replace") as f:
                        why = "took too long" if late else (f.read().strip().splitlines() or ["no reason given"])[-1]
                    print(f"FAILED {r.name}  {took:.1f} s: {why}", flush=True)
    finally:
        for r in running:
            r.stop()
        if options.keep:
            print("working files: " + base)
        else:
            shutil.rmtree(base, ignore_errors=True)
    print(f"{total - len(failed)} of {total} scenarios played in {time.time() - began:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    main()
