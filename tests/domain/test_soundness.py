from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

import pytest

from tests.helpers import council
from tests.helpers.floor import ORDER, Talk
from vergadering.domain import actions, attendance, deciding, meeting, turns
from vergadering.domain.choices import (
    ItemStatus,
    MeetingStatus,
    Method,
    Presence,
    Stance,
    TurnStatus,
    VoteStatus,
)
from vergadering.domain.deciding import Count
from vergadering.domain.model import AgendaVisit, Attendance, Council, Counter, MeetingBreak
from vergadering.domain.model_floor import SpeakingStretch
from vergadering.domain.soundness import findings
from vergadering.domain.state import State

Damage: TypeAlias = Callable[[State], State]


@pytest.fixture
def sound() -> State:
    """A meeting under way with an action, a decision, a break behind it, and a speaker.

    Noa speaks, interrupts Wil, and Joke and Fatima wait.
    """
    state = council.open_meeting()
    item = state.items[0].id
    state = actions.add_action(state, council.later(5), text="Kaarten", item_id=item)
    state = deciding.table_proposal(state, council.later(6), text="We doen het", item_id=item)
    count = Count(attendance.voters(state))
    state = deciding.show_of_hands(
        state, council.later(7), proposal_id=state.proposal[-1].id, count=count
    )
    state = meeting.suspend(state, council.later(8))
    state = meeting.resume(state, council.later(9))
    talk = Talk(state, council.later(9)).asks("Wil", "Joke", "Fatima").next().then(30)
    return talk.asks("Noa", kind=ORDER).state


def test_what_rules_made_is_sound(sound: State) -> None:
    assert findings(State()) == ()
    assert findings(sound) == ()
    assert findings(meeting.suspend(sound, council.later(10))) == ()
    assert findings(meeting.close_meeting(sound, council.later(60))) == ()
    assert findings(Talk(sound, council.later(10)).pause().state) == ()
    assert findings(meeting.next_item(sound, council.later(10))) == ()


def without_people(state: State) -> State:
    return state.drop(*state.person[-1:], *state.person[:1])


def two_current(state: State) -> State:
    return state.put(*(replace(item, status=ItemStatus.CURRENT) for item in state.items[:2]))


def second_clock(state: State) -> State:
    state, id = state.fresh()
    visit = AgendaVisit(id, state.the_meeting.id, state.items[1].id, council.later(9))
    return state.put(visit)


def visit_backwards(state: State) -> State:
    visit = state.agenda_visit[0]
    assert visit.started_at is not None
    return state.put(replace(visit, ended_at=visit.started_at - timedelta(seconds=1)))


def twice_here(state: State) -> State:
    state, id = state.fresh()
    here = state.attendance[0]
    row = Attendance(id, here.meeting_id, here.person_id, from_at=council.later(20))
    return state.put(row)


def here_and_absent(state: State) -> State:
    state, id = state.fresh()
    here = state.attendance[0]
    return state.put(Attendance(id, here.meeting_id, here.person_id, Presence.ABSENT))


def gone_before_there(state: State) -> State:
    return state.put(replace(state.attendance[0], until_at=council.later(-90)))


def same_number(state: State) -> State:
    state = actions.add_action(state, council.later(6), text="Nog een")
    return state.put(replace(state.action[-1], number=state.action[0].number))


def odd_number(state: State) -> State:
    return state.put(replace(state.action[0], number="28"))


def counter_behind(state: State) -> State:
    return state.put(Counter("A-2026", 0))


def identifiers_behind(state: State) -> State:
    return state.put(Counter("id", 3))


def same_identifier(state: State) -> State:
    return state.put(replace(state.action[0], id=state.person[0].id))


def second_council(state: State) -> State:
    state, id = state.fresh()
    return state.put(Council(id, "Een andere raad"))


def closed_with_a_clock(state: State) -> State:
    return state.put(
        replace(state.the_meeting, status=MeetingStatus.CLOSED, closed_at=council.later(60))
    )


def closed_before_opened(state: State) -> State:
    state = meeting.close_meeting(state, council.later(60))
    return state.put(replace(state.the_meeting, closed_at=council.later(-60)))


def never_opened(state: State) -> State:
    return state.put(replace(state.the_meeting, opened_at=None))


def endless_break(state: State) -> State:
    state, id = state.fresh()
    return state.put(MeetingBreak(id, state.the_meeting.id, council.later(9)))


def item_numbers_alike(state: State) -> State:
    return state.put(replace(state.items[1], number=state.items[0].number))


def item_places_alike(state: State) -> State:
    return state.put(replace(state.items[1], position=1))


def part_of_itself(state: State) -> State:
    item = state.items[1]
    return state.put(replace(item, parent_id=item.id))


def two_speakers(state: State) -> State:
    return state.put(replace(Talk(state).turn("Wil"), status=TurnStatus.PAUSED))


def speaker_after_the_end(state: State) -> State:
    after = meeting.close_meeting(state, council.later(60))
    return after.put(replace(Talk(state).turn("Noa"), status=TurnStatus.PAUSED))


def interrupted_by_nobody(state: State) -> State:
    return state.put(replace(Talk(state).turn("Noa"), status=TurnStatus.FINISHED))


def speaker_without_a_clock(state: State) -> State:
    return turns.halt(state, council.later(10))


def speaker_with_two_clocks(state: State) -> State:
    state, id = state.fresh()
    turn = Talk(state).turn("Noa")
    return state.put(SpeakingStretch(id, turn.meeting_id, turn.id, council.later(10)))


def clock_of_who_waits(state: State) -> State:
    stretch = state.speaking_stretch[-1]
    return state.put(replace(stretch, turn_id=Talk(state).turn("Joke").id))


def clock_in_a_break(state: State) -> State:
    broken = meeting.suspend(state, council.later(10))
    return broken.put(state.speaking_stretch[-1])


def clock_of_who_is_paused(state: State) -> State:
    paused = Talk(state, council.later(10)).pause().state
    return paused.put(state.speaking_stretch[-1])


def speech_backwards(state: State) -> State:
    return state.put(replace(state.speaking_stretch[0], ended_at=council.later(-9)))


def places_alike(state: State) -> State:
    return state.put(replace(Talk(state).turn("Fatima"), position=1))


def waits_twice(state: State) -> State:
    joke = Talk(state).turn("Joke").person_id
    return state.put(replace(Talk(state).turn("Fatima"), person_id=joke))


def too_many_votes(state: State) -> State:
    return state.put(replace(state.vote[0], votes_against=99))


def named_ballot(state: State) -> State:
    ballot = replace(state.vote[0], method=Method.BALLOT)
    return state.put(ballot, replace(state.voter[0], stance=Stance.FOR))


def kept_count(state: State) -> State:
    return state.put(replace(state.vote[0], only_result=True))


def two_votes(state: State) -> State:
    vote = replace(state.vote[0], status=VoteStatus.RUNNING)
    return state.put(vote, replace(vote, id=9999))


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (without_people, "verwijst naar person"),
        (two_current, "meer dan één punt aan de orde"),
        (second_clock, "meer dan één klok"),
        (visit_backwards, "een punt eindigt voordat het begint"),
        (twice_here, "twee keer tegelijk aanwezig"),
        (here_and_absent, "tegelijk aanwezig en afwezig"),
        (gone_before_there, "gaat weg voordat"),
        (same_number, "is 2 keer gebruikt"),
        (odd_number, "is geen nummer"),
        (counter_behind, "De teller A-2026 staat op 0, maar 1 is al gebruikt"),
        (identifiers_behind, "De teller id staat op 3"),
        (same_identifier, "Het kenmerk"),
        (second_council, "meer dan één raad"),
        (closed_with_a_clock, "er loopt een klok, maar zij is niet bezig"),
        (closed_before_opened, "eindigt voordat zij begint"),
        (never_opened, "tijdstip van opening"),
        (endless_break, "schorsingen"),
        (item_numbers_alike, "hetzelfde nummer"),
        (item_places_alike, "volgorde van de agenda"),
        (part_of_itself, "hangt onder een punt"),
        (too_many_votes, "stemmen geteld"),
        (named_ballot, "een naam bij een stem"),
        (kept_count, "een telling bewaard"),
        (two_votes, "meer dan één stemming"),
        (two_speakers, "meer dan één spreker heeft het woord"),
        (speaker_after_the_end, "iemand heeft het woord, maar zij is niet bezig"),
        (interrupted_by_nobody, "iemand is onderbroken, maar niemand heeft het woord"),
        (speaker_without_a_clock, "de klok van de spreker"),
        (speaker_with_two_clocks, "de klok van de spreker"),
        (clock_of_who_waits, "de klok van de spreker"),
        (clock_in_a_break, "de klok van de spreker"),
        (clock_of_who_is_paused, "de klok van de spreker"),
        (speech_backwards, "een spreker stopt voordat"),
        (places_alike, "volgorde van de sprekerslijst"),
        (waits_twice, "Joke staat twee keer op de sprekerslijst"),
    ],
)
def test_damage_is_found(sound: State, damage: Damage, words: str) -> None:
    told = [finding.text.format_map(finding.values) for finding in findings(damage(sound))]
    assert any(words in sentence for sentence in told), told


def test_a_record_of_another_meeting_is_found(sound: State) -> None:
    item = sound.items[0]
    moved = sound.put(replace(item, meeting_id=999))
    told = [finding for finding in findings(moved) if "andere vergadering" in finding.text]
    assert {finding.values["table"] for finding in told} >= {"decision", "speaking_turn"}
