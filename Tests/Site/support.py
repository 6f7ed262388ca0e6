"""What all subjects need: places, the program, and the real site built once for each way to build it."""

import fcntl
import functools
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
GUONG = os.path.abspath(os.environ["GUONG"])
NOW = "2026-11-21T08:00+07:00"
SAMPLE = "Dữ liệu minh họa"
PLAIN = {"LANG": "C.UTF-8", "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": os.environ.get("HOME", "/")}

_memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
# Below the folder that all share, so that it goes with it even when the process dies.
TEMP = pathlib.Path(tempfile.mkdtemp(prefix="guong-site-", dir=os.environ.get("GUONG_SHARED_SITES", _memory))).resolve()

# Put in front of a command: root becomes a user without capabilities, as almost everybody is who runs the program.
NOBODY = 65534
ORDINARY = (("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--inh-caps=-all", "--bounding-set=-all")
            if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("setpriv") else ())
if ORDINARY:
    TEMP.chmod(0o755)
# Where the sites lie that all processes of one run share.
SHARED = pathlib.Path(os.environ.setdefault("GUONG_SHARED_SITES", str(TEMP)))


def clean():
    shutil.rmtree(TEMP, ignore_errors=True)


def folder(name):
    """A new folder below the temporary one, which every user may read."""
    path = pathlib.Path(tempfile.mkdtemp(prefix=f"{name}-", dir=TEMP))
    if ORDINARY:
        path.chmod(0o755)
    return path


def give_to_ordinary_user(root):
    """Makes the user of `ORDINARY` the owner of a folder and of all that is in it."""
    if ORDINARY:
        for path in (root, *root.rglob("*")):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)


def guong(*arguments, cwd=None, env=None, timeout=120, before=()):
    """Runs the program with a plain environment; `before` is put in front, as strace."""
    return subprocess.run(
        [*before, GUONG, *map(str, arguments)], cwd=cwd or TEMP, env=PLAIN | (env or {}), timeout=timeout,
        capture_output=True, text=True, stdin=subprocess.DEVNULL)


def tree(root):
    """Path → hash of the bytes, of all files below a folder."""
    root = pathlib.Path(root)
    if not root.exists():
        return {}
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*")) if path.is_file()
    }


class Site:
    """One build of the project's content; whichever process needs it first makes it for all."""

    def __init__(self, name, base="https://guong.example.vn", *flags):
        self.base = base
        self.path = SHARED / f"real-{name}" / "Public"
        built = self.path.parent / "built"
        self.path.parent.mkdir(exist_ok=True)
        with (self.path.parent / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not built.exists():
                done = guong("build", "--root", ROOT, "--output", self.path, "--now", NOW, *flags)
                if done.returncode != 0:
                    raise AssertionError(f"the build of the real content ended with {done.returncode}:\n{done.stderr[:4000]}")
                built.touch()

    @functools.cached_property
    def files(self):
        return {path.relative_to(self.path).as_posix() for path in self.path.rglob("*") if path.is_file()}

    @functools.cached_property
    def pages(self):
        """Address path (`bai-viet/…/` or `404.html`) → page."""
        import page

        return {
            name.removesuffix("index.html"): page.read(self.text(name))
            for name in sorted(self.files) if name.endswith(".html")
        }

    def text(self, name):
        return (self.path / name).read_bytes().decode("utf-8")

    def place(self, address):
        """The file that a full or rooted address without fragment leads to; None when it is of another host."""
        base_path = re.sub(r"^https://[^/]+", "", self.base)
        if address == self.base or address.startswith(self.base + "/"):
            rest = address[len(self.base):]
        elif address.startswith("/") and (address + "/").startswith(base_path + "/"):
            rest = address[len(base_path):]
        else:
            return None
        rest = rest.split("?")[0].lstrip("/")
        return rest + "index.html" if rest == "" or rest.endswith("/") else rest


@functools.cache
def real():
    return Site("plain")


@functools.cache
def moved():
    return Site("moved", "https://example.vn/a/b", "--base-url", "https://example.vn/a/b")


@functools.cache
def without_samples():
    return Site("no-samples", "https://guong.example.vn", "--no-samples")


class Case(unittest.TestCase):
    maxDiff = None
    longMessage = False
    # A proof is a subject that takes long by its nature; `make prove` runs it, `make test` does not.
    is_proof = False

    def none(self, problems, limit=12):
        """Fails with a list of what is wrong."""
        problems = list(problems)
        if problems:
            more = f"\n  … and {len(problems) - limit} more" if len(problems) > limit else ""
            self.fail("\n".join(f"  {problem}" for problem in problems[:limit]) + more)
