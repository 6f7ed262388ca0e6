"""Tests the built program and the site that it makes of the project's own content.

`GUONG` names the program. Each test_*.py is a subject; `run.py links feeds` runs those two alone. The last line is
`N passed, N failed`; a skipped test is told with its reason and counts as neither.
"""

import faulthandler
import os
import pathlib
import sys
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE))


class Result(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.passed = 0
        self.bad = set()

    def tell(self, kind, test, text):
        print(f"{kind}: {test.id()}\n{text.rstrip()}\n", flush=True)

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
        print(f"skipped: {test.id()}: {reason}\n", flush=True)


def main():
    faulthandler.enable()
    program = os.environ.get("GUONG", "")
    if not program or not os.access(program, os.X_OK):
        print("set GUONG to the path of the built program")
        print("0 passed, 1 failed")
        return 1
    try:
        import browser
        import support
    except OSError as error:
        print(f"no place for the test sites: {error}")
        print("0 passed, 1 failed")
        return 1

    result = Result()
    wanted = [f"test_{name.removeprefix('test_').removesuffix('.py')}" for name in sys.argv[1:]]
    for name in wanted or sorted(path.stem for path in HERE.glob("test_*.py")):
        start = time.monotonic()
        unittest.defaultTestLoader.loadTestsFromName(name).run(result)
        print(f"{name}: {time.monotonic() - start:.1f} s", flush=True)
    browser.close()
    support.clean()
    skipped = f" ({len(result.skipped)} skipped)" if result.skipped else ""
    print(f"site and program:{skipped}")
    print(f"{result.passed} passed, {len(result.bad)} failed")
    return 1 if result.bad else 0


if __name__ == "__main__":
    sys.exit(main())
