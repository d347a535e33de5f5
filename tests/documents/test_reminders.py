"""Reminders: the text, the letter, and the tasks for a calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date
from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.test_hostile import TEXTS
from tests.helpers.council import START, later, who
from tests.helpers.meetings import held, planned
from vergadering.documents.calendar import LONGEST, escaped, folded, tasks
from vergadering.documents.reminders import (
    file_stem,
    letter,
    nobodys,
    reminder_for,
    reminders,
    text_of,
)
from vergadering.domain import actions, outcomes
from vergadering.domain.choices import ActionStatus
from vergadering.i18n import Translator

T = Translator("nl")
TODAY = date(2026, 10, 28)
STATE = held()


def of(name, state=STATE):
    """What waits for somebody."""
    return reminder_for(state, who(state, name).id, TODAY)


def test_everybody_for_whom_something_waits_is_reminded_by_name():
    names = [each.person.display_name for each in reminders(STATE, TODAY)]
    assert names == ["Gerrit-Jan", "Henk", "Ibrahim", "Noa", "Youssef"]
    late = [each.person.display_name for each in reminders(STATE, TODAY, overdue=True)]
    assert late == ["Gerrit-Jan", "Ibrahim", "Youssef"]


def test_what_was_reported_done_asks_nothing_of_them():
    action = of("Youssef").actions[0]
    state = outcomes.finish_action(STATE, later(9000), action_id=action.id)
    assert state.get(type(action), action.id).status is ActionStatus.REPORTED_DONE
    assert of("Youssef", state) is None


def test_what_nobody_does_reminds_nobody():
    state = actions.add_action(STATE, later(9000), text="Bellen")
    assert [row.text for row in nobodys(state)] == ["Bellen"]
    assert len(reminders(state, TODAY)) == 5


def test_the_text_says_what_and_when_and_how_late_in_plain_words():
    assert text_of(of("Ibrahim"), STATE, T, TODAY).splitlines() == [
        "Dag Ibrahim,",
        "",
        "Dit staat voor u op de actielijst van Cliëntenraad Jeugdhulp Noorderveen:",
        "",
        (
            "- A-2026-04, Advies uitschrijven en verzenden: klaar op 13 oktober 2026,"
            " 15 dagen te laat."
        ),
        "",
        "Is iets klaar, of lukt het niet op tijd? Laat het dan even weten.",
    ]
    assert "samen met Henk" in text_of(of("Noa"), STATE, T, TODAY)
    assert "samen met Noa" in text_of(of("Henk"), STATE, T, TODAY)


def test_it_says_when_the_next_meeting_is():
    state = planned()
    text = text_of(of("Joke", state), state, T, START.date())
    assert "De volgende vergadering is op dinsdag 6 oktober 2026." in text


def mail(name="Ibrahim", state=STATE):
    """The letter as a mail program reads it."""
    return message_from_bytes(letter(of(name, state), state, T, later()), policy=default)


def test_the_letter_is_one_that_mail_programs_read():
    read = mail()
    assert read["Subject"] == "Uw actie voor Cliëntenraad Jeugdhulp Noorderveen"
    assert read["Date"].datetime == later()
    assert read["X-Unsent"] == "1"
    assert read.get_content_charset() == "utf-8"
    assert read.get_content().splitlines()[0] == "Dag Ibrahim,"
    assert not read.defects
    raw = letter(of("Ibrahim"), STATE, T, later())
    assert raw.isascii()
    assert b"\r\n" in raw
    assert b"\n" not in raw.replace(b"\r\n", b"")


def addressed(**mails):
    people = [replace(who(STATE, name), email=mail) for name, mail in mails.items()]
    return STATE.put(*people)


def test_it_is_addressed_as_far_as_addresses_are_known():
    assert (mail()["To"], mail()["From"]) == (None, None)
    state = addressed(Noa="noa@example.org", Ibrahim="ibrahim@example.org")
    assert mail("Noa", state)["To"].addresses[0].addr_spec == "noa@example.org"
    assert mail("Noa", state)["From"].addresses[0].addr_spec == "ibrahim@example.org"


@pytest.mark.parametrize(
    "bad",
    ["noa", "noa@example.org\nBcc: x@example.org", "a b@c d", "@", "<>", "a@b@c", "é@\x00", " "],
)
def test_an_address_that_is_none_is_left_out_and_adds_no_header(bad):
    read = mail("Noa", addressed(Noa=bad))
    assert set(read.keys()) <= {
        *("Subject", "Date", "X-Unsent", "Content-Type", "Content-Transfer-Encoding"),
        "MIME-Version",
    }


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_steers_neither_the_letter_nor_the_tasks(text):
    state = STATE.put(
        replace(STATE.the_council, name=text),
        replace(who(STATE, "Ibrahim"), display_name=text, name=text, email="i@example.org"),
        *(replace(row, text=text) for row in STATE.action),
    )
    id = who(STATE, "Ibrahim").id
    reminder = reminder_for(state, id, TODAY)
    read = message_from_bytes(letter(reminder, state, T, later()), policy=default)
    assert read["Bcc"] is None
    assert "A-2026-04" in read.get_content()
    lines = unfolded(tasks(reminder, state, T, later(), "abc"))
    assert lines.count("BEGIN:VTODO") == 1
    assert {line.partition(":")[0].partition(";")[0] for line in lines} == NAMES
    assert "/" not in file_stem(reminder, T, TODAY)


NAMES = {
    *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "DTSTAMP", "SEQUENCE"),
    *("SUMMARY", "DESCRIPTION", "DUE", "STATUS"),
}


def unfolded(data):
    """The lines of a calendar, each checked for its length."""
    assert data.endswith(b"\r\n")
    pieces = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    for piece in pieces:
        piece.decode("utf-8")
    assert b"\n" not in data.replace(b"\r\n", b"")
    return b"\r\n".join(pieces).replace(b"\r\n ", b"").decode("utf-8").split("\r\n")


def test_a_task_says_what_until_when_and_for_which_council():
    lines = unfolded(tasks(of("Noa"), STATE, T, later(), "abc"))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    begin = lines.index("BEGIN:VTODO")
    assert lines[begin:] == [
        "BEGIN:VTODO",
        "UID:a-2026-06@abc.vergadering",
        f"DTSTAMP:{later().astimezone(UTC):%Y%m%dT%H%M%SZ}",
        "SEQUENCE:0",
        "SUMMARY:Terugkoppeling maken",
        (
            "DESCRIPTION:A-2026-06\\, Cliëntenraad Jeugdhulp Noorderveen\\nafgesproken in"
            " V-2026-02\\nsamen met Henk"
        ),
        "DUE;VALUE=DATE:20261103",
        "STATUS:NEEDS-ACTION",
        "END:VTODO",
        "END:VCALENDAR",
    ]


def test_a_changed_action_is_the_same_task_in_a_later_version():
    action = of("Noa").actions[0]
    state = outcomes.put_off_action(STATE, later(9000), action_id=action.id, due=date(2026, 12, 1))
    lines = unfolded(tasks(of("Noa", state), state, T, later(9000), "abc"))
    assert "UID:a-2026-06@abc.vergadering" in lines
    assert "SEQUENCE:1" in lines
    assert "DUE;VALUE=DATE:20261201" in lines


def test_without_a_date_there_is_none_in_the_task():
    action = replace(of("Noa").actions[0], due=None)
    state = STATE.put(action)
    assert not [
        line
        for line in unfolded(tasks(of("Noa", state), state, T, later(), "abc"))
        if line.startswith("DUE")
    ]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_folding_breaks_no_character_and_loses_nothing(text):
    data = folded(text)
    pieces = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(0 < len(piece) <= LONGEST for piece in pieces if text)
    assert (
        "".join(piece.decode("utf-8")[bool(place) :] for place, piece in enumerate(pieces)) == text
    )


def test_what_could_end_a_value_is_escaped():
    assert escaped("a;b,c\\d\ne\tf\x1bg") == "a\\;b\\,c\\\\d\\ne fg"


def test_its_files_are_named_by_day_and_person():
    assert file_stem(of("Gerrit-Jan"), T, TODAY) == "2026-10-28_herinnering_gerrit-jan"
