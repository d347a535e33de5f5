"""What every test may ask for: a clock, states of the sample council, a desk on a new file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.helpers import council
from tests.helpers.council import Clock
from tests.helpers.files import filled
from tests.helpers.windows import Windows
from vergadering.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vergadering.domain.state import State

settings.register_profile(
    "vergadering",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize=bool(os.environ.get("CI")),  # a check of a change tells of that change alone
)
settings.load_profile("vergadering")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first, so that no processor waits for another at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture(autouse=True)
def _own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees or touches the files, the name or the language of whoever runs it."""
    monkeypatch.setenv("VERGADERING_MAP", str(tmp_path))
    for name, ending in (("VERGADERING_RESERVE", "reserve"), ("XDG_DATA_HOME", "data")):
        monkeypatch.setenv(name, str(tmp_path.with_name(f"{tmp_path.name}-{ending}")))
    monkeypatch.delenv("VERGADERING_TAAL", raising=False)
    monkeypatch.delenv("VERGADERING_NAAM", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def reserve() -> Path:
    """The folder in which every backup of the test comes; nobody made it yet."""
    return Path(os.environ["VERGADERING_RESERVE"])


@pytest.fixture
def clock() -> Clock:
    """A clock at the planned start that only moves when told."""
    return Clock()


@pytest.fixture
def council_state() -> State:
    """The sample council, no meeting."""
    return council.council()


@pytest.fixture
def draft_state() -> State:
    """A meeting in preparation with five items."""
    return council.draft_meeting()


@pytest.fixture
def planned_state() -> State:
    """A meeting with a settled agenda, not opened."""
    return council.planned_meeting()


@pytest.fixture
def open_meeting_state() -> State:
    """A meeting under way at its first item, all members there."""
    return council.open_meeting()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A desk on a new, empty file."""
    desk = Desk(tmp_path / "raad.db", create=True, clock=clock, who="Ibrahim")
    yield desk
    desk.close()


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    """A desk on a file in which the sample meeting is under way."""
    desk.keep(lambda _state, _at: council.open_meeting())
    return desk


@pytest.fixture
def meeting_file(tmp_path: Path) -> Path:
    """A file in which the sample meeting is under way."""
    return filled(tmp_path / "raad.db", council.open_meeting(), clock=Clock())


@pytest.fixture
def sit(meeting_file: Path, clock: Clock) -> Iterator[Windows]:
    """Makes windows on that file: `sit("Joke")`."""
    windows = Windows(meeting_file, clock)
    yield windows
    windows.close()
