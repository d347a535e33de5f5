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
    from pathlib import Path

PATIENCE_SECONDS = 30
"""How long a text may take to appear before it is missing."""

SIZES = frozenset({"COLUMNS", "LINES"})
"""Names by which the surroundings would overrule the size of a terminal."""

PRIVATE = re.compile(
    rb"\x1b\[[<>=?][0-9;:]*[umc]|\x1b\[\?[0-9;]*\$[py]|\x1b\[[0-9;]* q|\x1bP.*?\x1b\\"
)
"""Sequences of newer terminals that the emulator would print."""


class Terminal:
    """A command in a pseudo-terminal, with the screen that a person would see."""

    def __init__(
        self, arguments: list[str], *, size: tuple[int, int] = (120, 40), **environment: str
    ) -> None:
        self.columns, self.rows = size
        self.screen = pyte.Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self.screen)
        self.written = 0
        """How many bytes came out."""
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
        self.raw = bytearray()
        """Everything that came out."""

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what came; False at the end of the program."""
        try:
            chunk = self.process.read_nonblocking(65536, seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += len(chunk)
        self.raw += chunk
        self._stream.feed(PRIVATE.sub(b"", chunk))
        return True

    def see(self, text: str, *, gone: bool = False) -> str:
        """Wait until a text stands on the screen, or no longer does; the whole screen."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            going = self.read()
            if (text in self.shown()) != gone:
                return self.shown()
            if not going:
                break
        raise AssertionError(f"{text!r} {'stayed' if gone else 'never came'}:\n{self.shown()}")

    def shown(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

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
