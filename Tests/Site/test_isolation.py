"""A build starts no other program, asks no network, and writes beside its output alone."""

import re

import mini
import tracing
from support import Case

CALLS = "execve,execveat,socket,connect,bind,sendto,openat,open,openat2,creat,mkdirat,mkdir,unlinkat,renameat,renameat2,linkat," \
    "symlinkat,ptrace"


class Isolation(Case):
    @classmethod
    def setUpClass(cls):
        cls.reason = tracing.reason_not_to()
        if cls.reason is None:
            cls.root = mini.project("isolated")
            cls.output = cls.root.parent / "ra" / "Public"
            cls.output.parent.mkdir()
            cls.done, cls.lines = tracing.build(cls.root, "--output", cls.output, watch=CALLS)

    def setUp(self):
        if self.reason:
            self.skipTest(self.reason)
        self.assertEqual(self.done.returncode, 0, self.done.stderr)
        self.assertGreater(len(self.lines), 100)

    def test_no_other_program_is_started(self):
        started = [line for line in self.lines if re.search(r"\b(execveat|execve)\(", line)]
        self.assertEqual(len(started), 1, started)

    def test_no_network_is_asked(self):
        self.none(line for line in self.lines if re.search(r"\b(socket|connect|bind|sendto)\(", line))

    def test_files_are_written_beside_the_output_alone(self):
        found, opened = [], 0
        for line in self.lines:
            if not re.search(r"\bO_(WRONLY|RDWR|CREAT)\b", line) or " ENOENT " in line:
                continue
            # With -y the opened file stands behind the result: = 5</path>
            result = re.search(r"= \d+<(.*)>$", line)
            place = result.group(1) if result else line
            opened += 1
            if not place.startswith((f"{self.output.parent}/", "/dev/null")):
                found.append(line)
        self.none(found)
        self.assertGreater(opened, 20)

    def test_content_is_left_as_it_is(self):
        changing = re.compile(r"\b(unlinkat|renameat2?|linkat|symlinkat|mkdirat|mkdir)\(")
        self.none(line for line in self.lines if changing.search(line) and str(self.root) in line)
