"""A program in a pseudo-terminal, with the time at which each piece of output came."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PATIENCE_SECONDS = 60.0
UNKNOWN = re.compile(
    rb"\x1b\[[<>=?][0-9;:]*[umc]|\x1b\[\?[0-9;]*\$[py]|\x1b\[[0-9;]* q|\x1bP.*?\x1b\\", re.DOTALL
)
"""Sequences that the emulator does not know and would print."""

HALF = re.compile(rb"\x1b[^a-zA-Z\\~]*$")
"""A sequence that goes on in the next piece."""


class Screen:
    """One running program: give keys, read what comes and when."""

    def __init__(self, command: Sequence[str], columns: int = 120, rows: int = 40) -> None:
        self.columns, self.rows = columns, rows
        self.rewind()
        self.pieces: list[tuple[float, bytes]] = []
        """Each piece of output with its moment."""
        size = struct.pack("HHHH", rows, columns, 0, 0)
        kinds = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        self.began = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if not self.pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe(command[0], list(command), {**os.environ, **kinds})

    def rewind(self) -> None:
        """Begin again with an empty emulated screen; what came stays."""
        self._screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self._screen)
        self._shown = 0
        self._rest = b""

    def send(self, keys: bytes) -> float:
        """Give keys; the moment at which they went."""
        moment = time.perf_counter()
        os.write(self._fd, keys)
        return moment

    def read(self, seconds: float) -> bool:
        """Take in one piece; whether anything came in this time."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        data = os.read(self._fd, 65536)
        self.pieces.append((time.perf_counter(), data))
        return True

    def settle(self, quiet: float = 0.3, longest: float = PATIENCE_SECONDS) -> None:
        """Read until nothing came for a while."""
        end = time.perf_counter() + longest
        while self.read(quiet) and time.perf_counter() < end:
            pass

    def step(self) -> float | None:
        """Show one more piece on the emulated screen; its moment."""
        if self._shown == len(self.pieces):
            return None
        moment, data = self.pieces[self._shown]
        self._shown += 1
        data = self._rest + data
        half = HALF.search(data)
        self._rest = half[0] if half else b""
        self._stream.feed(UNKNOWN.sub(b"", data[: len(data) - len(self._rest)]))
        return moment

    def lines(self) -> list[str]:
        """The emulated screen."""
        return [line.rstrip() for line in self._screen.display]

    def wait(self, wanted: Callable[[list[str]], bool]) -> float:
        """Read until the screen is as wanted; the moment of the piece that made it so."""
        end = time.perf_counter() + PATIENCE_SECONDS
        while time.perf_counter() < end:
            while (moment := self.step()) is not None:
                if wanted(self.lines()):
                    return moment
            self.read(0.5)
        raise TimeoutError("\n".join(self.lines()))

    def see(self, text: str) -> float:
        """Read until a text stands somewhere; the moment at which it did."""
        return self.wait(lambda lines: any(text in line for line in lines))

    def cpu_seconds(self) -> float:
        """How much of a processor it has used."""
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as file:  # noqa: PTH123
            numbers = file.read().rpartition(")")[2].split()
        return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """Kill it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)
