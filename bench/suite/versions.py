"""Our own versions: the tree as it stands, and a former one beside it."""
import dataclasses
import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile
from typing import Optional


@dataclasses.dataclass(frozen=True)
class Versions:
    """Launchers. Both stand in a whole tree, so that both look as long for sources newer than their jar."""

    home: pathlib.Path
    name: str
    previous: Optional[pathlib.Path]
    previous_name: str

    @property
    def launcher(self):
        return self.home / "siptrail"

    def jar_time(self):
        return (self.home / "target/siptrail.jar").stat().st_mtime_ns


def found(home, cache, wanted):
    """Builds what is not built yet. wanted is a jar, a commit, "none", or empty for the last tag."""
    build(home)
    name = git(home, "describe", "--always", "--dirty", "--tags")
    if not wanted:
        wanted = git(home, "describe", "--tags", "--abbrev=0", "HEAD^", missing="none")
    if wanted == "none":
        return Versions(home, name, None, "")
    if pathlib.Path(wanted).is_file():
        return Versions(home, name, of_jar(home, cache, pathlib.Path(wanted)), pathlib.Path(wanted).name)
    commit = git(home, "rev-parse", "--verify", "--quiet", f"{wanted}^{{commit}}", missing="")
    if not commit:
        raise SystemExit(f"bench: {wanted} is neither a jar nor a commit")
    tree = exported(home, cache, commit, commit)
    build(tree)
    return Versions(home, name, tree / "siptrail", git(home, "describe", "--always", "--tags", commit))


def of_jar(home, cache, jar):
    tree = exported(home, cache, "HEAD", "jar-" + hashlib.sha256(jar.read_bytes()).hexdigest())
    (tree / "target").mkdir(exist_ok=True)
    if not (tree / "target/siptrail.jar").exists():
        shutil.copyfile(jar, tree / "target/siptrail.jar")
    return tree / "siptrail"


def exported(home, cache, commit, name):
    """The tree of a commit, in the cache; it needs no repository."""
    tree = cache / "versions" / name[:20]
    if not tree.exists():
        tree.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=tree.parent) as folder:
            archive = os.path.join(folder, "tree.tar")
            subprocess.run(["git", "-C", home, "archive", "-o", archive, commit], check=True)
            part = os.path.join(folder, "tree")
            os.mkdir(part)
            subprocess.run(["tar", "-xf", archive, "-C", part], check=True)
            os.rename(part, tree)
    return tree


def build(tree):
    """The launcher builds the jar; an audit of the sample makes the archive of classes."""
    with tempfile.TemporaryDirectory() as folder:
        sample = tree / "captures/kamailio-linphone.pcap"
        subprocess.run([tree / "siptrail", "audit", sample, "-o", f"{folder}/report"], check=True, stdout=subprocess.DEVNULL)


def git(home, *arguments, missing=None):
    done = subprocess.run(["git", "-C", home, *arguments], capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return done.stdout.strip()
    if missing is None:
        return "unknown"
    return missing


def pkts_classpath(home):
    """Builds the loop around pkts.io; empty where its libraries cannot be had."""
    print("building what reads with pkts.io", flush=True)
    paths = home / "target/bench/classpath"
    command = ["mvn", "-q", "-B", "-Pbench", "-Dsiptrail.build=target/bench", "test-compile",
               "dependency:build-classpath", f"-Dmdep.outputFile={paths}"]
    if not shutil.which("mvn") or subprocess.run(command, cwd=home, check=False, stdout=subprocess.DEVNULL).returncode:
        return ""
    return f"{home}/target/bench/test-classes:{paths.read_text().strip()}"
