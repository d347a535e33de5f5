"""The register: the decisions of every meeting, read from the file."""

from __future__ import annotations

from functools import partial

import pytest

from tests.helpers import council
from tests.helpers.files import filled
from vergadering.desk import Desk
from vergadering.domain import agenda, deciding, meeting, notes, register
from vergadering.domain.choices import Fate
from vergadering.domain.deciding import Count
from vergadering.domain.register import fate_of, held_over
from vergadering.errors import Refusal


@pytest.fixture
def desk(tmp_path):
    """A desk on a file with a closed meeting, a decision and a tie in it, and a coming one."""
    state = council.open_meeting()
    state = notes.add_note(state, council.later(1), text="Welkom")
    for text, count in (("Doen", Count(8)), ("Laten", Count(4, 4))):
        state = deciding.table_proposal(state, council.later(5), text=text)
        id = state.proposal[-1].id
        state = deciding.show_of_hands(state, council.later(6), proposal_id=id, count=count)
    path = filled(tmp_path / "raad.db", meeting.close_meeting(state, council.later(60)))
    desk = Desk(path, clock=lambda: council.later(90))
    desk.keep(partial(meeting.add_meeting, title="Volgende", planned_start=council.later(5000)))
    yield desk
    desk.close()


def test_it_holds_what_other_meetings_decided(desk):
    assert desk.state.decision == ()
    found = desk.register.read()
    assert [row.text for row in found.decision] == ["Doen", "Laten"]
    assert len(found.vote) == 2
    assert len(found.voter) == 16
    assert (found.note, found.attendance, found.meeting_id) == ((), (), None)


async def test_it_is_read_beside_the_screen_too(desk):
    assert await desk.register.read_soon() == desk.register.read()


def test_what_becomes_of_an_old_decision_is_kept_and_can_be_undone(desk):
    old = desk.register.read().decision[0]
    desk.keep(partial(register.revoke_decision, decision=old, reason="Geen geld"))
    assert fate_of(desk.register.read(), old.id).fate is Fate.REVOKED
    other = Desk(desk.path)
    assert fate_of(other.state, old.id).fate is Fate.REVOKED
    other.close()
    with pytest.raises(Refusal, match="geldt al niet meer"):
        desk.keep(partial(register.execute_decision, decision=old))
    desk.undo()
    assert fate_of(desk.register.read(), old.id) is None


def test_a_proposal_that_waits_comes_back_once(desk):
    (waiting,) = held_over(desk.register.read(), desk.state.meeting_id)
    desk.keep(partial(agenda.add_item, title="Opening"))
    desk.keep(partial(register.bring_back, proposal=waiting, title="Opnieuw"))
    assert held_over(desk.register.read()) == ()
    assert [row.title for row in desk.state.items] == ["Opening", "Opnieuw"]
    desk.undo()
    assert held_over(desk.register.read()) == (waiting,)


def test_of_a_decision_that_nobody_knows_nothing_is_noted(desk):
    from vergadering.domain.model import Decision

    unknown = Decision(id=4711, number="B-2026-99")
    with pytest.raises(Refusal, match="iets anders hoort hier nog bij"):
        desk.keep(partial(register.execute_decision, decision=unknown))
