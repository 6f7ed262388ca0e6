"""The preview where there is no IPv6, or no IPv4: in a network of its own that has what the test gives it."""

import shutil
import subprocess
import unittest

import mini
from preview import Preview
from support import Case

LOOPBACK = "ip link set lo up"
ONLY_4 = LOOPBACK + " && sysctl -qw net.ipv6.conf.all.disable_ipv6=1 && ip addr add 192.0.2.7/24 dev lo"
ONLY_6 = LOOPBACK + " && ip addr del 127.0.0.1/8 dev lo && ip -6 addr add 2001:db8::7/64 dev lo nodad"
ASK = """
import http.client, sys
link = http.client.HTTPConnection(sys.argv[1], int(sys.argv[2]), timeout=10)
link.request("GET", "/bai-viet/mot/", headers={"Host": sys.argv[3]})
print(link.getresponse().status)
"""


def network(commands):
    """What runs a command in a network of its own."""
    return ("unshare", "-n", "sh", "-c", commands + ' && exec "$@"', "sh")


class Network(Case):
    @classmethod
    def setUpClass(cls):
        cls.root = mini.project("network")

    def serve(self, commands, *flags):
        for tool in ("unshare", "nsenter", "ip", "sysctl"):
            if not shutil.which(tool):
                raise unittest.SkipTest(f"needs {tool}")
        done = subprocess.run([*network(commands), "true"], capture_output=True, text=True)
        if done.returncode != 0:
            raise unittest.SkipTest(f"no network of its own is permitted here: {done.stderr.strip()}")
        preview = Preview(self.root, *flags, before=network(commands))
        self.addCleanup(preview.stop)
        return preview

    def ask(self, preview, address, host="localhost"):
        """The status of a page that a client in the same network gets."""
        done = subprocess.run(["nsenter", "-t", str(preview.process.pid), "-n", "python3", "-c", ASK, address, str(preview.port), host],
                              capture_output=True, text=True)
        return done.stdout.strip() or done.stderr.strip().splitlines()[-1]

    def test_serve_with_ipv4_only(self):
        preview = self.serve(ONLY_4)
        preview.line(r"^listening at 127\.0\.0\.1; this machine has no IPv6$")
        self.assertEqual(self.ask(preview, "127.0.0.1"), "200")

    def test_serve_host_with_ipv4_only(self):
        preview = self.serve(ONLY_4, "--host")
        preview.line(r"^listening at 127\.0\.0\.1, 192\.0\.2\.7")
        preview.line(rf"http://192\.0\.2\.7:{preview.port}/__guong/enter\?ticket=")
        self.assertEqual(self.ask(preview, "127.0.0.1"), "200")

    def test_serve_with_ipv6_only(self):
        preview = self.serve(ONLY_6)
        preview.line(r"^listening at \[::1\]; this machine has no IPv4$")
        self.assertEqual(self.ask(preview, "::1", "[::1]"), "200")

    def test_serve_host_with_ipv6_only(self):
        preview = self.serve(ONLY_6, "--host")
        preview.line(r"^listening at \[::1\], \[2001:db8::7\]")
        preview.line(rf"http://\[2001:db8::7\]:{preview.port}/__guong/enter\?ticket=")
        # Another device needs its ticket, and may name the address.
        self.assertEqual(self.ask(preview, "2001:db8::7", f"[2001:db8::7]:{preview.port}"), "403")
        self.assertEqual(self.ask(preview, "::1", "[::1]"), "200")
