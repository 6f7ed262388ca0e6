"""A real browser before a real server: Debian's Chromium, and a static server that writes down every request."""

import collections
import functools
import http
import importlib.util
import mimetypes
import os
import pathlib
import shutil
import socketserver
import threading
import urllib.parse

TYPES = {".js": "text/javascript", ".bin": "application/octet-stream", ".json": "application/json",
         ".svg": "image/svg+xml", ".html": "text/html; charset=utf-8", ".xml": "application/xml"}
Request = collections.namedtuple("Request", "path status size")


class Server:
    """Serves a folder as it is, without compression; what it sent is in `log`.

    `others` maps beginnings of paths to other folders; `spoil` maps paths below the root to functions from the bytes of the file to those that are sent, None for 404.
    """

    def __init__(self, root, others=None):
        self.root = pathlib.Path(root)
        self.others = others or {}
        self.log = []
        self.spoil = {}
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            """No more of HTTP than a browser's GET needs: what this takes is measured with the page."""

            disable_nagle_algorithm = True

            def handle(self):
                while line := self.rfile.readline():
                    while self.rfile.readline().strip():
                        pass
                    status, fields, body = outer.response(line.split()[1].decode())
                    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
                    self.request.sendall(f"HTTP/1.1 {status} {http.HTTPStatus(status).phrase}\r\n{head}\r\n".encode() + body)

        class Threads(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True
            request_queue_size = 128

            def handle_error(self, request, address):
                pass  # the browser went away

        self.server = Threads(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def response(self, target):
        """What is sent, and written down, for the target of a request."""
        path = urllib.parse.unquote(target.split("?")[0])
        status, kind, body = self.answer(path)
        body, further = self.encode(path, kind, body)
        self.log.append(Request(path, status, len(body)))
        return status, {"Content-Type": kind, "Content-Length": len(body), "Cache-Control": "max-age=600", **further}, body

    def answer(self, path):
        start = next((start for start in self.others if path.startswith(start)), "/")
        root = self.others.get(start, self.root)
        name = path.removeprefix(start)
        file = root / name
        if path.endswith("/") or not name:
            file = file / "index.html"
        if not file.is_file() or root.resolve() not in file.resolve().parents:
            return 404, "text/html; charset=utf-8", (self.root / "404.html").read_bytes()
        body = file.read_bytes()
        for ending, change in list(self.spoil.items()):
            if path.endswith(ending) or (ending.endswith("/*") and ending[:-1] in path):
                body = change(body)
                if body is None:
                    return 404, "text/html", b"gone"
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return 200, kind, body

    def encode(self, path, kind, body):
        """The body as it is sent, and the header fields that say so."""
        return body, {}

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def program():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    for name in ("Google Chrome", "Chromium"):
        path = f"/Applications/{name}.app/Contents/MacOS/{name}"
        if os.access(path, os.X_OK):
            return path
    return None


def is_there():
    return bool(program()) and importlib.util.find_spec("playwright") is not None


@functools.cache
def browser():
    """One Chromium for all subjects; closed by `close`."""
    from playwright.sync_api import sync_playwright

    playwright = sync_playwright().start()
    # Without a sandbox: containers that tests run in do not allow one.
    chromium = playwright.chromium.launch(executable_path=program(), args=["--no-sandbox", "--disable-dev-shm-usage"])
    return playwright, chromium


def close():
    if browser.cache_info().currsize:
        playwright, chromium = browser()
        chromium.close()
        playwright.stop()


class Tab:
    """A page in a context of its own; what it asked other hosts for, and all complaints, are written down."""

    def __init__(self, server, **options):
        self.server = server
        options = {"viewport": {"width": 1280, "height": 900}, "locale": "vi-VN"} | options
        self.context = browser()[1].new_context(**options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.complaints = []
        self.foreign = []
        self.page.on("console", lambda message: message.type in ("error", "warning") and self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: request.url.startswith((server.address, "data:", "blob:"))
                     or self.foreign.append(request.url))

    def open(self, path):
        self.page.goto(self.server.address + path)
        return self.page

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.context.close()
