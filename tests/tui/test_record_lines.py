"""How a parked point looks in the list of records."""

from __future__ import annotations

from functools import partial

from rich.console import Console
from rich.style import Style

from tests.helpers.council import done, item, later, open_meeting, who
from vergadering.domain import parking
from vergadering.domain.choices import ParkedStatus
from vergadering.i18n import Translator
from vergadering.tui.widgets.record_lines import Painter


def parked(text="Telefoons op de groep", **settled):
    """A meeting with one parked point."""
    state = open_meeting()
    place, noa = item(state, "Advies").id, who(state, "Noa").id
    state = done(
        state, partial(parking.park, text=text, item_id=place, person_id=noa), at=later(12)
    )
    if settled:
        id = state.parked_point[0].id
        state = parking.settle_parked(
            state,
            later(20),
            destinations={id: settled["status"]},
            comments={id: settled["comment"]},
        )
    return state


def painted(state, width=80):
    console = Console(width=width)
    painter = Painter(state, Translator("nl"), lambda role: Style(), console, width)
    return [line.plain.rstrip() for line in painter.lines(state.parked_point[0])]


def test_a_parked_point_has_its_time_a_sign_and_who_brought_it_up():
    assert painted(parked()) == ["19:42  GEPARKEERD  Noa  Telefoons op de groep"]


def test_what_becomes_of_it_stands_behind_it():
    state = parked(status=ParkedStatus.AGENDA, comment="3 november")
    assert painted(state, 100) == [
        "19:42  GEPARKEERD  Noa  Telefoons op de groep  → op een volgende agenda · 3 november"
    ]
    state = parked(status=ParkedStatus.DROPPED, comment="")
    assert painted(state)[0].endswith("→ vervallen")


def test_a_long_one_is_wrapped_below_its_text():
    first, *others = painted(parked("woord " * 30), 60)
    assert first.startswith("19:42  GEPARKEERD  Noa  woord")
    assert others
    assert all(line.startswith("       woord") and len(line) <= 60 for line in others)


def test_what_people_typed_does_not_steer_the_terminal():
    state = parked("\x1b[2J[bold]weg[/bold]", status=ParkedStatus.AGENDA, comment="\x1b[31m")
    (line,) = painted(state, 120)
    assert "\x1b" not in line
    assert "[bold]weg[/bold]" in line
