"""`guong search` on an index that is made to do harm: a message that names the file, in little time and memory."""

import json
import shutil
import unittest

from support import folder, guong, real

# Seconds of one core, and bytes of address space: what the program needs on the site as it was built, with room.
LIMITS = ("prlimit", "--cpu=5", "--as=1073741824")


def checksum(data):
    value = 2166136261
    for byte in data:
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value.to_bytes(4, "little")


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes(out) + bytes([value])


def end_of_varint(data, place):
    while data[place] >= 0x80:
        place += 1
    return place + 1


class HostileIndex(unittest.TestCase):
    """Files whose checksums are right, and whose contents are not."""

    @classmethod
    def setUpClass(cls):
        cls.site = folder("hostile")
        shutil.copytree(real().path / "search", cls.site / "search")
        cls.manifest = json.loads((cls.site / "search" / "index.json").read_text())
        cls.head = cls.site / "search" / cls.manifest["build"] / "head.bin"
        cls.bytes = cls.head.read_bytes()

    def write(self, payload):
        self.head.write_bytes(self.bytes[:4] + checksum(b"head" + payload) + payload)
        (self.site / "search" / "index.json").write_text(
            json.dumps(self.manifest | {"head": len(payload) + 8}))

    def ask(self):
        return guong("search", "--site", self.site, "--by-date", "dân vận khéo", before=LIMITS)

    def with_constant(self, place, number):
        """The header with another number among its constants."""
        start = 8
        for _ in range(place):
            start = end_of_varint(self.bytes, start)
        return self.bytes[8:start] + number + self.bytes[end_of_varint(self.bytes, start):]

    def test_refuses_constants_that_overflow_or_take_all_memory(self):
        self.write(self.bytes[8:])
        self.assertEqual(self.ask().returncode, 0)
        for name, place in (("docs", 0), ("cardsPerFile", 2), ("docBits", 3), ("wordWeight", 4), ("pairWeight", 5)):
            for number in (varint(2**20), varint(2**31 - 1), varint(2**31), varint(2**64), b"\x80" * 40 + b"\x01"):
                with self.subTest(name=name, number=number.hex()):
                    self.write(self.with_constant(place, number))
                    done = self.ask()
                    self.assertGreater(done.returncode, 0, done.stderr)
                    self.assertIn("damaged or hostile: head.bin", done.stderr)

    def test_refuses_a_file_that_never_ends(self):
        self.write(self.bytes[8:])
        with self.head.open("r+b") as file:
            file.truncate(2**40)
        done = self.ask()
        self.assertGreater(done.returncode, 0)
        self.assertIn("damaged or hostile", done.stderr)
        self.assertIn("head.bin", done.stderr)


if __name__ == "__main__":
    unittest.main()
