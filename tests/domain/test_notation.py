"""What one line of the capture notation says."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vergadering.domain.choices import Format, NoteKind, Outcome, Stance, TurnKind
from vergadering.domain.entries import (
    AbsentEntry,
    ActionEntry,
    ArriveEntry,
    CloseEntry,
    ConfirmEntry,
    ConsentEntry,
    DecisionEntry,
    DoneSpeakingEntry,
    Entry,
    FinishItemEntry,
    FloorEntry,
    GoToEntry,
    HeldOverEntry,
    LeaveEntry,
    NamedVoteEntry,
    NextItemEntry,
    NextSpeakerEntry,
    NoObjectionEntry,
    NoteEntry,
    OpenEntry,
    ParkEntry,
    PollEntry,
    PromiseEntry,
    ProposalEntry,
    ResumeEntry,
    RoundEntry,
    SuspendEntry,
    UnanimousEntry,
    VoteEntry,
    WithdrawEntry,
)
from vergadering.domain.notation import COMMANDS, Command, command_of, read

TUESDAY = date(2026, 10, 6)
NEXT_MEETING = date(2026, 11, 3)


def said(line: str) -> Entry:
    return read(line, TUESDAY, NEXT_MEETING)


def note(kind: NoteKind, text: str, person: str = "", typed: str = "", **more: object) -> NoteEntry:
    return NoteEntry(kind, text, person, typed or text, **more)


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("/actie kaarten drukken", ActionEntry("kaarten drukken", typed="kaarten drukken")),
        (
            "/actie Joke, Henk: kaarten drukken voor 1 maart",
            ActionEntry(
                "kaarten drukken",
                ("Joke", "Henk"),
                date(2027, 3, 1),
                "Joke, Henk: kaarten drukken",
            ),
        ),
        (
            "/action @Joke en Henk: print cards by Friday",
            ActionEntry(
                "print cards", ("@Joke", "Henk"), date(2026, 10, 9), "@Joke en Henk: print cards"
            ),
        ),
        (
            "/actie : Joke: dit is tekst zonder datum",
            ActionEntry("Joke: dit is tekst", (), None, "Joke: dit is tekst"),
        ),
        ("/besluit De agenda staat.", DecisionEntry("De agenda staat.")),
        ("/decision Agreed", DecisionEntry("Agreed")),
        ("/voorstel We doen het.", ProposalEntry("We doen het.", typed="We doen het.")),
        ("/proposal @Noa: We do", ProposalEntry("We do", "Noa", "@Noa: We do")),
        ("/parkeer Vervoer", ParkEntry("Vervoer", typed="Vervoer")),
        ("/park @Noa: Telefoons", ParkEntry("Telefoons", "Noa", "@Noa: Telefoons")),
        ("/woord noa toelichting 5 min !", FloorEntry("noa toelichting 5 min !")),
        ("/word noa", FloorEntry("noa")),
        ("/floor 3", FloorEntry("3")),
        ("/vraag noa", FloorEntry("noa", TurnKind.INTERRUPTION)),
        ("/question noa", FloorEntry("noa", TurnKind.INTERRUPTION)),
        ("/orde noa", FloorEntry("noa", TurnKind.POINT_OF_ORDER)),
        ("/order noa", FloorEntry("noa", TurnKind.POINT_OF_ORDER)),
        ("/volgende", NextSpeakerEntry()),
        ("/next", NextSpeakerEntry()),
        ("20:05 /klaar", DoneSpeakingEntry(at=time(20, 5))),
        ("/done", DoneSpeakingEntry()),
        ("/rondje", RoundEntry()),
        ("/round", RoundEntry()),
        ("/stem 4-1-1", VoteEntry(4, 1, 1)),
        ("/stem 4-1", VoteEntry(4, 1)),
        ("/vote 4 / 1 / 1", VoteEntry(4, 1, 1)),
        ("/stem 4, 1, 1", VoteEntry(4, 1, 1)),
        ("/stem 4-1-0-1-0", VoteEntry(4, 1, 0, 1, 0)),
        (
            "/stem voor: Noa, Wil tegen: Gerrit-Jan",
            NamedVoteEntry(((Stance.FOR, ("Noa", "Wil")), (Stance.AGAINST, ("Gerrit-Jan",)))),
        ),
        (
            "/vote for: Noa and Wil; abstain: Joke",
            NamedVoteEntry(((Stance.FOR, ("Noa", "Wil")), (Stance.ABSTAIN, ("Joke",)))),
        ),
        ("/peiling 3-2-1", PollEntry(3, 2, 1)),
        ("/poll 3 2", PollEntry(3, 2)),
        ("/consent", ConsentEntry()),
        ("/consent Noa: te duur", ConsentEntry((("Noa", "te duur"),))),
        (
            "/consent bezwaar @Noa: te duur; Wil: te laat",
            ConsentEntry((("Noa", "te duur"), ("Wil", "te laat"))),
        ),
        ("/uitslag", ConfirmEntry()),
        ("/uitslag Verworpen", ConfirmEntry(Outcome.REJECTED)),
        ("/result held over", ConfirmEntry(Outcome.HELD_OVER)),
        ("/unaniem", UnanimousEntry()),
        ("/unanimous", UnanimousEntry()),
        ("/geenbezwaar", NoObjectionEntry()),
        ("/noobjection", NoObjectionEntry()),
        ("/aanhouden", HeldOverEntry()),
        ("/intrekken", WithdrawEntry()),
        ("/komt fatima 19:50", ArriveEntry("fatima", time(19, 50))),
        ("/komt @fatima om 19.50", ArriveEntry("fatima", time(19, 50))),
        ("/arrives Noa online 19:50", ArriveEntry("Noa", time(19, 50), Format.ONLINE)),
        ("/komt Henk op locatie", ArriveEntry("Henk", None, Format.ONSITE)),
        ("/weg fatima", LeaveEntry("fatima")),
        ("/leaves fatima 20:40", LeaveEntry("fatima", time(20, 40))),
        ("/afwezig Wil", AbsentEntry("Wil")),
        ("/afwezig Wil (m.k.)", AbsentEntry("Wil")),
        ("/absent Wil z.k.", AbsentEntry("Wil", notified=False)),
        ("/punt 8", GoToEntry("8")),
        ("/item 6a.", GoToEntry("6a")),
        ("/volgendpunt", NextItemEntry()),
        ("/rondaf", FinishItemEntry()),
        ("/schors", SuspendEntry()),
        ("/suspend", SuspendEntry()),
        ("/hervat", ResumeEntry()),
        ("/resume", ResumeEntry()),
        ("/open", OpenEntry()),
        ("/sluit", CloseEntry()),
        ("/close", CloseEntry()),
        ("  /SLUIT  ", CloseEntry()),
        ("21:30 /sluit", CloseEntry(at=time(21, 30))),
        ("20:05 /stem 4-1-1", VoteEntry(4, 1, 1, at=time(20, 5))),
    ],
)
def test_a_command_says_what_it_says(line: str, entry: Entry):
    assert said(line) == entry


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("Er is koffie.", note(NoteKind.DISCUSSION, "Er is koffie.")),
        (
            "@fatima: we horen dit te laat",
            note(
                NoteKind.DISCUSSION,
                "we horen dit te laat",
                "fatima",
                "@fatima: we horen dit te laat",
            ),
        ),
        ("@fatima:laat", note(NoteKind.DISCUSSION, "laat", "fatima", "@fatima:laat")),
        ("@: @fatima: laat", note(NoteKind.DISCUSSION, "@fatima: laat")),
        ("@: /foo", note(NoteKind.DISCUSSION, "/foo")),
        ("@fatima zei niets", note(NoteKind.DISCUSSION, "@fatima zei niets")),
        ("20:05 De bel gaat.", note(NoteKind.DISCUSSION, "De bel gaat.", at=time(20, 5))),
        ("20:05", note(NoteKind.DISCUSSION, "20:05")),
        ("20.05 euro is te veel", note(NoteKind.DISCUSSION, "20.05 euro is te veel")),
        ("25:05 is geen tijd", note(NoteKind.DISCUSSION, "25:05 is geen tijd")),
        ("/citaat @D: Mooi.", note(NoteKind.QUOTE, "Mooi.", "D", "@D: Mooi.")),
        ("/quote D: Nice.", note(NoteKind.QUOTE, "Nice.", "D", "D: Nice.")),
        ("/citaat Zo is het.", note(NoteKind.QUOTE, "Zo is het.")),
        ("/tip Let op: vraag het.", note(NoteKind.TIP, "Let op: vraag het.")),
        ("/intern Eerst bellen.", note(NoteKind.INTERNAL, "Eerst bellen.")),
        ("/internal Call.", note(NoteKind.INTERNAL, "Call.")),
        ("/voor minder reizen", note(NoteKind.PRO, "minder reizen")),
        ("/voordeel minder reizen", note(NoteKind.PRO, "minder reizen")),
        ("/pro less travel", note(NoteKind.PRO, "less travel")),
        ("/nadeel minder contact", note(NoteKind.CON, "minder contact")),
        ("/con less contact", note(NoteKind.CON, "less contact")),
        ("/notitie Er is koffie.", note(NoteKind.DISCUSSION, "Er is koffie.")),
        ("", note(NoteKind.DISCUSSION, "")),
    ],
)
def test_a_note_has_a_kind_and_perhaps_somebody_who_said_it(line: str, entry: NoteEntry):
    assert said(line) == entry


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("/toezegging Lies: komt", PromiseEntry("komt", "Lies", typed="Lies: komt")),
        (
            "/toezegging @wil: het plan komt voor 1 december 2026",
            PromiseEntry("het plan komt", "wil", date(2026, 12, 1), "@wil: het plan komt"),
        ),
        ("/promise a plan", PromiseEntry("a plan", typed="a plan")),
        (
            "/toezegging het plan komt uiterlijk 1 december 2026",
            PromiseEntry("het plan komt", "", date(2026, 12, 1), "het plan komt"),
        ),
        ("/toezegging @: Let op: komt", PromiseEntry("Let op: komt", typed="Let op: komt")),
    ],
)
def test_a_promise_says_who_makes_it_and_for_when(line: str, entry: PromiseEntry):
    assert said(line) == entry


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("/foo bar", "/foo"),
        ("/", "/"),
        ("// opmerking", "//"),
        ("/stem vier", "/stem"),
        ("/stem 4", "/stem"),
        ("/stem", "/stem"),
        ("/open de deur", "/open"),
        ("/zzz noa", "/zzz"),
        ("/" + "x" * 100_000, "/" + "x" * 100_000),
    ],
)
def test_a_command_that_is_not_understood_stays_a_note(line: str, word: str):
    assert said(line) == note(NoteKind.DISCUSSION, line, unknown=word)


def test_a_line_that_is_not_understood_keeps_its_clock_time():
    assert said("20:05 /foo bar") == note(
        NoteKind.DISCUSSION, "/foo bar", unknown="/foo", at=time(20, 5)
    )


def test_no_two_commands_share_a_word():
    words = [word for command in COMMANDS for word in set(command.words)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.dutch[0])
def test_the_example_of_each_command_is_understood(command: Command):
    entry = said(command.example)
    assert not (isinstance(entry, NoteEntry) and entry.unknown)
    assert command_of(command.example.split()[0]) is command


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.dutch[0])
def test_every_word_of_a_command_means_the_same(command: Command):
    rest = command.example.partition(" ")[2]
    meanings = {said(f"/{word} {rest}") for word in command.words}
    assert len(meanings) == 1


LINES = st.one_of(
    st.text(),
    st.builds(
        "{}{}{} {}".format,
        st.sampled_from(["", "20:05 ", "\t", "99:99 "]),
        st.sampled_from(["/", "@", ""]),
        st.sampled_from([word for command in COMMANDS for word in command.words] + ["foo", "x:"]),
        st.text(),
    ),
)


def words_of(entry: NoteEntry) -> list[str]:
    """Every word that a note keeps, wherever it keeps it."""
    clock = f"{entry.at:%H:%M}" if entry.at else ""
    return f"{clock} {entry.typed} {entry.person}".split()


@given(LINES)
def test_a_line_that_becomes_a_note_loses_no_word(line: str):
    entry = said(line)
    if not isinstance(entry, NoteEntry):
        return
    kept = words_of(entry)
    for word in line.split():
        command = word.startswith("/") and command_of(word) is not None
        clock = re.fullmatch(r"[0-9]{1,2}:[0-9]{2}", word) is not None
        nobody = word.startswith("@:")
        assert command or clock or nobody or word in kept


@given(LINES)
def test_reading_a_line_twice_gives_the_same(line: str):
    assert said(line) == said(line)
    assert said(f"  {line}\n") == said(line)


@pytest.mark.parametrize(
    "line",
    [
        "x" * 1_000_000,
        "/actie " + "x, " * 300_000,
        "/actie " + ":" * 100_000,
        "@" + "é" * 500_000 + ": x",
        "/citaat " + " " * 1_000_000 + "x",
        "/stem " + "1-" * 200_000,
        "/komt " + "x " * 300_000 + "19:50",
        "\x1b[2J\x00 [/foo] \u202e",
        "\ud800",
    ],
)
def test_hostile_text_is_read_like_any_other(line: str):
    entry = said(line)
    if isinstance(entry, NoteEntry):
        assert set(line.split()) - set(words_of(entry)) <= {"/citaat"}
    else:
        assert entry == said(line)
