"""The captures: made once, kept between runs, each with its truth beside it."""
import dataclasses
import hashlib
import json
import pathlib
import shutil
import subprocess

SEED = 3261
BYTES = {"registrations": 620, "mixed": 250, "aors": 2300}


@dataclasses.dataclass(frozen=True)
class Capture:
    """What bench/generate is asked for; size is in packets, for aors in users. No users: as many as usual."""

    name: str
    kind: str
    size: int
    users: int = 0

    def arguments(self):
        return [str(self.size), str(SEED)] + ([str(self.users)] if self.users else [])

    def title(self):
        what = {
            "registrations": "registrations alone",
            "mixed": "mixed: 97 % voice, 2 % registrations, 1 % TCP",
            "aors": "users who register once",
        }[self.kind]
        return f"{self.size:,} {'AORs' if self.kind == 'aors' else 'packets'}, {what}"


def generator(home):
    """Changes when the generator does, so that no capture of a former one is taken for its own."""
    digest = hashlib.sha256()
    for source in sorted((home / "src/test/java/io/siptrail/bench").glob("*.java")):
        if not source.name.endswith("Test.java"):
            digest.update(source.read_bytes())
    return digest.hexdigest()[:12]


def made(capture, home, cache):
    """The file, generated where it is not there yet."""
    users = f"-{capture.users}" if capture.users else ""
    file = cache / f"{capture.kind}-{capture.size}{users}-{SEED}-{generator(home)}.pcap"
    if not (file.exists() and truth_file(file).exists()):
        needed = capture.size * BYTES[capture.kind]
        if shutil.disk_usage(cache).free < needed * 1.2:
            raise SystemExit(f"bench: {cache} has no room for {needed / 1e9:.1f} GB; --cache names another folder")
        print(f"generating {file.name}", flush=True)
        part = cache / f"part-{file.name}"
        subprocess.run([home / "bench/generate", capture.kind, part, *capture.arguments()], check=True)
        truth_file(part).rename(truth_file(file))
        part.rename(file)
    return file


def truth_file(file):
    return pathlib.Path(f"{file}.truth.json")


def truth(file):
    return json.loads(truth_file(file).read_text())


def warm(file):
    """Reads the file once, so that everyone finds it in the page cache."""
    with open(file, "rb") as stream:
        while stream.read(1 << 20):
            pass
