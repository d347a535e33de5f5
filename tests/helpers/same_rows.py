"""Whether two databases hold the same rows: `python -m tests.helpers.same_rows ONE OTHER`."""

import sqlite3
import sys

from tests.helpers.files import INDEX


def rows(path: str) -> dict[str, list[tuple[object, ...]]]:
    """Every table of a file with its rows in order, and what each table is made of."""
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    tables = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name")
    found: dict[str, list[tuple[object, ...]]] = {}
    for name, sql in tables.fetchall():
        if name.startswith(INDEX):
            continue
        found[name] = [(sql,), *sorted(db.execute(f"SELECT * FROM {name}"), key=repr)]
    db.close()
    return found


def main(one: str, other: str) -> int:
    """0 when the files hold the same; else 1, with the first difference of each table."""
    left, right = rows(one), rows(other)
    wrong = left.keys() ^ right.keys()
    for name in left.keys() & right.keys():
        if left[name] != right[name]:
            wrong.add(name)
            pairs = zip(left[name], right[name], strict=False)
            first = next((pair for pair in pairs if pair[0] != pair[1]), "more rows")
            sys.stderr.write(f"{name}: {first}\n")
    sys.stderr.write(f"{len(left)} tables, different: {sorted(wrong) or 'none'}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
