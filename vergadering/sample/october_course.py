"""What was said and decided on 6 October 2026, from the gavel to the gavel."""

from __future__ import annotations

from datetime import datetime

from vergadering.domain.choices import (
    ActionStatus,
    Advice,
    DecisionKind,
    Format,
    Method,
    NoteKind,
)
from vergadering.domain.choices_registers import AdviceStatus, Timeliness
from vergadering.domain.majority import Ballot, Count
from vergadering.sample.deeds import (
    Course,
    about_person,
    absent,
    action,
    adopts,
    agreed,
    asks_again,
    asks_consent,
    closes,
    comes_to,
    confirms,
    counts,
    empties_the_box,
    goes_on,
    here,
    leaves,
    meets_again,
    note,
    opens,
    proposal,
    put_off,
    stands,
    votes,
)
from vergadering.sample.register_deeds import (
    becomes_action,
    discussed,
    goes_to,
    judged,
    not_kept,
    noted,
    promise,
)
from vergadering.sample.scribe import WINTER

GUEST = "Liesbeth van der Meulen"
NEXT = datetime(2026, 11, 3, 19, 30, tzinfo=WINTER)
"""When the council meets again."""

OPENING: Course = (
    ("12:10", absent("Youssef", notified=True)),
    ("19:27", here(Format.ONSITE, "Marijke", "Ibrahim", "Joke", "Sanne", "Henk")),
    ("19:29", here(Format.ONLINE, "Noa", "Gerrit-Jan")),
    ("19:31", opens),
    (
        "19:33",
        note(
            "De voorzitter opent de vergadering om 19.31 uur en heet iedereen welkom. Youssef"
            " heeft zich afgemeld. Er zijn 5 stemgerechtigde leden aanwezig; de raad mag"
            " besluiten nemen."
        ),
    ),
    ("19:35", absent("Wil", notified=False)),
    ("19:36", goes_on),
    ("19:37", note("De agenda wordt ongewijzigd vastgesteld.")),
    ("19:38", goes_on),
    (
        "19:42",
        note(
            "Joke was bij twee andere raadsleden op bezoek. Zij vonden dat prettig: online"
            " spreken zij elkaar vaak maar kort. De ansichtkaarten liggen sinds half september"
            " op alle locaties."
        ),
    ),
    ("19:46", goes_on),
    (
        "19:47",
        note(
            "I-2026-31, raad van bestuur: adviesaanvraag samenvoegen behandelgroepen De Wilg."
            " Komt terug bij agendapunt 7."
        ),
    ),
    (
        "19:48",
        note(
            "I-2026-32, klachtenfunctionaris: halfjaarcijfers klachten, zonder namen."
            " Ter informatie."
        ),
    ),
    (
        "19:49",
        note(
            "I-2026-33, landelijke koepel: uitnodiging netwerkbijeenkomst cliëntenraden jeugd."
            " Noa en Joke gaan."
        ),
    ),
    ("19:50", goes_on),
    ("19:50", here(Format.ONLINE, "Fatima")),
    (
        "19:51",
        note(
            "Fatima sluit om 19.50 uur online aan. Naar aanleiding van het verslag: Henk meldt"
            " dat de scholing van november doorgaat."
        ),
    ),
    (
        "19:52",
        noted(
            "V-2026-05",
            "Pagina 2, agendapunt 6: “de enquête start in oktober” wijzigen in “de enquête"
            " start in november”.",
        ),
    ),
    (
        "19:53",
        proposal(
            "De raad stelt het verslag van 1 september 2026 vast, met één wijziging.", "Ibrahim"
        ),
    ),
    ("19:54", agreed),
    ("19:54", adopts("V-2026-05")),
    ("19:55", goes_on),
    ("19:57", stands("A-2026-19", ActionStatus.DONE, "afgevoerd op 6 oktober 2026")),
    ("19:59", put_off("A-2026-23", "2026-10-20", "was te laat; nieuwe datum")),
    ("20:01", stands("A-2026-26", ActionStatus.DROPPED, "informatie is al ontvangen")),
    (
        "20:03",
        note(
            "De actielijst is doorgelopen. Eén actie is klaar, één vervalt en één krijgt een"
            " nieuwe datum."
        ),
    ),
)

ADVICE: Course = (
    ("20:05", goes_on),
    ("20:05", here(Format.ONLINE, GUEST)),
    (
        "20:10",
        note(
            "De bestuurder licht de aanvraag toe. Twee kleine groepen op De Wilg gaan samen omdat"
            " er te weinig personeel is. Medewerkers hoorden dit op 31 augustus, de raad op 8"
            " september."
        ),
    ),
    (
        "20:14",
        promise("De groepen gaan niet samen voordat het advies er is.", GUEST, "2026-11-10"),
    ),
    (
        "20:15",
        promise(
            "De bestuurder stuurt voor 1 december 2026 een planning met alle adviesaanvragen voor"
            " 2027.",
            GUEST,
            "2026-12-01",
        ),
    ),
    (
        "20:18",
        not_kept("T-2026-03", "De aanvraag over De Wilg kwam 2 weken van tevoren."),
    ),
    (
        "20:19",
        note(
            "Nagaan of 31 augustus ook in het personeelsnieuws staat (bewijs tijdigheid).",
            NoteKind.INTERNAL,
        ),
    ),
    ("20:22", leaves(GUEST)),
    ("20:26", note("Vraag het ons vóórdat de dozen al zijn ingepakt.", NoteKind.QUOTE, "Noa")),
    (
        "20:31",
        note(
            "De raad vindt rust en vaste begeleiders het belangrijkst. Leden zijn bezorgd over de"
            " reistijd en de grootte van de groep. De raad werd weer laat betrokken."
        ),
    ),
    (
        "20:33",
        proposal(
            "De raad adviseert positief over het samenvoegen van de behandelgroepen op De Wilg,"
            " onder drie voorwaarden: maximaal 9 jongeren per groep, elke jongere houdt een eigen"
            " vaste begeleider, en evaluatie met jongeren en ouders na 3 maanden.",
            "Marijke",
        ),
    ),
    ("20:34", votes(Method.SHOW_OF_HANDS)),
    ("20:35", counts(Count(votes_for=4, votes_against=1, votes_abstain=1))),
    (
        "20:35",
        confirms(
            minority_view="De reistijd wordt voor sommige gezinnen te lang; het advies had"
            " negatief moeten zijn."
        ),
    ),
    ("20:35", comes_to(DecisionKind.ADVICE, Advice.POSITIVE_WITH_CONDITIONS)),
    (
        "20:36",
        goes_to(
            "ADV-2026-03",
            AdviceStatus.ADOPTED,
            advice=Advice.POSITIVE_WITH_CONDITIONS,
            decision="B-2026-15",
        ),
    ),
    (
        "20:36",
        judged(
            "ADV-2026-03",
            Timeliness.TOO_LATE,
            "Medewerkers wisten het op 31 augustus, de raad op 8 september. Eerst kreeg de raad"
            " 2 weken; afgesproken is 6 weken.",
        ),
    ),
    ("20:36", action("Advies ADV-2026-03 uitschrijven en verzenden", "Ibrahim", "2026-10-13")),
    (
        "20:37",
        action("Minderheidsstandpunt aanleveren (maximaal 5 regels)", "Gerrit-Jan", "2026-10-09"),
    ),
    (
        "20:37",
        action("Toezegging T-2026-05 (planning adviesaanvragen) bewaken", "Marijke", "2026-12-01"),
    ),
)

SIGNALS: Course = (
    ("20:38", goes_on),
    ("20:40", leaves("Fatima")),
    (
        "20:41",
        note(
            "De raad bespreekt 4 signalen. Fatima verlaat de vergadering om 20.40 uur. Er zijn"
            " daarna nog 5 stemgerechtigde leden."
        ),
    ),
    (
        "20:43",
        note(
            "S-2026-09, 6 ansichtkaarten, De Wilg: het eten in het weekend is vaak hetzelfde."
            " Meenemen in het gesprek over voeding."
        ),
    ),
    ("20:43", discussed("S-2026-09", "meenemen in gesprek over voeding")),
    (
        "20:44",
        note(
            "S-2026-10, 3 ansichtkaarten, Het Anker: ik weet niet wie ik mag bellen als mijn"
            " begeleider vrij is."
        ),
    ),
    (
        "20:46",
        note(
            "S-2026-11, een medewerker: ouders krijgen brieven die te moeilijk zijn. Komt op de"
            " agenda van november."
        ),
    ),
    ("20:46", discussed("S-2026-11", "agenda november")),
    (
        "20:47",
        note(
            "Laat jongeren zelf de vragen op de kaart bedenken. Dan komen er meer kaarten terug.",
            NoteKind.TIP,
        ),
    ),
    (
        "20:49",
        becomes_action(
            "S-2026-10",
            "Signaal S-2026-10 bespreken met de clustermanager",
            "Joke",
            "2026-10-27",
        ),
    ),
    (
        "20:50",
        action(
            "Terugkoppeling over de kaarten maken (poster en nieuwsbrief)",
            "Noa",
            "2026-11-03",
            "Henk",
        ),
    ),
)

PERSONS: Course = (
    ("20:53", leaves("Sanne")),
    ("20:53", goes_on),
    (
        "20:55",
        note("De leden bespreken de kennismakingsperiode. Sanne is hierbij niet aanwezig."),
    ),
    (
        "20:57",
        proposal(
            "De raad benoemt S. Koster tot lid per 1 november 2026, voor een periode van 3 jaar.",
            "Marijke",
        ),
    ),
    ("20:57", about_person),
    ("20:58", votes(Method.BALLOT)),
    ("21:00", empties_the_box(Ballot(issued=5, votes_for=4, blank=1))),
    ("21:00", confirms("De raad benoemt S. Koster tot lid per 1 november 2026.")),
    (
        "21:01",
        action(
            "Benoeming melden aan bestuurder en achterban; rooster van aftreden bijwerken",
            "Ibrahim",
            "2026-10-13",
        ),
    ),
)

CLOSING: Course = (
    ("21:02", goes_on),
    ("21:02", here(Format.ONSITE, "Sanne")),
    (
        "21:08",
        note(
            "Henk stelt voor om 4 keer per jaar een nieuwsbrief te maken. Gerrit-Jan heeft"
            " bezwaar: het kost te veel tijd. De raad past het voorstel aan."
        ),
    ),
    (
        "21:09",
        proposal(
            "De raad maakt vanaf januari 2027 een nieuwsbrief, 4 keer per jaar, van twee"
            " bladzijden.",
            "Henk",
        ),
    ),
    ("21:10", votes(Method.CONSENT)),
    ("21:12", asks_consent({"Gerrit-Jan": "Te veel werk voor vrijwilligers."})),
    (
        "21:14",
        asks_again(
            "De raad maakt vanaf januari 2027 een nieuwsbrief, 3 keer per jaar, van één"
            " bladzijde. De ondersteuner maakt het concept."
        ),
    ),
    ("21:16", asks_consent()),
    ("21:16", confirms()),
    ("21:17", action("Concept maken voor de eerste nieuwsbrief", "Henk", "2026-12-08")),
    ("21:18", goes_on),
    (
        "21:23",
        note(
            "Online vergaderen maakt het makkelijker om kort aan te sluiten. Elkaar echt zien"
            " houdt het contact warm. De meningen zijn verdeeld."
        ),
    ),
    (
        "21:25",
        proposal(
            "Voorstel: in 2027 vergadert de raad om en om online en op locatie.", "Gerrit-Jan"
        ),
    ),
    ("21:26", votes(Method.SHOW_OF_HANDS)),
    ("21:27", counts(Count(votes_for=2, votes_against=2, votes_abstain=1))),
    ("21:27", confirms()),
    (
        "21:27",
        action(
            "Voorstel vergaderritme herschrijven met een proefperiode",
            "Gerrit-Jan",
            "2026-10-27",
            "Marijke",
        ),
    ),
    ("21:28", goes_on),
    (
        "21:31",
        note(
            "Rondvraag: geen vragen. Terugblik: goede sfeer, punt 7 duurde te lang. De voorzitter"
            " sluit de vergadering om 21.34 uur."
        ),
    ),
    ("21:33", meets_again(NEXT)),
    ("21:34", closes),
)

COURSE = OPENING + ADVICE + SIGNALS + PERSONS + CLOSING
