"""A running preview, and the sockets to talk to it byte by byte."""

import contextlib
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import threading
import time

from support import GUONG, NOW, ORDINARY, PLAIN

DEADLINE = 30


class Preview:
    """`guong serve` of a project, on a port of its own, run by a user without capabilities."""

    def __init__(self, root, *flags, before=(), preexec=None, wait=True, now=NOW):
        command = [*before, *ORDINARY, GUONG, "serve", "--root", str(root), "--lang", "en"]
        if now:
            command += ["--now", now]
        if "--port" not in flags:
            command += ["--port", "0"]
        self.root = pathlib.Path(root)
        self.lines = []
        self.process = subprocess.Popen(
            [*command, *map(str, flags)], env=PLAIN | {"TMPDIR": str(self.root.parent)}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, preexec_fn=preexec)
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.port = None
        if wait:
            line = self.line(r"^http://localhost:\d+/")
            self.port = int(re.search(r":(\d+)/", line).group(1))

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def line(self, pattern, start=0, timeout=DEADLINE):
        """Waits for a line of output."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            for line in self.lines[start:]:
                if re.search(pattern, line):
                    return line
            if self.process.poll() is not None and not self.reader.is_alive():
                break
            time.sleep(0.01)
        raise AssertionError(f"no line {pattern!r} in:\n" + "\n".join(self.lines[-40:]))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self, number=signal.SIGINT):
        """Ends the preview and returns its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError("the preview did not end")
        self.reader.join(5)
        self.process.stdout.close()
        return self.process.returncode

    # Talking

    def connect(self, timeout=10):
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def raw(self, data, timeout=10, half_close=True):
        """Sends bytes and returns all that comes back until the server closes."""
        with self.connect(timeout) as link:
            try:
                link.sendall(data)
                if half_close:
                    link.shutdown(socket.SHUT_WR)
            except OSError:
                pass
            return drain(link)

    def get(self, path="/", *fields, method="GET", host=None):
        """One request on one connection; status, fields in lower case, body."""
        host = f"localhost:{self.port}" if host is None else host
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", "Connection: close", *fields]
        return parse(self.raw("\r\n".join([*lines, "", ""]).encode("utf-8"), half_close=False))

    def status(self, path="/", *fields, **more):
        return self.get(path, *fields, **more)[0]

    def text(self, path="/"):
        return self.get(path)[2].decode("utf-8")

    @property
    def token(self):
        return re.search(r'data-token="([0-9a-f]+)"', self.text("/")).group(1)

    def state(self, page=None, token=None):
        query = f"token={token or self.token}" + (f"&page={page}" if page else "")
        status, _, body = self.get(f"/__guong/state?{query}")
        assert status == 200, status
        return json.loads(body)

    def until(self, check, timeout=DEADLINE):
        """Waits until a state satisfies, and returns it."""
        end = time.monotonic() + timeout
        token = self.token
        while time.monotonic() < end:
            state = self.state(token=token)
            if check(state):
                return state
            time.sleep(0.02)
        raise AssertionError(f"the state did not come; it is {state}")

    def until_status(self, path, status, timeout=15):
        """Waits until a path is answered with a status; meanwhile connections may be refused."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                if (found := self.status(path)) == status:
                    return
            time.sleep(0.05)
        raise AssertionError(f"{path} was not answered with {status} but {found}")

    # Looking from outside

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))


class Events:
    """A stream of events that is read line by line."""

    def __init__(self, preview, token=None, *fields):
        self.link = preview.connect()
        path = f"/__guong/events?token={token or preview.token}"
        lines = [f"GET {path} HTTP/1.1", f"Host: localhost:{preview.port}", *fields, "", ""]
        self.link.sendall("\r\n".join(lines).encode())
        self.file = self.link.makefile("rb")
        self.status = int(self.file.readline().split()[1])
        self.fields = {}
        while (line := self.file.readline().strip()):
            name, value = line.decode().split(": ", 1)
            self.fields[name.lower()] = value

    def next(self, timeout=DEADLINE):
        """The number of the next event."""
        self.link.settimeout(timeout)
        while (line := self.file.readline()):
            if line.startswith(b"data: "):
                return int(line[6:])
        raise AssertionError("the stream ended")

    def close(self):
        self.file.close()
        self.link.close()


def drain(link):
    data = b""
    try:
        while (part := link.recv(65_536)):
            data += part
    except (ConnectionResetError, TimeoutError):
        pass
    return data


def parse(data):
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    if not lines[0].startswith("HTTP/1.1 "):
        return None, {}, data
    fields = {}
    for line in lines[1:]:
        name, _, value = line.partition(": ")
        fields.setdefault(name.lower(), value)
    return int(lines[0].split()[1]), fields, body
