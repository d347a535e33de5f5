"""The council's own rules; every one of them is a setting."""

from __future__ import annotations

from dataclasses import dataclass

from vergadering.domain.choices import (
    GuideFor,
    Majority,
    PersonTieRule,
    Precedence,
    QuorumRule,
    TieRule,
)

NEVER = 999
"""A term of retention that is so long, or longer, never passes."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The council's own rules. The program calls none of them law."""

    quorum: QuorumRule = QuorumRule.MORE_THAN_HALF
    """Share of the seats that must be present."""
    decide_without_quorum: bool = True
    """True: decisions without quorum are taken provisionally; False: they are refused."""
    tie_on_matters: TieRule = TieRule.HELD_OVER_THEN_REJECTED
    """What a tie means for a proposal that is not about a person."""
    second_without_quorum: bool = True
    """Whether a proposal that was held over in a meeting without a quorum may be decided on in
    the next one without a quorum."""
    house_rules: str = ""
    """Where rules stand that have no reference of their own, as `huishoudelijk reglement`."""
    majority: Majority = Majority.SIMPLE
    """How many votes a proposal on a matter needs."""
    majority_on_persons: Majority = Majority.SIMPLE
    """How many votes a proposal about a person needs."""
    abstentions_count: bool = False
    """Whether abstentions are among the votes of which a majority is a share."""
    blanks_count: bool = False
    """Whether blank votes are; invalid ones never are."""
    tie_on_persons: PersonTieRule = PersonTieRule.REVOTE_NEXT_MEETING
    persons_by_ballot: bool = True
    """Whether votes about persons are in writing, unless the chair chooses otherwise."""
    contribution_seconds: int = 90
    """Speaking time of a turn that has no time of its own below; 0: no limit."""
    introduction_seconds: int = 180
    answer_seconds: int = 120
    round_seconds: int = 90
    point_of_order_seconds: int = 30
    interruption_seconds: int = 30
    speaker_order: tuple[Precedence, ...] = tuple(Precedence)
    """Who speaks before others who asked earlier: the first in the list counts most.
    A point of order comes before all of them."""
    chair_last: bool = True
    """Whether the chair speaks after everybody else who waits."""
    order_when_closed: bool = True
    """Whether a point of order may be asked for when the list of speakers is closed."""
    bell: bool = False
    """Whether the terminal rings when somebody's time is up."""
    guide: GuideFor = GuideFor.PRIVATE
    """Where the hints for the chair are shown."""
    confirm_done: bool = True
    """Whether an action that is reported done waits until the next meeting confirms it."""
    advice_weeks: int = 6
    """How many weeks the council counts on for an advice; its own term, no law."""
    response_weeks: int = 4
    """How many weeks the board has to react to an advice."""
    advice_rules: str = ""
    """Where terms of advice stand that have no reference of their own, as
    `medezeggenschapsregeling artikel 4`."""
    warning_days: int = 14
    """How many days before a term passes it is warned of."""
    ending_weeks: int = 8
    """How many weeks before a term of office or a trial ends it is warned of."""
    term_years: int = 3
    """How long a term of office is."""
    keep_working_months: int = 0
    """How many months after minutes were adopted their working material is kept: internal
    notes, earlier wordings, turns and talk time, reasons of absence. It served to make the
    minutes; those stay as long as the council. 0: until the adoption; 999: always."""
    keep_signal_months: int = 12
    """How many months after a signal was fed back its text as it came in is kept; a year is
    enough for questions about it. 0: until the feedback; 999: always."""
    keep_candidate_weeks: int = 4
    """How many weeks after a candidate was not appointed what is known of them is kept, as is
    usual for applicants. 0: until that day; 999: always."""
    keep_contact_weeks: int = 0
    """How many weeks after somebody left their e-mail address, telephone number and background
    are kept; nobody needs them any more. 0: until they leave; 999: always."""
