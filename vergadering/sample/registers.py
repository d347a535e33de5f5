"""What the council keeps between its meetings: terms, requests, signals, documents."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from vergadering.domain.choices import ActionStatus, Advice
from vergadering.domain.choices_registers import AdviceStatus as S
from vergadering.domain.choices_registers import Handling, Response, Source
from vergadering.domain.model_registers import AdviceRequest
from vergadering.sample.council import continue_numbering
from vergadering.sample.deeds import stands
from vergadering.sample.register_deeds import (
    appointed,
    asked,
    candidate,
    changed,
    complaint,
    document,
    goes_to,
    signal,
    term,
)

if TYPE_CHECKING:
    from vergadering.sample.deeds import Deed
    from vergadering.sample.scribe import Scribe

Days: TypeAlias = "tuple[tuple[str, Deed], ...]"
"""Days as `2026-09-08`, and what happened then outside a meeting."""

NUMBERS = {"T-2026": 2, "ADV-2026": 1, "S-2026": 8, "I-2026": 30}
"""Where the numbers stood when the council took up the program."""

TERMS = (
    ("Marijke", "2024-01-01", "2026-12-31"),
    ("Ibrahim", "2024-09-01", "2027-08-31"),
    ("Joke", "2025-01-01", "2027-12-31"),
    ("Noa", "2025-09-01", "2028-08-31"),
    ("Fatima", "2025-03-01", "2028-02-29"),
    ("Gerrit-Jan", "2024-05-01", "2027-04-30"),
    ("Youssef", "2025-09-01", "2028-08-31"),
    ("Wil", "2024-03-01", "2027-02-28"),
)
"""Who is a member, from when until when."""

EARLIER = AdviceRequest(
    subject="Nieuwe dagindeling op Het Anker",
    received_on=date(2026, 3, 16),
    acknowledged_on=date(2026, 3, 17),
    asked_by=date(2026, 4, 27),
    decision="B-2026-09",
)
"""A request that came in time, from before the council had the program."""

WILG = AdviceRequest(
    subject="Samenvoegen behandelgroepen De Wilg",
    legal_basis="Wmcz 2018 art. 7 lid 1 onder e",
    received_on=date(2026, 9, 8),
    known_on=date(2026, 8, 31),
    asked_by=date(2026, 9, 22),
    intended_on=date(2026, 11, 2),
)
"""A request that came too late."""

BEFORE: Days = (
    *(("2026-06-01", term(*each)) for each in TERMS),
    ("2026-06-01", asked(EARLIER, "Ibrahim")),
    (
        "2026-06-01",
        goes_to("ADV-2026-02", S.SENT, day=date(2026, 4, 24), advice=Advice.POSITIVE),
    ),
)

SUMMER_DAYS: Days = (
    ("2026-06-15", candidate("Sanne", "2026-06-15", "2026-10-31", "via een ouder uit de raad")),
    ("2026-06-16", goes_to("ADV-2026-02", S.RESPONSE_RECEIVED, response=Response.FOLLOWED)),
    ("2026-06-16", goes_to("ADV-2026-02", S.CLOSED)),
)

SEPTEMBER_DAYS: Days = (
    (
        "2026-09-08",
        document(
            "Raad van bestuur",
            "Adviesaanvraag samenvoegen behandelgroepen De Wilg",
            Handling.ADVICE,
            "agendapunt 7",
        ),
    ),
    ("2026-09-08", asked(WILG, "Joke")),
    ("2026-09-09", goes_to("ADV-2026-03", S.ACKNOWLEDGED)),
    ("2026-09-11", goes_to("ADV-2026-03", S.MORE_INFO)),
    ("2026-09-14", changed("ADV-2026-03", agreed_by=date(2026, 10, 20))),
    (
        "2026-09-16",
        stands(
            "A-2026-19",
            ActionStatus.REPORTED_DONE,
            "De kaarten liggen sinds half september op alle locaties.",
        ),
    ),
    (
        "2026-09-17",
        document(
            "Klachtenfunctionaris", "Halfjaarcijfers klachten (geanonimiseerd)", Handling.INFORM
        ),
    ),
    (
        "2026-09-22",
        signal(
            "In het weekend is het altijd nasi of pizza, het eten is vaak hetzelfde",
            Source.POSTCARD,
            *("De Wilg", "eten"),
            6,
            text="Het eten in het weekend is vaak hetzelfde.",
        ),
    ),
    (
        "2026-09-24",
        signal(
            "Ik weet niet wie ik mag bellen als mijn begeleider vrij is",
            Source.POSTCARD,
            *("Het Anker", "contact"),
            3,
            text="Ik weet niet wie ik mag bellen als mijn begeleider vrij is.",
        ),
    ),
    ("2026-09-25", goes_to("ADV-2026-03", S.INVESTIGATING)),
    (
        "2026-09-28",
        document(
            "Landelijke koepel",
            "Uitnodiging netwerkbijeenkomst cliëntenraden jeugd",
            Handling.FORWARDED,
            "Noa en Joke gaan",
        ),
    ),
    (
        "2026-09-29",
        signal(
            "Een medewerker hoort van ouders dat de brieven te moeilijk zijn",
            Source.STAFF,
            *("ambulant", "informatie"),
            text="Ouders krijgen brieven die te moeilijk zijn.",
        ),
    ),
)

OCTOBER_DAYS: Days = (
    (
        "2026-09-30",
        changed(
            "ADV-2026-03",
            constituency_from=date(2026, 9, 14),
            constituency_until=date(2026, 9, 30),
        ),
    ),
    (
        "2026-10-01",
        complaint(Source.EMAIL, "afzender gewezen op klachtenfunctionaris en vertrouwenspersoon"),
    ),
    ("2026-10-02", goes_to("ADV-2026-03", S.DRAFTING)),
)

AFTERWARDS: Days = (
    ("2026-10-07", appointed("Sanne", "2026-11-01", "B-2026-16")),
    (
        "2026-10-20",
        signal(
            "Op zondag is er bij ons niets te doen",
            Source.POSTCARD,
            *("Het Anker", "vrije tijd"),
            2,
            text="Op zondag is er weinig te doen.",
        ),
    ),
    ("2026-10-22", document("Raad van bestuur", "Concept van de begroting voor 2027")),
)


def take_over(scribe: Scribe) -> None:
    """The registers go on where those on paper ended."""
    for series, last in NUMBERS.items():
        scribe.do(continue_numbering, series=series, last=last)
    pass_by(scribe, BEFORE)


def pass_by(scribe: Scribe, days: Days) -> None:
    """Let these days pass, outside a meeting."""
    scribe.desk.take(None)
    for day, deed in days:
        scribe.at(day)
        deed(scribe)
