"""The tables in the README, made from the tables in the program.

`python -m tests.helpers.readme` brings them up to date.
"""

from __future__ import annotations

import re
from pathlib import Path

from vergadering.domain.notation import COMMANDS as NOTATION
from vergadering.tui.commands import Place, commands_at
from vergadering.tui.keys import key_name

README = Path(__file__).parents[2] / "README.md"

PLACES = {
    Place.START: "On the start screen",
    Place.LIVE: "On the live screen (`esc` leaves the line first)",
    Place.REVIEW: "While going through the open actions",
}


def keys() -> str:
    """A table for each screen, in the order of help."""
    lines: list[str] = []
    for place, title in PLACES.items():
        lines += [f"| {title} | |", "| --- | --- |"]
        for row in commands_at(place):
            names = " ".join(f"`{key_name(key)}`" for key in row.keys.split(","))
            lines.append(f"| {names} | {row.help} |")
        lines.append("")
    return "\n".join(lines).rstrip()


def notation() -> str:
    """A row for each command of the capture line."""
    lines = ["| Dutch | English | for example | |", "| --- | --- | --- | --- |"]
    for row in NOTATION:
        dutch, english = (
            " ".join(f"`/{word}`" for word in words) for words in (row.dutch, row.english)
        )
        lines.append(f"| {dutch} | {english} | `{row.example}` | {row.help} |")
    return "\n".join(lines)


def updated(text: str) -> str:
    """The README with both tables as they should be."""
    for name, table in (("keys", keys()), ("notation", notation())):
        pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text = pattern.sub(lambda found, table=table: f"{found[1]}{table}\n{found[2]}", text)
    return text


if __name__ == "__main__":
    README.write_text(updated(README.read_text(encoding="utf-8")), encoding="utf-8")
