"""Deciding by keys: the five decisions of the sample meeting, and how many keys each way takes."""

from __future__ import annotations

from functools import partial

from tests.helpers.terminal import meeting, opened
from vergadering.domain.agenda import add_item, current_item
from vergadering.domain.choices import (
    Goal,
    MeetingStatus,
    Method,
    Outcome,
    ProposalStatus,
    Stance,
)
from vergadering.domain.people import set_council
from vergadering.domain.votes import by_name, rounds, versions
from vergadering.tui.dialogs.by_name import ByName
from vergadering.tui.dialogs.decide import read_count
from vergadering.tui.dialogs.register import Register
from vergadering.tui.screens.live import LiveScreen
from vergadering.tui.screens.start import StartScreen
from vergadering.tui.widgets.keys import KeyLine


async def propose(user, text):
    """Put a text on the screen and steer."""
    await user.enter(f"/voorstel {text}")
    await user.press("escape")


async def six_voters(user):
    """The meeting is open; of eight voters two stayed away."""
    await user.press("escape", "h")
    await user.press("p", "l", *["down"] * 9, "a", "down", "z", "enter")


def last(user):
    return user.state.decision[-1]


def votes(user):
    vote = user.state.vote[-1]
    return (vote.votes_for, vote.votes_against, vote.votes_abstain, vote.votes_blank)


async def without_a_vote(user):
    await propose(user, "De raad stelt het verslag van 1 september 2026 vast, met één wijziging.")
    before = user.pressed
    await user.press("b", "enter")
    assert user.pressed - before == 2
    assert (last(user).method, last(user).outcome) == (Method.WITHOUT_VOTE, Outcome.CARRIED)
    assert "Niemand heeft bezwaar. Het voorstel is aangenomen." in user.said()


async def hands_with_a_minority_view(user):
    await propose(user, "De raad adviseert positief, onder drie voorwaarden.")
    before = user.pressed
    await user.press("b", "h", *"4-1-1")
    said = str(user.app.screen.query_one("#say").render())
    assert "Het voorstel is aangenomen met 4 stemmen voor, 1 tegen en 1 onthouding." in said
    await user.press("enter")
    assert user.pressed - before == 8
    assert votes(user) == (4, 1, 1, 0)
    assert last(user).outcome is Outcome.CARRIED
    await user.press("y", "tab", "tab", *"De reistijd wordt te lang.", "enter")
    assert last(user).minority_view == "De reistijd wordt te lang."


async def ballot_about_a_person(user):
    await user.enter("/weg fatima")
    await user.enter("/punt 12")
    assert current_item(user.state).confidential
    await user.press("escape", "z", "enter")
    await propose(user, "De raad benoemt S. Koster tot lid per 1 november 2026.")
    await user.press("y", "tab", "enter", "down", "enter", "ctrl+s")
    assert user.state.proposal[-1].about_person
    await user.press("b", "s", "tab", *"4", "tab", *"0", "tab", *"1", "enter")
    vote = user.state.vote[-1]
    assert (vote.method, vote.issued) == (Method.BALLOT, 5)
    assert votes(user) == (4, 0, 0, 1)
    assert last(user).outcome is Outcome.CARRIED
    assert {row.stance for row in user.state.voter if row.vote_id == vote.id} == {Stance.NONE}
    await user.press("y", *["tab"] * 3, *"De raad benoemt S. Koster.", "enter")
    assert last(user).public_text == "De raad benoemt S. Koster."
    await user.press("z")


async def consent_in_two_rounds(user):
    await user.enter("/punt 8")
    await propose(user, "De raad maakt een nieuwsbrief, 4 keer per jaar.")
    await user.press("b", "o")
    assert isinstance(user.app.screen, ByName)
    await user.press("c", "c", "c", "c", "b", *"Te veel werk.", "enter", "enter")
    assert user.state.proposal[-1].status is ProposalStatus.VOTING
    assert "Er is een bezwaar. Gerrit-Jan: Te veel werk." in user.said()
    await user.press("b", "end", "ctrl+u", *"De nieuwsbrief komt 3 keer per jaar.", "enter")
    await user.press("b")
    assert "Consent, ronde 2" in user.text()
    await user.press("r", "enter")
    assert (last(user).method, last(user).outcome) == (Method.CONSENT, Outcome.CARRIED_AMENDED)
    assert last(user).text == "De nieuwsbrief komt 3 keer per jaar."
    assert len(rounds(user.state, last(user).proposal_id)) == 2
    old = versions(user.state, last(user).proposal_id)
    assert [row.text for row in old] == ["De raad maakt een nieuwsbrief, 4 keer per jaar."]


async def tie(user):
    await user.enter("/punt 7")
    await propose(user, "De raad vergadert in 2027 om en om online en op locatie.")
    await user.press("b", "h", *"221", "enter")
    assert votes(user) == (2, 2, 1, 0)
    assert last(user).outcome is Outcome.HELD_OVER
    assert "De stemmen staken" in user.said()


async def test_the_five_decisions_of_the_sample_meeting_by_keys(tmp_path):
    async with meeting(tmp_path) as user:
        closed = partial(
            add_item, title="Benoeming", goal=Goal.DECIDE, confidential=True, planned_minutes=10
        )
        await user.live.keep(closed)
        assert user.state.items[-1].number in {"12", "13"}
        await six_voters(user)
        await without_a_vote(user)
        await hands_with_a_minority_view(user)
        await ballot_about_a_person(user)
        await consent_in_two_rounds(user)
        await tie(user)
        assert len(user.state.decision) == 5


async def test_a_closed_text_comes_on_the_shared_screen_only_when_the_chair_says_so(user):
    await opened(user)
    closed = partial(add_item, title="Benoeming", goal=Goal.DECIDE, confidential=True)
    await user.live.keep(closed)
    await user.enter(f"/punt {user.state.items[-1].number}")
    await propose(user, "De raad benoemt S. Koster.")
    assert "Koster" not in user.text()
    await user.press("b")
    assert "Koster" not in user.text()
    assert "het scherm is gedeeld" in " ".join(user.text().split())
    await user.press("escape", "b", "enter")
    assert "De raad benoemt S. Koster." in user.text()


async def test_hands_unanimous_are_two_keys(user):
    await opened(user)
    await propose(user, "De raad adviseert positief.")
    before = user.pressed
    await user.press("b", "u")
    assert user.pressed - before == 2
    assert votes(user) == (8, 0, 0, 0)


async def test_hands_can_have_names(user):
    await opened(user)
    await propose(user, "De raad adviseert positief.")
    await user.press("b", "n", "v", "t", "o", "enter")
    assert isinstance(user.app.screen, ByName)
    assert "Nog geen stem van:" in user.text()
    await user.press("r", "enter")
    names = by_name(user.state, user.state.vote[-1].id)
    assert [len(names[each]) for each in (Stance.FOR, Stance.AGAINST, Stance.ABSTAIN)] == [6, 1, 1]


async def test_each_roll_call_begins_with_another_person(user):
    await opened(user)
    firsts = []
    for number in range(2):
        await propose(user, f"Voorstel {number}.")
        await user.press("b", "r")
        firsts.append(user.app.screen._people[0][1])
        await user.press("r", "enter")
    assert firsts[0] != firsts[1]
    assert last(user).method is Method.ROLL_CALL


async def test_a_count_that_does_not_fit_says_why_and_keeps_what_was_typed(user):
    await opened(user)
    await propose(user, "De raad adviseert positief.")
    await user.press("b", "h", *"4-1-1", "enter")
    assert "Er zijn 6 stemmen geteld en 8 stemgerechtigden aanwezig." in user.text()
    assert "4-1-1" in user.text()
    assert not user.state.decision


async def test_a_poll_decides_nothing(user):
    await opened(user)
    await propose(user, "De raad adviseert positief.")
    await user.press("b", "p", *"5-3", "enter")
    assert user.state.vote[-1].method is Method.STRAW_POLL
    assert not user.state.decision
    assert user.state.proposal[-1].status is ProposalStatus.TABLED


async def test_a_vote_can_be_taken_again_until_the_item_closes(user):
    await opened(user)
    await propose(user, "De raad adviseert positief.")
    await user.press("b", "u", "V")
    assert user.state.proposal[-1].status is ProposalStatus.TABLED
    assert not user.state.decision
    await user.press("b", "h", *"5-3", "enter")
    assert votes(user) == (5, 3, 0, 0)
    await user.press("v", "V")
    assert len(user.state.decision) == 1


async def test_the_result_only_of_a_ballot_keeps_no_count(user):
    await opened(user)
    await propose(user, "De raad benoemt S. Koster.")
    await user.press("b", "s", "tab", *"7", "tab", *"1", *["tab"] * 4, "enter", "down", "enter")
    await user.press("ctrl+s")
    assert votes(user) == (0, 0, 0, 0)
    assert last(user).outcome is Outcome.CARRIED


async def test_what_follows_from_a_decision_is_one_key_each(user):
    await opened(user)
    await propose(user, "De raad adviseert positief.")
    await user.press("b", "enter")
    assert [key.key for key in user.live.query_one(KeyLine).keys[:2]] == ["A", "T"]
    await user.press("T")
    number = last(user).number
    assert user.state.action[-1].text == f"{number} terugkoppelen aan de achterban"
    await user.press("A")
    assert user.line.value == f"/actie {number} "


async def test_somebody_explains_their_vote_in_a_sentence(user):
    await opened(user)
    await propose(user, "De raad adviseert positief.")
    await user.press("E")
    assert "Bij dit punt is nog niets besloten." in user.said()
    await user.press("b", "h", *"5-3", "enter")
    await user.press("E", "tab", *"Ik had liever gewacht.", "enter")
    explained = [row.argument for row in user.state.voter if row.argument]
    assert explained == ["Ik had liever gewacht."]


async def test_without_quorum_a_decision_is_provisional_or_refused(user):
    await user.press("escape", "h", "p", "space", "enter")
    await propose(user, "De raad adviseert positief.")
    await user.press("b", "enter")
    assert last(user).provisional
    council = user.state.the_council
    rules = type(council.rules)(decide_without_quorum=False)
    await user.live.keep(partial(set_council, name=council.name, rules=rules))
    await propose(user, "De raad adviseert negatief.")
    await user.press("b", "enter")
    assert "Er is geen quorum" in user.text()
    assert len(user.state.decision) == 1


async def test_a_held_over_proposal_comes_back_by_itself_on_the_next_agenda(user):
    await opened(user)
    await propose(user, "De raad koopt een grote koffiepot.")
    await user.press("b", "a", "h", "h")
    await user.until(lambda: user.state.the_meeting.status is MeetingStatus.CLOSED)
    held = user.state.proposal[-1]
    await user.press("q")
    await user.until(lambda: isinstance(user.app.screen, StartScreen))
    await user.press("n", "tab", "tab", *"1 december 2026", "enter")
    await user.until(lambda: isinstance(user.app.screen, LiveScreen))
    back = user.state.proposal[-1]
    assert (back.text, back.earlier_id) == ("De raad koopt een grote koffiepot.", held.id)
    assert back.status is ProposalStatus.TABLED
    assert [item.title for item in user.state.items] == ["Opening en aanwezigheid"]


async def test_what_was_held_over_since_a_meeting_was_planned_comes_when_it_opens(user):
    await opened(user)
    await user.press("q")
    await user.until(lambda: isinstance(user.app.screen, StartScreen))
    await user.press("n", "tab", "tab", *"1 december 2026", "enter")
    await user.until(lambda: isinstance(user.app.screen, LiveScreen))
    planned = user.state.meeting_id
    await user.live.host.show_screen(
        "live", min(row.id for row in user.state.meeting if row.number == "V-2026-07")
    )
    await user.settle()
    await propose(user, "De raad koopt een grote koffiepot.")
    await user.press("b", "a", "h", "h")
    await user.until(lambda: user.state.the_meeting.status is MeetingStatus.CLOSED)
    await user.live.host.show_screen("live", planned)
    await user.settle()
    await user.press("escape", "h")
    assert user.state.the_meeting.status is MeetingStatus.OPEN
    back = user.state.proposal[-1]
    assert (back.text, back.status) == (
        "De raad koopt een grote koffiepot.",
        ProposalStatus.TABLED,
    )


async def test_the_register_finds_a_decision_and_shows_it_whole(user):
    await user.press("escape", "B")
    await user.until(lambda: isinstance(user.app.screen, Register))
    assert "B-2026-18" in user.text()
    await user.press(*"nieuwsbrief")
    text = " ".join(user.text().split())
    assert "B-2026-17" in text
    assert "B-2026-15" not in text
    assert "consent" in text
    await user.press("ctrl+u", *"aangehouden")
    text = " ".join(user.text().split())
    assert "B-2026-18" in text
    assert "B-2026-17" not in text
    await user.press("escape")


async def test_a_decision_is_marked_as_done_from_the_register(user):
    await user.press("escape", "B")
    await user.until(lambda: isinstance(user.app.screen, Register))
    await user.press(*"nieuwsbrief", "ctrl+e")
    await user.press(*"Staat op de site.", "enter")
    await user.press("B")
    await user.until(lambda: isinstance(user.app.screen, Register))
    await user.press(*"nieuwsbrief")
    assert "uitgevoerd" in user.text()


def test_counts_are_read_as_people_type_them():
    assert read_count("411", 6) == read_count("4-1-1", 6) == read_count(" 4, 1 1 ", 6)
    assert read_count("12", 15).votes_for == 12
    assert read_count("12", 8).votes_against == 2
    assert read_count("vier", 6) is None
