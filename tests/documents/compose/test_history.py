from dataclasses import replace
from datetime import date

from tests.documents.reading import table, under
from tests.helpers.council import later, who
from tests.helpers.meetings import held
from vergadering.domain import actions
from vergadering.domain.choices import ActionStatus

STATE = held()
TEXT = "Toegang regelen tot de vergaderomgeving"


def statuses(state, title="Actielijst"):
    """The status of each action in a list, by number."""
    found = table(state, title)
    return {row[0]: row[6] for row in found.rows} if found else {}


def test_what_the_meeting_did_with_earlier_actions_stands_under_the_item():
    assert under(STATE, "6. ") == [
        "De actielijst is doorgelopen.",
        "A-2026-01, Ansichtkaarten laten drukken en verspreiden (Joke): gereed.",
        f"A-2026-02, {TEXT} (Youssef): nieuwe datum 20 oktober 2026.",
        (
            "A-2026-03, Informatie opvragen over de enquête van 2025 (Ibrahim): vervallen"
            " (de informatie is er al)."
        ),
    ]


def test_the_list_has_the_new_actions_and_those_still_open():
    assert list(statuses(STATE)) == ["A-2026-02", *(f"A-2026-0{n}" for n in range(4, 8))]


def test_what_went_off_the_list_stands_in_a_list_of_its_own():
    assert statuses(STATE, "Afgevoerd") == {"A-2026-01": "gereed", "A-2026-03": "vervallen"}


def test_what_happened_after_the_meeting_does_not_change_its_minutes():
    first = next(action.id for action in STATE.action if action.number == "A-2026-04")
    state = actions.set_status(STATE, later(9000), action_id=first, status=ActionStatus.DONE)
    second = next(action for action in state.action if action.number == "A-2026-05")
    state = actions.change_action(
        state,
        later(9001),
        action_id=second.id,
        text="Iets anders",
        owner_id=who(state, "Noa").id,
        due=date(2027, 1, 1),
    )
    state = actions.change_action(
        state,
        later(9002),
        action_id=second.id,
        text="Weer iets anders",
        owner_id=None,
        due=None,
    )
    assert table(state, "Actielijst") == table(STATE, "Actielijst")


def test_what_is_done_elsewhere_afterwards_does_not_change_the_line_under_its_item():
    new = next(action for action in STATE.action if action.number == "A-2026-04")
    facts = {"action_id": new.id, "owner_id": new.owner_id, "due": date(2027, 1, 1)}
    between = actions.change_action(
        replace(STATE, meeting_id=None), later(9000), text="Iets anders", **facts
    )
    assert under(replace(between, meeting_id=STATE.meeting_id), "7.") == under(STATE, "7.")


def test_what_is_put_right_with_the_meeting_in_hand_stands_under_its_item():
    new = next(action for action in STATE.action if action.number == "A-2026-04")
    facts = {"action_id": new.id, "owner_id": new.owner_id, "due": new.due}
    state = actions.change_action(STATE, later(9000), text="Zoals het bedoeld was", **facts)
    assert "Zoals het bedoeld was" in " ".join(under(state, "7."))


def test_an_action_of_a_later_meeting_is_not_in_it():
    new = replace(STATE.action[-1], id=9999, number="A-2026-99", meeting_id=1, at=later(9000))
    assert "A-2026-99" not in statuses(STATE.put(new))


def test_a_late_action_says_so_in_words():
    late = next(action for action in STATE.action if action.number == "A-2026-02")
    state = STATE.put(replace(late, due=date(2026, 9, 22)))
    assert statuses(state)["A-2026-02"] == "open, te laat"


def test_another_owner_and_other_words_are_told():
    first = next(action for action in STATE.action if action.number == "A-2026-02")
    state = actions.change_action(
        STATE,
        later(30),
        action_id=first.id,
        text="Sleutels regelen",
        owner_id=who(STATE, "Noa").id,
        due=first.due,
    )
    assert (
        "A-2026-02, Sleutels regelen (Noa): nieuwe datum 20 oktober 2026; anders verwoord;"
        " gaat van Youssef naar Noa."
    ) in under(state, "6. ")
