"""The terminal of Linux and macOS, with two things mended that the library leaves."""

from __future__ import annotations

import select

from textual.drivers.linux_driver import LinuxDriver

GONE = select.POLLHUP | select.POLLERR | select.POLLNVAL


class TerminalDriver(LinuxDriver):
    """Goes on once after a suspension, and knows when the terminal is gone."""

    _asleep = False

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while."""
        self._asleep = True
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal again, if it was given back; else only paint it anew.

        A program that was stopped without being asked never gave it back. A second reader
        of keys would then swap them.
        """
        if self._asleep:
            self._asleep = False
            super().resume_application_mode()
        else:
            self._app.call_later(self._app.refresh, repaint=True, layout=True)

    @property
    def gone(self) -> bool:
        """Whether the terminal was closed, also when no signal said so."""
        poll = select.poll()
        poll.register(self.fileno, 0)
        return any(event & GONE for _, event in poll.poll(0))
