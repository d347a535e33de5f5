"""`vergadering acties --herinnering`: files in a folder, nothing of a closed item in them."""

from __future__ import annotations

import shutil
from email import message_from_bytes
from email.policy import default
from functools import partial

import pytest

from tests.helpers.cli import TODAY
from vergadering.desk import Desk
from vergadering.domain import actions, people


@pytest.fixture
def folder(tmp_path):
    """Where the reminders come."""
    return tmp_path / "brieven"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def texts(folder):
    """Every letter and every calendar, as one text."""
    found = []
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        if path.suffix == ".eml":
            found.append(message_from_bytes(data, policy=default).get_content())
        else:
            found.append(data.replace(b"\r\n ", b"").decode("utf-8"))
    return "\n".join(found)


def test_everybody_has_a_letter_and_tasks_in_a_folder_that_is_made(line, raad, folder):
    done = line("acties", "--herinnering", folder, raad)
    assert (done.code, done.out) == (0, "")
    stems = {name.rsplit(".", 1)[0] for name in names(folder)}
    assert "2026-10-28_herinnering_ibrahim" in stems
    assert names(folder) == sorted(f"{stem}{end}" for stem in stems for end in (".eml", ".ics"))
    assert done.err.count("Geschreven:") == len(names(folder))


def test_nothing_of_a_closed_item_is_in_them_unless_it_is_asked_for(line, raad, folder):
    done = line("actions", "--remind", folder, raad)
    assert "weggelaten" in done.err
    assert "A-2026-33" not in texts(folder)
    assert "enoeming" not in texts(folder)
    shutil.rmtree(folder)
    line("actions", "--remind", folder, "--private", raad)
    assert "A-2026-33" in texts(folder)


def test_only_one_person_or_only_what_is_late(line, raad, folder):
    line("acties", "--herinnering", folder, "--wie", "noa", raad)
    assert names(folder) == [f"2026-10-28_herinnering_noa.{end}" for end in ("eml", "ics")]
    shutil.rmtree(folder)
    line("acties", "--herinnering", folder, "--te-laat", raad)
    assert "A-2026-28" in texts(folder)
    assert "A-2026-34" not in texts(folder)


def test_what_stands_there_is_not_replaced_unless_that_is_asked(line, raad, folder):
    line("acties", "--herinnering", folder, "--wie", "noa", raad)
    mine = folder / "2026-10-28_herinnering_noa.ics"
    mine.write_text("van mij", encoding="utf-8")
    refused = line("acties", "--herinnering", folder, raad)
    assert refused.code == 1
    assert "--overschrijf" in refused.err
    assert len(names(folder)) == 2
    line("acties", "--herinnering", folder, "--overschrijf", raad)
    assert mine.read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_a_task_keeps_its_name_in_a_copy_of_the_file(line, raad, folder, tmp_path):
    line("acties", "--herinnering", folder, "--wie", "noa", raad)
    copy = shutil.copy(raad, tmp_path / "kopie.db")
    desk = Desk(copy, clock=lambda: TODAY)
    desk.keep(partial(people.add_person, name="Eva"))
    desk.close()
    line("acties", "--herinnering", tmp_path, "--wie", "noa", copy)
    uids = [
        [
            row
            for row in (place / "2026-10-28_herinnering_noa.ics").read_text().splitlines()
            if "UID" in row
        ]
        for place in (folder, tmp_path)
    ]
    assert uids[0] == uids[1] != []


def test_two_people_of_one_name_have_a_file_each(line, raad, folder):
    desk = Desk(raad, clock=lambda: TODAY)
    desk.take(desk.state.meeting[-1].id)
    for name in ("Jansen, E.", "Jansen-E"):
        desk.keep(partial(people.add_person, name=name, display_name=name))
        owner = desk.state.person[-1].id
        desk.keep(partial(actions.add_action, text="Bellen", owner_id=owner))
    desk.keep(partial(actions.add_action, text="Iets doen"))
    desk.close()
    done = line("acties", "--herinnering", folder, raad)
    assert "2026-10-28_herinnering_jansen-e.eml" in names(folder)
    assert "2026-10-28_herinnering_jansen-e-2.eml" in names(folder)
    assert "Nog van niemand:" in done.err


def test_when_nobody_has_anything_to_do_that_is_said(line, raad, folder):
    done = line("acties", "--herinnering", folder, "--wie", "wil", raad)
    assert "Er is niemand om te herinneren." in done.err
    assert names(folder) == []


def test_a_folder_that_cannot_be_is_a_sentence(line, raad, tmp_path):
    done = line("acties", "--herinnering", tmp_path / "er" / "niet", raad)
    assert done.code == 1
    assert "kan niet gemaakt worden" in done.err
