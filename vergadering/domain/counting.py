"""Whether a count fits the people who could vote; what does not fit is said exactly."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from vergadering.errors import Refusal
from vergadering.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vergadering.domain.majority import Ballot, Count


def check_count(count: Count, entitled: int) -> None:
    """Refused when a count does not add up to the people who could vote."""
    if min(astuple(count)) < 0:
        raise Refusal(N_("Een aantal stemmen is nooit minder dan nul."))
    if count.total == 0:
        raise Refusal(N_("Er zijn geen stemmen geteld."))
    if count.total != entitled:
        raise Refusal(
            N_("Er zijn {total} stemmen geteld en {entitled} stemgerechtigden aanwezig."),
            total=count.total,
            entitled=entitled,
        )


def check_ballot(ballot: Ballot, entitled: int, names: Sequence[str] = ()) -> None:
    """Refused when ballots do not add up, or when candidates are missing or unknown.

    `entitled` is 0 when nobody knows who is there.
    """
    numbers = (ballot.votes_for, ballot.votes_against, ballot.blank, ballot.invalid)
    if min((ballot.issued, *numbers, *ballot.candidates.values())) < 0:
        raise Refusal(N_("Een aantal stemmen is nooit minder dan nul."))
    if ballot.issued == 0:
        raise Refusal(N_("Er zijn geen briefjes uitgereikt."))
    if entitled and ballot.issued > entitled:
        raise Refusal(
            N_("Er zijn {issued} briefjes uitgereikt en maar {entitled} stemgerechtigden."),
            issued=ballot.issued,
            entitled=entitled,
        )
    _check_names(ballot, names)
    back = ballot.valid + ballot.blank + ballot.invalid
    if back != ballot.issued:
        raise Refusal(
            N_(
                "Er zijn {issued} briefjes uitgereikt, maar {valid} geldig, {blank} blanco en"
                " {invalid} ongeldig is samen {back}."
            ),
            issued=ballot.issued,
            valid=ballot.valid,
            blank=ballot.blank,
            invalid=ballot.invalid,
            back=back,
        )


def _check_names(ballot: Ballot, names: Sequence[str]) -> None:
    if names and (ballot.votes_for or ballot.votes_against):
        raise Refusal(N_("Er zijn kandidaten: tel de stemmen voor ieder van hen."))
    for name in ballot.candidates:
        if name not in names:
            raise Refusal(N_("{name} is geen kandidaat bij deze stemming."), name=name)
