"""How to make each change around the next meeting: its agenda, templates, earlier minutes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.helpers.council import START, council, done, item, later, open_meeting, who
from tests.helpers.drawing import TEXT, one, one_id
from tests.helpers.makers import _maker
from tests.helpers.makers_deciding import MAKERS, SETTLED
from vergadering.domain import (
    agenda,
    agenda_text,
    meeting,
    minutes,
    preparing,
    register,
    templates,
)
from vergadering.domain.choices import Goal, MeetingKind, ProposalStatus
from vergadering.domain.model import Proposal
from vergadering.domain.proposed import Proposed
from vergadering.domain.script_reading import Heading

if TYPE_CHECKING:
    from tests.helpers.drawing import Draw
    from vergadering.domain.history import Change
    from vergadering.domain.state import State

__all__ = ["MAKERS", "SETTLED", "following"]


def following() -> list[State]:
    """A closed meeting, the next one with its minutes as a draft and adopted, a template kept,
    and the first again, adopted.
    """
    first = meeting.close_meeting(open_meeting(), later(100))
    earlier = first.the_meeting.id
    note = partial(minutes.note_change, meeting_id=earlier, text="Punt 2: 3 moet 4 zijn")
    draft = done(
        first,
        partial(meeting.add_meeting, title="Volgende", planned_start=later(200)),
        partial(agenda.add_item, title="Verslag", goal=Goal.ADOPT),
        partial(agenda.add_item, title="Rondvraag"),
        meeting.open_meeting,
        note,
        at=later(200),
    )
    place = item(draft, "Verslag").id
    decided = minutes.adopt_by_decision(
        draft, later(201), meeting_id=earlier, item_id=place, text="Vastgesteld."
    )
    noa = who(draft, "Noa").id
    adopted = minutes.correct_minutes(
        decided, later(202), meeting_id=earlier, text="Punt 3: de datum is 4 mei", person_id=noa
    )
    kept = templates.save_template(
        council(), START, name="Kort", kind=MeetingKind.COUNCIL, items=(Heading("Opening"),)
    )
    own = first.having({"meeting": adopted.meeting, "counter": adopted.counter})
    return [first, draft, adopted, decided, kept, own]


def _heading(draw: Draw) -> Heading:
    return Heading(
        draw(TEXT),
        draw(st.integers(0, 90)),
        draw(st.sampled_from(Goal)),
        draw(st.just("") | TEXT),
        draw(st.booleans()),
        part=draw(st.booleans()),
    )


def _headings(draw: Draw) -> tuple[Heading, ...]:
    return tuple(_heading(draw) for _ in range(draw(st.integers(1, 3))))


def _proposed(draw: Draw, id: int) -> Proposed:
    waiting = Proposal(-id, -1, None, START, draw(TEXT), status=ProposalStatus.HELD_OVER)
    held = (register.Held(waiting, "Punt"),) if draw(st.booleans()) else ()
    on = draw(st.booleans())
    return Proposed(_heading(draw), "vaste punten", on=on, deferred_from=id, held=held)


@_maker
def _make_next(draw: Draw, state: State) -> Change:
    items = tuple(_proposed(draw, id) for id in range(1, draw(st.integers(1, 4))))
    return partial(preparing.make_next, items=items, title=draw(TEXT), planned_start=START)


@_maker
def _open_with(draw: Draw, state: State) -> Change:
    carried = tuple(_proposed(draw, id) for id in range(5, draw(st.integers(5, 7))))
    return partial(preparing.open_with, waiting=(), carried=carried)


@_maker
def _add_headings(draw: Draw, state: State) -> Change:
    after_id = one_id(draw, state.agenda_item)
    return partial(agenda_text.add_headings, items=_headings(draw), after_id=after_id)


@_maker
def _save_template(draw: Draw, state: State) -> Change:
    kind = draw(st.sampled_from(MeetingKind))
    template_id = one_id(draw, state.agenda_template)
    return partial(
        templates.save_template,
        name=draw(TEXT),
        kind=kind,
        items=_headings(draw),
        template_id=template_id,
    )


@_maker
def _remove_template(draw: Draw, state: State) -> Change | None:
    row = one(draw, state.agenda_template)
    return row and partial(templates.remove_template, template_id=row.id)


@_maker
def _note_change(draw: Draw, state: State) -> Change | None:
    row = one(draw, state.meeting)
    return row and partial(
        minutes.note_change,
        meeting_id=row.id,
        text=draw(TEXT),
        person_id=one_id(draw, state.person),
        confidential=draw(st.booleans()),
        item_id=one_id(draw, state.agenda_item),
    )


@_maker
def _correct_minutes(draw: Draw, state: State) -> Change | None:
    row, person = one(draw, state.meeting), one(draw, state.person)
    if row is None or person is None:
        return None
    return partial(minutes.correct_minutes, meeting_id=row.id, text=draw(TEXT), person_id=person.id)


@_maker
def _reword_change(draw: Draw, state: State) -> Change | None:
    row = one(draw, state.minutes_change)
    return row and partial(minutes.reword_change, change_id=row.id, text=draw(TEXT))


@_maker
def _remove_change(draw: Draw, state: State) -> Change | None:
    row = one(draw, state.minutes_change)
    return row and partial(minutes.remove_change, change_id=row.id)


@_maker
def _adopt_by_decision(draw: Draw, state: State) -> Change | None:
    row, place = one(draw, state.meeting), one(draw, state.agenda_item)
    if row is None or place is None:
        return None
    return partial(minutes.adopt_by_decision, meeting_id=row.id, item_id=place.id, text=draw(TEXT))


@_maker
def _withdraw_adoption(draw: Draw, state: State) -> Change | None:
    row = one(draw, state.meeting)
    return row and partial(minutes.withdraw_adoption, meeting_id=row.id)
