"""Windows on a file: which are open, and what is being typed in each; none of it is a change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from vergadering.store.handle import Handle

if TYPE_CHECKING:
    from datetime import timedelta

CAPTURE = "capture:"
"""How the place of the line of a meeting begins: `capture:1`."""

EDIT = "edit:"
"""How the place of every line begins that changes a record: `edit:note:12`."""


@dataclass(frozen=True, slots=True)
class Session:
    """A window that wrote in the file and did not say goodbye yet."""

    window: str
    """Machine and process: `laptop:4711`."""
    who: str
    """Who sits there; empty when nobody said so."""
    started_at: datetime
    seen_at: datetime
    """When it last gave a sign of life."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A line that is being typed, or was when its window ended."""

    place: str
    """What it is for: `capture:1`, the line of a meeting; `edit:note:12`, a record."""
    window: str
    at: datetime
    """When it was last changed."""
    text: str
    item_id: int | None = None
    """The agenda item that it was begun under."""
    seen: int = 0
    """The last line of the journal that whoever types it had seen when it was begun."""


class WindowFile(Handle):
    """A file that remembers its windows."""

    # drafts

    def keep_draft(self, draft: Draft) -> None:
        """Keep what a window is typing; an empty text takes it away; inside `writing`."""
        if not draft.text:
            self.drop_draft(draft.place, draft.window)
            return
        at = draft.at.isoformat()
        self._db.execute(
            "INSERT INTO draft (place, window, at, text, item_id, seen)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (place, window) DO UPDATE SET"
            " at = excluded.at, text = excluded.text, item_id = excluded.item_id,"
            " seen = excluded.seen",
            (draft.place, draft.window, at, draft.text, draft.item_id, draft.seen),
        )

    def drop_draft(self, place: str, window: str) -> None:
        """Take an unfinished line away; inside `writing`."""
        self._db.execute("DELETE FROM draft WHERE place = ? AND window = ?", (place, window))

    def move_draft(self, draft: Draft, window: str) -> None:
        """Give an unfinished line of a window to another window; inside `writing`."""
        self.drop_draft(draft.place, window)
        self._db.execute(
            "UPDATE draft SET window = ? WHERE place = ? AND window = ?",
            (window, draft.place, draft.window),
        )

    def drafts(self, place: str) -> list[Draft]:
        """The unfinished lines at a place, of every window; newest first."""
        with self._explaining():
            return self._drafts("place = ?", place)

    def edits(self) -> list[Draft]:
        """The unfinished lines that change a record, of every window; newest first."""
        with self._explaining():
            return self._drafts("place LIKE ?", f"{EDIT}%")

    def all_drafts(self) -> list[Draft]:
        """Every unfinished line; newest first."""
        with self._explaining():
            return self._drafts("TRUE")

    # sessions

    def sit_down(self, session: Session, fresh: timedelta) -> None:
        """Say that a window is open, unless it said so less than `fresh` ago; inside `writing`."""
        started, seen = session.started_at.isoformat(), session.seen_at.isoformat()
        self._db.execute(
            "INSERT INTO session (window, who, started_at, seen_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (window) DO UPDATE SET who = excluded.who,"
            " started_at = excluded.started_at, seen_at = excluded.seen_at"
            " WHERE seen_at <= ? OR started_at <> excluded.started_at OR who <> excluded.who",
            (session.window, session.who, started, seen, (session.seen_at - fresh).isoformat()),
        )

    def stand_up(self, window: str) -> None:
        """Say that a window is no longer open; inside `writing`."""
        self._db.execute("DELETE FROM session WHERE window = ?", (window,))

    def sessions(self) -> list[Session]:
        """The windows that are open, and those that ended without saying so; oldest first."""
        with self._explaining():
            found = self._query("SELECT * FROM session ORDER BY started_at, window")
            return [Session(**_with_times(row, "started_at", "seen_at")) for row in found]

    def _drafts(self, condition: str, *values: object) -> list[Draft]:
        sql = (
            "SELECT place, window, at, text, item_id, seen FROM draft"
            f" WHERE {condition} ORDER BY at DESC, window, place"
        )
        return [Draft(**_with_times(row, "at")) for row in self._query(sql, *values)]


def _with_times(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return row | {name: datetime.fromisoformat(row[name]) for name in names}
