"""How to make each change of the domain, with drawn arguments."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.helpers.council import START
from tests.helpers.drawing import DAY, TEXT, WHEN, about, one, one_id, registering, some_ids
from tests.helpers.floor_makers import FLOOR, RULES
from tests.helpers.people_makers import PEOPLE
from tests.helpers.register_makers import REGISTERS
from vergadering.domain import (
    actions,
    agenda,
    attendance,
    deciding,
    meeting,
    minutes,
    named_votes,
    notes,
    outcomes,
    people,
    revision,
    script_import,
    voting,
)
from vergadering.domain.attendance import Mark
from vergadering.domain.choices import (
    ActionStatus,
    Format,
    Goal,
    Method,
    NoteKind,
    Outcome,
    Presence,
    Role,
)
from vergadering.domain.deciding import Count
from vergadering.domain.script_reading import read_script

if TYPE_CHECKING:
    from tests.helpers.drawing import Draw, Maker
    from vergadering.domain.history import Change
    from vergadering.domain.state import State

MAKERS: dict[str, Maker] = {**FLOOR, **REGISTERS, **PEOPLE}
"""How to make each change fit a state; None when there is nothing that it could be about."""

_maker = registering(MAKERS)

for _rule, _key, _rows in (
    (agenda.remove_item, "item_id", "agenda_item"),
    (agenda.nest_item, "item_id", "agenda_item"),
    (agenda.unnest_item, "item_id", "agenda_item"),
    (meeting.go_to_item, "item_id", "agenda_item"),
    (minutes.adopt_minutes, "meeting_id", "meeting"),
    (attendance.clear_attendance, "person_id", "person"),
    (notes.remove_note, "note_id", "note"),
    (deciding.withdraw_proposal, "proposal_id", "proposal"),
    (deciding.hold_over_proposal, "proposal_id", "proposal"),
    (deciding.remove_proposal, "proposal_id", "proposal"),
    (deciding.decide_without_vote, "proposal_id", "proposal"),
    (voting.cancel_vote, "vote_id", "vote"),
    (voting.vote_again, "vote_id", "vote"),
    (named_votes.stop_rounds, "vote_id", "vote"),
    (deciding.unanimous, "proposal_id", "proposal"),
    (deciding.remove_decision, "decision_id", "decision"),
    (actions.remove_action, "action_id", "action"),
    (outcomes.finish_action, "action_id", "action"),
    (outcomes.reopen_action, "action_id", "action"),
):
    MAKERS[_rule.__name__] = about(_rule, _key, _rows)

for _plain in (
    meeting.plan_meeting,
    meeting.open_meeting,
    meeting.finish_item,
    meeting.suspend,
    meeting.resume,
    meeting.close_meeting,
    meeting.reopen_meeting,
    attendance.mark_all_present,
):
    MAKERS[_plain.__name__] = lambda draw, state, rule=_plain: rule


@_maker
def _set_council(draw: Draw, state: State) -> Change:
    return partial(people.set_council, name=draw(TEXT), rules=draw(st.none() | RULES))


@_maker
def _add_person(draw: Draw, state: State) -> Change:
    return partial(people.add_person, name=draw(TEXT), role=draw(st.sampled_from(Role)))


@_maker
def _change_person(draw: Draw, state: State) -> Change | None:
    person = one(draw, state.person)
    changed = person and replace(person, name=draw(TEXT), has_vote=draw(st.booleans()))
    return changed and partial(people.change_person, person=changed)


@_maker
def _add_item(draw: Draw, state: State) -> Change:
    return partial(
        agenda.add_item,
        title=draw(TEXT),
        planned_minutes=draw(st.integers(0, 90)),
        goal=draw(st.sampled_from(Goal)),
        confidential=draw(st.booleans()),
        after_id=one_id(draw, state.agenda_item),
        parent_id=one_id(draw, state.agenda_item),
        submitter_id=one_id(draw, state.person),
    )


@_maker
def _change_item(draw: Draw, state: State) -> Change | None:
    item = one(draw, state.agenda_item)
    if item is None:
        return None
    changed = replace(item, title=draw(TEXT), confidential=draw(st.booleans()), number="77")
    return partial(agenda.change_item, item=changed)


@_maker
def _move_item(draw: Draw, state: State) -> Change | None:
    item = one(draw, state.agenda_item)
    steps = draw(st.integers(-3, 3))
    return item and partial(agenda.move_item, item_id=item.id, steps=steps)


@_maker
def _add_meeting(draw: Draw, state: State) -> Change:
    return partial(
        meeting.add_meeting,
        title=draw(TEXT),
        planned_start=draw(WHEN),
        chair_id=one_id(draw, state.person),
    )


@_maker
def _change_meeting(draw: Draw, state: State) -> Change | None:
    row = one(draw, state.meeting)
    return row and partial(meeting.change_meeting, meeting=replace(row, location=draw(TEXT)))


@_maker
def _next_item(draw: Draw, state: State) -> Change:
    return partial(meeting.next_item, from_id=one_id(draw, state.agenda_item))


@_maker
def _arrive(draw: Draw, state: State) -> Change | None:
    person, via, when = one(draw, state.person), draw(st.sampled_from(Format)), draw(WHEN)
    return person and partial(attendance.arrive, person_id=person.id, via=via, when=when)


@_maker
def _leave(draw: Draw, state: State) -> Change | None:
    person, when = one(draw, state.person), draw(WHEN)
    return person and partial(attendance.leave, person_id=person.id, when=when)


@_maker
def _mark_absent(draw: Draw, state: State) -> Change | None:
    person = one(draw, state.person)
    notified, reason = draw(st.booleans()), draw(TEXT)
    return person and partial(
        attendance.mark_absent, person_id=person.id, notified=notified, reason=reason
    )


@_maker
def _take_roll(draw: Draw, state: State) -> Change:
    mark = st.builds(Mark, st.none() | st.sampled_from(Presence), st.sampled_from(Format))
    return partial(
        attendance.take_roll, marks={id: draw(mark) for id in some_ids(draw, state.person)}
    )


@_maker
def _add_note(draw: Draw, state: State) -> Change:
    return partial(
        notes.add_note,
        text=draw(TEXT),
        item_id=one_id(draw, state.agenda_item),
        kind=draw(st.sampled_from(NoteKind)),
        person_id=one_id(draw, state.person),
        when=draw(WHEN),
    )


@_maker
def _change_note(draw: Draw, state: State) -> Change | None:
    note = one(draw, state.note)
    text, kind = draw(TEXT), draw(st.sampled_from(NoteKind))
    return note and partial(notes.change_note, note_id=note.id, text=text, kind=kind)


@_maker
def _table_proposal(draw: Draw, state: State) -> Change:
    item_id, proposer_id = one_id(draw, state.agenda_item), one_id(draw, state.person)
    return partial(
        deciding.table_proposal, text=draw(TEXT), item_id=item_id, proposer_id=proposer_id
    )


@_maker
def _amend_proposal(draw: Draw, state: State) -> Change | None:
    proposal, text = one(draw, state.proposal), draw(TEXT)
    return proposal and partial(deciding.amend_proposal, proposal_id=proposal.id, text=text)


def _count(draw: Draw, state: State) -> Count:
    entitled = attendance.voters(state) or draw(st.integers(0, 9))
    votes_for = draw(st.integers(0, entitled))
    against = draw(st.integers(0, entitled - votes_for))
    return Count(votes_for, against, entitled - votes_for - against)


@_maker
def _show_of_hands(draw: Draw, state: State) -> Change | None:
    proposal, count = one(draw, state.proposal), _count(draw, state)
    return proposal and partial(deciding.show_of_hands, proposal_id=proposal.id, count=count)


@_maker
def _record_decision(draw: Draw, state: State) -> Change:
    return partial(
        deciding.record_decision,
        text=draw(TEXT),
        item_id=one_id(draw, state.agenda_item),
        method=draw(st.sampled_from(Method)),
        outcome=draw(st.sampled_from(Outcome)),
        count=_count(draw, state) if draw(st.booleans()) else None,
        when=draw(WHEN),
    )


@_maker
def _change_decision(draw: Draw, state: State) -> Change | None:
    decision, text, public = one(draw, state.decision), draw(TEXT), draw(st.none() | TEXT)
    return decision and partial(
        deciding.change_decision, decision_id=decision.id, text=text, public_text=public
    )


@_maker
def _add_action(draw: Draw, state: State) -> Change:
    return partial(
        actions.add_action,
        text=draw(TEXT),
        item_id=one_id(draw, state.agenda_item),
        owner_id=one_id(draw, state.person),
        co_owners=some_ids(draw, state.person),
        due=draw(st.none() | DAY),
    )


@_maker
def _change_action(draw: Draw, state: State) -> Change | None:
    action = one(draw, state.action)
    if action is None:
        return None
    return partial(
        actions.change_action,
        action_id=action.id,
        text=draw(st.just(action.text) | TEXT),
        owner_id=one_id(draw, state.person),
        due=draw(st.none() | DAY),
    )


@_maker
def _set_status(draw: Draw, state: State) -> Change | None:
    action, status = one(draw, state.action), draw(st.sampled_from(ActionStatus))
    comment = draw(st.just("") | TEXT)
    return action and partial(
        actions.set_status, action_id=action.id, status=status, comment=comment
    )


@_maker
def _note_progress(draw: Draw, state: State) -> Change | None:
    action, progress = one(draw, state.action), draw(st.just("") | TEXT)
    return action and partial(outcomes.note_progress, action_id=action.id, progress=progress)


@_maker
def _put_off_action(draw: Draw, state: State) -> Change | None:
    action, due = one(draw, state.action), draw(DAY)
    return action and partial(outcomes.put_off_action, action_id=action.id, due=due)


@_maker
def _pass_on_action(draw: Draw, state: State) -> Change | None:
    action, owner = one(draw, state.action), one(draw, state.person)
    return (
        action
        and owner
        and partial(outcomes.pass_on_action, action_id=action.id, owner_id=owner.id)
    )


@_maker
def _drop_action(draw: Draw, state: State) -> Change | None:
    action, reason = one(draw, state.action), draw(st.just("") | TEXT)
    return action and partial(outcomes.drop_action, action_id=action.id, reason=reason)


@_maker
def _raise_action(draw: Draw, state: State) -> Change | None:
    action, title, minutes = one(draw, state.action), draw(TEXT), draw(st.integers(-1, 90))
    return action and partial(
        outcomes.raise_action, action_id=action.id, title=title, planned_minutes=minutes
    )


@_maker
def _rewrite(draw: Draw, state: State) -> Change | None:
    """A note that becomes a proposal."""
    note = one(draw, state.note)
    if note is None:
        return None
    steps = (
        partial(notes.remove_note, note_id=note.id),
        partial(deciding.table_proposal, text=note.text, item_id=note.item_id),
    )
    return partial(revision.rewrite, steps=steps)


@_maker
def _set_time(draw: Draw, state: State) -> Change | None:
    record = one(draw, (*state.note, *state.proposal, *state.decision, *state.action))
    when = START + timedelta(minutes=draw(st.integers(0, 120)))
    return record and partial(revision.set_time, record=record, when=when)


@_maker
def _set_proposer(draw: Draw, state: State) -> Change | None:
    proposal, proposer = one(draw, state.proposal), one_id(draw, state.person)
    return proposal and partial(
        revision.set_proposer, proposal_id=proposal.id, proposer_id=proposer
    )


SCRIPT = """\
Vergadering: Ingelezen
Datum: 6 oktober 2026 19:30
Aanwezig: Noa; Kees (gast)

# Opening (5)
19:31 /open
@Noa: Welkom.
# Plan (10) besluiten
## Deel
/actie Noa: bellen voor 1 maart
/voorstel Doen
/geenbezwaar
21:00 /sluit
"""


@_maker
def _import_script(draw: Draw, state: State) -> Change:
    lines = SCRIPT.splitlines()
    kept = [line for line in lines if draw(st.integers(0, 9)) or not line.strip()]
    script = read_script("\n".join(kept), START.date())
    return partial(script_import.import_script, script=script, digest=draw(TEXT))
