"""Runs the program under strace, to watch it or to end it at a chosen system call."""

import collections
import functools
import pathlib
import re
import shutil
import subprocess

from support import GUONG, NOW, PLAIN, TEMP, folder


@functools.cache
def reason_not_to():
    """Why nothing can be traced here; None when it can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    done = subprocess.run(["strace", "-f", "-o", TEMP / "probe", "true"], capture_output=True, text=True)
    return None if done.returncode == 0 else f"strace may not trace here: {done.stderr.strip()[:200]}"


def build(root, *flags, inject=(), watch=None, timeout=120):
    """Builds a project; `inject` are strace's rules, `watch` the calls to write down.

    Returns the ended process and the lines of the trace, one for each call that has ended.
    """
    log = folder("trace") / "log"
    rules = [f"--inject={rule}" for rule in inject]
    calls = watch or ",".join(rule.split(":")[0] for rule in inject)
    done = subprocess.run(
        ["strace", "-f", "-y", "-s", "300", "-o", log, f"--trace={calls}", *rules, GUONG, "build", "--root", root,
         "--now", NOW, *flags],
        cwd=TEMP, env=PLAIN, capture_output=True, text=True, timeout=timeout)
    text = log.read_text("utf-8", "replace")
    shutil.rmtree(log.parent)
    return done, [line for line in text.splitlines() if not line.endswith("<unfinished ...>")]


def count(root, call, *flags):
    """How often the busiest thread of an undisturbed build makes a call; strace counts by thread too."""
    _, lines = build(root, *flags, watch=call)
    threads = collections.Counter(
        line.split()[0] for line in lines if re.search(rf"\b{call}\(|<\.\.\. {call} resumed>", line))
    return max(threads.values(), default=0)


def strays(root):
    """What a build left beside the output that is no part of it."""
    root = pathlib.Path(root)
    state = root / ".guong"
    return sorted(
        [p.name for p in root.glob(".Public*")]
        + [f".guong/{p.name}" for p in (state.iterdir() if state.is_dir() else [])
           if re.search(r"\.(next|new|tmp|merged)|building|staging|-[0-9a-f]{16}$", p.name)])
