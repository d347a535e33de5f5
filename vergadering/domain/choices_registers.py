"""The fixed choices of the registers, as in `choices`."""

from enum import StrEnum


class PromiseStatus(StrEnum):
    """How far a promise is. Overdue is not a status: it follows from the date."""

    OPEN = "open"
    KEPT = "kept"
    NOT_KEPT = "not_kept"
    WITHDRAWN = "withdrawn"


class AdviceKind(StrEnum):
    """What the council is asked for, or gives unasked."""

    ADVICE = "advice"
    CONSENT_RIGHT = "consent_right"
    """Consent with a decision (instemming)."""
    UNSOLICITED = "unsolicited"


class AdviceStatus(StrEnum):
    """How far a request is."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    MORE_INFO = "more_info"
    """The council waits for an answer to its questions."""
    INVESTIGATING = "investigating"
    DRAFTING = "drafting"
    ADOPTED = "adopted"
    SENT = "sent"
    RESPONSE_RECEIVED = "response_received"
    CONSULTATION = "consultation"
    SUBSTITUTE_CONSENT = "substitute_consent_requested"
    DISPUTE = "dispute"
    DECLINED = "declined"
    NEVER_ASKED = "never_asked"
    """The board decided without asking."""
    NULLITY_INVOKED = "nullity_invoked"
    CLOSED = "closed"


class Response(StrEnum):
    """What the board did with an advice."""

    NONE = "none"
    FOLLOWED = "followed"
    PARTLY_FOLLOWED = "partly_followed"
    DEVIATED = "deviated"


class Timeliness(StrEnum):
    """Whether the council was asked in time."""

    NONE = "none"
    """Nobody said it, and it does not follow from the dates."""
    IN_TIME = "in_time"
    TIGHT = "tight"
    TOO_LATE = "too_late"


class Source(StrEnum):
    """How a signal reached the council."""

    POSTCARD = "postcard"
    VISIT = "visit"
    """A talk on location."""
    EMAIL = "email"
    PHONE = "phone"
    STAFF = "staff"
    MEMBER = "member"
    OTHER = "other"


class SignalStatus(StrEnum):
    """How far a signal is."""

    RECEIVED = "received"
    ANONYMISED = "anonymised"
    DISCUSSED = "discussed"
    CONVERTED = "converted"
    """It became an action, an agenda item or a request."""
    FED_BACK = "fed_back"
    CLOSED = "closed"
    REFERRED = "referred"
    """It was a complaint: somebody else deals with it, and its text is gone."""


class Handling(StrEnum):
    """What is done with a document that came in."""

    NONE = "none"
    """Nobody said it yet."""
    INFORM = "inform"
    DISCUSS = "discuss"
    ADVICE = "advice"
    FORWARDED = "forwarded"
