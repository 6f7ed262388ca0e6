"""Tests the built program and the site that it makes of the project's own content.

`GUONG` names the program. Each test_*.py is a subject; `run.py links feeds` runs those two alone. Classes of tests are
given to as many processes as there are cores (`--jobs N`), each with its own folder, servers and browser. What is marked
as a proof (`Case.is_proof`) is left out unless it is named or `--proofs` asks for the proofs alone. The last line is
`N passed, N failed`; a skipped test is told with its reason and counts as neither.
"""

import argparse
import faulthandler
import importlib
import multiprocessing
import multiprocessing.connection
import os
import pathlib
import sys
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
# What takes longest begins first, so that no process is left with it at the end.
FIRST = ["test_preview_patience.Patience", "test_search_words.Agreement"]
SLOWEST = 8
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE))


class Result(unittest.TestResult):
    """Gathers what is to be told about one class of tests."""

    def __init__(self):
        super().__init__()
        self.text = ""
        self.passed = 0
        self.bad = set()
        self.times = []

    def tell(self, kind, test, text):
        self.text += f"{kind}: {test.id()}\n{text.rstrip()}\n\n"

    def startTest(self, test):
        super().startTest(test)
        self.start = time.monotonic()

    def stopTest(self, test):
        super().stopTest(test)
        self.times.append((time.monotonic() - self.start, test.id()))

    def addSuccess(self, test):
        super().addSuccess(test)
        if test.id() not in self.bad:
            self.passed += 1

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.note(test, err)

    def addError(self, test, err):
        super().addError(test, err)
        self.note(test, err)

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            self.bad.add(test.id())
            self.tell("FAILED", subtest, str(err[1]))

    def note(self, test, err):
        self.bad.add(test.id())
        if isinstance(err[1], AssertionError):
            self.tell("FAILED", test, str(err[1]))
        else:
            self.tell("FAILED", test, self._exc_info_to_string(err, test))

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.text += f"skipped: {test.id()}: {reason}\n\n"


def work(link):
    """One process: runs the classes of tests that come over the link, and sends back a report on each."""
    faulthandler.enable()
    import browser
    import support

    try:
        while (name := link.recv()) is not None:
            start = time.monotonic()
            result = Result()
            unittest.defaultTestLoader.loadTestsFromName(name).run(result)
            seconds = time.monotonic() - start
            # What setting a class up took is no test's time.
            times = [(seconds - sum(taken for taken, _ in result.times), f"{name}: before and after its tests"), *result.times]
            link.send({"text": result.text, "passed": result.passed, "failed": len(result.bad), "skipped": len(result.skipped),
                       "seconds": seconds, "times": times})
    finally:
        browser.close()
        support.clean()


def classes(wanted, proofs):
    """The classes of tests to run, by name, those that take longest in front."""
    found = []
    for module in sorted(path.stem for path in HERE.glob("test_*.py")):
        if wanted and module not in wanted:
            continue
        for name, kind in vars(importlib.import_module(module)).items():
            if not isinstance(kind, type) or not issubclass(kind, unittest.TestCase) or kind.__module__ != module:
                continue
            if unittest.defaultTestLoader.getTestCaseNames(kind) and (wanted or getattr(kind, "is_proof", False) == proofs):
                found.append(f"{module}.{name}")
    return sorted(found, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))


class Run:
    """Deals classes to processes, and adds up what they report."""

    def __init__(self, names):
        self.context = multiprocessing.get_context("spawn")
        self.names = names
        self.links = {}  # link → its process and the name of the class that it runs
        self.passed = self.failed = self.skipped = 0
        self.times = []

    def start(self):
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=work, args=(theirs,))
        process.start()
        theirs.close()
        self.deal(ours, process)

    def deal(self, link, process):
        """Gives the next class to a process, or lets it end."""
        name = self.names.pop(0) if self.names else None
        link.send(name)
        if name is None:
            process.join(60)
        else:
            self.links[link] = process, name

    def all(self, jobs):
        for _ in range(min(jobs, len(self.names))):
            self.start()
        while self.links:
            for link in multiprocessing.connection.wait(self.links):
                process, name = self.links.pop(link)
                try:
                    self.note(name, link.recv())
                except EOFError:
                    process.join()
                    self.failed += 1
                    print(f"FAILED: {name}\nits process ended with {process.exitcode}\n", flush=True)
                    if self.names:
                        self.start()
                else:
                    self.deal(link, process)

    def note(self, name, report):
        self.passed += report["passed"]
        self.failed += report["failed"]
        self.skipped += report["skipped"]
        self.times += report["times"]
        print(f"{report['text']}{name.removeprefix('test_')}: {report['seconds']:.1f} s", flush=True)


def options():
    parser = argparse.ArgumentParser(description="Tests the built program and its site.")
    parser.add_argument("subjects", nargs="*", help="such as 'links' for test_links.py; all unless given")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many processes")
    parser.add_argument("--proofs", action="store_true", help="the proofs alone")
    return parser.parse_args()


def main():
    asked = options()
    program = os.environ.get("GUONG", "")
    if not program or not os.access(program, os.X_OK):
        print("set GUONG to the path of the built program")
        print("0 passed, 1 failed")
        return 1
    try:
        import support
    except OSError as error:
        print(f"no place for the test sites: {error}")
        print("0 passed, 1 failed")
        return 1

    wanted = [f"test_{name.removeprefix('test_').removesuffix('.py')}" for name in asked.subjects]
    run = Run(classes(wanted, asked.proofs))
    if unknown := set(wanted) - {name.partition(".")[0] for name in run.names}:
        print(f"no such subject: {', '.join(sorted(unknown))}")
        print("0 passed, 1 failed")
        return 1
    try:
        run.all(asked.jobs)
    finally:
        support.clean()
    print(f"the slowest of {run.passed + run.failed}:")
    for seconds, name in sorted(run.times, reverse=True)[:SLOWEST]:
        print(f"{seconds:7.1f} s  {name}")
    print(f"site and program:{f' ({run.skipped} skipped)' if run.skipped else ''}")
    print(f"{run.passed} passed, {run.failed} failed")
    return 1 if run.failed else 0


if __name__ == "__main__":
    sys.exit(main())
