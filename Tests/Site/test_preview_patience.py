"""How long the preview waits for those who are slow: points 5 and 14, over sockets and by the clock."""

import pathlib
import re
import socket
import threading
import time

import mini
from preview import Preview, drain
from support import Case

BIG = 96 * 1_048_576


class Patience(Case):
    """All wait at the same time, so that the subject takes as long as the slowest of them."""

    @classmethod
    def setUpClass(cls):
        cls.root = mini.project("patience")
        static = cls.root / "content/static"
        static.mkdir()
        with (static / "phim.mp4").open("wb") as file:
            file.truncate(BIG)
        cls.preview = Preview(cls.root)
        cls.addClassCleanup(cls.preview.stop)
        token = cls.preview.token
        cls.memory = memory(cls.preview)
        cls.start = time.monotonic()
        cls.ends = {}
        cls.heard = []
        host = "HTTP/1.1\r\nHost: localhost\r\n\r\n"
        cls.links = {
            "stream": cls.open(f"GET /__guong/events?token={token} {host}"),
            "stuck": cls.open(f"GET /phim.mp4 {host}"),
            "steady": cls.open(f"GET /phim.mp4 {host}"),
            "silent": cls.open(""),
            "done": cls.open(f"GET /bai-viet/mot/ {host}"),
        }
        watchers = [threading.Thread(target=cls.watch, args=(name,), daemon=True) for name in cls.links]
        for watcher in watchers:
            watcher.start()
        time.sleep(3)
        cls.early = memory(cls.preview)
        for watcher in watchers:
            watcher.join(45)

    @classmethod
    def tearDownClass(cls):
        for link in cls.links.values():
            link.close()

    @classmethod
    def open(cls, request):
        link = socket.socket()
        # A small window, so that the server and not the kernel holds what is not read.
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        link.settimeout(45)
        link.connect(("127.0.0.1", cls.preview.port))
        link.sendall(request.encode())
        return link

    @classmethod
    def watch(cls, name):
        link = cls.links[name]
        if name == "stream":
            while time.monotonic() < cls.start + 36 and (part := link.recv(4_096)):
                cls.heard.append((time.monotonic() - cls.start, part))
            return
        if name == "stuck":
            # Reads nothing until long after the server has had enough; the rest then ends before the file does.
            time.sleep(36)
            cls.ends[name] = len(drain(link))
            return
        if name == "steady":
            size = 0
            while time.monotonic() < cls.start + 36 and (part := link.recv(65_536)):
                size += len(part)
                time.sleep(0.02)
            cls.ends[name] = size, time.monotonic() - cls.start
            return
        drain(link)
        cls.ends[name] = time.monotonic() - cls.start

    def test_point_05_the_stream_beats(self):
        text = b"".join(part for _, part in self.heard).decode()
        self.assertGreaterEqual(text.count("3\r\n:\n\n\r\n"), 2, text)
        self.assertEqual(len(re.findall("^data: ", text, re.M)), 1, "a beat is no event")
        self.assertGreater(self.heard[-1][0], 25, "the stream ended early")

    def test_point_14_who_takes_no_answer_is_let_go(self):
        self.assertLess(self.ends["stuck"], BIG)

    def test_point_14_who_reads_slowly_gets_all(self):
        """Some 3 MB a second: slower than any limit of the whole, faster than that of a part."""
        size, seconds = self.ends["steady"]
        self.assertTrue(size > BIG or seconds >= 35, f"ended after {size} bytes and {seconds:.0f} s")

    def test_point_14_an_answer_is_not_held_in_memory(self):
        self.assertLess(self.early - self.memory, 24, "MiB more while two read a large file")

    def test_point_14_idle_connections_end(self):
        for name in ("silent", "done"):
            self.assertTrue(28 <= self.ends[name] <= 34, f"{name}: {self.ends[name]:.1f} s")

    def test_the_preview_is_there_all_the_while(self):
        self.assertEqual(self.preview.status("/bai-viet/mot/"), 200)


def memory(preview):
    """Memory of the process in MiB that is its own, not that of files."""
    status = pathlib.Path(f"/proc/{preview.process.pid}/status").read_text("ascii")
    return int(re.search(r"RssAnon:\s+(\d+) kB", status).group(1)) // 1_024
