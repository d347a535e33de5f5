"""The words for each fixed choice of the registers, as source texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.choices_registers import (
    AdviceKind,
    AdviceStatus,
    Handling,
    PromiseStatus,
    Response,
    SignalStatus,
    Source,
    Timeliness,
)
from vergadering.i18n import N_

if TYPE_CHECKING:
    from enum import StrEnum

PAIRS: tuple[tuple[StrEnum, str], ...] = (
    (PromiseStatus.OPEN, N_("open")),
    (PromiseStatus.KEPT, N_("nagekomen")),
    (PromiseStatus.NOT_KEPT, N_("niet nagekomen")),
    (PromiseStatus.WITHDRAWN, N_("ingetrokken")),
    (AdviceKind.ADVICE, N_("advies")),
    (AdviceKind.CONSENT_RIGHT, N_("instemming")),
    (AdviceKind.UNSOLICITED, N_("ongevraagd advies")),
    (AdviceStatus.RECEIVED, N_("ontvangen")),
    (AdviceStatus.ACKNOWLEDGED, N_("ontvangst bevestigd")),
    (AdviceStatus.MORE_INFO, N_("wacht op informatie")),
    (AdviceStatus.INVESTIGATING, N_("in onderzoek")),
    (AdviceStatus.DRAFTING, N_("advies in de maak")),
    (AdviceStatus.ADOPTED, N_("advies vastgesteld")),
    (AdviceStatus.SENT, N_("verzonden")),
    (AdviceStatus.RESPONSE_RECEIVED, N_("reactie ontvangen")),
    (AdviceStatus.CONSULTATION, N_("in overleg")),
    (AdviceStatus.SUBSTITUTE_CONSENT, N_("vervangende toestemming gevraagd")),
    (AdviceStatus.DISPUTE, N_("geschil")),
    (AdviceStatus.DECLINED, N_("geen advies gegeven")),
    (AdviceStatus.NEVER_ASKED, N_("nooit gevraagd")),
    (AdviceStatus.NULLITY_INVOKED, N_("nietigheid ingeroepen")),
    (AdviceStatus.CLOSED, N_("afgerond")),
    (Response.NONE, N_("nog geen reactie")),
    (Response.FOLLOWED, N_("overgenomen")),
    (Response.PARTLY_FOLLOWED, N_("deels overgenomen")),
    (Response.DEVIATED, N_("afgeweken")),
    (Timeliness.NONE, N_("niet bepaald")),
    (Timeliness.IN_TIME, N_("op tijd")),
    (Timeliness.TIGHT, N_("krap")),
    (Timeliness.TOO_LATE, N_("te laat")),
    (Source.POSTCARD, N_("ansichtkaart")),
    (Source.VISIT, N_("gesprek op locatie")),
    (Source.EMAIL, N_("e-mail")),
    (Source.PHONE, N_("telefoon")),
    (Source.STAFF, N_("medewerker")),
    (Source.MEMBER, N_("raadslid")),
    (Source.OTHER, N_("anders")),
    (SignalStatus.RECEIVED, N_("nieuw")),
    (SignalStatus.ANONYMISED, N_("anoniem gemaakt")),
    (SignalStatus.DISCUSSED, N_("besproken")),
    (SignalStatus.CONVERTED, N_("opgepakt")),
    (SignalStatus.FED_BACK, N_("teruggekoppeld")),
    (SignalStatus.CLOSED, N_("afgerond")),
    (SignalStatus.REFERRED, N_("doorverwezen")),
    (Handling.NONE, N_("nog te bepalen")),
    (Handling.INFORM, N_("ter informatie")),
    (Handling.DISCUSS, N_("bespreken")),
    (Handling.ADVICE, N_("adviesaanvraag")),
    (Handling.FORWARDED, N_("doorgestuurd")),
)
"""Each choice with its Dutch word."""
