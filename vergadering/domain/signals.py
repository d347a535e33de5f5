"""Signals: what the constituency lets the council know, of nobody in particular.

A complaint about one person is no signal: it is referred, and its text is not kept.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.actions import add_action
from vergadering.domain.advice import add_advice
from vergadering.domain.agenda import add_item
from vergadering.domain.choices import Goal
from vergadering.domain.choices_registers import AdviceKind, SignalStatus, Source
from vergadering.domain.history import change
from vergadering.domain.model_registers import AdviceRequest, Signal
from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import date, datetime

    from vergadering.domain.state import State

ROAD = (
    *(SignalStatus.RECEIVED, SignalStatus.ANONYMISED, SignalStatus.DISCUSSED),
    *(SignalStatus.CONVERTED, SignalStatus.FED_BACK, SignalStatus.CLOSED),
)
"""The road of a signal; a step may be passed over, and nothing goes back."""

UNREAD = frozenset({SignalStatus.RECEIVED, SignalStatus.ANONYMISED})
"""What the council did not talk about yet."""

FINISHED = frozenset({SignalStatus.CLOSED, SignalStatus.REFERRED})

WORDS_OF = ("raw", "text", "place", "theme")
"""The fields that may tell of whom a signal is; they are emptied when it was a complaint."""


@change(N_("signaal toegevoegd"))
def add_signal(
    state: State,
    at: datetime,
    *,
    raw: str,
    source: Source = Source.POSTCARD,
    place: str = "",
    theme: str = "",
    count: int = 1,
    received_on: date | None = None,
) -> State:
    """Keep a signal as it came in; without a date, it came today."""
    _check(raw, count)
    day = received_on or at.date()
    state, number = state.numbered("S", day.year)
    state, id = state.fresh()
    return state.put(
        Signal(
            id=id,
            number=number,
            received_on=day,
            source=source,
            place=place.strip(),
            theme=theme.strip(),
            raw=raw.strip(),
            count=count,
        )
    )


@change(N_("signaal gewijzigd"))
def change_signal(state: State, at: datetime, *, signal: Signal) -> State:
    """Keep other facts of a signal; what became of it, and its number, stay."""
    old = _kept(state, signal.id)
    _check(signal.raw, signal.count)
    return state.put(
        replace(
            old,
            raw=signal.raw.strip(),
            source=signal.source,
            place=signal.place.strip(),
            theme=signal.theme.strip(),
            count=signal.count,
            received_on=signal.received_on,
        )
    )


@change(N_("signaal anoniem gemaakt"))
def anonymise_signal(state: State, at: datetime, *, signal_id: int, text: str) -> State:
    """Keep the words that may be shown; they are, once somebody releases them."""
    old = _kept(state, signal_id)
    if not text.strip():
        raise Refusal(N_("Typ het signaal zoals het getoond mag worden, zonder namen."))
    status = SignalStatus.ANONYMISED if old.status is SignalStatus.RECEIVED else old.status
    return state.put(replace(old, text=text.strip(), status=status, released=False))


@change(N_("signaal vrijgegeven of teruggehouden"))
def release_signal(state: State, at: datetime, *, signal_id: int, released: bool = True) -> State:
    """The words without names may be shown, or no longer."""
    old = _kept(state, signal_id)
    if released and not old.text:
        raise Refusal(N_("Maak het signaal eerst anoniem; dan kan het getoond worden."))
    return state.put(replace(old, released=released))


@change(N_("signaal besproken"))
def discuss_signal(state: State, at: datetime, *, signal_id: int, follow_up: str = "") -> State:
    """The council talked about it; perhaps something follows, in words."""
    return _onward(state, _kept(state, signal_id), SignalStatus.DISCUSSED, follow_up)


@change(N_("signaal op de agenda gezet"))
def signal_to_item(
    state: State, at: datetime, *, signal_id: int, title: str, minutes: int = 10
) -> State:
    """Make it an item of the meeting in hand, under a title that everybody may read."""
    old = _kept(state, signal_id)
    state = add_item(state, at, title=title, planned_minutes=minutes, goal=Goal.FORM_OPINION)
    return _onward(state, old, SignalStatus.CONVERTED, state.the_meeting.number)


@change(N_("signaal een actie gemaakt"))
def signal_to_action(
    state: State,
    at: datetime,
    *,
    signal_id: int,
    text: str,
    owner_id: int | None = None,
    due: date | None = None,
    item_id: int | None = None,
) -> State:
    """Make it an action of the meeting in hand, in words that everybody may read."""
    old = _kept(state, signal_id)
    state = add_action(state, at, text=text, owner_id=owner_id, due=due, item_id=item_id)
    return _onward(state, old, SignalStatus.CONVERTED, state.action[-1].number)


@change(N_("signaal een ongevraagd advies gemaakt"))
def signal_to_advice(state: State, at: datetime, *, signal_id: int, subject: str) -> State:
    """Begin an advice that nobody asked for, on a subject that everybody may read."""
    old = _kept(state, signal_id)
    request = AdviceRequest(kind=AdviceKind.UNSOLICITED, subject=subject)
    state = add_advice(state, at, request=request)
    return _onward(state, old, SignalStatus.CONVERTED, state.advice_request[-1].number)


@change(N_("signaal teruggekoppeld"))
def feed_back_signal(
    state: State, at: datetime, *, signal_id: int, day: date | None = None, follow_up: str = ""
) -> State:
    """Those who gave it were told what came of it; without a day, today."""
    old = _kept(state, signal_id)
    return _onward(
        state, replace(old, fed_back_on=day or at.date()), SignalStatus.FED_BACK, follow_up
    )


@change(N_("signaal afgerond"))
def close_signal(state: State, at: datetime, *, signal_id: int, follow_up: str = "") -> State:
    """Nothing more is done with it."""
    return _onward(state, _kept(state, signal_id), SignalStatus.CLOSED, follow_up)


@change(N_("klacht doorverwezen"))
def refer_signal(state: State, at: datetime, *, signal_id: int, to: str) -> State:
    """It was a complaint: somebody else deals with it, and nothing of its words stays here.

    What the journal still holds of them is for the store to take out.
    """
    old = _kept(state, signal_id)
    if not to.strip():
        raise Refusal(N_("Naar wie is de klacht doorverwezen? Noem een functie, geen naam."))
    return state.put(
        replace(
            old,
            raw="",
            text="",
            place="",
            theme="",
            released=False,
            status=SignalStatus.REFERRED,
            follow_up=to.strip(),
        )
    )


@change(N_("signaal verwijderd"))
def remove_signal(state: State, at: datetime, *, signal_id: int) -> State:
    """Take away a signal that was kept by mistake. Its number is not used again."""
    return state.drop(state.need(Signal, signal_id))


def unread(state: State) -> tuple[Signal, ...]:
    """The signals that the council did not talk about yet, the oldest first."""
    return tuple(row for row in state.signal if row.status in UNREAD)


def not_fed_back(state: State) -> tuple[Signal, ...]:
    """The signals that the council talked about and of which nobody was told what came of it."""
    told = {SignalStatus.DISCUSSED, SignalStatus.CONVERTED}
    return tuple(row for row in state.signal if row.status in told)


def _kept(state: State, signal_id: int) -> Signal:
    """A signal that something may still be done with."""
    signal = state.need(Signal, signal_id)
    if signal.status is SignalStatus.REFERRED:
        raise Refusal(N_("Deze klacht is doorverwezen; er is hier niets meer van."))
    return signal


def _onward(state: State, signal: Signal, to: SignalStatus, follow_up: str) -> State:
    if ROAD.index(to) < ROAD.index(signal.status):
        raise Refusal(N_("Dit signaal is al verder."))
    if signal.status is to and not follow_up.strip():
        raise Refusal(N_("Dat is de stand van dit signaal al."))
    parts = (part for part in (signal.follow_up, follow_up.strip()) if part)
    return state.put(replace(signal, status=to, follow_up="; ".join(dict.fromkeys(parts))))


def _check(raw: str, count: int) -> None:
    if not raw.strip():
        raise Refusal(N_("Wat is het signaal? De tekst ontbreekt."))
    if not 0 < count <= 99999:
        raise Refusal(N_("Hoeveel mensen of kaarten zeggen dit? Geef een aantal vanaf 1."))
