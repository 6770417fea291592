"""The drivers of the fault campaign that work in process: programs that print "KEY VALUE" lines."""
import subprocess
from collections import defaultdict

from desk import BIN, ROOT

# The build under AddressSanitizer and UBSan.
CHECKED = ROOT / "build" / "checked" / "bin"


class Drive:
    """What fault_NAME printed, whether it came to its end, and what it said if not."""

    def __init__(self, name, *words, where=BIN, seconds=None):
        self.lines = defaultdict(list)
        done = subprocess.run([str(where / f"fault_{name}"), *map(str, words)], capture_output=True, timeout=seconds)
        for line in done.stdout.decode(errors="replace").splitlines():
            key, _, value = line.partition(" ")
            self.lines[key].append(value)
        self.trouble = "" if done.returncode in (0, 1) and done.stdout else \
            f"exit {done.returncode}: {done.stderr.decode(errors='replace')[-2000:]}"

    def number(self, key):
        return int(self.lines[key][0]) if self.lines[key] else -1
