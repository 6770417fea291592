"""File systems of a test's own, in a mount namespace that goes with the process (mount_namespaces(7))."""
import ctypes
import os
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

CLONE_NEWNS = 0x20000


def private_namespace():
    """'' once this process mounts for itself alone; else why it cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNS):
        return f"no mount namespace of its own: {os.strerror(ctypes.get_errno())}"
    done = subprocess.run(["mount", "--make-rprivate", "/"], capture_output=True)
    return done.stderr.decode().strip()


@contextmanager
def mounted(*command):
    """A folder on which that command has mounted something; the folder's path comes last in it."""
    with tempfile.TemporaryDirectory(prefix="svcdesk-mount-") as folder:
        done = subprocess.run([*command, folder], capture_output=True)
        if done.returncode:
            raise OSError(f"{' '.join(command)}: {done.stderr.decode().strip()}")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], capture_output=True)


def small_disk(kilobytes):
    return mounted("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs")
