"""Secrets are planted in every private field; none of them may reach a document."""

from dataclasses import replace

import pytest

from tests.documents.reading import DUTCH, MADE, composed, unzipped, written
from tests.helpers.council import later, who
from tests.helpers.meetings import held
from vergadering.documents import kinds
from vergadering.domain import actions, parking
from vergadering.domain.choices import ActionStatus, ParkedStatus, TurnKind, TurnStatus
from vergadering.domain.model import AgendaItem
from vergadering.domain.model_floor import SpeakingStretch, SpeakingTurn
from vergadering.domain.public import FIELDS, public

SECRET = "GEHEIM{}GEHEIM"


def planted():
    """A held meeting with a secret in every private text, and the names of the places."""
    state, places = held(), []

    def secret(place):
        places.append(place)
        return SECRET.format(place)

    people = [
        replace(
            person,
            email=secret(f"mail{person.id}"),
            phone=secret(f"tel{person.id}"),
            background=secret(f"achtergrond{person.id}"),
        )
        for person in state.person
    ]
    rows = [replace(row, reason=secret(f"reden{row.id}")) for row in state.attendance]
    closed = next(item for item in state.agenda_item if item.confidential)
    hidden = replace(closed, title=secret("titel"), key_question=secret("vraag"))
    notes = [
        replace(note, text=secret(f"notitie{note.id}"))
        for note in state.note
        if note.kind == "internal" or note.item_id == closed.id
    ]
    decisions = [
        replace(row, text=secret(f"besluit{row.id}"), minority_view=secret(f"minder{row.id}"))
        for row in state.decision
        if row.item_id == closed.id
    ]
    events = [
        replace(event, comment=secret(f"waarom{event.id}"))
        for event in state.action_event
        if event.after != ActionStatus.DROPPED
    ]
    meeting = replace(state.the_meeting, source_digest=secret("bron"))
    state = state.put(*people, *rows, hidden, *notes, *decisions, *events, meeting)
    state = actions.add_action(state, later(90), text=secret("actie"), item_id=closed.id)
    return parked(state, closed.id, secret("parkeer"), secret("bestemming")), places


def parked(state, item_id, text, comment):
    """The state with a parked point that went no further."""
    state = parking.park(state, later(90), text=text, item_id=item_id)
    point = replace(state.parked_point[-1], comment=comment, status=ParkedStatus.DROPPED)
    return state.put(point)


STATE, PLACES = planted()


def test_secrets_were_planted_in_every_sort_of_private_field():
    kinds = {place.rstrip("0123456789") for place in PLACES}
    assert kinds == {
        "mail",
        "tel",
        "achtergrond",
        "reden",
        "titel",
        "vraag",
        "notitie",
        "besluit",
        "minder",
        "waarom",
        "bron",
        "actie",
        "parkeer",
        "bestemming",
    }


def test_no_secret_is_anywhere_in_the_word_file():
    assert "GEHEIM" not in unzipped(written(STATE))


@pytest.mark.parametrize("kind", [kind.name for kind in kinds.KINDS])
def test_no_kind_of_document_has_a_secret(kind):
    assert "GEHEIM" not in repr(kinds.compose(kind, STATE, DUTCH, MADE))


def test_no_secret_is_in_the_blocks_either():
    assert "GEHEIM" not in repr(composed(STATE))


def test_the_same_words_in_the_open_would_have_been_found():
    open_item = next(item for item in STATE.agenda_item if not item.confidential)
    state = STATE.put(replace(open_item, title=SECRET.format("open")))
    assert "GEHEIMopenGEHEIM" in unzipped(written(state))


def test_the_count_of_a_secret_ballot_in_a_closed_item_stays_in_it():
    assert "blanco" not in unzipped(written(STATE))


@pytest.mark.parametrize("name", ["email", "phone", "background"])
def test_what_is_private_of_a_person_is_not_on_the_list_of_what_may_be_seen(name):
    from vergadering.domain.model import Person

    assert name not in FIELDS[Person].split()


def spoken_in(state):
    """A meeting of which somebody kept who had the floor, under every item."""
    turns = [
        SpeakingTurn(
            9000 + each.id,
            state.meeting_id,
            each.id,
            who(state, "Noa").id,
            TurnKind.INTRODUCTION,
            TurnStatus.FINISHED,
            later(each.position),
            limit_seconds=4321,
        )
        for each in state.agenda_item
    ]
    stretches = [
        SpeakingStretch(9500 + turn.id, state.meeting_id, turn.id, turn.asked_at, later(77))
        for turn in turns
    ]
    asks = replace(turns[0], id=9999, status=TurnStatus.SPEAKING)
    going = SpeakingStretch(9998, state.meeting_id, asks.id, later(78))
    return state.put(*turns, asks, *stretches, going)


@pytest.mark.parametrize("kind", [kind.name for kind in kinds.KINDS])
def test_no_document_tells_who_had_the_floor_or_for_how_long(kind):
    state = held()
    spoken = spoken_in(state)
    assert spoken.speaking_stretch
    assert kinds.compose(kind, spoken, DUTCH, MADE) == kinds.compose(kind, state, DUTCH, MADE)
    assert written(spoken) == written(state)


def test_a_document_is_made_of_the_public_state():
    assert composed(STATE) == composed(public(STATE))
    assert public(STATE).get(AgendaItem, 0) is None
