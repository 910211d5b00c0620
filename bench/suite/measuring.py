"""One run of one command: how long, how much processor, how much memory, and what else the machine did meanwhile."""
import dataclasses
import os
import signal
import subprocess
import tempfile
import threading
import time

TICKS = os.sysconf("SC_CLK_TCK")


@dataclasses.dataclass(frozen=True)
class Run:
    """Times in seconds, memory in bytes; others is the processor time that went to anybody else."""

    wall: float
    cpu: float
    peak: int
    others: float
    exit: int
    late: bool
    out: str
    err: str

    @property
    def failed(self):
        return self.late or self.exit != 0


def busy_seconds():
    """Processor time of the whole machine since it started; what was idle or waited for a disk is not in it."""
    with open("/proc/stat", encoding="ascii") as stat:
        ticks = [int(word) for word in stat.readline().split()[1:9]]
    return (sum(ticks) - ticks[3] - ticks[4]) / TICKS


def own_seconds():
    times = os.times()
    return times.user + times.system


def run(command, folder, limit, keep_output):
    """Waits for the command, kills it after limit seconds. Its standard output is kept (the end of it) or goes nowhere."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        busy, own, begun = busy_seconds(), own_seconds(), time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=out if keep_output else subprocess.DEVNULL,
            stderr=err,
            start_new_session=True,
        )
        late = threading.Event()

        def kill():
            late.set()
            os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(limit, kill)
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            kill()
            raise
        finally:
            timer.cancel()
        wall = time.monotonic() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime
        others = max(0.0, busy_seconds() - busy - cpu - (own_seconds() - own))
        return Run(
            wall, cpu, usage.ru_maxrss * 1024, others, process.returncode, late.is_set(), tail(out), tail(err)
        )


def tail(file):
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - 4096))
    return file.read().decode("utf-8", "replace")


def floor():
    """The least peak memory that can be seen: a child starts as a copy of this process."""
    return run(["true"], "/", 60, False).peak


def load():
    return os.getloadavg()[0]
