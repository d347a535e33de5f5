"""Files that are written whole or not at all, and never over another by accident."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

TAKEN = N_("{path} bestaat al. Kies een andere naam.")
REPLACEABLE = N_("{path} bestaat al. Kies een andere naam, of geef --overschrijf.")


class Taken(Refusal):
    """Something stands under that name already."""


def read_small(path: Path, most: int) -> bytes:
    """The beginning of a plain file, `most` bytes and one more. Refused when it cannot be read."""
    try:
        if path.is_dir():
            raise Refusal(N_("{path} is een map, geen bestand."), path=path.name)
        if not path.exists():
            raise Refusal(N_("Het bestand {path} bestaat niet."), path=path.name)
        if not path.is_file():
            raise Refusal(N_("{path} is geen gewoon bestand."), path=path.name)
        with path.open("rb") as file:
            return file.read(most + 1)
    except (OSError, ValueError) as error:
        raise Refusal(N_("Het bestand {path} mag niet gelezen worden."), path=path.name) from error


def write_file(
    path: Path,
    write: Callable[[BinaryIO], object],
    *,
    overwrite: bool = False,
    taken: str = TAKEN,
) -> None:
    """Have a file written by `write`; it appears whole, or not at all.

    Refused when something stands there already and `overwrite` is false, in the words of
    `taken`; when what stands there is no plain file; and when the folder cannot be written in.
    """
    with appearing(path, overwrite=overwrite, taken=taken) as beside, beside.open("xb") as out:
        write(out)


@contextmanager
def appearing(path: Path, *, overwrite: bool = False, taken: str = TAKEN) -> Iterator[Path]:
    """A free name in the same folder; what is made there comes to stand at `path`, on the disk.

    When the making fails, nothing is left. Refused as `write_file` is.
    """
    _may_write(path, overwrite=overwrite, taken=taken)
    beside = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        yield beside
        with beside.open("r+b") as made:
            os.fsync(made.fileno())
        if overwrite:
            beside.replace(path)
        else:
            _place(beside, path, taken)
        _settle(path.parent)
    except OSError as error:
        raise explained(error, path) from error
    finally:
        beside.unlink(missing_ok=True)


def _may_write(path: Path, *, overwrite: bool, taken: str) -> None:
    if not path.parent.is_dir():
        raise Refusal(N_("De map voor {path} bestaat niet."), path=path.name)
    if not os.access(path.parent, os.W_OK):
        raise _closed(path)
    if not os.path.lexists(path):
        return
    if path.is_dir():
        raise Refusal(N_("{path} is een map, geen bestand."), path=path.name)
    if not path.is_file():
        raise Refusal(N_("{path} is geen gewoon bestand."), path=path.name)
    if not overwrite:
        raise Taken(taken, path=path.name)


def _place(beside: Path, path: Path, taken: str) -> None:
    """Give the file its name, unless another program was first."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise Taken(taken, path=path.name) from None
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK):
            raise
        _may_write(path, overwrite=False, taken=taken)
        beside.replace(path)


def _settle(folder: Path) -> None:
    """Have the name itself on the disk too, where a folder can be asked that."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _closed(path: Path) -> Refusal:
    return Refusal(N_("In de map voor {path} mag niet geschreven worden."), path=path.name)


def explained(error: OSError, path: Path) -> Refusal:
    """What the system says of a file that is written, as a sentence for people."""
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _closed(path)
        case errno.ENOSPC | errno.EDQUOT:
            return Refusal(N_("De schijf is vol; {path} is niet geschreven."), path=path.name)
    return Refusal(
        N_("{path} kan niet geschreven worden: {said}"), path=path.name, said=error.strerror
    )
