"""Whatever ends a build, readers have the old site or the new one, whole."""

import shutil
import subprocess

import mini
import tracing
from support import GUONG, NOW, PLAIN, Case, folder, guong, tree


def build(root):
    return guong("build", "--root", root, "--now", NOW)


class Interrupted(Case):
    """A project with a published site and a change that is not built yet."""

    is_proof = True

    @classmethod
    def setUpClass(cls):
        cls.template = mini.project("durable")
        build(cls.template)
        cls.old = tree(cls.template / "Public")
        (cls.template / "content/stories/hai.md").unlink()
        (cls.template / "content/stories/ba.md").write_text(mini.story("ba", "Bài thứ ba"), "utf-8")
        (cls.template / "content/stories/mot.md").write_text(
            mini.story("mot", "Bài thứ nhất", body="Làm cách khác."), "utf-8")
        after = cls.copy()
        assert build(after).returncode == 0
        cls.new = tree(after / "Public")
        assert cls.old != cls.new
        shutil.rmtree(after.parent)

    @classmethod
    def copy(cls):
        root = folder("durable") / "project"
        subprocess.run(["cp", "-a", cls.template, root], check=True)
        return root

    def setUp(self):
        reason = tracing.reason_not_to()
        if reason:
            self.skipTest(reason)

    def heals(self, root, where):
        """The next build succeeds, gives the new site and leaves nothing behind."""
        done = build(root)
        self.assertEqual(done.returncode, 0, f"{where}: {done.stderr}")
        self.assertEqual(tree(root / "Public"), self.new, where)
        self.assertEqual(tracing.strays(root), [], where)

    def kill(self, call, places):
        root = self.copy()
        total = tracing.count(root, call)
        shutil.rmtree(root.parent)
        self.assertGreater(total, 0, f"the build never calls {call}")
        killed = 0
        for number in sorted({max(1, min(total, place(total))) for place in places}):
            root = self.copy()
            done, _ = tracing.build(root, inject=[f"{call}:signal=KILL:when={number}"])
            where = f"killed at {call} number {number} of {total}"
            killed += done.returncode in (-9, 137)
            site = tree(root / "Public")
            self.assertIn(site, (self.old, self.new), f"{where}: the site is neither the old one nor the new one")
            self.heals(root, where)
            shutil.rmtree(root.parent)
        self.assertGreater(killed, 0, f"no build was killed at {call}")

    def test_killed_while_it_swaps(self):
        self.kill("renameat2", [lambda n: n])

    def test_killed_while_it_opens(self):
        self.kill("openat", [lambda n: n // 3, lambda n: n // 2, lambda n: n * 3 // 4, lambda n: n - 6])

    def test_killed_while_it_links(self):
        self.kill("linkat", [lambda n: 1, lambda n: n // 2, lambda n: n])

    def test_killed_while_it_removes(self):
        self.kill("unlinkat", [lambda n: 1, lambda n: n // 2, lambda n: n])

    def test_killed_while_it_makes_folders(self):
        self.kill("mkdirat", [lambda n: 1, lambda n: 2, lambda n: n // 2, lambda n: n])

    def test_killed_while_it_writes(self):
        self.kill("write", [lambda n: 2, lambda n: n // 2, lambda n: n - 2, lambda n: n - 1])

    def test_killed_while_it_adopts_the_lists(self):
        self.kill("renameat", [lambda n: 1, lambda n: n])

    def refuse(self, call, error, when):
        """Lets a call fail once in each thread, so that the message itself can be written.

        In the thread that writes the message that may just be the call that fails; then it is tried again.
        """
        for _ in range(5):
            root = self.copy()
            done, lines = tracing.build(root, inject=[f"{call}:error={error}:when={when}"])
            if done.stderr:
                break
        self.assertTrue([line for line in lines if "INJECTED" in line], f"{call} was never refused")
        self.assertEqual(done.returncode, 3, f"{error} of {call} at {when}: {done.stderr}")
        self.assertEqual(tree(root / "Public"), self.old, f"{error} of {call}: the published site changed")
        self.assertRegex(done.stderr, r": error: ")
        self.assertEqual(tracing.strays(root), [], f"{error} of {call}")
        self.heals(root, f"after {error} of {call}")
        shutil.rmtree(root.parent)

    def test_full_disk_leaves_the_site(self):
        self.refuse("write", "ENOSPC", "8")

    def test_failing_disk_leaves_the_site(self):
        self.refuse("write", "EIO", "12")

    def test_disk_that_does_not_keep_leaves_the_site(self):
        """The last word before the swap is the disk's."""
        root = self.copy()
        call = "syncfs" if tracing.count(root, "syncfs") else "fsync"
        shutil.rmtree(root.parent)
        self.refuse(call, "EIO", "1")

    def test_folders_that_cannot_be_made_leave_the_site(self):
        self.refuse("mkdirat", "ENOSPC", "3+")

    def test_file_system_without_exchange_is_published_to_all_the_same(self):
        root = self.copy()
        done, lines = tracing.build(root, inject=["renameat2:error=EINVAL"])
        self.assertTrue([line for line in lines if "INJECTED" in line])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(tree(root / "Public"), self.new)
        self.heals(root, "after a build without exchange")
        shutil.rmtree(root.parent)


class Together(Case):
    def test_one_of_two_builds_gives_way(self):
        root = mini.project("two")
        build(root)
        first = tree(root / "Public")
        seen = set()
        for _ in range(6):
            both = [
                subprocess.Popen([GUONG, "build", "--root", root, "--now", NOW], env=PLAIN, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(2)]
            codes = sorted(process.wait(60) for process in both)
            for process in both:
                process.stderr.close()
            self.assertIn(codes, ([0, 0], [0, 5]))
            self.assertEqual(tree(root / "Public"), first)
            seen.add(tuple(codes))
            if (0, 5) in seen:
                break
        self.assertEqual(tracing.strays(root), [])
