from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tests.sample.source import moment, people, places
from vergadering.domain.agenda import numbered_item
from vergadering.domain.choices import ParkedStatus, Phase, TurnKind, TurnStatus
from vergadering.domain.parking import unsettled
from vergadering.domain.public import public
from vergadering.domain.queue import limit_for, remaining, talk_times
from vergadering.domain.timing import times_taken
from vergadering.domain.turns import holder, spoken, stretches, waiting

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.model_floor import SpeakingTurn
    from vergadering.domain.state import State

KINDS = {
    "inbreng": TurnKind.CONTRIBUTION,
    "vraag": TurnKind.QUESTION,
    "reactie": TurnKind.RESPONSE,
    "bezwaar": TurnKind.OBJECTION,
    "toelichting": TurnKind.INTRODUCTION,
    "antwoord": TurnKind.ANSWER,
    "samenvatting": TurnKind.SUMMARY,
    "rondje": TurnKind.ROUND,
    "punt_van_orde": TurnKind.POINT_OF_ORDER,
}
STATUSES = {"afgerond": TurnStatus.FINISHED, "ingetrokken": TurnStatus.WITHDRAWN}

TALK_SECONDS = {
    "Marijke": 50 + 55,
    "Ibrahim": 45,
    "Joke": 80 + 75 + 70 + 70,
    "Noa": 50 + 65 + 130 + 65,
    "Fatima": 80 + 80,
    "Gerrit-Jan": 20 + 125 + 70 + 100,
    "Sanne": 35,
    "Henk": 45 + 150,
    "Liesbeth van der Meulen": 280 + 105 + 85,
}
"""Each turn of each speaker, worked out by hand from the clock times of the evening."""


def end(state: State) -> datetime:
    closed = state.the_meeting.closed_at
    assert closed is not None
    return closed


def begun(state: State, turn: SpeakingTurn) -> datetime | None:
    own = stretches(state, turn.id)
    return own[0].started_at if own else None


def of_kind(state: State, kind: TurnKind, name: str) -> SpeakingTurn:
    """The only turn of this kind that somebody had."""
    (person,) = (person.id for person in state.person if person.display_name == name)
    (turn,) = (t for t in state.speaking_turn if (t.kind, t.person_id) == (kind, person))
    return turn


def test_every_turn_of_the_source_is_there(source: dict[str, Any], october: State) -> None:
    who, place = people(source, october), places(source)
    told = {
        (
            numbered_item(october, place[row["agendapunt"]]).id,
            who[row["persoon"]].id,
            KINDS[row["soort"]],
            STATUSES[row["status"]],
            row["limiet_sec"] or 0,
            tuple((moment(a), moment(b)) for a, b in [(row["van"], row["tot"])] if a),
        )
        for row in source["spreekbeurten"]
    }
    rows = {
        (
            turn.item_id,
            turn.person_id,
            turn.kind,
            turn.status,
            turn.limit_seconds,
            tuple((each.started_at, each.ended_at) for each in stretches(october, turn.id)),
        )
        for turn in october.speaking_turn
    }
    assert rows == told
    assert len(october.speaking_turn) == len(source["spreekbeurten"]) == 24


def test_talk_times_are_the_sums_done_by_hand(october: State) -> None:
    names = {person.id: person.display_name for person in october.person}
    times = talk_times(october, end(october))
    assert {names[id]: time.total_seconds() for id, time in times.items()} == TALK_SECONDS
    assert sum(TALK_SECONDS.values()) == 1930


def test_nobody_speaks_while_another_does_and_the_order_is_that_of_the_clock(
    october: State,
) -> None:
    rows = sorted((row.started_at, row.ended_at) for row in october.speaking_stretch)
    assert len(rows) == 23
    for before, after in pairwise(rows):
        assert before[1] is not None
        assert after[0] is not None
        assert before[1] <= after[0]


def test_one_speaker_was_35_seconds_over_his_time_and_nobody_else_was(october: State) -> None:
    over = {
        turn.id: -rest
        for turn in october.speaking_turn
        if (rest := remaining(october, turn, end(october))) is not None and rest < timedelta()
    }
    turn = of_kind(october, TurnKind.ROUND, "Gerrit-Jan")
    assert over == {turn.id: timedelta(seconds=35)}


def test_the_withdrawn_turn_never_had_the_floor(october: State) -> None:
    (turn,) = (t for t in october.speaking_turn if t.status is TurnStatus.WITHDRAWN)
    assert turn == of_kind(october, TurnKind.RESPONSE, "Henk")
    assert stretches(october, turn.id) == ()
    assert spoken(october, turn.id, end(october)) == timedelta()
    assert turn.asked_at is not None


def test_the_point_of_order_got_the_floor_at_once(october: State) -> None:
    turn = of_kind(october, TurnKind.POINT_OF_ORDER, "Gerrit-Jan")
    assert begun(october, turn) == turn.asked_at
    assert spoken(october, turn.id, end(october)) == timedelta(seconds=20)


def test_everybody_who_was_there_spoke_once_in_the_round_and_who_had_to_go_went_first(
    october: State,
) -> None:
    names = {person.id: person.display_name for person in october.person}
    turns = [turn for turn in october.speaking_turn if turn.kind is TurnKind.ROUND]
    turns.sort(key=lambda turn: begun(october, turn) or end(october))
    assert [names[turn.person_id] for turn in turns] == [
        "Fatima",
        "Joke",
        "Noa",
        "Gerrit-Jan",
        "Ibrahim",
        "Sanne",
        "Henk",
    ]
    assert [turn.leaves_soon for turn in turns] == [True, *[False] * 6]
    assert len({turn.asked_at for turn in turns}) == 1


def test_only_three_limits_are_not_the_councils_own(october: State) -> None:
    given = {
        (turn.kind, turn.limit_seconds)
        for turn in october.speaking_turn
        if turn.limit_seconds != limit_for(october, turn.kind, None)
    }
    assert given == {
        (TurnKind.INTRODUCTION, 300),
        (TurnKind.CONTRIBUTION, 180),
        (TurnKind.INTRODUCTION, 120),
    }


def test_the_speaking_time_of_the_source_is_the_councils_rule(
    source: dict[str, Any], october: State
) -> None:
    told = source["raad"]["reglement"]["spreektijd_standaard_sec"]
    assert october.the_council.rules.contribution_seconds == told


def test_nobody_has_the_floor_or_waits_for_it_after_the_closing(october: State) -> None:
    assert holder(october) is None
    assert not any(waiting(october, item.id) for item in october.agenda_item)


def test_only_the_advice_was_taken_in_steps_and_it_ended_in_deciding(
    source: dict[str, Any], october: State
) -> None:
    last = {"besluitvorming": Phase.DECIDING}
    for told, item in zip(source["agenda"], october.items, strict=True):
        steps = told.get("bob")
        assert item.phase is (last[steps[-1]["fase"]] if steps else Phase.NONE)


def test_the_parked_points_are_those_of_the_source_and_all_have_a_destination(
    source: dict[str, Any], october: State
) -> None:
    who, place = people(source, october), places(source)
    for told, point in zip(source["parkeerlijst"], october.parked_point, strict=True):
        assert point.text == told["tekst"]
        assert point.item_id == numbered_item(october, place[told["ap"]]).id
        assert point.person_id == who[told["ingebracht_door"]].id
        assert point.status is ParkedStatus.AGENDA
    comments = [point.comment for point in october.parked_point]
    assert comments == ["3 november 2026", "eerst navragen bij jongerenraad"]
    assert unsettled(october) == ()


def test_planned_and_actual_times_are_those_of_the_source(
    source: dict[str, Any], october: State
) -> None:
    for told, taken in zip(source["agenda"], times_taken(october, end(october)), strict=True):
        first, last = moment(told["start"]), moment(told["eind"])
        assert first is not None
        assert last is not None
        assert taken.item.number == str(told["nr"])
        assert taken.planned == timedelta(minutes=told["minuten"])
        assert taken.actual == last - first


def test_item_seven_took_three_minutes_more_than_planned(october: State) -> None:
    taken = {each.item.number: each for each in times_taken(october, end(october))}
    assert taken["7"].over == timedelta(minutes=3)
    assert sum((each.actual for each in taken.values()), timedelta()) == timedelta(
        hours=2, minutes=3
    )


def test_how_long_anybody_spoke_is_not_in_the_public_view(october: State) -> None:
    assert talk_times(october, end(october))
    assert talk_times(public(october), end(october)) == {}
