"""The program born in a moment: forked from a process that imported all of it before.

`python -m tests.helpers.lives SOCKET` is that process; `Nursery` starts it and talks to it.
Each life has a terminal of its own and runs as from the command line.
"""

from __future__ import annotations

import fcntl
import gc
import json
import os
import select
import signal
import socket
import struct
import subprocess
import sys
import termios
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pexpect

from tests.helpers.pty import Terminal
from tests.helpers.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

IMPORTED = (
    "textual.drivers.linux_driver",
    "vergadering.desk",
    "vergadering.tui.palette",
    "vergadering.tui.screens.live",
    "vergadering.tui.screens.start",
)
"""What the program imports while it starts."""


class Nursery:
    """Starts lives of the program, one at a time."""

    def __init__(self) -> None:
        self._channel, theirs = socket.socketpair()
        size = ("COLUMNS", "LINES")  # each life has a terminal of its own
        around = {name: value for name, value in os.environ.items() if name not in size}
        kinds = {"TERM": "xterm-256color", "COLORTERM": "", "LC_ALL": "C.UTF-8"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.lives", str(theirs.fileno())],
            cwd=ROOT,
            env={**around, **kinds, "PYTHONPATH": str(ROOT)},
            pass_fds=[theirs.fileno()],
        )
        theirs.close()

    def bear(
        self,
        path: Path,
        size: tuple[int, int] = (64, 20),
        *,
        owned: bool = True,
        **environment: str,
    ) -> Life:
        """A life on a file; when its terminal is not `owned`, no signal tells that it closed."""
        master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        wanted = {"path": str(path), "owned": owned, "environment": environment}
        socket.send_fds(self._channel, [json.dumps(wanted).encode()], [slave])
        os.close(slave)
        return Life(self, self._answer(), master, size)

    def bury(self, pid: int) -> int:
        """Wait for the end of a life; its exit code, or the negative number of the signal."""
        self._channel.sendall(json.dumps({"pid": pid}).encode())
        return self._answer()

    def close(self) -> None:
        """No more lives."""
        self._channel.close()
        self._process.wait()

    def _answer(self) -> int:
        return int(json.loads(self._channel.recv(1024)))


class Life(Terminal):
    """One run of the program, with the screen that a person would see."""

    def __init__(self, nursery: Nursery, pid: int, fd: int, size: tuple[int, int]) -> None:
        self.begin(size)
        self.pid = pid
        self._nursery = nursery
        self._fd = fd
        self._ended: int | None = None
        self.blind = False
        """Whether what comes out is not looked at."""
        self.showing: Callable[[], object] = lambda: None
        """What is called when something was shown."""

    def show(self, chunk: bytes) -> None:
        """Show what came, unless nobody looks."""
        if not self.blind:
            super().show(chunk)
            self.showing()

    def take(self, seconds: float) -> bytes:
        """What came within this time."""
        if not select.select([self._fd], [], [], max(0, seconds))[0]:
            raise pexpect.TIMEOUT("")
        try:
            chunk = os.read(self._fd, 65536)
        except OSError:
            chunk = b""
        if not chunk:
            raise pexpect.EOF("")
        return chunk

    def send(self, keys: str) -> None:
        """Give keys, as a terminal sends them."""
        os.write(self._fd, keys.encode())

    def kill(self, signal: int) -> None:
        """Send a signal."""
        os.kill(self.pid, signal)

    def ended(self) -> int:
        """Wait for the end and take in all that it wrote; the exit code, or minus the signal."""
        if self._ended is None:
            while self.read():
                pass
            self._ended = self._nursery.bury(self.pid)
            os.close(self._fd)
        return self._ended

    def hang_up(self) -> None:
        """Close the terminal, and wait for the end."""
        os.close(self._fd)
        self._ended = self._nursery.bury(self.pid)

    def close(self) -> None:
        """End it if it still goes on."""
        if self._ended is None:
            self.kill(signal.SIGKILL)
            self.ended()


def serve(channel: socket.socket) -> None:
    """Bear and bury, as asked for, until nobody asks any more."""
    for name in IMPORTED:
        import_module(name)
    gc.collect()
    gc.freeze()
    while asked := socket.recv_fds(channel, 4096, 1):
        if not asked[0]:
            return
        wanted: dict[str, Any] = json.loads(asked[0])
        if asked[1]:
            answer = _born(channel, wanted, asked[1][0])
        else:
            answer = os.waitstatus_to_exitcode(os.waitpid(wanted["pid"], 0)[1])
        channel.sendall(json.dumps(answer).encode())


def _born(channel: socket.socket, wanted: dict[str, Any], terminal: int) -> int:
    from vergadering.tui.app import run

    assert threading.active_count() == 1, "a fork keeps one thread only"
    pid = os.fork()
    if pid:
        os.close(terminal)
        return pid
    code = 70
    try:
        channel.close()
        os.environ.update(wanted["environment"])
        if wanted["owned"]:
            os.login_tty(terminal)
        else:
            os.setsid()
            for number in range(3):
                os.dup2(terminal, number)
        code = run(Path(wanted["path"]), "nl")
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
