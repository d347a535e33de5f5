"""A meeting as JSON for other programs, without anything private.

`meeting_data` gives one object with these keys. The names inside are those of the tables in
the file; `…_id` refers to an `id` in the same object, and every person referred to is there.

    format            "vergadering/1"; the number goes up when a name goes or means another thing
    council           name organisation language
    meeting           number title kind format status location key_question planned_start
                      planned_end opened_at closed_at next_start chair_id secretary_id
                      minutes_status adopted_on adopted_by
    people            id name display_name role organisation has_vote, and attendance: stretches
                      with status via from_at until_at; empty for who is only referred to
    breaks            started_at ended_at
    agenda            in the order of treatment: id number title parent_id confidential status
                      goal phase key_question submitter_id planned_minutes allotted_minutes
                      actual_seconds, visits (started_at ended_at), and what was recorded there
    outside_agenda    what was recorded under no item
    reviewed_actions  actions of earlier meetings that something happened to in this one; as
                      actions below
    minutes_changes   what was changed in these minutes at their adoption, and corrections
                      afterwards: id at kind text person_id
    reviewed_promises promises of earlier meetings, in the same way

What was recorded are seven lists:

    notes             id at kind text person_id
    proposals         id at text proposer_id status
    votes             id proposal_id question at method status result voters votes_for
                      votes_against votes_abstain votes_blank votes_invalid; without a result
                      and counts while it runs, and without counts when only the result is kept
    decisions         id number kind at text method outcome advice provisional minority_view
                      review_on proposal_id vote_id
    actions           id number at text owner_id co_owners due status meeting times_put_off, and
                      story: what happened to it, the oldest first, with at meeting kind before
                      after comment. By kind, before and after are a day, the id of a person, a
                      status, or the id of an agenda item that it became; earlier words are left
                      out. In the comment stands how far it is, or why it is dropped
    parked_points     id at text person_id status comment
    promises          id number at text person_id due status meeting

Moments are ISO 8601 with their offset, days are as `2026-10-13`, choices are the English words
that stand in the file, and null is what nobody knows or may see. Breaks do not count in
`actual_seconds`. A closed item has its times, and what may be told of its decisions. Turns to
speak are not in it, so nobody can add up who spoke how long; nor is who voted what.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from vergadering.documents.clean import clean
from vergadering.domain.actions import times_extended
from vergadering.domain.choices import EventKind, Method, Presence
from vergadering.domain.clock import spent
from vergadering.domain.minutes import changes_of
from vergadering.domain.model import Meeting
from vergadering.domain.public import public
from vergadering.domain.votes import UNSETTLED, result_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from vergadering.domain.model import Action, ActionEvent, AgendaItem, Attendance, Row, Vote
    from vergadering.domain.model_next import MinutesChange
    from vergadering.domain.model_registers import Promise
    from vergadering.domain.state import State

FORMAT = "vergadering/1"
"""Says which names and meanings the object has."""

Data: TypeAlias = dict[str, Any]
"""A JSON object."""

_MEETING = (
    "number title kind format status location key_question planned_start planned_end opened_at"
    " closed_at next_start chair_id secretary_id minutes_status adopted_on adopted_by"
)
_PERSON = "id name display_name role organisation has_vote"
_ITEM = "id number title parent_id confidential status"
_OPEN_ITEM = "goal phase key_question submitter_id"
_VOTE = "id proposal_id question at method status voters"
_COUNTS = "votes_for votes_against votes_abstain votes_blank votes_invalid"
_DECISION = (
    "id number kind at text method outcome advice provisional minority_view review_on"
    " proposal_id vote_id"
)
_CHANGE = "id at kind text person_id"
_ACTION = "id number at text owner_id co_owners due status"
_PROMISE = "id number at text person_id due status"

NUMBERED = frozenset({EventKind.TRANSFERRED, EventKind.AGENDA})
"""What happens to an action of which an identifier is kept."""

_ESCAPES = {mark: f"\\u{mark:04x}" for mark in (0x061C, 0x200E, 0x200F)}
"""Marks of direction; harmless in data, but not where it is printed."""


def write_data(state: State, now: datetime) -> str:
    """The meeting in hand as a JSON text that ends with a newline. Refused without one."""
    text = json.dumps(meeting_data(state, now), ensure_ascii=False, indent=2)
    return text.translate(_ESCAPES) + "\n"


def meeting_data(state: State, now: datetime) -> Data:
    """The meeting in hand as an object that JSON can write. Refused without one."""
    view = public(state)
    return {
        "format": FORMAT,
        "council": _picked(view.the_council, "name organisation language"),
        "meeting": _picked(view.the_meeting, _MEETING),
        "people": list(_people(view)),
        "breaks": [_picked(row, "started_at ended_at") for row in view.meeting_break],
        "agenda": [_item(view, item, now) for item in view.items],
        "outside_agenda": _recorded(view, None),
        "reviewed_actions": [_action(view, row) for row in _reviewed(view)],
        "minutes_changes": [_picked(row, _CHANGE) for row in _own_changes(view)],
        "reviewed_promises": [_promise(view, row) for row in _reviewed_promises(view)],
    }


def _item(view: State, item: AgendaItem, now: datetime) -> Data:
    visits = [row for row in view.agenda_visit if row.item_id == item.id]
    told = dict.fromkeys(_OPEN_ITEM.split()) if item.confidential else _picked(item, _OPEN_ITEM)
    return {
        **_picked(item, _ITEM),
        **told,
        **_picked(item, "planned_minutes allotted_minutes"),
        "actual_seconds": round(spent(view, item.id, now).total_seconds()),
        "visits": [_picked(visit, "started_at ended_at") for visit in visits],
        **_recorded(view, item.id),
    }


def _recorded(view: State, item_id: int | None) -> Data:
    """What was recorded under an item, or under none."""
    notes = [row for row in view.note if row.item_id == item_id]
    proposals = [row for row in view.proposal if row.item_id == item_id]
    decisions = [row for row in view.decision if row.item_id == item_id]
    on = {row.id for row in proposals}
    counted = {row.vote_id for row in decisions}
    polls = [row for row in view.vote if row.proposal_id is None and row.item_id == item_id]
    counted |= {row.id for row in polls if row.method is Method.STRAW_POLL}
    votes = [row for row in view.vote if row.proposal_id in on or row.id in counted]
    here = [row for row in view.action if row.meeting_id == view.meeting_id]
    points = [row for row in view.parked_point if row.item_id == item_id]
    promised = [row for row in view.promise if row.meeting_id == view.meeting_id]
    return {
        "notes": [_picked(row, "id at kind text person_id") for row in notes],
        "proposals": [_picked(row, "id at text proposer_id status") for row in proposals],
        "votes": [_vote(row) for row in votes],
        "decisions": [_picked(row, _DECISION) for row in decisions],
        "actions": [_action(view, row) for row in here if row.item_id == item_id],
        "parked_points": [_picked(row, "id at text person_id status comment") for row in points],
        "promises": [_promise(view, row) for row in promised if row.item_id == item_id],
    }


def _vote(vote: Vote) -> Data:
    running = vote.status in UNSETTLED
    counts = _picked(vote, _COUNTS)
    return {
        **_picked(vote, _VOTE),
        "result": None if running else _value(result_of(vote)),
        **(dict.fromkeys(counts) if running or vote.only_result else counts),
    }


def _action(view: State, action: Action) -> Data:
    story = [row for row in view.action_event if row.action_id == action.id]
    return {
        **_picked(action, _ACTION),
        "meeting": _number(view, action.meeting_id),
        "times_put_off": times_extended(view, action.id),
        "story": [_event(view, row) for row in story],
    }


def _event(view: State, event: ActionEvent) -> Data:
    told = _picked(event, "at kind before after comment")
    for name in ("before", "after"):
        known = told[name] and event.kind is not EventKind.REWORDED
        read = int if event.kind in NUMBERED else str
        told[name] = read(told[name]) if known else None
    return {**told, "meeting": _number(view, event.meeting_id)}


def _number(view: State, meeting_id: int | None) -> Any:
    meeting = view.get(Meeting, meeting_id)
    return _value(meeting.number) if meeting else None


def _promise(view: State, promise: Promise) -> Data:
    return {**_picked(promise, _PROMISE), "meeting": _number(view, promise.meeting_id)}


def _reviewed(view: State) -> Iterator[Action]:
    """Actions that were given out before, and that something happened to in this meeting."""
    touched = {row.action_id for row in view.action_event if row.meeting_id == view.meeting_id}
    for action in view.action:
        if action.meeting_id != view.meeting_id and action.id in touched:
            yield action


def _reviewed_promises(view: State) -> Iterator[Promise]:
    """As `_reviewed`, of promises."""
    touched = {row.promise_id for row in view.promise_event if row.meeting_id == view.meeting_id}
    for promise in view.promise:
        if promise.meeting_id != view.meeting_id and promise.id in touched:
            yield promise


def _people(view: State) -> Iterator[Data]:
    """Everybody who was there, was absent, or is referred to; in the order of the file."""
    wanted = _referred(view) | {row.person_id for row in view.attendance}
    for person in view.person:
        if person.id in wanted:
            mine = [row for row in view.attendance if row.person_id == person.id]
            yield {**_picked(person, _PERSON), "attendance": [_stretch(row) for row in mine]}


def _own_changes(view: State) -> tuple[MinutesChange, ...]:
    """Changes of the minutes of this meeting."""
    return changes_of(view, view.meeting_id)


def _stretch(row: Attendance) -> Data:
    """When and how somebody was there, or that they were not."""
    told = _picked(row, "status via from_at until_at")
    return told if row.status is Presence.PRESENT else {**told, "via": None}


def _referred(view: State) -> set[int | None]:
    meeting = view.the_meeting
    actions = [row for row in view.action if row.meeting_id == view.meeting_id]
    actions.extend(_reviewed(view))
    told = {row.id for row in actions}
    passed = (row for row in view.action_event if row.kind is EventKind.TRANSFERRED)
    owners = (id for row in passed if row.action_id in told for id in (row.before, row.after))
    promised = [row for row in view.promise if row.meeting_id == view.meeting_id]
    promised.extend(_reviewed_promises(view))
    return {
        meeting.chair_id,
        meeting.secretary_id,
        *(item.submitter_id for item in view.agenda_item),
        *(row.person_id for row in view.note),
        *(row.proposer_id for row in view.proposal),
        *(row.person_id for row in view.parked_point),
        *(row.person_id for row in _own_changes(view)),
        *(row.person_id for row in promised),
        *(id for row in actions for id in (row.owner_id, *row.co_owners)),
        *(int(id) for id in owners if id),
    }


def _picked(row: Row, names: str) -> Data:
    """These fields of a row; whoever adds a field to a row therefore adds it to no output."""
    return {name: _value(getattr(row, name)) for name in names.split()}


def _value(value: Any) -> Any:
    """A field as JSON has it: moments and days as text, text without what could do harm."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return clean(str(value))
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return value
