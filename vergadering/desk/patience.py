"""Work off the caller's thread that waits while another program holds the file."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from vergadering.errors import Busy

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

T = TypeVar("T")

TRIES = 3
"""How often work is tried while another program holds the file."""


async def patiently(worker: Executor, work: Callable[[], T]) -> T:
    """Do work on a worker; a busy file is tried again. Refused when it stays busy."""
    loop = asyncio.get_running_loop()
    for tried in range(1, TRIES + 1):
        try:
            return await loop.run_in_executor(worker, work)
        except Busy:
            if tried == TRIES:
                raise
    raise AssertionError
