"""The program in a terminal of its own: keys in, a screen out, signals and endings."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from typing import TYPE_CHECKING

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PATIENCE_SECONDS = 30
"""How long a text may take to appear before it is missing."""

SIZES = frozenset({"COLUMNS", "LINES"})
"""Names by which the surroundings would overrule the size of a terminal."""

PRIVATE = re.compile(
    rb"\x1b\[[<>=?][0-9;:]*[umc]|\x1b\[[0-9;:]*m"
    rb"|\x1b\[\?[0-9;]*\$[py]|\x1b\[[0-9;]* q|\x1bP.*?\x1b\\"
)
"""Sequences of newer terminals that the emulator would print, and colours, which nobody reads."""

HALF = re.compile(rb"\x1b[^a-zA-Z\\~]*$")
"""A sequence that goes on in what comes next."""


class Terminal:
    """A command in a pseudo-terminal, with the screen that a person would see."""

    def __init__(
        self, arguments: list[str], *, size: tuple[int, int] = (120, 40), **environment: str
    ) -> None:
        self.begin(size)
        self.process = pexpect.spawn(
            arguments[0],
            arguments[1:],
            dimensions=(self.rows, self.columns),
            timeout=PATIENCE_SECONDS,
            env={
                **{name: value for name, value in os.environ.items() if name not in SIZES},
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "LC_ALL": "C.UTF-8",
                **environment,
            },
        )
        self.process.delaybeforesend = None
        self.process.delayafterclose = 0.02

    def begin(self, size: tuple[int, int]) -> None:
        """An empty screen of this size; nothing came out yet."""
        self.columns, self.rows = size
        self.screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self.screen)
        self._rest = b""
        self.written = 0
        """How many bytes came out."""
        self.raw = bytearray()
        """Everything that came out."""

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what came; False at the end of the program."""
        try:
            chunk = self.take(seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += len(chunk)
        self.raw += chunk
        self.show(chunk)
        return True

    def take(self, seconds: float) -> bytes:
        """What came within this time; `pexpect.TIMEOUT`, or `pexpect.EOF` at the end."""
        return bytes(self.process.read_nonblocking(65536, seconds))

    def show(self, chunk: bytes) -> None:
        """Show what came; a sequence that is cut off waits for the rest of it."""
        chunk = self._rest + chunk
        half = HALF.search(chunk)
        self._rest = half[0] if half else b""
        self._stream.feed(PRIVATE.sub(b"", chunk[: len(chunk) - len(self._rest)]))

    def see(self, text: str, *, gone: bool = False) -> str:
        """Wait until a text stands on the screen, or no longer does; the whole screen."""
        what = f"{text!r} {'stayed' if gone else 'never came'}"
        return self.until(lambda: (text in self.shown()) != gone, what)

    def until(self, come: Callable[[], object], what: str = "it never came about") -> str:
        """Read until something is so; the whole screen."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            going = self.read()
            if come():
                return self.shown()
            if not going:
                break
        raise AssertionError(f"{what}:\n{self.shown()}")

    def watch(self, seconds: float) -> None:
        """Take in what comes for so long, or until the end."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.read(left):
            pass

    def shown(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """Each row of the screen, without the spaces at its end."""
        buffer, columns = self.screen.buffer, range(self.columns)
        return [
            "".join([row[x].data for x in columns]).rstrip()
            for row in (buffer[y] for y in range(self.rows))
        ]

    def send(self, keys: str) -> None:
        """Give keys, as a terminal sends them."""
        self.process.send(keys)

    def ended(self) -> int | None:
        """Wait for the end; the exit code, or the negative number of the signal."""
        end = time.monotonic() + PATIENCE_SECONDS
        while self.read() and time.monotonic() < end:
            pass
        self.process.wait()
        if self.process.exitstatus is not None:
            return int(self.process.exitstatus)
        return -int(self.process.signalstatus or 0)

    def kill(self, signal: int) -> None:
        """Send a signal."""
        self.process.kill(signal)

    def hang_up(self) -> None:
        """Close the terminal, as somebody who closes the window, and wait for the end."""
        self.process.ptyproc.fileobj.close()
        self.process.ptyproc.closed = True
        end = time.monotonic() + PATIENCE_SECONDS
        while not os.waitpid(self.process.pid, os.WNOHANG)[0]:
            if time.monotonic() > end:
                self.process.kill(signal.SIGKILL)
                raise AssertionError("it went on without a terminal")
        self.process.closed = True

    def close(self) -> None:
        """End the program if it still goes on."""
        if not self.process.closed:
            self.process.close(force=True)


def program(path: Path | str, *, size: tuple[int, int] = (120, 40), **environment: str) -> Terminal:
    """The program on a file."""
    return Terminal([sys.executable, "-m", "vergadering", str(path)], size=size, **environment)
