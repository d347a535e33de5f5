"""From a closed meeting to the invitation for the next one, by keyboard alone."""

from __future__ import annotations

import datetime as dt

from docx import Document

from tests.helpers.council import Clock
from tests.helpers.terminal import running, sample_copy
from vergadering.desk import Desk
from vergadering.domain.choices import ActionStatus, MeetingStatus
from vergadering.tui.screens.live import LiveScreen
from vergadering.tui.screens.review import ReviewScreen
from vergadering.tui.screens.start import StartScreen

AFTERWARDS = dt.datetime(2026, 10, 20, 20, 0, tzinfo=dt.timezone(dt.timedelta(hours=2)))
"""Two weeks after the last meeting, two weeks before the next one."""

REVIEW = (
    "g",  # the minority view came in
    *("d", *"27 oktober", "enter"),  # the advice is sent later
    *("w", *"noa", "enter"),  # somebody else takes it over
    *("enter", *"gesprek staat gepland", "enter"),  # goes on
    *("v", *"staat op de poster", "enter"),  # dropped
    *("s", "s", "s"),  # nothing new
    "enter",
)
"""What somebody presses to go through eight actions."""


def before_the_next(folder):
    """The sample as it was before somebody made its next meeting."""
    path = sample_copy(folder)
    desk = Desk(path)
    newest = max(desk.state.meeting, key=lambda row: row.id)
    desk.take(newest.id)
    while any(row.id == newest.id for row in desk.state.meeting):
        desk.undo()
    desk.close()
    return path


async def test_reviewed_and_with_an_agenda_the_invitation_is_a_word_document(tmp_path):
    async with running(before_the_next(tmp_path), clock=Clock(AFTERWARDS)) as user:
        assert "V-2026-07" not in user.text()
        await user.press("J")
        await user.until(lambda: isinstance(user.app.screen, ReviewScreen))
        await user.settle()
        assert "1 van 8" in user.text()
        for key in REVIEW:
            await user.press(key)
        await user.until(lambda: isinstance(user.app.screen, StartScreen))
        reviewed = user.pressed
        await user.press("N")
        shown = user.text()
        for source in (
            "verslag van V-2026-06, nog concept",
            "aangehouden voorstel, B-2026-18",
            "geparkeerd door Gerrit-Jan",
            "geparkeerd door Noa",
            "ADV-2026-03, antwoord voor 20 oktober 2026",
        ):
            assert source in shown
        await user.press("down", "down", "space", "enter")
        await user.until(lambda: isinstance(user.app.screen, LiveScreen))
        await user.settle()
        assert user.state.the_meeting.planned_start.date() == dt.date(2026, 11, 3)
        await user.press("escape", "l", "U")
        await user.until(lambda: list(tmp_path.glob("2026-11-03_uitnodiging_*.docx")))
        assert user.state.the_meeting.status is MeetingStatus.PLANNED
        agenda = user.pressed - reviewed
        stands = {row.number: row.status for row in user.state.action}
        assert stands["A-2026-29"] is ActionStatus.REPORTED_DONE
    print(f"{reviewed} keys for eight actions, {agenda} for agenda and invitation")  # noqa: T201 - asked for
    assert (reviewed, agenda) == (66, 8)
    (invitation,) = tmp_path.glob("*_uitnodiging_*.docx")
    told = "\n".join(p.text for p in Document(str(invitation)).paragraphs)
    tables = "\n".join(c.text for t in Document(str(invitation)).tables for c in t._cells)
    assert "dinsdag 3 november 2026" in told + tables
    assert "Vervoer van jongeren in de avond" in told + tables
