"""The preview under requests that mean harm or make no sense."""

import contextlib
import multiprocessing
import random
import shutil
import signal
import socket
import subprocess
import threading
import time
import unittest

import mini
from preview import Preview, drain
from support import Case

SEED = 20_261_121
COUNT = 10_000


def malformed(random):
    """One request that is wrong somewhere, or everywhere."""
    good = [b"GET", b" ", b"/bai-viet/mot/", b" ", b"HTTP/1.1", b"\r\n", b"Host: localhost", b"\r\n", b"Accept: */*", b"\r\n",
            b"\r\n"]
    kind = random.randrange(8)
    if kind == 0:
        return random.randbytes(random.randrange(1, 400))
    if kind == 1:
        return b"".join(good)[:random.randrange(1, 60)]
    if kind == 2:
        data = bytearray(b"".join(good))
        for _ in range(random.randrange(1, 6)):
            data[random.randrange(len(data))] = random.randrange(256)
        return bytes(data)
    if kind == 3:
        good[2] = b"/" + b"".join(random.choice([b"%", b"..", b"/", b"%2e", b"%00", b"\\", b"a", b"%ff", b"?", b"#", b"%2f", b"~"])
                                  for _ in range(random.randrange(1, 40)))
    elif kind == 4:
        good[8] = random.choice([b"Range: bytes=", b"Content-Length: ", b"If-None-Match: ", b"Transfer-Encoding: ", b"Cookie: ",
                                 b"Sec-Fetch-Site: ", b"Connection: ", b"Origin: ", b"Host: "]) + bytes(
            random.choice(b"0123456789-,=+xX \t\"*W/abc") for _ in range(random.randrange(60)))
    elif kind == 5:
        random.shuffle(good)
    elif kind == 6:
        good[0] = bytes(random.choice(b"GETHADPOS ") for _ in range(random.randrange(9)))
        good[4] = random.choice([b"HTTP/1.1", b"HTTP/0.9", b"HTTP/9", b"http/1.1", b"HTTP/1.10", b""])
    else:
        good[2] = b"/__guong/" + random.choice([b"events", b"state", b"enter", b"client.js", b""]) + b"?" + bytes(
            random.choice(b"token=page&%/.0123456789abcdef") for _ in range(random.randrange(80)))
    return b"".join(good)


def reset(port, end):
    """Opens connections, sends requests and resets all of them, until the end."""
    while not end.is_set():
        links = [socket.socket() for _ in range(50)]
        for link in links:
            link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
            link.setblocking(False)
            link.connect_ex(("127.0.0.1", port))
        for link in links:
            with contextlib.suppress(OSError):
                link.send(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" * 3)
            link.close()


class Load(Case):
    is_proof = True

    @classmethod
    def setUpClass(cls):
        cls.root = mini.project("load")
        cls.preview = Preview(cls.root)

    @classmethod
    def tearDownClass(cls):
        cls.preview.stop()

    def settle(self, before):
        """Waits until no more descriptors are open than before."""
        end = time.monotonic() + 15
        while time.monotonic() < end:
            if self.preview.descriptors() <= before:
                return
            time.sleep(0.1)
        self.fail(f"{self.preview.descriptors()} descriptors, {before} before")

    def test_ten_thousand_malformed_requests(self):
        self.preview.status("/")
        time.sleep(0.5)
        before = self.preview.descriptors()
        source = random.Random(SEED)
        for number in range(COUNT):
            data = malformed(source)
            answer = self.preview.raw(data, timeout=5)
            if answer and not answer.startswith(b"HTTP/1.1 "):
                self.fail(f"request {number}: {data!r} gave {answer[:80]!r}")
            if number % 1_000 == 0:
                self.assertIsNone(self.preview.process.poll(), f"ended after request {number}: {data!r}")
        self.assertIsNone(self.preview.process.poll())
        self.assertEqual(self.preview.status("/bai-viet/mot/"), 200)
        self.settle(before)

    def test_clients_that_go_away(self):
        before = self.preview.descriptors()
        for _ in range(300):
            link = self.preview.connect()
            link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
            link.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" * 5)
            link.close()
        self.assertEqual(self.preview.status("/bai-viet/mot/"), 200)
        self.settle(before)

    def test_a_signal_ends_it_while_connections_are_reset(self):
        for number, status in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
            with Preview(self.root) as preview:
                end = multiprocessing.Event()
                clients = [multiprocessing.Process(target=reset, args=(preview.port, end), daemon=True) for _ in range(3)]
                for client in clients:
                    client.start()
                time.sleep(1)
                start = time.monotonic()
                preview.process.send_signal(number)
                self.assertEqual(preview.process.wait(20), status)
                seconds = time.monotonic() - start
                end.set()
                for client in clients:
                    client.join()
                self.assertLess(seconds, 1)

    def attack(self, *flags):
        if not shutil.which("slowhttptest"):
            raise unittest.SkipTest("slowhttptest is not installed")
        process = subprocess.Popen(
            ["slowhttptest", "-c", "600", "-r", "300", "-i", "2", "-l", "8", "-x", "24", "-p", "3", *flags, "-u",
             f"http://127.0.0.1:{self.preview.port}/"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL)
        slowest = 0
        try:
            time.sleep(1)
            end = time.monotonic() + 6
            while time.monotonic() < end:
                start = time.monotonic()
                self.assertEqual(self.preview.status("/bai-viet/mot/"), 200)
                slowest = max(slowest, time.monotonic() - start)
                time.sleep(0.05)
        finally:
            process.wait(60)
        self.assertLess(slowest, 2)

    def test_slow_headers(self):
        self.attack("-H", "-t", "GET")

    def test_slow_bodies(self):
        self.attack("-B", "-s", "8192")

    def test_ranges_without_end(self):
        self.attack("-R", "-a", "0", "-b", "3000")

    def test_slow_readers(self):
        self.attack("-X", "-w", "10", "-y", "20", "-n", "5", "-z", "32", "-k", "3")
