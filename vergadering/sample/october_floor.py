"""Who had the floor on 6 October 2026, and what was kept for later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.domain.choices import Phase, TurnKind
from vergadering.sample.october_course import GUEST
from vergadering.sample.turns import (
    asks,
    in_this_order,
    is_done,
    on_an_agenda,
    parked,
    round_begins,
    speaks,
    step,
    takes_back,
    turn,
)

if TYPE_CHECKING:
    from vergadering.sample.deeds import Course

EXPLORING: Course = (
    ("20:05", step(Phase.EXPLORING)),
    *turn("20:05:20", "20:05:30", "20:10:10", GUEST, TurnKind.INTRODUCTION, seconds=300),
    *turn("20:09:40", "20:10:20", "20:11:40", "Joke", TurnKind.QUESTION),
    *turn("20:11:45", "20:11:45", "20:13:30", GUEST, TurnKind.ANSWER),
    *turn("20:12:50", "20:13:40", "20:14:30", "Noa", TurnKind.QUESTION),
    *turn("20:14:35", "20:14:35", "20:16:00", GUEST, TurnKind.ANSWER),
    ("20:16:05", asks("Gerrit-Jan", TurnKind.POINT_OF_ORDER)),
    ("20:16:25", is_done("Gerrit-Jan")),
    *turn("20:16:30", "20:16:30", "20:17:20", "Marijke", TurnKind.SUMMARY),
)

WEIGHING: Course = (
    ("20:17", step(Phase.WEIGHING)),
    ("20:22:15", asks("Marijke", TurnKind.SUMMARY)),
    ("20:22:20", round_begins),
    (
        "20:22:35",
        in_this_order(
            "Fatima",
            "Joke",
            "Noa",
            "Gerrit-Jan",
            "Ibrahim",
            "Sanne",
            "Henk",
            "Marijke",
            leaving=("Fatima",),
        ),
    ),
    *speaks("20:22:40", "20:24:00", "Fatima"),
    *speaks("20:24:05", "20:25:20", "Joke"),
    *speaks("20:25:25", "20:26:30", "Noa"),
    *speaks("20:26:35", "20:28:40", "Gerrit-Jan"),
    ("20:28:20", parked("Vervoer van jongeren in de avond", "Gerrit-Jan")),
    *speaks("20:28:45", "20:29:30", "Ibrahim"),
    *speaks("20:29:35", "20:30:10", "Sanne"),
    *speaks("20:30:15", "20:31:00", "Henk"),
    *speaks("20:31:05", "20:32:00", "Marijke"),
    ("20:32", step(Phase.DECIDING)),
)

SIGNALS: Course = (
    *turn("20:38:20", "20:38:30", "20:39:50", "Fatima", TurnKind.CONTRIBUTION),
    *turn("20:39:20", "20:40:10", "20:42:20", "Noa", TurnKind.CONTRIBUTION, seconds=180),
    *turn("20:41:30", "20:42:30", "20:43:40", "Joke", TurnKind.RESPONSE),
    ("20:52", parked("Regels voor telefoongebruik op de groep", "Noa")),
)

CLOSING: Course = (
    *turn("21:02:15", "21:02:30", "21:05:00", "Henk", TurnKind.INTRODUCTION),
    *turn("21:04:30", "21:05:30", "21:06:40", "Gerrit-Jan", TurnKind.OBJECTION),
    ("21:06:10", asks("Henk", TurnKind.RESPONSE)),
    ("21:06:50", takes_back("Henk")),
    *turn("21:18:10", "21:18:20", "21:20:00", "Gerrit-Jan", TurnKind.INTRODUCTION, seconds=120),
    *turn("21:19:30", "21:20:10", "21:21:15", "Noa", TurnKind.RESPONSE),
    *turn("21:20:30", "21:21:20", "21:22:30", "Joke", TurnKind.RESPONSE),
    ("21:32", on_an_agenda("3 november 2026", "eerst navragen bij jongerenraad")),
)

FLOOR = EXPLORING + WEIGHING + SIGNALS + CLOSING
