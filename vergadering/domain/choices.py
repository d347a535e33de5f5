"""The fixed choices: lower-case English words in the database, Dutch ones on the screen."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the council."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    SECRETARY = "secretary"
    TREASURER = "treasurer"
    MEMBER = "member"
    CANDIDATE_MEMBER = "candidate_member"
    OFFICIAL_SECRETARY = "official_secretary"
    SUPPORTER = "supporter"
    BOARD_MEMBER = "board_member"
    GUEST = "guest"
    OBSERVER = "observer"


GUEST_ROLES = frozenset({Role.BOARD_MEMBER, Role.GUEST, Role.OBSERVER})
"""Roles of people who visit a meeting and do not belong to the council."""


class MeetingKind(StrEnum):
    """What sort of meeting it is."""

    COUNCIL = "council"
    CONSULTATION = "consultation"
    NETWORK = "network"
    ENCOUNTER = "encounter"
    EXTRA = "extra"


class Format(StrEnum):
    """Where people are during a meeting."""

    ONSITE = "onsite"
    ONLINE = "online"
    HYBRID = "hybrid"


class MeetingStatus(StrEnum):
    """How far a meeting is."""

    DRAFT = "draft"
    PLANNED = "planned"
    OPEN = "open"
    SUSPENDED = "suspended"
    CLOSED = "closed"

    @property
    def going_on(self) -> bool:
        """Whether the meeting was opened and not closed, a break included."""
        return self in (MeetingStatus.OPEN, MeetingStatus.SUSPENDED)


class MinutesStatus(StrEnum):
    """How far the minutes of a meeting are."""

    NONE = "none"
    DRAFT = "draft"
    ADOPTED = "adopted"


class ChangeKind(StrEnum):
    """What sort of change of minutes it is."""

    CHANGE = "change"
    """Before they are adopted."""
    CORRECTION = "correction"
    """Afterwards, as a line of its own."""


class Goal(StrEnum):
    """What an agenda item is for."""

    INFORM = "inform"
    EXPLORE = "explore"
    DISCUSS = "discuss"
    FORM_OPINION = "form_opinion"
    ADOPT = "adopt"
    DECIDE = "decide"


class ItemStatus(StrEnum):
    """How far an agenda item is."""

    PLANNED = "planned"
    CURRENT = "current"
    DONE = "done"
    DEFERRED = "deferred"
    PARKED = "parked"


class Phase(StrEnum):
    """The step of an item that is taken with BOB: first the picture, last the decision."""

    NONE = "none"
    EXPLORING = "exploring"
    WEIGHING = "weighing"
    DECIDING = "deciding"


class Presence(StrEnum):
    """Whether somebody is at a meeting, and if not, whether that was told."""

    PRESENT = "present"
    ABSENT_NOTIFIED = "absent_notified"
    ABSENT = "absent"


class NoteKind(StrEnum):
    """What sort of note it is; only `internal` never leaves the private view."""

    DISCUSSION = "discussion"
    PRO = "pro"
    CON = "con"
    QUOTE = "quote"
    TIP = "tip"
    PROMISE = "promise"
    INTERNAL = "internal"


class ProposalStatus(StrEnum):
    """How far a proposal is."""

    TABLED = "tabled"
    DECIDED = "decided"
    HELD_OVER = "held_over"
    WITHDRAWN = "withdrawn"
    VOTING = "voting"
    """A vote on it runs, so its text stays as it is."""


class Method(StrEnum):
    """How a decision was taken."""

    WITHOUT_VOTE = "without_vote"
    CONSENSUS = "consensus"
    CONSENT = "consent"
    SHOW_OF_HANDS = "show_of_hands"
    ROLL_CALL = "roll_call"
    BALLOT = "ballot"
    STRAW_POLL = "straw_poll"
    """Shows how people think; decides nothing."""


class Outcome(StrEnum):
    """What came of a proposal."""

    CARRIED = "carried"
    CARRIED_AMENDED = "carried_amended"
    REJECTED = "rejected"
    HELD_OVER = "held_over"
    WITHDRAWN = "withdrawn"
    TIED = "tied"
    """As many for as against, and the rules do not say what follows from that."""


class ActionStatus(StrEnum):
    """How far an action is. Overdue is not a status: it follows from the date."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    REPORTED_DONE = "reported_done"
    DONE = "done"
    DROPPED = "dropped"


class EventKind(StrEnum):
    """What happened to an action."""

    CREATED = "created"
    REWORDED = "reworded"
    EXTENDED = "extended"
    TRANSFERRED = "transferred"
    STATUS = "status"
    PROGRESS = "progress"
    """It was talked about and stays; how far it is stands in the comment."""
    AGENDA = "agenda"
    """It became an agenda item, of which the identifier is kept."""


class QuorumRule(StrEnum):
    """How many voting members must be there before the council may decide."""

    MORE_THAN_HALF = "more_than_half"
    HALF = "half"
    TWO_THIRDS = "two_thirds"
    NONE = "none"


class TieRule(StrEnum):
    """What becomes of a proposal on a matter when the votes are equal."""

    HELD_OVER = "held_over"
    REJECTED = "rejected"
    HELD_OVER_THEN_REJECTED = "held_over_then_rejected"
    """Held over once; rejected when the votes are equal again in a later meeting."""
    CHAIR_DECIDES = "chair_decides"
    REVOTE = "revote"
    """Voted again at once; held over when the votes are equal again."""


class PersonTieRule(StrEnum):
    """What becomes of a proposal about a person when the votes are equal."""

    REVOTE_NEXT_MEETING = "revote_next_meeting"
    REVOTE = "revote"
    """Voted again at once; held over when the votes are equal again."""
    LOT = "lot"
    REJECTED = "rejected"


class Majority(StrEnum):
    """How many votes for a proposal are enough."""

    SIMPLE = "simple"
    """More for than against."""
    ABSOLUTE = "absolute"
    """More than half of the votes that count."""
    TWO_THIRDS = "two_thirds"
    """Two thirds of the votes that count, or more."""
    UNANIMOUS = "unanimous"
    """Every vote that counts."""


class Result(StrEnum):
    """What a count says by the council's rules."""

    NONE = "none"
    """Nothing was counted yet; of a vote of an older file: what its numbers say."""
    CARRIED = "carried"
    REJECTED = "rejected"
    TIE = "tie"


class VoteStatus(StrEnum):
    """How far a vote is."""

    RUNNING = "running"
    COUNTED = "counted"
    """The result is known, and the chair has still to confirm it."""
    SETTLED = "settled"
    SUPERSEDED = "superseded"
    """It was taken again."""


class Stance(StrEnum):
    """What somebody chose, where votes have names."""

    NONE = "none"
    """Not known, or nobody may know."""
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    CONSENT = "consent"
    OBJECTION = "objection"


class DecisionKind(StrEnum):
    """What sort of decision it is."""

    DECISION = "decision"
    ADVICE = "advice"
    CONSENT_RIGHT = "consent_right"
    """An answer to a request for consent (instemming)."""
    UNSOLICITED = "unsolicited"


class Advice(StrEnum):
    """What an advice, or an answer to a request for consent, comes to."""

    NONE = "none"
    POSITIVE = "positive"
    POSITIVE_WITH_CONDITIONS = "positive_with_conditions"
    NEGATIVE = "negative"
    CONSENTED = "consented"
    NOT_CONSENTED = "not_consented"


class Fate(StrEnum):
    """What became of a decision after it was taken."""

    EXECUTED = "executed"
    REVOKED = "revoked"
    REPLACED = "replaced"
    CORRECTED = "corrected"


class TurnKind(StrEnum):
    """What somebody has the floor for. Only the last two do more than name it."""

    CONTRIBUTION = "contribution"
    QUESTION = "question"
    RESPONSE = "response"
    PROPOSAL = "proposal"
    OBJECTION = "objection"
    INTRODUCTION = "introduction"
    ANSWER = "answer"
    SUMMARY = "summary"
    ROUND = "round"
    POINT_OF_ORDER = "point_of_order"
    INTERRUPTION = "interruption"
    """A short question to whoever is speaking, who then goes on."""


class TurnStatus(StrEnum):
    """How far a turn to speak is."""

    REQUESTED = "requested"
    SPEAKING = "speaking"
    PAUSED = "paused"
    """They have the floor; their clock stands still."""
    INTERRUPTED = "interrupted"
    """Somebody else has the floor for a moment; they get it back."""
    FINISHED = "finished"
    WITHDRAWN = "withdrawn"
    SKIPPED = "skipped"


class Precedence(StrEnum):
    """What lets somebody speak before others who asked earlier."""

    LEAVES_SOON = "leaves_soon"
    ONLINE = "online"
    NOT_YET_SPOKEN = "not_yet_spoken"


class ParkedStatus(StrEnum):
    """What becomes of a point that was parked."""

    PARKED = "parked"
    AGENDA = "agenda"
    ACTION = "action"
    DROPPED = "dropped"


class GuideFor(StrEnum):
    """On which view of the live screen the guide gives its hints."""

    OFF = "off"
    PRIVATE = "private"
    SHARED = "shared"
