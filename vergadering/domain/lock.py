"""What is locked: the records of a meeting whose minutes were adopted.

It is looked at here, after each change, so that no rule can forget it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.choices import MinutesStatus
from vergadering.domain.model import Action, Decision, Meeting
from vergadering.domain.state import LASTING, TABLE
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from vergadering.domain.state import State

RECORDS = tuple(name for name in TABLE.values() if name not in LASTING)
"""Tables that hold the records of one meeting."""


def refuse_locked(before: State, after: State) -> None:
    """Refused when adopted minutes would tell something else; says when they were adopted."""
    if after.meeting is not before.meeting:
        now = {row.id: row for row in after.meeting}
        for meeting in before.meeting:
            if is_adopted(meeting) and _locked(now.get(meeting.id)) != _locked(meeting):
                raise adopted(before, meeting)
    refuse_locked_records(before, after)


def refuse_locked_records(before: State, after: State) -> None:
    """As `refuse_locked`, for what was recorded in the meeting in hand."""
    if before.meeting_id is None or before.meeting_id != after.meeting_id:
        return
    meeting = before.get(Meeting, before.meeting_id)
    if meeting is not None and is_adopted(meeting) and _tells_else(before, after):
        raise adopted(before, meeting)


def is_adopted(meeting: Meeting) -> bool:
    """Whether the minutes of a meeting were adopted."""
    return meeting.minutes_status is MinutesStatus.ADOPTED


def adopted(state: State, meeting: Meeting) -> Refusal:
    """What is said to who would change adopted minutes: when and where that was done."""
    facts: dict[str, object] = {"number": meeting.number, "date": meeting.adopted_on}
    place = state.get(Meeting, meeting.adopted_in_id)
    facts["where"] = " · ".join(filter(None, (place.number if place else "", meeting.adopted_by)))
    if facts["where"] and meeting.adopted_on:
        text = N_(
            "Het verslag van {number} is vastgesteld op {date} ({where}). Wat er niet in klopt,"
            " zet u recht met een rectificatie."
        )
    elif meeting.adopted_on:
        text = N_(
            "Het verslag van {number} is vastgesteld op {date}. Wat er niet in klopt, zet u recht"
            " met een rectificatie."
        )
    else:
        text = N_(
            "Het verslag van {number} is vastgesteld. Wat er niet in klopt, zet u recht met een"
            " rectificatie."
        )
    return Refusal(text, **facts)


def unadopted(meeting: Meeting) -> Meeting:
    """The meeting as if its minutes were a draft."""
    return replace(
        meeting,
        minutes_status=MinutesStatus.DRAFT,
        adopted_on=None,
        adopted_in_id=None,
        adopted_by="",
        cleared_on=None,
    )


def _locked(meeting: Meeting | None) -> Meeting | None:
    """What stays of a meeting when its minutes are adopted: all but the adoption itself.

    That its working material went changes no minutes either.
    """
    return unadopted(meeting) if meeting else None


def _tells_else(before: State, after: State) -> bool:
    """Whether a record differs, or an action was given out or taken away.

    When a decision is looked at again, and what may be told of it, may still be said;
    actions go on as they do.
    """
    for name in RECORDS:
        was, now = getattr(before, name), getattr(after, name)
        if was is not now and name != TABLE[Decision] and was != now:
            return True
    if _decided(before) != _decided(after):
        return True
    return _given_out(before) != _given_out(after)


def _decided(state: State) -> tuple[Decision, ...]:
    return tuple(replace(row, review_on=None, public_text="") for row in state.decision)


def _given_out(state: State) -> set[int]:
    return {row.id for row in state.rows(Action) if row.meeting_id == state.meeting_id}
