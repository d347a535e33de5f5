"""What was kept long enough, in words that everybody may read: kinds and numbers, no names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.due import Due
from vergadering.domain.model_rules import NEVER
from vergadering.domain.retention import Matter, due, grouped
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from vergadering.domain.retention import Expired
    from vergadering.domain.state import State
    from vergadering.i18n import Translator

STAYS = N_(
    "Vastgestelde verslagen, besluiten, acties en toezeggingen blijven zolang de raad bestaat."
)
"""What no term is about."""

WORKING_IS = N_(
    "Werkmateriaal: interne notities, eerdere versies, onaf getypte regels, spreekbeurten met"
    " hun tijden en redenen van afwezigheid."
)
"""What the working material of minutes is."""


def many_of(t: Translator, matter: Matter, n: int) -> str:
    """So many of a matter: `de brontekst van 2 signalen`."""
    match matter:
        case Matter.WORKING:
            return t.many(
                "werkmateriaal van {n} vastgesteld verslag",
                "werkmateriaal van {n} vastgestelde verslagen",
                n,
            )
        case Matter.SIGNAL:
            return t.many("de brontekst van {n} signaal", "de brontekst van {n} signalen", n)
        case Matter.CANDIDATE:
            return t.many(
                "gegevens van {n} kandidaat die geen lid werd",
                "gegevens van {n} kandidaten die geen lid werden",
                n,
            )
        case Matter.CONTACT:
            return t.many(
                "contactgegevens van {n} persoon die weg is",
                "contactgegevens van {n} mensen die weg zijn",
                n,
            )


AT_ONCE = {
    Matter.WORKING: N_("tot de vaststelling"),
    Matter.SIGNAL: N_("tot de terugkoppeling"),
    Matter.CANDIDATE: N_("tot de afwijzing"),
    Matter.CONTACT: N_("tot het vertrek"),
}
"""How long something is kept when its term is 0."""


def term_of(t: Translator, matter: Matter, length: int) -> str:
    """A term with what it begins with: `12 maanden na de terugkoppeling`."""
    if length >= NEVER:
        return t("altijd")
    if not length:
        return t(AT_ONCE[matter])
    match matter:
        case Matter.WORKING:
            return t.many("{n} maand na de vaststelling", "{n} maanden na de vaststelling", length)
        case Matter.SIGNAL:
            return t.many(
                "{n} maand na de terugkoppeling", "{n} maanden na de terugkoppeling", length
            )
        case Matter.CANDIDATE:
            return t.many("{n} week na de afwijzing", "{n} weken na de afwijzing", length)
        case Matter.CONTACT:
            return t.many("{n} week na het vertrek", "{n} weken na het vertrek", length)


def parts_of(t: Translator, parts: Mapping[str, int]) -> str:
    """How much working material there is: `3 interne notities en 12 spreekbeurten`."""
    said = {
        "internal_notes": t.many(
            "{n} interne notitie", "{n} interne notities", parts["internal_notes"]
        ),
        "turns": t.many("{n} spreekbeurt", "{n} spreekbeurten", parts["turns"]),
        "reasons": t.many(
            "{n} reden van afwezigheid", "{n} redenen van afwezigheid", parts["reasons"]
        ),
    }
    there = [words for name, words in said.items() if parts[name]]
    return t.listing(there) if there else t("eerdere versies")


def line_of(t: Translator, rows: tuple[Expired, ...], length: int, parts: Mapping[str, int]) -> str:
    """What of one matter may go, how long it is kept, and since when it may go."""
    matter, since = rows[0].matter, oldest(rows)
    said = many_of(t, matter, len(rows))
    if matter is Matter.WORKING:
        numbers = ", ".join(row.number for row in rows)
        said = f"{said} ({numbers}): {parts_of(t, parts)}"
    kept = t("bewaard {term}", term=term_of(t, matter, length))
    if since is None:
        return f"{said}; {kept}"
    return f"{said}; {kept}, " + t("kan weg sinds {day}", day=since)


def oldest(rows: tuple[Expired, ...]) -> date | None:
    """Since when the first of these may go; None when that is not known of any."""
    return min((row.since for row in rows if row.since is not None), default=None)


SHORT = {
    Matter.WORKING: N_("werkmateriaal ({n})"),
    Matter.SIGNAL: N_("signalen ({n})"),
    Matter.CANDIDATE: N_("kandidaten ({n})"),
    Matter.CONTACT: N_("contactgegevens ({n})"),
}
"""So many of a matter in few words."""


def hint(t: Translator, state: State, today: date, key: str) -> tuple[Due, ...]:
    """A line for the start screen when anything may go; `key` is what shows more."""
    groups = grouped(due(state, today))
    if not groups:
        return ()
    what = t.listing(t(SHORT[matter], n=len(rows)) for matter, rows in groups.items())
    text = N_("er kan iets weg: {what}; bekijk het met {key}")
    return (Due(text, {"what": what, "key": key}),)


NAMED = 5
"""How many backups are named."""


def in_backups(t: Translator, names: Sequence[str]) -> str:
    """The backups that keep what went, by the names of their files; empty without any."""
    if not names:
        return ""
    said = ", ".join(names[:NAMED])
    if len(names) > NAMED:
        said += " " + t("en nog {n}", n=len(names) - NAMED)
    return t("In deze reservekopieën blijft het staan: {names}.", names=said)
