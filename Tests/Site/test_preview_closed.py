"""The preview is closed: the 21 points on which other servers of this kind failed, each with its number."""

import contextlib
import os
import pathlib
import re
import resource
import signal
import socket
import threading
import time

import mini
from preview import Events, Preview, drain, parse
from support import Case, folder, guong

SAME_ORIGIN = "Sec-Fetch-Site: same-origin"


def listening(port):
    """The local addresses on which somebody listens, as the kernel writes them."""
    found = set()
    for name in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in pathlib.Path(name).read_text().splitlines()[1:]:
            fields = line.split()
            address, _, number = fields[1].rpartition(":")
            if fields[3] == "0A" and int(number, 16) == port:
                found.add(address)
    return found


LOOPBACK = {"0100007F", "00000000000000000000000001000000"}


class Closed(Case):
    @classmethod
    def setUpClass(cls):
        cls.root = mini.project("closed")
        static = cls.root / "content/static"
        static.mkdir()
        (static / "hinh.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
        (static / "van-ban.txt").write_text("0123456789", "utf-8")
        cls.preview = Preview(cls.root)
        cls.token = cls.preview.token

    @classmethod
    def tearDownClass(cls):
        cls.preview.stop()

    def setUp(self):
        self.assertIsNone(self.preview.process.poll(), "the preview has ended")

    def is_up(self):
        self.assertEqual(self.preview.status("/bai-viet/mot/"), 200)

    def test_point_01_listens_on_this_machine_only(self):
        found = listening(self.preview.port)
        self.assertTrue(found)
        self.assertLessEqual(found, LOOPBACK)
        with Preview(self.root, "--host") as preview:
            preview.line("warning: with --host")
            self.assertIn("00000000", listening(preview.port))

    def test_point_02_host_must_be_this_machine(self):
        for host in ("localhost", "LOCALHOST.", "127.0.0.1:80", "[::1]", "[::1]:9"):
            self.assertEqual(self.preview.status(host=host), 200, host)
        for host in ("evil.example", "localhost.evil.com", "127.0.0.1.nip.io", "0.0.0.0", "a@localhost", "192.168.1.1"):
            self.assertEqual(self.preview.status(host=host), 421, host)
        # Nothing that a proxy could add replaces the name.
        self.assertEqual(self.preview.status("/", "X-Forwarded-Host: localhost", host="evil.example"), 421)
        for request in (b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
                        b"GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n"):
            self.assertEqual(parse(self.preview.raw(request))[0], 400, request)
        self.assertEqual(self.preview.status(host=""), 421)

    def test_point_03_other_sites_get_nothing(self):
        status, fields, _ = self.preview.get("/", "Origin: http://evil.example")
        self.assertEqual(status, 403)
        self.assertFalse([name for name in fields if name.startswith("access-control")])
        status, fields, _ = self.preview.get("/")
        self.assertFalse([name for name in fields if name.startswith("access-control")])
        self.assertEqual(fields["cross-origin-resource-policy"], "same-origin")
        self.assertEqual(fields["x-content-type-options"], "nosniff")
        self.assertIn("frame-ancestors 'none'", fields["content-security-policy"])
        for site in ("cross-site", "same-site"):
            self.assertEqual(self.preview.status("/", f"Sec-Fetch-Site: {site}", "Sec-Fetch-Mode: no-cors",
                                                 "Sec-Fetch-Dest: image"), 403)
            self.assertEqual(self.preview.status("/", f"Sec-Fetch-Site: {site}", "Sec-Fetch-Mode: navigate",
                                                 "Sec-Fetch-Dest: iframe"), 403)
            # Whoever follows a link to the preview comes in.
            self.assertEqual(self.preview.status("/", f"Sec-Fetch-Site: {site}", "Sec-Fetch-Mode: navigate",
                                                 "Sec-Fetch-Dest: document"), 200)
        self.assertEqual(self.preview.status("/", SAME_ORIGIN, f"Origin: http://localhost:{self.preview.port}"), 200)

    def test_point_04_events_need_the_token_and_tell_a_number_only(self):
        for token in ("", "0" * 32, self.token[:-1], self.token + "0"):
            self.assertEqual(self.preview.status(f"/__guong/events?token={token}"), 403, token)
        self.assertEqual(self.preview.status("/__guong/events"), 403)
        self.assertEqual(self.preview.status("/__guong/state"), 403)
        good = f"/__guong/events?token={self.token}"
        for field in ("Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: http://evil.example", "Origin: null",
                      "Origin: http://localhost:1", f"Origin: https://localhost:{self.preview.port}"):
            self.assertEqual(self.preview.status(good, field), 403, field)
            self.assertEqual(self.preview.status(f"/__guong/state?token={self.token}", field), 403, field)
        self.assertEqual(self.preview.status(good, host="evil.example"), 421)
        stream = Events(self.preview, self.token, SAME_ORIGIN)
        self.assertEqual(stream.status, 200)
        self.assertEqual(stream.fields["content-type"], "text/event-stream; charset=utf-8")
        stream.link.settimeout(5)
        said = b""
        while b"data: " not in said or not said.endswith(b"\n\n\r\n"):
            said += stream.file.readline()
        stream.close()
        self.assertRegex(said.decode(), r"\A[0-9a-f]+\r\nretry: 1000\nid: \d+\nevent: change\ndata: \d+\n\n\r\n\Z")

    def test_point_05_a_thousand_streams_leave_pages_alone(self):
        links = []
        try:
            request = (f"GET /__guong/events?token={self.token} HTTP/1.1\r\nHost: localhost\r\n\r\n").encode()
            for _ in range(1_000):
                link = self.preview.connect()
                link.sendall(request)
                links.append(link)
            opened = sum(self.begins_with_200(link) for link in links)
            self.assertEqual(opened, 64)
            start = time.monotonic()
            self.is_up()
            self.assertLess(time.monotonic() - start, 2)
        finally:
            for link in links:
                link.close()
        end = time.monotonic() + 10
        while time.monotonic() < end:
            stream = Events(self.preview, self.token)
            stream.close()
            if stream.status == 200:
                return
            time.sleep(0.05)
        self.fail("the places of streams that were closed did not become free")

    @staticmethod
    def begins_with_200(link):
        """Whether a request was granted; who is closed for another before it was heard sees a reset."""
        try:
            return link.recv(12) == b"HTTP/1.1 200"
        except ConnectionResetError:
            return False

    def test_point_06_paths_are_decoded_once_and_stay_beneath_the_root(self):
        for path in ("/../etc/passwd", "/%2e%2e/etc/passwd", "/..%2fetc/passwd", "/%c0%ae%c0%ae/", "//etc/passwd", "/%00",
                     "/index.html%00.png", "/%5c..%5c", "/a/%2fetc", "*", "http://localhost/", "/a//b", "/#x", "/bai-viet/./mot/",
                     "/%zz", "/C:/x", "/ấ"):
            status, _, body = self.preview.get(path)
            self.assertEqual(status, 400, path)
            self.assertNotIn(b"root:", body)
        for path in ("/%252e%252e/etc/passwd", "/...", "/khong-co/"):
            self.assertIn(self.preview.status(path), (400, 404), path)
        secret = self.root / "secret.txt"
        secret.write_text("mật", "utf-8")
        # What was a file when it was listed is a link when it is asked for, and so is the folder above.
        file = self.published("lien-ket.txt")
        inner = self.published("len/secret.txt")
        file.unlink()
        file.symlink_to(secret)
        self.assertEqual(self.preview.status("/lien-ket.txt"), 404)
        inner.unlink()
        inner.parent.rmdir()
        inner.parent.symlink_to(self.root)
        self.addCleanup(inner.parent.unlink)
        self.assertEqual(self.preview.status("/len/secret.txt"), 404)
        self.assertEqual(self.preview.status("/%62ai-viet/m%6ft/"), 200)

    def published(self, name):
        """A file that is published as it is, once the preview has it; gone at the end."""
        file = self.root / "content/static" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", "utf-8")
        self.addCleanup(lambda: file.unlink(missing_ok=True))
        self.preview.until(lambda state: self.preview.status("/" + name) == 200)
        return file

    def test_point_07_a_pipe_is_no_page_and_holds_nobody_up(self):
        pipe = self.published("ong.txt")
        pipe.unlink()
        os.mkfifo(pipe)
        start = time.monotonic()
        self.assertEqual(self.preview.status("/ong.txt"), 404)
        self.assertLess(time.monotonic() - start, 2)

    def test_point_08_folders_are_not_listed(self):
        self.published("thu-muc/trong.txt")
        self.assertEqual(self.preview.status("/thu-muc/"), 404)
        self.assertEqual(self.preview.status("/thu-muc"), 404)
        status, fields, _ = self.preview.get("/bai-viet/mot")
        self.assertEqual((status, fields["location"]), (301, "/bai-viet/mot/"))

    def test_point_09_no_dot_files_and_no_backups(self):
        names = (".env", ".git", "style.css.map", "a.html~", "a.bak")
        for name in names:
            file = self.root / "content/static" / name
            file.parent.mkdir(exist_ok=True)
            file.write_text("mật", "utf-8")
            self.addCleanup(file.unlink)
        self.published("dau.txt")
        for name in names:
            self.assertEqual(self.preview.status("/" + name), 404, name)

    def test_point_10_only_get_and_head(self):
        for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "OPTIONS", "get", "BREW"):
            status, fields, _ = self.preview.get("/", method=method)
            self.assertEqual((status, fields["allow"]), (405, "GET, HEAD"), method)
        self.assertEqual(self.preview.status("*", method="OPTIONS"), 405)
        whole = self.preview.get("/")
        status, fields, body = self.preview.get("/", method="HEAD")
        self.assertEqual((status, body), (200, b""))
        self.assertEqual(fields["content-length"], str(len(whole[2])))
        self.assertEqual(fields["etag"], whole[1]["etag"])

    def test_point_11_limits_of_the_head(self):
        host = "Host: localhost\r\n"
        for request, expected in (
                ("GET /" + "a" * 8_300 + " HTTP/1.1\r\n" + host, 414), ("GET /" + "a" * 70_000, 414),
                ("GET / HTTP/1.1\r\n" + host + "X: " + "a" * 40_000 + "\r\n", 431),
                ("GET / HTTP/1.1\r\n" + host + "X: y\r\n" * 101, 431),
                ("GET / HTTP/1.1\r\n" + host + "X: a\r\n b\r\n", 400), ("GET / HTTP/1.1\n" + host, 400),
                ("GET / HTTP/1.1\r\n" + host + "X: a\rY: b\r\n", 400), ("GET / HTTP/1.1\r\n" + host + "X y: a\r\n", 400),
                ("GET / HTTP/1.1\r\n" + host + "X : a\r\n", 400), ("GET / HTTP/3.0\r\n" + host, 505), ("\x16\x03\x01\x02", 400)):
            self.assertEqual(parse(self.preview.raw((request + "\r\n").encode("latin-1")))[0], expected, request[:60])
        self.is_up()

    def test_point_11_a_head_that_reads_two_ways_is_refused(self):
        for line in ("GET /", "GET", "G(T / HTTP/1.1", "GET / HTTP/1", "GET / HTTP/11.1", "GET / http/1.1", "GET / HTTP/a.b",
                     " GET / HTTP/1.1", "GET / HTTP/1.1 ", "GET * HTTP/1.1", "GET /\x7f HTTP/1.1", "GET\t/\tHTTP/1.1",
                     "GET / HTTP/1.1\0", "GET /\0 HTTP/1.1"):
            answer = self.preview.raw(f"{line}\r\nHost: localhost\r\n\r\n".encode())
            self.assertEqual((parse(answer)[0], answer.count(b"HTTP/1.1 ")), (400, 1), line)
        for field in ("X", ": 1", "\tfolded", "X\0: 1", "X: \0", "X: \1", "(X): 1", "X: 1\nY: 2", "Hä: 1", "Host : localhost",
                      "Content-Length: ", "Content-Length: 0, 0", "Content-Length: -0", "Content-Length: 0\r\n 5",
                      "Content-Length: 99999999999999999999"):
            answer = self.preview.raw(f"GET / HTTP/1.1\r\nHost: localhost\r\n{field}\r\n\r\n".encode())
            self.assertEqual((parse(answer)[0], answer.count(b"HTTP/1.1 ")), (400, 1), field)
        for line in ("GET / HTTP/2.0", "GET / HTTP/0.9", "GET / HTTP/1.2"):
            self.assertEqual(parse(self.preview.raw(f"{line}\r\nHost: localhost\r\n\r\n".encode()))[0], 505, line)

    def test_point_11_what_comes_in_pieces_or_together_is_answered_in_turn(self):
        request = b"GET /van-ban.txt HTTP/1.1\r\nHost: localhost\r\nX: \xe1\xba\xa5\r\nAccept:\r\n\r\n"
        with self.preview.connect() as link:
            for byte in request:
                link.sendall(bytes([byte]))
            link.sendall(request + b"BAD\r\n\r\n" + request)
            answer = drain(link)
        self.assertEqual(re.findall(rb"HTTP/1\.1 (\d+)", answer), [b"200", b"200", b"400"])

    def test_point_11_the_connection_ends_when_the_client_asks(self):
        for version, field in (("1.0", "X: y"), ("1.1", "Connection: close"), ("1.1", "connection: keep-alive, Close"),
                               ("1.1", "Upgrade: h2c"), ("1.1", "Expect: 100-continue")):
            answer = self.preview.raw(f"GET /van-ban.txt HTTP/{version}\r\nHost: localhost\r\n{field}\r\n\r\n".encode(), half_close=False)
            self.assertEqual(parse(answer)[0], 200, field)
            self.assertEqual(answer.count(b"Connection: close"), 1, field)

    def test_point_12_a_refusal_arrives_though_more_is_sent(self):
        data = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 400000\r\n\r\n" + b"x" * 400_000
        status, fields, body = parse(self.preview.raw(data, half_close=False))
        self.assertEqual((status, fields["allow"], fields["connection"]), (405, "GET, HEAD", "close"))
        self.assertEqual(int(fields["content-length"]), len(body))

    def test_point_12_no_bodies_so_nothing_to_smuggle(self):
        inner = "GET /bai-viet/mot/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
        for fields in ("Content-Length: 5", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked, identity",
                       "Content-Length: 6\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 6",
                       "Content-Length: 0\r\nContent-Length: 0", "Content-Length: +5", "Content-Length: 0x5", "Content-Length: -1"):
            answer = self.preview.raw(f"GET / HTTP/1.1\r\nHost: localhost\r\n{fields}\r\n\r\n{inner}".encode())
            self.assertEqual(parse(answer)[0], 400, fields)
            self.assertEqual(answer.count(b"HTTP/1.1 "), 1, fields)
            self.assertIn(b"Connection: close", answer)
        twice = (inner + inner.replace("HTTP/1.1\r\n", "HTTP/1.1\r\nConnection: close\r\n")).encode()
        self.assertEqual(self.preview.raw(twice, half_close=False).count(b"HTTP/1.1 200"), 2)

    def test_point_13_nothing_of_a_request_comes_into_a_header(self):
        for path in ("/%0d%0aX-Added:1", "/bai-viet/mot%0d%0aX-Added:1", "/?%0d%0aX-Added:1", "//evil.example/%2f..",
                     "/\\evil.example"):
            status, fields, _ = self.preview.get(path)
            self.assertIn(status, (200, 400, 404), path)
            self.assertNotIn("x-added", fields)
            self.assertNotIn("location", fields)
        status, fields, body = self.preview.get("/bai-viet?<script>alert(1)</script>")
        self.assertEqual((status, fields["location"]), (301, "/bai-viet/"))
        self.assertNotIn(b"script", body)

    def test_point_14_slow_clients_are_let_go(self):
        slow = self.preview.connect(30)
        idle = [self.preview.connect() for _ in range(300)]
        start = time.monotonic()
        self.is_up()
        self.assertLess(time.monotonic() - start, 2, "idle connections keep pages waiting")
        for link in idle:
            link.close()
        slow.close()
        slow = self.preview.connect(30)
        slow.sendall(b"GET / HTTP/1.1\r\nHost: loc")
        start = time.monotonic()
        feeder = threading.Thread(target=feed, args=(slow,), daemon=True)
        feeder.start()
        answer = drain(slow)
        seconds = time.monotonic() - start
        slow.close()
        self.assertEqual(parse(answer)[0], 408)
        self.assertTrue(9 <= seconds <= 14, seconds)

    def test_point_14_who_is_over_the_limit_is_told_to_come_again(self):
        with Preview(self.root, preexec=few) as preview:
            links = [preview.connect() for _ in range(8)]
            for link in links:
                link.sendall(b"GET /van-ban.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
                self.assertTrue(link.recv(100).startswith(b"HTTP/1.1 200"))
            with preview.connect() as link:
                status, fields, _ = parse(drain(link))
            self.assertEqual((status, fields["retry-after"]), (503, "1"))
            links.pop().close()
            preview.until_status("/van-ban.txt", 200)
            for link in links:
                link.close()

    def test_point_14_a_hundred_requests_are_enough_for_a_connection(self):
        request = b"GET /van-ban.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
        answer = self.preview.raw(request * 120, half_close=False)
        self.assertEqual(answer.count(b"HTTP/1.1 200"), 100)
        self.assertEqual(answer.count(b"Connection: close"), 1)

    def test_point_15_ranges(self):
        path = "/van-ban.txt"
        for value, status, body in (
                ("bytes=0-3", 206, b"0123"), ("bytes=-2", 206, b"89"), ("bytes=8-", 206, b"89"),
                ("bytes=0-9223372036854775807", 206, b"0123456789"), ("bytes=0-99999999999999999999", 206, b"0123456789"),
                ("bytes=-0", 416, None), ("bytes=99999999999999999999-", 416, None), ("bytes=10-", 416, None),
                ("bytes=5-2", 200, b"0123456789"), ("bytes=" + "0-0," * 1_000 + "1-1", 200, b"0123456789"),
                ("bytes=x", 200, b"0123456789"), ("lines=0-3", 200, b"0123456789")):
            got, fields, sent = self.preview.get(path, f"Range: {value}")
            self.assertEqual(got, status, value)
            self.assertEqual(int(fields["content-length"]), len(sent), value)
            if body is not None:
                self.assertEqual(sent, body, value)
        tag = self.preview.get(path)[1]["etag"]
        self.assertEqual(self.preview.status(path, "Range: bytes=0-3", f"If-Range: {tag}"), 206)
        self.assertEqual(self.preview.status(path, "Range: bytes=0-3", 'If-Range: "old"'), 200)
        self.is_up()

    def test_point_16_etag_and_not_modified(self):
        status, fields, body = self.preview.get("/bai-viet/mot/")
        self.assertEqual(fields["cache-control"], "no-store")
        self.assertRegex(fields["etag"], r'^"[^"]+"$')
        status, again, body = self.preview.get("/bai-viet/mot/", f'If-None-Match: "x", {fields["etag"]}')
        self.assertEqual((status, body, again["etag"]), (304, b"", fields["etag"]))
        self.assertNotEqual(self.preview.get("/bai-viet/hai/")[1]["etag"], fields["etag"])
        self.assertEqual(self.preview.status("/bai-viet/mot/", 'If-None-Match: "x"'), 200)

    def test_point_16_length_is_right_when_the_file_is_swapped(self):
        with sending("swap", "Connection: close") as (preview, file, old, rest):
            for number in range(2):
                before = preview.state()["generation"]
                new = file.with_name("moi.mp4")
                new.write_bytes(os.urandom(1_000 + number))
                new.replace(file)
                preview.until(lambda state: state["generation"] > before)
            status, fields, body = rest()
            self.assertEqual((status, int(fields["content-length"])), (200, len(old)))
            self.assertTrue(body == old, "other bytes than the file had")

    def test_point_16_a_file_that_is_cut_while_it_is_sent_ends_the_connection(self):
        with sending("cut") as (preview, file, old, rest):
            file.write_bytes(b"x")
            status, fields, body = rest()
            self.assertEqual((status, int(fields["content-length"])), (200, len(old)))
            self.assertLess(len(body), len(old))
            self.assertTrue(old.startswith(body), "bytes that the file never had")
            self.assertEqual(preview.status("/"), 200)

    def test_point_17_types_are_fixed(self):
        for path, kind in (("/", "text/html; charset=utf-8"), ("/feed.xml", "application/xml; charset=utf-8"),
                           ("/van-ban.txt", "text/plain; charset=utf-8"), ("/hinh.svg", "image/svg+xml; charset=utf-8"),
                           ("/__guong/client.js", "text/javascript; charset=utf-8")):
            self.assertEqual(self.preview.get(path)[1]["content-type"], kind, path)
        self.assertIn("sandbox", self.preview.get("/hinh.svg")[1]["content-security-policy"])

    def test_point_18_errors_tell_nothing(self):
        for path in ("/khong-co/<script>", "/%ff", "/../x", "/__guong/open?file=/etc/passwd", "/__guong/"):
            _, fields, body = self.preview.get(path)
            text = body.decode("utf-8")
            self.assertNotIn(str(self.root), text)
            self.assertNotIn("khong-co", text)
            self.assertNotIn("passwd", text)
        (self.root / "content/stories/hong.md").write_text(mini.story("hong", more="tiltle: Sai\n"), "utf-8")
        try:
            state = self.preview.until(lambda state: state["problems"]["errors"])
            self.assertNotIn(str(self.root), str(state))
        finally:
            (self.root / "content/stories/hong.md").unlink()
        self.preview.until(lambda state: not state["problems"]["errors"])

    def test_point_19_the_last_good_page_stays(self):
        story = self.root / "content/stories/mot.md"
        good = story.read_text("utf-8")
        before = self.preview.text("/bai-viet/mot/")
        try:
            story.write_text(good.replace("kind: cach-lam-hay", "kind: khong-co"), "utf-8")
            state = self.preview.until(lambda state: state["problems"]["errors"])
            problem = state["problems"]["list"][0]
            self.assertEqual((problem["path"], problem["line"]), ("content/stories/mot.md", 4))
            self.assertIn("khong-co", problem["excerpt"])
            self.assertEqual(self.preview.text("/bai-viet/mot/"), before)
        finally:
            story.write_text(good, "utf-8")
        self.preview.until(lambda state: not state["problems"]["errors"])

    def test_point_19_few_descriptors_do_not_end_it(self):
        with Preview(self.root, preexec=few) as preview:
            links = []
            for _ in range(120):
                try:
                    links.append(preview.connect(2))
                except OSError:
                    pass
            time.sleep(0.5)
            for link in links:
                link.close()
            preview.until_status("/bai-viet/mot/", 200)

    def test_point_20_hidden_stories_are_marked_and_never_published(self):
        root = mini.project("hidden")
        (root / "content/stories/mai.md").write_text(
            mini.story("mai", "Bài ngày mai", publish="2027-01-01"), "utf-8")
        before = memory_folders()
        with Preview(root) as preview:
            status, fields, _ = preview.get("/bai-viet/mai/")
            self.assertEqual((status, fields["x-robots-tag"]), (200, "noindex, nofollow"))
            facts = preview.state("/bai-viet/mai/")["page"]["facts"]
            self.assertEqual(facts["status"], "embargoed")
            self.assertIn("2027-01-01", facts["until"])
            self.assertRegex(preview.lines[0], r"1 embargoed.*: shown")
            self.assertFalse((root / "Public").exists())
            self.assertFalse((root / ".guong").exists())
            # Nothing is laid on the disk, in memory's folder or elsewhere.
            self.assertEqual(list(root.parent.iterdir()), [root])
            self.assertEqual(memory_folders(), before)
        with Preview(root, "--no-drafts") as preview:
            self.assertEqual(preview.status("/bai-viet/mai/"), 404)

    def test_point_21_a_port_in_use_is_told(self):
        done = guong("serve", "--root", self.root, "--port", self.preview.port, "--lang", "en")
        self.assertEqual(done.returncode, 2)
        self.assertIn(f"port {self.preview.port} is in use", done.stderr)
        self.assertEqual(guong("serve", "--root", self.root, "--port", "x").returncode, 2)
        self.assertEqual(guong("serve", "--root", self.root, "--output", "x").returncode, 2)

    def test_point_21_the_next_free_port_is_taken(self):
        with Preview(self.root, "--port", 0) as other:
            pass
        with socket.socket() as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                taken.bind(("127.0.0.1", 1313))
                taken.listen()
            except OSError:
                pass
            preview = Preview.__new__(Preview)
            preview.root = self.root
            start_without_port(preview, self.root)
            try:
                self.assertGreater(preview.port, 1313)
            finally:
                preview.stop()

    def test_point_21_ends_without_a_trace(self):
        for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)):
            base = folder("trace")
            root = mini.project("trace")
            before = {path for path in root.parent.rglob("*")}
            preview = Preview(root)
            stream = Events(preview)
            idle = preview.connect()
            self.assertEqual(preview.stop(number), status)
            stream.close()
            idle.close()
            self.assertEqual({path for path in root.parent.rglob("*")}, before)
            self.assertEqual(list(base.iterdir()), [])


@contextlib.contextmanager
def sending(name, *fields):
    """A preview that has begun to send a file of 24 MiB: the preview, the file, its bytes, and what reads the rest."""
    root = mini.project(name)
    (root / "content/static").mkdir()
    file = root / "content/static/phim.mp4"
    old = os.urandom(1_048_576) * 24
    file.write_bytes(old)
    with Preview(root) as preview, preview.connect(60) as link:
        # A small window, so that the server has not sent all of it when the file changes.
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        link.sendall("\r\n".join(["GET /phim.mp4 HTTP/1.1", "Host: localhost", *fields, "", ""]).encode())
        first = link.recv(4_096)
        yield preview, file, old, lambda: parse(first + drain(link))


def few():
    """Leaves a process few open files."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))


def memory_folders():
    return sorted(path.name for path in pathlib.Path("/dev/shm").glob("guong-preview-*"))


def start_without_port(preview, root):
    import subprocess

    from support import GUONG, NOW, ORDINARY, PLAIN

    preview.lines = []
    preview.process = subprocess.Popen(
        [*ORDINARY, GUONG, "serve", "--root", str(root), "--now", NOW, "--lang", "en"], env=PLAIN | {"TMPDIR": str(root.parent)},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    preview.reader = threading.Thread(target=preview._read, daemon=True)
    preview.reader.start()
    line = preview.line(r"^http://localhost:\d+/")
    preview.port = int(re.search(r":(\d+)/", line).group(1))


def feed(link):
    """Sends a byte of a header now and then, as slowloris does."""
    try:
        for _ in range(40):
            time.sleep(0.5)
            link.sendall(b"a")
    except OSError:
        pass
