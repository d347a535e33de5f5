"""When a count is enough: sums that know a rule and numbers, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vergadering.domain.choices import Majority, Outcome, PersonTieRule, Result, TieRule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Count:
    """The votes that were counted."""

    votes_for: int
    votes_against: int = 0
    votes_abstain: int = 0
    votes_blank: int = 0
    votes_invalid: int = 0

    @property
    def total(self) -> int:
        """Everybody who took part."""
        return (
            self.votes_for
            + self.votes_against
            + self.votes_abstain
            + self.votes_blank
            + self.votes_invalid
        )


@dataclass(frozen=True, slots=True)
class Ballot:
    """What came out of the box: only sums."""

    issued: int
    """Ballots that were handed out."""
    votes_for: int = 0
    votes_against: int = 0
    blank: int = 0
    invalid: int = 0
    candidates: Mapping[str, int] = field(default_factory=dict)
    """Votes by candidate, when there are several; `votes_for` and `votes_against` are 0 then."""

    @property
    def valid(self) -> int:
        """Ballots with a choice on them."""
        return self.votes_for + self.votes_against + sum(self.candidates.values())


@dataclass(frozen=True, slots=True)
class Rule:
    """How many votes are enough, and of which votes that is a share."""

    majority: Majority = Majority.SIMPLE
    abstentions_count: bool = False
    blanks_count: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a count comes to."""

    result: Result
    votes_for: int
    """Votes for the proposal, or for the candidate who has most."""
    needed: int
    """The least number of votes for that carries, the others being as they are."""
    of: int
    """The votes that count."""


def verdict(count: Count, rule: Rule = Rule()) -> Verdict:
    """What a count on one proposal comes to.

    Simple: more for than against, whatever else is counted. The other majorities are a
    share of the votes that count: for and against, and abstentions and blank votes where
    the rule says so; invalid votes never count. As many for as against is a tie where half
    would nearly be enough; where more is asked it is not enough.
    """
    base = count.votes_for + count.votes_against
    base += count.votes_abstain if rule.abstentions_count else 0
    base += count.votes_blank if rule.blanks_count else 0
    needed = _needed(rule.majority, base, count.votes_against)
    return _verdict(rule.majority, count.votes_for, count.votes_against, needed, base)


def elected(
    votes: Sequence[int],
    blank: int = 0,
    rule: Rule = Rule(),
) -> tuple[Verdict, int | None]:
    """What the votes for several candidates come to, and which of them was elected, if any."""
    most, second = (*sorted(votes, reverse=True), 0, 0)[:2]
    base = sum(votes) + (blank if rule.blanks_count else 0)
    found = _verdict(rule.majority, most, second, _needed(rule.majority, base, second), base)
    return found, list(votes).index(most) if found.result is Result.CARRIED else None


def after_tie(
    rule: TieRule | PersonTieRule, *, again: bool = False, held_before: bool = False
) -> Outcome:
    """What a tie leads to; `tied` when somebody has still to choose, or all vote again.

    `again`: the votes were equal once before in this meeting. `held_before`: the proposal
    was held over by an earlier meeting.
    """
    match rule:
        case TieRule.REJECTED | PersonTieRule.REJECTED:
            return Outcome.REJECTED
        case TieRule.CHAIR_DECIDES | PersonTieRule.LOT:
            return Outcome.TIED
        case TieRule.REVOTE | PersonTieRule.REVOTE:
            return Outcome.HELD_OVER if again else Outcome.TIED
        case TieRule.HELD_OVER_THEN_REJECTED:
            return Outcome.REJECTED if held_before else Outcome.HELD_OVER
        case _:
            return Outcome.HELD_OVER


def _needed(majority: Majority, base: int, against: int) -> int:
    match majority:
        case Majority.SIMPLE:
            return against + 1
        case Majority.ABSOLUTE:
            return base // 2 + 1
        case Majority.TWO_THIRDS:
            return max(1, -(-2 * base // 3))
        case Majority.UNANIMOUS:
            return max(1, base)


def _verdict(majority: Majority, most: int, other: int, needed: int, base: int) -> Verdict:
    equal = most == other and majority in (Majority.SIMPLE, Majority.ABSOLUTE)
    enough = Result.CARRIED if most >= needed else Result.REJECTED
    return Verdict(Result.TIE if equal else enough, most, needed, base)
