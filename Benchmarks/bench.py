"""What the benchmarks share: the corpus as a project, builds measured by the kernel's account, private tools."""

import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = ROOT / ".build"
HUGO_VERSION = "0.168.0"
MIB = 1024 * 1024
SEARCH = "with search"


def say(text):
    print(text, file=sys.stderr, flush=True)


def call(*command, **options):
    subprocess.run([str(part) for part in command], check=True, **options)


def measure(command):
    """Wall and CPU seconds and peak memory in MiB of one run."""
    start = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} failed with {process.returncode}:\n{errors.decode()[-4000:]}")
    peak = usage.ru_maxrss * (1 if platform.system() == "Darwin" else 1024) / MIB
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "peak": peak}


def tool(pattern, *packages):
    """A file of a Python package, in an environment of its own below .build; installed when it is not there."""
    venv = BUILD / "bench-venv"
    find = lambda: sorted(venv.glob(f"lib/python3*/site-packages/{pattern}"))
    if not find():
        if not (venv / "bin" / "python").exists():
            try:
                call(sys.executable, "-m", "venv", venv)
            except subprocess.CalledProcessError:
                raise SystemExit("python3 cannot make an environment: apt-get install -y python3-venv") from None
        call(venv / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
    return find()[0]


class Bench:
    def __init__(self, work, stories, awards=0):
        self.work = work
        self.stories = stories
        self.awards = awards
        self.project = work / "guong"
        self.outputs = {"floor": work / "floor-out", "guong": work / "guong-out", SEARCH: work / "search-out",
                        "hugo": work / "hugo-out"}
        self.guong = pathlib.Path(os.environ.get("GUONG") or BUILD / "release" / "guong").resolve()

    def prepare(self, with_hugo):
        if not self.guong.exists():
            raise SystemExit(f"there is no {self.guong}; build it with: swift build -c release --static-swift-stdlib")
        command = [sys.executable, "-B", HERE / "corpus.py", "--stories", self.stories, "--learn", ROOT / "content" / "stories",
                   "--guong", self.project, "--awards", self.awards]
        if with_hugo:
            command += ["--hugo", self.work / "hugo"]
        call(*command, stdout=sys.stderr)
        shutil.copytree(ROOT / "themes", self.project / "themes")

    def install(self):
        """The floor's compiler and Hugo in an environment of its own."""
        self.floor = BUILD / "bench-floor"
        call(os.environ.get("CC", "cc"), "-O2", "-o", self.floor, HERE / "floor.c", "-lcmark", "-lpthread")
        # The binary itself: the package's launcher in Python would be counted against Hugo.
        self.hugo = tool("hugo/binaries/hugo*", f"hugo=={HUGO_VERSION}")

    def lists(self):
        """The floor's work: the stories that are there and the files that Guong wrote."""
        inputs = sorted((self.project / "content" / "stories").rglob("*.md"))
        (self.work / "inputs.txt").write_text("".join(f"{path}\n" for path in inputs))
        out = self.outputs["guong"]
        files = sorted((p.relative_to(out).as_posix(), p.stat().st_size) for p in out.rglob("*") if p.is_file())
        (self.work / "outputs.txt").write_text("".join(f"{size}\t{path}\n" for path, size in files))
        return len(files), sum(size for _, size in files)

    def clean(self, name):
        shutil.rmtree(self.outputs[name], ignore_errors=True)
        if name in ("guong", SEARCH):
            # What Guong keeps beside its output about the build before.
            for path in self.work.glob(".guong*"):
                shutil.rmtree(path, ignore_errors=True)

    def once(self, name):
        self.clean(name)
        out = self.outputs[name]
        if name == "floor":
            return measure([self.floor, self.work / "inputs.txt", self.work / "outputs.txt", out])
        if name in ("guong", SEARCH):
            # Hugo makes no search index, so Guong leaves its own out; "with search" shows what it adds.
            options = [] if name == SEARCH else ["--no-search"]
            return measure([self.guong, "build", "--root", self.project, "--output", out, "--quiet", *options])
        return measure([self.hugo, "build", "--source", self.work / "hugo", "--destination", out, "--cacheDir",
                        self.work / "hugo-cache", "--noBuildLock", "--noChmod", "--noTimes", "--quiet"])

    def rounds(self, names, count):
        """One warm-up of each, then the runs in turns, so that a slow minute strikes all of them."""
        runs = {name: [] for name in names}
        for number in range(count + 1):
            for name in names:
                run = self.once(name)
                if number:
                    runs[name].append(run)
                    say(f"  {name:6} run {number}: {run['wall']:8.3f} s wall, {run['cpu']:8.3f} s CPU, {run['peak']:7.0f} MiB")
                elif name == "floor":
                    self.clean(name)
        return runs


def median(runs, key):
    return statistics.median(run[key] for run in runs)


def table(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for number, row in enumerate(rows):
        print("  ".join(cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths))))
        if number == 0:
            print("  ".join("-" * w for w in widths))


def judge(checks, quick):
    """Prints which bars are kept; whether all are."""
    print()
    for what, kept, value in checks:
        print(f"{'kept  ' if kept else 'MISSED'}  {what}: {value}")
    if quick:
        print("(a quick run is too small to judge by)")
    return quick or all(kept for _, kept, _ in checks)


def write(name, result):
    """Keeps the figures in .build."""
    BUILD.mkdir(exist_ok=True)
    rounded = {key: round(value, 4) if isinstance(value, float) else value for key, value in result.items()}
    (BUILD / name).write_text(json.dumps(rounded, indent=2) + "\n")
    return rounded


def memory_folder(bytes_needed):
    """A folder of a memory file system with room enough."""
    shm = pathlib.Path("/dev/shm")
    if shm.is_dir() and os.access(shm, os.W_OK):
        if shutil.disk_usage(shm).free < bytes_needed:
            raise SystemExit(f"/dev/shm needs {bytes_needed / MIB:,.0f} MiB free")
        return shm
    say("there is no /dev/shm: the temporary folder's disk is measured as well")
    return None
