"""Faults that really happen to a file: a full disk, a closed folder, a program that holds it."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

import pytest

from tests.helpers.files import raw

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SMALL_KILOBYTES = 2048


def mounts(*arguments: str) -> None:
    """Mount something; the test is left out where that may not be."""
    if shutil.which("mount") is None or os.geteuid():
        pytest.skip("only root may mount")
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"mounting is not possible here: {done.stderr.strip()}")


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A folder on a disk of its own, of two megabytes."""
    folder.mkdir()
    mounts("-t", "tmpfs", "-o", f"size={SMALL_KILOBYTES}k", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def filled_up(folder: Path) -> Iterator[None]:
    """Nothing fits on the disk of this folder any more."""
    filler = folder / "vol"
    with filler.open("wb", buffering=0) as out, suppress(OSError):
        while True:
            out.write(bytes(4096))
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def nothing_may_be_written_in(folder: Path) -> Iterator[None]:
    """The folder and all that is in it are read-only, for root too."""
    if os.geteuid():
        modes = {path: path.stat().st_mode for path in (*folder.iterdir(), folder)}
        for path, mode in modes.items():
            path.chmod(mode & ~0o222)
        try:
            yield
        finally:
            for path, mode in modes.items():
                path.chmod(mode)
        return
    mounts("--bind", str(folder), str(folder))
    try:
        mounts("-o", "remount,bind,ro", str(folder))
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def failing_disk(pid: int) -> Iterator[None]:
    """Every file of a program that would grow beyond a page gives an error."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program holds the file: nobody else can read or write it."""
    with closing(raw(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
