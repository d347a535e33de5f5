"""The table of the council's own rules in words: one row for each field of `Rules`.

Everything that shows or asks for a rule reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from vergadering.domain.choices import (
    GuideFor,
    Majority,
    PersonTieRule,
    Precedence,
    QuorumRule,
    TieRule,
)
from vergadering.domain.model_rules import NEVER
from vergadering.i18n import N_


class Kind(Enum):
    """What sort of value a rule has."""

    CHOICE = "choice"
    """One of the members of `OwnRule.choices`."""
    YES_NO = "yes_no"
    SECONDS = "seconds"
    """0: no limit."""
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    """0: not fixed."""
    ORDER = "order"
    """Some of the members of `OwnRule.choices`, the first before the others."""
    TEXT = "text"


NUMBERS = frozenset({Kind.SECONDS, Kind.DAYS, Kind.WEEKS, Kind.MONTHS, Kind.YEARS})
"""Kinds whose value is a whole number."""


class Group(Enum):
    """What a rule is about; the value is the source text of its heading."""

    COUNCIL = N_("Algemeen")
    DECIDING = N_("Besluiten")
    SPEAKING = N_("Spreken")
    ACTIONS = N_("Acties")
    ADVICE = N_("Advies")
    TERMS = N_("Zittingstermijnen")
    KEEPING = N_("Bewaren")


@dataclass(frozen=True, slots=True)
class OwnRule:
    """One rule in words."""

    name: str
    """The field of `Rules`."""
    label: str
    """What it is called, short enough for a form (source text)."""
    says: str
    """What it means, as a question or a sentence (source text)."""
    group: Group
    kind: Kind
    choices: type[StrEnum] | None = None
    least: int = 0
    most: int = 9999
    """The bounds of a number."""


def _yes_no(name: str, label: str, says: str, group: Group) -> OwnRule:
    return OwnRule(name, label, says, group, Kind.YES_NO)


def _choice(name: str, label: str, says: str, group: Group, choices: type[StrEnum]) -> OwnRule:
    return OwnRule(name, label, says, group, Kind.CHOICE, choices)


def _seconds(name: str, label: str, says: str) -> OwnRule:
    return OwnRule(name, label, says, Group.SPEAKING, Kind.SECONDS)


OWN_RULES: tuple[OwnRule, ...] = (
    OwnRule(
        "house_rules",
        N_("Regels staan in"),
        N_("Waar de regels staan die hieronder geen eigen vindplaats hebben."),
        Group.COUNCIL,
        Kind.TEXT,
    ),
    _choice(
        "quorum",
        N_("Quorum"),
        N_("Hoeveel stemgerechtigde leden er moeten zijn om te besluiten."),
        Group.DECIDING,
        QuorumRule,
    ),
    _yes_no(
        "decide_without_quorum",
        N_("Besluit zonder quorum"),
        N_("Ja: zonder quorum is een besluit onder voorbehoud. Nee: het kan dan niet."),
        Group.DECIDING,
    ),
    _yes_no(
        "second_without_quorum",
        N_("Tweede keer zonder"),
        N_(
            "Of een voorstel dat zonder quorum is aangehouden, de volgende vergadering ook zonder"
            " quorum besloten kan worden."
        ),
        Group.DECIDING,
    ),
    _choice(
        "majority",
        N_("Meerderheid"),
        N_("Hoeveel stemmen een voorstel over een zaak nodig heeft."),
        Group.DECIDING,
        Majority,
    ),
    _choice(
        "tie_on_matters",
        N_("Staken de stemmen"),
        N_("Wat er gebeurt bij evenveel stemmen voor als tegen, over een zaak."),
        Group.DECIDING,
        TieRule,
    ),
    _choice(
        "majority_on_persons",
        N_("Meerderheid personen"),
        N_("Hoeveel stemmen een voorstel over een persoon nodig heeft."),
        Group.DECIDING,
        Majority,
    ),
    _choice(
        "tie_on_persons",
        N_("Staken over personen"),
        N_("Wat er gebeurt bij evenveel stemmen over een persoon."),
        Group.DECIDING,
        PersonTieRule,
    ),
    _yes_no(
        "persons_by_ballot",
        N_("Personen op briefjes"),
        N_("Of over personen schriftelijk wordt gestemd, tenzij de voorzitter anders kiest."),
        Group.DECIDING,
    ),
    _yes_no(
        "abstentions_count",
        N_("Onthouding telt mee"),
        N_("Of onthoudingen meetellen in het aantal waarvan een meerderheid nodig is."),
        Group.DECIDING,
    ),
    _yes_no(
        "blanks_count",
        N_("Blanco telt mee"),
        N_("Of blanco stemmen meetellen; ongeldige tellen nooit mee."),
        Group.DECIDING,
    ),
    _seconds(
        "contribution_seconds",
        N_("Spreektijd in seconden"),
        N_("Hoe lang een beurt duurt die hieronder geen eigen tijd heeft."),
    ),
    _seconds("introduction_seconds", N_("Toelichting"), N_("Hoe lang iemand iets mag toelichten.")),
    _seconds("answer_seconds", N_("Antwoord"), N_("Hoe lang een antwoord mag duren.")),
    _seconds("round_seconds", N_("Rondje"), N_("Hoe lang ieder heeft in een rondje.")),
    _seconds(
        "point_of_order_seconds", N_("Punt van orde"), N_("Hoe lang een punt van orde mag duren.")
    ),
    _seconds("interruption_seconds", N_("Korte vraag"), N_("Hoe lang een korte vraag mag duren.")),
    OwnRule(
        "speaker_order",
        N_("Wie gaat voor"),
        N_(
            "Wie het woord krijgt voor anderen die eerder vroegen. Een punt van orde gaat altijd"
            " voor."
        ),
        Group.SPEAKING,
        Kind.ORDER,
        Precedence,
    ),
    _yes_no(
        "chair_last",
        N_("Voorzitter als laatste"),
        N_("Of de voorzitter spreekt na iedereen die wacht."),
        Group.SPEAKING,
    ),
    _yes_no(
        "order_when_closed",
        N_("Orde bij dichte lijst"),
        N_("Of een punt van orde nog kan als de sprekerslijst gesloten is."),
        Group.SPEAKING,
    ),
    _yes_no(
        "bell",
        N_("Bel aan het eind"),
        N_("Of de computer belt als een spreektijd om is."),
        Group.SPEAKING,
    ),
    _choice(
        "guide",
        N_("Aanwijzingen"),
        N_("Waar de aanwijzingen voor de voorzitter staan."),
        Group.SPEAKING,
        GuideFor,
    ),
    _yes_no(
        "confirm_done",
        N_("Gereed later bevestigen"),
        N_("Of een gemelde actie pas gereed is als de volgende vergadering dat bevestigt."),
        Group.ACTIONS,
    ),
    OwnRule(
        "advice_weeks",
        N_("Weken voor een advies"),
        N_("Op hoeveel weken de raad rekent voor een advies; een eigen afspraak, geen wet."),
        Group.ADVICE,
        Kind.WEEKS,
        least=1,
        most=99,
    ),
    OwnRule(
        "response_weeks",
        N_("Weken voor een reactie"),
        N_("Hoeveel weken het bestuur heeft om op een advies te reageren."),
        Group.ADVICE,
        Kind.WEEKS,
        most=99,
    ),
    OwnRule(
        "warning_days",
        N_("Dagen vooraf waarschuwen"),
        N_("Hoeveel dagen voor het einde van een termijn het programma waarschuwt."),
        Group.ADVICE,
        Kind.DAYS,
        most=999,
    ),
    OwnRule(
        "advice_rules",
        N_("Termijnen staan in"),
        N_("Waar de termijnen voor advies staan die geen eigen vindplaats hebben."),
        Group.ADVICE,
        Kind.TEXT,
    ),
    OwnRule(
        "ending_weeks",
        N_("Weken voor een aftreden"),
        N_(
            "Hoeveel weken voor het einde van een zittingstermijn of proeftijd het programma"
            " waarschuwt."
        ),
        Group.TERMS,
        Kind.WEEKS,
        most=999,
    ),
    OwnRule(
        "term_years",
        N_("Jaren van een termijn"),
        N_("Hoe lang een zittingstermijn duurt."),
        Group.TERMS,
        Kind.YEARS,
        most=99,
    ),
    OwnRule(
        "keep_working_months",
        N_("Werkmateriaal, maanden"),
        N_(
            "Hoeveel maanden na de vaststelling interne notities, spreekbeurten en redenen van"
            " afwezigheid blijven; 0: tot de vaststelling, 999: altijd."
        ),
        Group.KEEPING,
        Kind.MONTHS,
        most=NEVER,
    ),
    OwnRule(
        "keep_signal_months",
        N_("Tekst signaal, maanden"),
        N_(
            "Hoeveel maanden na de terugkoppeling de tekst van een signaal blijft zoals hij"
            " binnenkwam; 0: tot de terugkoppeling, 999: altijd."
        ),
        Group.KEEPING,
        Kind.MONTHS,
        most=NEVER,
    ),
    OwnRule(
        "keep_candidate_weeks",
        N_("Kandidaten, weken"),
        N_(
            "Hoeveel weken na de afwijzing de gegevens van een kandidaat-lid blijven;"
            " 0: tot de afwijzing, 999: altijd."
        ),
        Group.KEEPING,
        Kind.WEEKS,
        most=NEVER,
    ),
    OwnRule(
        "keep_contact_weeks",
        N_("Contactgegevens, weken"),
        N_(
            "Hoeveel weken na iemands vertrek e-mail, telefoon en achtergrond blijven;"
            " 0: tot het vertrek, 999: altijd."
        ),
        Group.KEEPING,
        Kind.WEEKS,
        most=NEVER,
    ),
)
"""Every rule, in the order in which a screen shows them; those of a group stand together."""

BY_NAME: dict[str, OwnRule] = {rule.name: rule for rule in OWN_RULES}
"""The same rules by the names of their fields."""

GENERAL = frozenset({"house_rules", "advice_rules"})
"""Rules that are a reference themselves, for rules that have none of their own."""


def rules_of(group: Group) -> tuple[OwnRule, ...]:
    """The rules that are about something."""
    return tuple(rule for rule in OWN_RULES if rule.group is group)
