"""The words for each fixed choice, as source texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.choices import (
    ActionStatus,
    Format,
    Goal,
    ItemStatus,
    MeetingKind,
    MeetingStatus,
    Method,
    MinutesStatus,
    NoteKind,
    Outcome,
    Presence,
    ProposalStatus,
    QuorumRule,
    Role,
    TieRule,
)
from vergadering.i18n import N_, Marked

if TYPE_CHECKING:
    from enum import StrEnum

_PAIRS: tuple[tuple[StrEnum, str], ...] = (
    (Role.CHAIR, N_("voorzitter")),
    (Role.VICE_CHAIR, N_("vicevoorzitter")),
    (Role.SECRETARY, N_("secretaris")),
    (Role.TREASURER, N_("penningmeester")),
    (Role.MEMBER, N_("lid")),
    (Role.CANDIDATE_MEMBER, N_("kandidaat-lid")),
    (Role.OFFICIAL_SECRETARY, N_("ambtelijk secretaris")),
    (Role.SUPPORTER, N_("ondersteuner")),
    (Role.BOARD_MEMBER, N_("bestuurder")),
    (Role.GUEST, N_("gast")),
    (Role.OBSERVER, N_("toehoorder")),
    (MeetingKind.COUNCIL, N_("raadsvergadering")),
    (MeetingKind.CONSULTATION, N_("overlegvergadering")),
    (MeetingKind.NETWORK, N_("netwerkbijeenkomst")),
    (MeetingKind.ENCOUNTER, N_("ontmoeting")),
    (MeetingKind.EXTRA, N_("extra vergadering")),
    (Format.ONSITE, N_("op locatie")),
    (Format.ONLINE, N_("online")),
    (Format.HYBRID, N_("hybride")),
    (MeetingStatus.DRAFT, N_("in voorbereiding")),
    (MeetingStatus.PLANNED, N_("gepland")),
    (MeetingStatus.OPEN, N_("bezig")),
    (MeetingStatus.SUSPENDED, N_("geschorst")),
    (MeetingStatus.CLOSED, N_("gesloten")),
    (MinutesStatus.NONE, N_("geen notulen")),
    (MinutesStatus.DRAFT, N_("concept")),
    (MinutesStatus.ADOPTED, N_("vastgesteld")),
    (Goal.INFORM, N_("informeren")),
    (Goal.EXPLORE, N_("verkennen")),
    (Goal.DISCUSS, N_("bespreken")),
    (Goal.FORM_OPINION, N_("meningsvormen")),
    (Goal.ADOPT, N_("vaststellen")),
    (Goal.DECIDE, N_("besluiten")),
    (ItemStatus.PLANNED, N_("gepland")),
    (ItemStatus.CURRENT, N_("aan de orde")),
    (ItemStatus.DONE, N_("besproken")),
    (ItemStatus.DEFERRED, N_("doorgeschoven")),
    (Presence.PRESENT, N_("aanwezig")),
    (Presence.ABSENT_NOTIFIED, N_("afwezig met bericht")),
    (Presence.ABSENT, N_("afwezig zonder bericht")),
    (NoteKind.DISCUSSION, N_("notitie")),
    (NoteKind.PRO, N_("voordeel")),
    (NoteKind.CON, N_("nadeel")),
    (NoteKind.QUOTE, N_("citaat")),
    (NoteKind.TIP, N_("tip")),
    (NoteKind.PROMISE, N_("toezegging")),
    (NoteKind.INTERNAL, N_("interne notitie")),
    (ProposalStatus.TABLED, N_("voorstel")),
    (ProposalStatus.DECIDED, N_("besloten")),
    (ProposalStatus.HELD_OVER, N_("aangehouden")),
    (ProposalStatus.WITHDRAWN, N_("ingetrokken")),
    (Method.WITHOUT_VOTE, N_("zonder stemming")),
    (Method.CONSENSUS, N_("consensus")),
    (Method.CONSENT, N_("consent")),
    (Method.SHOW_OF_HANDS, N_("handopsteken")),
    (Method.ROLL_CALL, N_("hoofdelijke stemming")),
    (Method.BALLOT, N_("schriftelijke stemming")),
    (Outcome.CARRIED, N_("aangenomen")),
    (Outcome.CARRIED_AMENDED, N_("gewijzigd aangenomen")),
    (Outcome.REJECTED, N_("verworpen")),
    (Outcome.HELD_OVER, N_("aangehouden")),
    (ActionStatus.OPEN, N_("open")),
    (ActionStatus.IN_PROGRESS, N_("bezig")),
    (ActionStatus.REPORTED_DONE, N_("gereed gemeld")),
    (ActionStatus.DONE, N_("gereed")),
    (ActionStatus.DROPPED, N_("vervallen")),
    (QuorumRule.MORE_THAN_HALF, N_("meer dan de helft van de leden")),
    (QuorumRule.HALF, N_("de helft van de leden")),
    (QuorumRule.TWO_THIRDS, N_("twee derde van de leden")),
    (QuorumRule.NONE, N_("geen quorum")),
    (TieRule.HELD_OVER, N_("aanhouden tot de volgende vergadering")),
    (TieRule.REJECTED, N_("het voorstel is verworpen")),
)

WORDS = {(type(choice), choice.value): text for choice, text in _PAIRS}
"""The Dutch word of every choice, by the sort of choice and its value."""


def word(choice: StrEnum) -> Marked:
    """The word of a choice, ready to be translated or to be put in a sentence."""
    return Marked(WORDS[type(choice), choice.value])
