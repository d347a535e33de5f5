"""The sample council, its people, and where its numbers stood when it took up the program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vergadering.domain.choices import Majority, QuorumRule, Role, TieRule
from vergadering.domain.history import change
from vergadering.domain.model import Counter
from vergadering.domain.model_rules import Rules
from vergadering.domain.people import add_person, set_council
from vergadering.i18n import N_

if TYPE_CHECKING:
    from datetime import datetime

    from vergadering.domain.state import State
    from vergadering.sample.scribe import Scribe

COUNCIL = "Cliëntenraad Jeugdhulp Noorderveen"
ORGANISATION = "Stichting Jeugdhulp Noorderveen"

PEOPLE = (
    ("M. van Aalst", "Marijke", Role.CHAIR, "parent"),
    ("I. Demir", "Ibrahim", Role.SECRETARY, "parent"),
    ("J. Terpstra", "Joke", Role.VICE_CHAIR, "foster_parent"),
    ("Noa", "Noa", Role.MEMBER, "youth"),
    ("F. El Idrissi", "Fatima", Role.MEMBER, "parent"),
    ("G.J. Postma", "Gerrit-Jan", Role.MEMBER, "parent"),
    ("S. Koster", "Sanne", Role.CANDIDATE_MEMBER, "parent"),
    ("H. Brouwer", "Henk", Role.SUPPORTER, ""),
    ("L. van der Meulen", "Liesbeth van der Meulen", Role.BOARD_MEMBER, ""),
    ("Y. Benali", "Youssef", Role.MEMBER, "youth"),
    ("W. Dekker", "Wil", Role.MEMBER, "parent"),
)
"""Name in documents, name in talk, role, background."""


@change(N_("nummering overgenomen"))
def continue_numbering(state: State, at: datetime, *, series: str, last: int) -> State:
    """A series goes on from a number that was given out elsewhere; it never goes back."""
    counter = state.get(Counter, series) or Counter(series)
    return state.put(replace(counter, last=max(counter.last, last)))


def settle(scribe: Scribe) -> None:
    """Make the council and its people; nine decisions and two meetings came before."""
    rules = Rules(
        quorum=QuorumRule.MORE_THAN_HALF,
        tie_on_matters=TieRule.HELD_OVER_THEN_REJECTED,
        majority_on_persons=Majority.TWO_THIRDS,
        contribution_seconds=90,
        introduction_seconds=180,
        answer_seconds=120,
        round_seconds=90,
        point_of_order_seconds=30,
    )
    scribe.do(set_council, name=COUNCIL, organisation=ORGANISATION, rules=rules)
    for name, display_name, role, background in PEOPLE:
        scribe.do(
            add_person,
            name=name,
            display_name=display_name,
            role=role,
            organisation=ORGANISATION if role is Role.BOARD_MEMBER else "",
            background=background,
        )
    scribe.do(continue_numbering, series="V-2026", last=2)
    scribe.do(continue_numbering, series="B-2026", last=9)
