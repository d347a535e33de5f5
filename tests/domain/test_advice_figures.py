from __future__ import annotations

from datetime import UTC, date, datetime

from vergadering.domain.advice_figures import (
    Late,
    advice_figures,
    made_in_or_open,
    of_year,
    promise_figures,
)
from vergadering.domain.choices_registers import AdviceKind, PromiseStatus, Response, Timeliness
from vergadering.domain.model_registers import AdviceRequest, Promise

TODAY = date(2026, 12, 31)


def asked(id, **facts):
    return AdviceRequest(id, **{"received_on": date(2026, 9, 1)} | facts)


def test_how_often_in_time_and_how_late_on_average_and_at_most():
    requests = [
        asked(1, asked_by=date(2026, 12, 1)),
        asked(2, asked_by=date(2026, 9, 29)),  # two weeks short
        asked(3, intended_on=date(2026, 9, 1)),  # asked on the day: all six weeks short
        asked(4, asked_by=date(2026, 9, 2), timeliness=Timeliness.IN_TIME),  # the council's word
        asked(5, kind=AdviceKind.UNSOLICITED),
    ]
    found = advice_figures(requests, TODAY)
    assert (found.asked, found.unsolicited) == (4, 1)
    assert found.timeliness == {
        Timeliness.NONE: 0,
        Timeliness.IN_TIME: 2,
        Timeliness.TIGHT: 1,
        Timeliness.TOO_LATE: 1,
    }
    assert found.short == Late(2, 28, 42)


def test_reactions_that_came_late_or_are_waited_for():
    due = date(2026, 12, 1)
    sent = {"sent_on": date(2026, 11, 1), "response_due": due}
    requests = [
        asked(1, **sent, responded_on=due, response=Response.FOLLOWED),
        asked(2, **sent, responded_on=date(2026, 12, 11), response=Response.DEVIATED),
        asked(3, **sent),
        asked(4, sent_on=date(2026, 12, 20), response_due=date(2027, 1, 17)),
    ]
    found = advice_figures(requests, TODAY)
    assert found.reactions == 3
    assert found.reactions_late == Late(2, 20, 30)
    assert found.responses == {Response.FOLLOWED: 1, Response.DEVIATED: 1, Response.NONE: 2}


def test_nothing_was_asked():
    found = advice_figures([], TODAY)
    assert (found.asked, found.short, found.reactions_late) == (0, Late(), Late())


def test_what_became_of_promises():
    promises = [
        Promise(1, status=PromiseStatus.KEPT),
        Promise(2, due=date(2026, 12, 30)),
        Promise(3, due=TODAY),
        Promise(4),
        Promise(5, status=PromiseStatus.NOT_KEPT, due=date(2027, 5, 1)),
        Promise(6, status=PromiseStatus.WITHDRAWN),
    ]
    found = promise_figures(promises, TODAY)
    assert (found.made, found.kept, found.open) == (6, 1, 2)
    assert (found.broken, found.withdrawn) == (2, 1)
    assert found.kept + found.open + found.broken + found.withdrawn == found.made


def test_what_belongs_to_a_year():
    def made(id, year, status=PromiseStatus.OPEN):
        return Promise(id, at=datetime(year, 6, 1, tzinfo=UTC), status=status)

    requests = [asked(1), asked(2, received_on=date(2025, 12, 31)), asked(3, received_on=None)]
    assert [row.id for row in of_year(requests, 2026)] == [1]
    promises = [made(1, 2025), made(2, 2025, PromiseStatus.KEPT), made(3, 2026), made(4, 2027)]
    assert [row.id for row in made_in_or_open(promises, 2026)] == [1, 3]
