"""Everybody of the council and its rules, with keys."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from functools import partial

import pytest

from tests.helpers.registers import emptied
from tests.helpers.terminal import running, sample_copy
from vergadering.desk import Desk
from vergadering.domain import people, rules, terms_of_office
from vergadering.domain.choices import Precedence, QuorumRule, Role
from vergadering.domain.model import Person
from vergadering.domain.model_registers import Membership
from vergadering.domain.own_rules import OWN_RULES
from vergadering.domain.rules import own_place
from vergadering.tui.dialogs.form import Form
from vergadering.tui.dialogs.help import Help
from vergadering.tui.screens.pause import PauseScreen
from vergadering.tui.screens.people import PeopleScreen
from vergadering.tui.screens.start import StartScreen
from vergadering.tui.widgets.grouped import GroupedList
from vergadering.tui.widgets.keys import KeyLine

SIZES = [(80, 24), (120, 40), (200, 60)]
EMAIL, PHONE, FOUND = "noa@voorbeeld.nl", "06 12345678", "via de nieuwsbrief"


@pytest.fixture
def file(tmp_path):
    """The sample, with terms of office, an address, and rules that stand somewhere."""
    path = emptied(sample_copy(tmp_path))
    with closing(Desk(path)) as desk:

        def id_of(name):
            return next(row.id for row in desk.state.person if row.display_name == name)

        def term(name, **known):
            row = Membership(person_id=id_of(name), **known)
            desk.keep(partial(terms_of_office.add_membership, membership=row))

        term("Marijke", from_on=date(2024, 1, 1), until=date(2026, 12, 15))
        term("Joke", from_on=date(2025, 1, 1), until=date(2027, 12, 31))
        term("Sanne", since=date(2026, 8, 1), trial_until=date(2026, 11, 20), found_by=FOUND)
        noa = desk.state.need(Person, id_of("Noa"))
        secret = Person(
            **{
                **{name: getattr(noa, name) for name in Person.__dataclass_fields__},
                "email": EMAIL,
                "phone": PHONE,
            }
        )
        desk.keep(partial(people.change_person, person=secret))
        desk.keep(
            partial(
                rules.change_rules,
                values={"house_rules": "reglement 2024"},
                references={"quorum": "HR art. 7 lid 2"},
            )
        )
    return path


async def people_of(user):
    await user.press("p")
    await user.until(lambda: isinstance(user.app.screen, PeopleScreen))
    await user.settle()
    return user


@pytest.fixture
async def user(file):
    async with running(file) as driver:
        yield await people_of(driver)


async def mark(user, id):
    """Mark a line, in the list that it is in."""
    name = "people" if id.startswith("person") else "rules"
    if user.app.screen.on_rules != (name == "rules"):
        await user.press("right")
    user.app.screen.query_one(f"#{name}", GroupedList).mark(id)
    await user.settle()


def person(user, name):
    return next(row for row in user.state.person if row.display_name == name)


async def mark_person(user, name):
    await mark(user, f"person:{person(user, name).id}")


async def fill(user, **answers):
    """Fill fields of a form by their names, and keep it."""
    await user.until(lambda: isinstance(user.app.screen, Form))
    for name, value in answers.items():
        user.app.screen.query_one(f"#{name}").value = value
    await user.press("ctrl+s")
    await user.settle()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES)
async def test_everybody_and_every_rule_is_there_at_every_size(file, size, language):
    async with running(file, size=size, language=language) as user:
        await people_of(user)
        t = user.app.t
        lists = {}
        for name in ("people", "rules"):
            shown = user.app.screen.query_one(f"#{name}", GroupedList)
            if size[0] < 110:
                assert shown.display == (shown.has_focus)
            lists[name] = "\n".join(str(option.prompt) for option in shown.options)
            assert all(
                len(line) <= shown.scrollable_content_region.width or not shown.display
                for line in lists[name].splitlines()
            )
            await user.press("right")
        for row in user.state.person:
            assert row.display_name[:8] in lists["people"]
        if size[0] < 110:
            await user.press("right")
            shown = user.app.screen.query_one("#rules", GroupedList)
            lists["rules"] = "\n".join(str(option.prompt) for option in shown.options)
        for rule in OWN_RULES:
            assert t(rule.label) in lists["rules"]
        assert "HR art. 7 lid 2" in lists["rules"]
        assert "HR art. 7 lid 2" in user.text() or size[0] < 110
        for line in ("deeds", "rest"):
            keys = user.app.screen.query_one(f"#{line}", KeyLine)
            assert len(keys._fitting()) == len(keys.keys), "every key is in view"


async def test_people_stand_in_their_circles_with_vote_and_term(user):
    text = user.text()
    lines = [line[: text.index("\n") // 2] for line in text.splitlines()]
    found = next(line for line in lines if "Joke" in line)
    assert "vicevoorzitter" in found
    assert "stem" in found
    assert "t/m 31-12-2027" in found
    for heading in ("Leden (8)", "Kandidaat-leden (1)", "Ondersteuning (1)", "Gasten (1)"):
        assert heading in text
    assert "8 stemmen, quorum bij 5" in text


async def test_a_term_that_ends_soon_is_marked_and_told(user):
    await mark_person(user, "Marijke")
    assert "! Marijke" in user.text()
    assert "De termijn loopt af op 15 december 2026; herkiesbaar." in user.text()
    assert "! Joke" not in user.text()


async def test_the_shared_view_has_nothing_private_and_the_private_view_does(user):
    await mark_person(user, "Noa")
    secrets = (EMAIL, PHONE, "jongere", FOUND)
    assert not [each for each in secrets if each in user.text()]
    await user.press("enter")
    await user.until(lambda: isinstance(user.app.screen, Form))
    assert not [each for each in secrets if each in user.text()]
    await user.press("escape", "z")
    assert "PRIVÉ" in user.text()
    assert EMAIL in user.text()
    assert PHONE in user.text()
    assert "jongere" in user.text()
    await mark_person(user, "Sanne")
    assert "De proeftijd loopt af op 20 november 2026." in user.text()
    await user.press("f9")
    await user.until(lambda: isinstance(user.app.screen, PauseScreen))
    await user.press("enter", "enter")
    await user.until(lambda: isinstance(user.app.screen, PeopleScreen))
    assert "SCHERM GEDEELD" in user.text()
    assert "20 november" not in user.text()


async def test_somebody_is_changed_and_undo_takes_it_back(user):
    await mark_person(user, "Wil")
    await user.press("enter")
    await fill(user, display_name="Willem", role=Role.TREASURER)
    changed = person(user, "Willem")
    assert (changed.role, changed.name) == (Role.TREASURER, "W. Dekker")
    assert "penningmeester" in user.text()
    await user.press("u")
    assert person(user, "Wil").role is Role.MEMBER


async def test_what_is_private_stays_when_the_shared_form_is_kept(user):
    await mark_person(user, "Noa")
    await user.press("enter")
    await fill(user, display_name="Noa N.")
    noa = person(user, "Noa N.")
    assert (noa.email, noa.phone, noa.background) == (EMAIL, PHONE, "youth")
    await user.press("z", "enter")
    await fill(user, email="ander@voorbeeld.nl", background="parent")
    noa = person(user, "Noa N.")
    assert (noa.email, noa.background) == ("ander@voorbeeld.nl", "parent")


@pytest.mark.parametrize(("role", "vote"), [(Role.MEMBER, True), (Role.GUEST, False)])
async def test_somebody_new_has_the_vote_of_the_role(user, role, vote):
    await user.press("plus")
    await fill(user, name="A. Nieuw", role=role)
    assert person(user, "A. Nieuw").has_vote is vote
    assert "A. Nieuw" in user.text()


async def test_a_term_of_office_is_kept_and_a_candidate_is_appointed_with_it(user):
    await mark_person(user, "Noa")
    await user.press("a")
    await fill(user, from_on="1 januari 2026")
    await mark_person(user, "Sanne")
    await user.press("a")
    await fill(user, from_on="3 november 2026", appointed_by="B-2026-16")
    untils = {row.person_id: row.until for row in user.state.membership}
    assert untils[person(user, "Noa").id] == date(2028, 12, 31)
    sanne = person(user, "Sanne")
    assert (sanne.role, sanne.has_vote) == (Role.MEMBER, True)
    assert untils[sanne.id] == date(2029, 11, 2)
    await mark_person(user, "Joke")
    await user.press("a")
    await fill(user, from_on="1 januari 2028", until="")
    firsts = [r.from_on for r in user.state.membership if r.person_id == person(user, "Joke").id]
    assert firsts == [date(2025, 1, 1), date(2028, 1, 1)]


async def test_a_day_that_is_none_is_said_and_nothing_is_kept(user):
    await mark_person(user, "Noa")
    before = user.state
    await user.press("a")
    await fill(user, from_on="32 januari")
    assert "6 oktober 2026" in user.text()
    await user.press("escape")
    assert user.state == before


async def test_who_leaves_is_a_former_member_from_a_day_and_may_come_back(user):
    await mark_person(user, "Joke")
    await user.press("o")
    await fill(user, left_on="1 november 2026")
    joke = person(user, "Joke")
    assert not joke.active
    assert "Oud-leden (1)" in user.text()
    assert "weg sinds 1 november 2026" in user.text()
    assert "7 stemmen" in user.text()
    await user.press("o")
    assert person(user, "Joke").active
    await user.press("u", "u")
    assert person(user, "Joke").active
    assert [r.left_on for r in user.state.membership if r.person_id == joke.id] == [None]


async def test_a_rule_and_its_place_are_changed_in_one_form(user):
    await mark(user, "rule:quorum")
    assert "Staat in: HR art. 7 lid 2" in user.text()
    await user.press("enter")
    await fill(user, quorum=QuorumRule.TWO_THIRDS, place="HR art. 8")
    assert user.state.the_council.rules.quorum is QuorumRule.TWO_THIRDS
    assert own_place(user.state, "quorum") == "HR art. 8"
    assert "quorum bij 6" in user.text()
    await user.press("u")
    assert user.state.the_council.rules.quorum is QuorumRule.MORE_THAN_HALF
    assert own_place(user.state, "quorum") == "HR art. 7 lid 2"


async def test_a_rule_without_a_place_stands_where_the_rules_stand(user):
    await mark(user, "rule:majority")
    assert "Staat in: reglement 2024" in user.text()


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("contribution_seconds", "lang", "als een getal in seconden"),
        ("advice_weeks", "0", "van 1 tot en met 99"),
        ("term_years", "veel", "Typ een aantal"),
    ],
)
async def test_a_number_that_is_none_is_refused_and_stays_typed(user, name, typed, said):
    await mark(user, f"rule:{name}")
    await user.press("enter")
    await fill(user, **{name: typed})
    assert said in user.text()
    assert isinstance(user.app.screen, Form)


@pytest.mark.parametrize("rule", OWN_RULES, ids=lambda rule: rule.name)
async def test_every_rule_has_a_form_that_may_be_kept_as_it_is(rule, tmp_path):
    async with running(sample_copy(tmp_path), size=(80, 24)) as user:
        await people_of(user)
        await mark(user, f"rule:{rule.name}")
        assert user.app.t(rule.says)[:30] in user.text()
        before = user.state.the_council.rules
        await user.press("enter")
        await fill(user)
        assert isinstance(user.app.screen, PeopleScreen)
        assert user.state.the_council.rules == before


async def test_who_goes_first_is_three_questions(user):
    await mark(user, "rule:speaker_order")
    await user.press("enter")
    await fill(user, online=False, place="HR 11")
    order = user.state.the_council.rules.speaker_order
    assert order == (Precedence.LEAVES_SOON, Precedence.NOT_YET_SPOKEN)


async def test_the_name_of_the_council_is_among_the_rules(user):
    await mark(user, "council:name")
    await user.press("enter")
    await fill(user, name="Cliëntenraad Zuid")
    assert "Cliëntenraad Zuid" in user.text()


async def test_two_windows_that_change_two_rules_keep_both(user):
    await mark(user, "rule:bell")
    await user.press("enter")
    with closing(Desk(user.app.desk.path)) as other:
        other.keep(partial(rules.change_rules, values={"chair_last": False}))
    await fill(user, bell=True)
    await user.until(lambda: not user.state.the_council.rules.chair_last)
    assert user.state.the_council.rules.bell


async def test_keys_that_need_a_person_say_so_on_a_rule(user):
    await mark(user, "rule:bell")
    for key in ("a", "o"):
        await user.press(key)
        assert "Kies eerst iemand" in user.said()


async def test_tab_and_arrows_go_to_the_other_list_and_q_goes_back(user):
    screen = user.app.screen
    for key in ("tab", "shift+tab", "right", "left"):
        before = screen.on_rules
        await user.press(key)
        assert screen.on_rules is not before
        assert screen.query_one("#rules").has_focus is screen.on_rules
    await user.press("f1")
    assert isinstance(user.app.screen, Help)
    await user.press("escape", "q")
    await user.until(lambda: isinstance(user.app.screen, StartScreen))


async def test_text_of_people_is_no_markup_and_steers_nothing(file):
    with closing(Desk(file)) as desk:
        desk.keep(partial(people.add_person, name="[bold]X[/]\x1b[2J", organisation="[red]"))
        desk.keep(
            partial(
                rules.change_rules,
                values={"house_rules": "\x1b]0;x"},
                references={"bell": "[link=x]HR[/]"},
            )
        )
    async with running(file, size=(80, 24)) as user:
        await people_of(user)
        await mark_person(user, "[bold]X[/]\x1b[2J")
        assert "[bold]X[/]" in user.text()
        await mark(user, "rule:bell")
        assert "[link=x]HR[/]" in user.text()
        await user.press("enter")
        await user.press("escape")
        await mark(user, "rule:house_rules")
        assert "\x1b" not in user.text()
