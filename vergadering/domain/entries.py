"""What one line of the capture notation can say; names and dates are not looked up yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from vergadering.domain.choices import Format, NoteKind, Outcome, Stance, TurnKind

if TYPE_CHECKING:
    from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """What every line may say."""

    at: time | None = None
    """The clock time that the line began with."""


@dataclass(frozen=True, slots=True)
class NoteEntry(Timed):
    """A sentence, or a line that could not be understood."""

    kind: NoteKind = NoteKind.DISCUSSION
    text: str = ""
    person: str = ""
    """Who said it, as typed; empty when nobody was named."""
    typed: str = ""
    """The text with the name still in it, for when that name is nobody's."""
    unknown: str = ""
    """The command word, with its slash, that was not known or not used as it should be."""


@dataclass(frozen=True, slots=True)
class ActionEntry(Timed):
    """Who does what by when."""

    text: str = ""
    owners: tuple[str, ...] = ()
    """Names as typed; the first is the owner."""
    due: date | None = None
    typed: str = ""
    """The text with the names still in it, for when they are nobody's."""


@dataclass(frozen=True, slots=True)
class PromiseEntry(Timed):
    """What somebody promises, as typed, and by when."""

    text: str = ""
    person: str = ""
    due: date | None = None
    typed: str = ""
    """The text with the name still in it, for when that name is nobody's."""


@dataclass(frozen=True, slots=True)
class ProposalEntry(Timed):
    """A text to decide on, and who brought it, as typed."""

    text: str = ""
    person: str = ""
    typed: str = ""
    """The text with the name still in it, for when that name is nobody's."""


@dataclass(frozen=True, slots=True)
class DecisionEntry(Timed):
    """What was decided without a vote."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class VoteEntry(Timed):
    """The count of votes on the open proposal."""

    votes_for: int = 0
    votes_against: int = 0
    votes_abstain: int = 0
    votes_blank: int = 0
    votes_invalid: int = 0


@dataclass(frozen=True, slots=True)
class NamedVoteEntry(Timed):
    """Who is for the open proposal, who against it, and who abstains."""

    choices: tuple[tuple[Stance, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class PollEntry(VoteEntry):
    """A count that decides nothing."""


@dataclass(frozen=True, slots=True)
class ConsentEntry(Timed):
    """A round of consent on the open proposal, with the objections."""

    objections: tuple[tuple[str, str], ...] = ()
    """Names and arguments."""


@dataclass(frozen=True, slots=True)
class ConfirmEntry(Timed):
    """The chair says what a count comes to."""

    outcome: Outcome | None = None
    """None: what the program proposes."""


@dataclass(frozen=True, slots=True)
class UnanimousEntry(Timed):
    """Everybody is for the open proposal."""


@dataclass(frozen=True, slots=True)
class NoObjectionEntry(Timed):
    """Nobody objects to the open proposal."""


@dataclass(frozen=True, slots=True)
class HeldOverEntry(Timed):
    """The open proposal waits for another time."""


@dataclass(frozen=True, slots=True)
class WithdrawEntry(Timed):
    """The open proposal is taken back."""


@dataclass(frozen=True, slots=True)
class ArriveEntry(Timed):
    """Somebody is there."""

    person: str = ""
    when: time | None = None
    via: Format | None = None
    """`onsite` or `online`; None when the line does not say it."""


@dataclass(frozen=True, slots=True)
class LeaveEntry(Timed):
    """Somebody leaves."""

    person: str = ""
    when: time | None = None


@dataclass(frozen=True, slots=True)
class AbsentEntry(Timed):
    """Somebody is not coming."""

    person: str = ""
    notified: bool = True
    """False behind `z.k.`: without notice."""


@dataclass(frozen=True, slots=True)
class GoToEntry(Timed):
    """An item is taken up, by its printed number."""

    number: str = ""


@dataclass(frozen=True, slots=True)
class NextItemEntry(Timed):
    """The next item is taken up."""


@dataclass(frozen=True, slots=True)
class FinishItemEntry(Timed):
    """The item is finished and no other is taken up yet."""


@dataclass(frozen=True, slots=True)
class SuspendEntry(Timed):
    """A break begins."""


@dataclass(frozen=True, slots=True)
class ResumeEntry(Timed):
    """The break is over."""


@dataclass(frozen=True, slots=True)
class OpenEntry(Timed):
    """The gavel opens the meeting."""


@dataclass(frozen=True, slots=True)
class CloseEntry(Timed):
    """The gavel closes the meeting."""


@dataclass(frozen=True, slots=True)
class ParkEntry(Timed):
    """A side track that is kept for later, and who brought it up, as typed."""

    text: str = ""
    person: str = ""
    typed: str = ""
    """The text with the name still in it, for when that name is nobody's."""


@dataclass(frozen=True, slots=True)
class FloorEntry(Timed):
    """Somebody asks for the floor."""

    said: str = ""
    """Who, and what stands behind the name, as typed."""
    kind: TurnKind | None = None
    """What the command asks for; None: what stands behind the name."""


@dataclass(frozen=True, slots=True)
class NextSpeakerEntry(Timed):
    """The floor goes to whoever comes next."""


@dataclass(frozen=True, slots=True)
class DoneSpeakingEntry(Timed):
    """Whoever has the floor is done."""


@dataclass(frozen=True, slots=True)
class RoundEntry(Timed):
    """Everybody gets the floor once."""


Entry: TypeAlias = (
    NoteEntry
    | ActionEntry
    | PromiseEntry
    | ProposalEntry
    | DecisionEntry
    | VoteEntry
    | NamedVoteEntry
    | ConsentEntry
    | ConfirmEntry
    | UnanimousEntry
    | NoObjectionEntry
    | HeldOverEntry
    | WithdrawEntry
    | ArriveEntry
    | LeaveEntry
    | AbsentEntry
    | GoToEntry
    | NextItemEntry
    | FinishItemEntry
    | SuspendEntry
    | ResumeEntry
    | OpenEntry
    | CloseEntry
    | ParkEntry
    | FloorEntry
    | NextSpeakerEntry
    | DoneSpeakingEntry
    | RoundEntry
)
"""What a line says."""
