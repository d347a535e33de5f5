"""`python -m tests.benchmarks [typing] [painting] [changing] [writing] [commands] [windows] …`.

And `search`. `crash` takes a quarter of an hour and is only done when it is asked for.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.benchmarks import (
    changing,
    commands,
    crash,
    painting,
    searching,
    typing,
    windows,
    writing,
)
from tests.benchmarks.measured import table
from tests.benchmarks.years import somebody_speaks, ten_years, under_way
from tests.helpers.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.benchmarks.measured import Line


def main(wanted: list[str]) -> None:
    """Measure what was asked for, or everything, and print one table."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        _compiled_once(folder / "bytecode")
        sample, years = folder / "sample.db", folder / "tien jaar.db"
        shutil.copy(ROOT / "sample.db", sample)
        begin = time.perf_counter()
        ten_years(years)
        sys.stderr.write(f"ten years of meetings made in {time.perf_counter() - begin:.1f} s\n")
        with under_way(folder / "bezig.db") as desk:
            somebody_speaks(desk)
        topics: dict[str, Callable[[], list[Line]]] = {
            "typing": partial(typing.measure, folder / "bezig.db"),
            "painting": partial(painting.measure, sample, years),
            "changing": partial(changing.measure, folder, years),
            "writing": partial(writing.measure, folder),
            "commands": partial(commands.measure, sample, years),
            "windows": partial(windows.measure, folder / "bezig.db"),
            "search": partial(searching.measure, folder),
            "crash": partial(crash.measure, folder, sample),
        }
        lines: list[Line] = []
        for topic in wanted or [name for name in topics if name != "crash"]:
            sys.stderr.write(f"{topic} …\n")
            lines += topics[topic]()
    sys.stdout.write(table(lines) + "\n")


def _compiled_once(folder: Path) -> None:
    """Programs that are measured keep their bytecode, as where they are installed.

    Their backups do not come among those of whoever measures.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)
    os.environ["VERGADERING_RESERVE"] = str(folder / "reservekopieen")


if __name__ == "__main__":
    main(sys.argv[1:])
