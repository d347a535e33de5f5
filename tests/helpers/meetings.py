"""The sample meeting held in full, as a state: everything that the minutes can tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from tests.helpers.council import END, START, SUMMER, council, item, later, who
from vergadering.domain import actions, agenda, attendance, deciding, meeting, notes
from vergadering.domain.choices import (
    ActionStatus,
    Format,
    Goal,
    MeetingStatus,
    Method,
    NoteKind,
    Outcome,
)

if TYPE_CHECKING:
    from vergadering.domain.model import Decision, Meeting
    from vergadering.domain.state import State

AGENDA = (
    ("Opening en aanwezigheid", 5, Goal.INFORM),
    ("Vaststellen agenda", 3, Goal.ADOPT),
    ("Mededelingen", 7, Goal.INFORM),
    ("Ingekomen stukken", 5, Goal.INFORM),
    ("Verslag van 1 september 2026", 5, Goal.ADOPT),
    ("Actielijst en besluitenlijst", 10, Goal.DISCUSS),
    ("Adviesaanvraag: samenvoegen behandelgroepen De Wilg", 30, Goal.DECIDE),
    ("Signalen van de achterban", 15, Goal.FORM_OPINION),
    ("Benoeming kandidaat-lid", 10, Goal.DECIDE),
    ("Nieuwsbrief voor jongeren en ouders", 15, Goal.DECIDE),
    ("Vergaderritme 2027: online of op locatie", 10, Goal.DECIDE),
    ("Rondvraag, terugblik en sluiting", 5, Goal.INFORM),
)
QUESTION = "Kunnen we positief adviseren, en onder welke voorwaarden?"
MINORITY = "De reistijd wordt voor sommige gezinnen te lang; het advies had negatief moeten zijn."
NEXT = datetime(2026, 11, 3, 19, 30, tzinfo=SUMMER)


class Course:
    """A meeting being held: each step at a minute after the planned start."""

    def __init__(self, state: State) -> None:
        self.state = state

    def at(self, minutes: float, rule, /, **arguments) -> None:
        """Apply a rule at a moment."""
        self.state = rule(self.state, later(minutes), **arguments)

    def goes(self, minutes: float, title: str) -> None:
        """Take up the item whose title begins so."""
        self.at(minutes, meeting.go_to_item, item_id=item(self.state, title).id)

    def note(self, minutes: float, title: str, text: str, kind=NoteKind.DISCUSSION, by="") -> None:
        """Keep a note under an item."""
        person = who(self.state, by).id if by else None
        place = item(self.state, title).id
        self.at(minutes, notes.add_note, text=text, item_id=place, kind=kind, person_id=person)

    def action(self, minutes: float, title: str, text: str, owners: str, due: date | None) -> None:
        """Give out an action to one or more people."""
        ids = [who(self.state, name).id for name in owners.split()]
        self.at(
            minutes,
            actions.add_action,
            text=text,
            item_id=item(self.state, title).id,
            owner_id=ids[0] if ids else None,
            co_owners=tuple(ids[1:]),
            due=due,
        )

    def proposal(self, minutes: float, title: str, text: str) -> int:
        """Put a proposal on the screen; its identifier."""
        place = item(self.state, title).id
        self.at(minutes, deciding.table_proposal, text=text, item_id=place)
        return self.state.proposal[-1].id

    def vote(self, minutes: float, title: str, text: str, *count: int) -> None:
        """A proposal and a show of hands on it."""
        proposal = self.proposal(minutes, title, text)
        self.at(minutes, deciding.show_of_hands, proposal_id=proposal, count=deciding.Count(*count))


def earlier_meeting() -> State:
    """The council with a closed meeting behind it that gave out three actions."""
    course = Course(council())
    course.at(
        -50_400,
        meeting.add_meeting,
        title="Vergadering cliëntenraad",
        planned_start=later(-50_400),
        chair_id=who(course.state, "Marijke").id,
    )
    course.at(-50_400, agenda.add_item, title="Opening")
    course.at(-50_400, meeting.open_meeting)
    for text, owner, due in (
        ("Ansichtkaarten laten drukken en verspreiden", "Joke", date(2026, 9, 15)),
        ("Toegang regelen tot de vergaderomgeving", "Youssef", date(2026, 9, 22)),
        ("Informatie opvragen over de enquête van 2025", "Ibrahim", date(2026, 9, 29)),
    ):
        course.action(-50_390, "Opening", text, owner, due)
    course.at(-50_300, meeting.close_meeting)
    return course.state


def planned() -> State:
    """The sample meeting with its agenda, behind an earlier one, not opened."""
    state = earlier_meeting()
    state = meeting.add_meeting(
        state,
        START,
        title="Vergadering cliëntenraad",
        planned_start=START,
        planned_end=END,
        format=Format.HYBRID,
        location="De Spil, Noorderveen",
        chair_id=who(state, "Marijke").id,
        secretary_id=who(state, "Ibrahim").id,
    )
    state = state.turned_to(state.meeting[-1].id)
    for title, minutes, goal in AGENDA:
        closed = title.startswith("Benoeming")
        state = agenda.add_item(
            state,
            START,
            title=title,
            planned_minutes=minutes,
            goal=goal,
            key_question=QUESTION if title.startswith("Advies") else "",
            confidential=closed,
            public_title="Besloten agendapunt (personen)" if closed else "",
        )
    state = meeting.plan_meeting(state, START)
    return state.put(replace(state.the_meeting, next_start=NEXT))


def opened() -> State:
    """The sample meeting just opened, with who was there from the start."""
    course = Course(planned())
    for name in ("Marijke", "Ibrahim", "Joke", "Noa", "Gerrit-Jan", "Sanne", "Henk"):
        course.at(0, attendance.arrive, person_id=who(course.state, name).id)
    course.at(0, attendance.mark_absent, person_id=who(course.state, "Youssef").id, notified=True)
    course.at(0, attendance.mark_absent, person_id=who(course.state, "Wil").id, notified=False)
    course.at(1, meeting.open_meeting)
    return course.state


def held() -> State:
    """The sample meeting from gavel to gavel."""
    course = Course(opened())
    _first_half(course)
    _advice(course)
    _second_half(course)
    course.at(124, meeting.close_meeting)
    assert course.state.the_meeting.status is MeetingStatus.CLOSED
    return course.state


def _first_half(course: Course) -> None:
    course.goes(6, "Vaststellen")
    course.note(7, "Vaststellen", "De agenda wordt ongewijzigd vastgesteld.")
    course.goes(8, "Mededelingen")
    course.note(9, "Mededelingen", "Joke was bij twee andere raadsleden op bezoek.")
    course.note(
        10, "Mededelingen", "Zij vonden dat prettig: online spreken zij elkaar vaak maar kort."
    )
    course.note(
        12, "Mededelingen", "De ansichtkaarten liggen sinds half september op alle locaties."
    )
    course.goes(16, "Ingekomen")
    course.goes(20, "Verslag")
    course.at(20, attendance.arrive, person_id=who(course.state, "Fatima").id, via=Format.ONLINE)
    course.note(21, "Verslag", "Henk meldt dat de scholing van november doorgaat.")
    text = "De raad stelt het verslag van 1 september 2026 vast, met één wijziging."
    proposal = course.proposal(24, "Verslag", text)
    course.at(24, deciding.decide_without_vote, proposal_id=proposal)
    course.goes(25, "Actielijst")
    course.note(26, "Actielijst", "De actielijst is doorgelopen.")
    first, second, third = (action.id for action in course.state.action)
    course.at(27, actions.set_status, action_id=first, status=ActionStatus.DONE)
    text = "Toegang regelen tot de vergaderomgeving"
    owner = who(course.state, "Youssef").id
    course.at(
        28,
        actions.change_action,
        action_id=second,
        text=text,
        owner_id=owner,
        due=date(2026, 10, 20),
    )
    course.at(
        29,
        actions.set_status,
        action_id=third,
        status=ActionStatus.DROPPED,
        comment="de informatie is er al",
    )


def _advice(course: Course) -> None:
    title = "Adviesaanvraag"
    guest = who(course.state, "Van der Meulen").id
    course.goes(35, title)
    course.at(35, attendance.arrive, person_id=guest, via=Format.ONLINE)
    course.note(
        40,
        title,
        "De bestuurder licht de aanvraag toe. Twee kleine groepen op De Wilg gaan samen omdat er"
        " te weinig personeel is. Medewerkers hoorden dit op 31 augustus, de raad op 8 september.",
    )
    course.note(45, title, "we horen dit weer te laat.", by="Fatima")
    promise = "De groepen gaan niet samen voordat het advies er is."
    course.note(47, title, promise, NoteKind.PROMISE, "Van der Meulen")
    course.at(52, attendance.leave, person_id=guest)
    quote = "Vraag het ons vóórdat de dozen al zijn ingepakt."
    course.note(55, title, "Rust en vaste begeleiders op de groep.", NoteKind.PRO)
    course.note(55.5, title, "De reistijd en de grootte van de groep.", NoteKind.CON, "Joke")
    course.note(56, title, quote, NoteKind.QUOTE, "Noa")
    course.note(57, title, "Nagaan of het in het personeelsnieuws staat.", NoteKind.INTERNAL)
    course.vote(
        65,
        title,
        "De raad adviseert positief over het samenvoegen van de behandelgroepen op De Wilg, onder"
        " drie voorwaarden: maximaal 9 jongeren per groep, elke jongere houdt een eigen vaste"
        " begeleider, en evaluatie met jongeren en ouders na 3 maanden.",
        4,
        1,
        1,
    )
    decision = course.state.decision[-1]
    course.at(
        66,
        deciding.change_decision,
        decision_id=decision.id,
        text=decision.text,
        minority_view=MINORITY,
    )
    course.action(66, title, "Advies uitschrijven en verzenden", "Ibrahim", date(2026, 10, 13))
    course.action(67, title, "Minderheidsstandpunt aanleveren", "Gerrit-Jan", date(2026, 10, 9))


def _second_half(course: Course) -> None:
    course.goes(68, "Signalen")
    course.at(70, attendance.leave, person_id=who(course.state, "Fatima").id)
    course.note(72, "Signalen", "De raad bespreekt 4 signalen.")
    tip = "Laat jongeren zelf de vragen op de kaart bedenken. Dan komen er meer kaarten terug."
    course.note(75, "Signalen", tip, NoteKind.TIP)
    course.action(80, "Signalen", "Terugkoppeling maken", "Noa Henk", date(2026, 11, 3))
    sanne = who(course.state, "Sanne").id
    course.at(83, attendance.leave, person_id=sanne)
    course.goes(83, "Benoeming")
    course.note(85, "Benoeming", "De leden bespreken de kennismakingsperiode.")
    course.at(
        90,
        deciding.record_decision,
        text="De raad benoemt S. Koster tot lid, voor een periode van 3 jaar.",
        public_text="De raad benoemt S. Koster tot lid per 1 november 2026.",
        item_id=item(course.state, "Benoeming").id,
        method=Method.BALLOT,
        count=deciding.Count(4, 0, 0, 1),
    )
    course.goes(92, "Nieuwsbrief")
    course.at(92, attendance.arrive, person_id=sanne)
    course.at(95, meeting.suspend)
    course.at(100, meeting.resume)
    course.at(
        106,
        deciding.record_decision,
        text="De raad maakt vanaf januari 2027 een nieuwsbrief, 3 keer per jaar.",
        item_id=item(course.state, "Nieuwsbrief").id,
        method=Method.CONSENT,
        outcome=Outcome.CARRIED_AMENDED,
    )
    course.action(107, "Nieuwsbrief", "Concept maken", "Henk", date(2026, 12, 8))
    course.goes(108, "Vergaderritme")
    course.note(109, "Vergaderritme", "De meningen zijn verdeeld.")
    course.vote(
        117, "Vergaderritme", "In 2027 vergadert de raad om en om online en op locatie.", 2, 2, 1
    )
    course.goes(118, "Rondvraag")
    course.note(119, "Rondvraag", "Rondvraag: geen vragen. Terugblik: goede sfeer.")


def adopted(state: State) -> State:
    """The same with its minutes adopted in the next meeting."""
    from vergadering.domain.choices import MinutesStatus

    after = replace(state.the_meeting, minutes_status=MinutesStatus.ADOPTED, adopted_on=NEXT.date())
    return state.put(after)


def with_decision(state: State, **fields) -> State:
    """The state with its last decision changed."""
    last: Decision = state.decision[-1]
    return state.put(replace(last, **fields))


def with_meeting(state: State, **fields) -> State:
    """The state with its meeting changed."""
    own: Meeting = state.the_meeting
    return state.put(replace(own, **fields))
