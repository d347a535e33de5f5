"""What backups are called, where they stand, and which may go."""

from __future__ import annotations

import os
import stat
import time
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.council import START, later
from tests.helpers.files import fingerprint
from vergadering import settings
from vergadering.errors import Refusal
from vergadering.store import shelf
from vergadering.store.folders import Folder, Kind
from vergadering.store.shelf import KEPT, Backup, Reason

DROPBOX = Folder(Kind.SYNCHRONISED, "Dropbox")
NETWORK = Folder(Kind.NETWORK, "NFS")


def called(name, folder):
    (folder / name).write_bytes(b"")
    return folder / name


@given(
    st.datetimes(min_value=START.replace(tzinfo=None), timezones=st.just(START.tzinfo)),
    st.sampled_from(Reason),
    st.text("abc-0123456789 ", min_size=1).map(str.strip).filter(bool),
    st.integers(0, 3),
)
def test_a_name_tells_again_what_it_was_made_of(at, reason, stem, number):
    at = at.replace(microsecond=0, year=min(at.year, 2090)).astimezone()
    name = next(islice(shelf.free_names(Path(f"{stem}.db"), at, reason), number, None))
    wanted = Backup(Path(name), at.replace(tzinfo=None, fold=0).astimezone(), reason, number + 1)
    assert shelf.read_name(stem, Path(name)) == wanted
    assert shelf.read_name(None, Path(name)) == wanted
    assert shelf.read_name(f"{stem}x", Path(name)) is None


@pytest.mark.parametrize(
    "name",
    [
        "raad.db",
        "raad-20261006-193000.db",
        "raad-20261006-193000-zomaar.db",
        "raad-20261306-193000-open.db",
        "raad-20261006-193000-open.db-journal",
        "raad-20261006-193000-open (1).db",
        "raad-2026106-193000-open.db",
        "kraad-20261006-193000-open.db",
        ".0123456789abcdef.tmp",
    ],
)
def test_another_name_is_no_backup_of_this_council(name):
    assert shelf.read_name("raad", Path(name)) is None


backups = st.lists(
    st.builds(
        lambda minutes, reason, number: Backup(
            Path(f"raad-{minutes}-{reason}-{number}.db"), later(minutes), reason, number
        ),
        st.integers(0, 400),
        st.sampled_from(Reason),
        st.integers(1, 2),
    ),
    unique=True,
    max_size=120,
)


@given(backups)
def test_what_somebody_asked_for_never_goes(found):
    assert not [each for each in shelf.surplus(found) if each.reason is Reason.HAND]


@given(backups)
def test_of_each_reason_the_newest_stay_and_as_many_as_there_should(found):
    gone = set(shelf.surplus(found))
    assert gone <= set(found)
    for reason, most in KEPT.items():
        mine = [each for each in found if each.reason is reason]
        kept = [each for each in mine if each not in gone]
        assert len(kept) == min(len(mine), most)
        oldest = min((each.at for each in kept), default=None)
        assert all(each.at <= oldest for each in mine if each in gone)


@given(backups)
def test_what_was_tidied_needs_no_tidying(found):
    gone = set(shelf.surplus(found))
    assert shelf.surplus([each for each in found if each not in gone]) == ()


@given(backups, st.integers(401, 500), st.sampled_from(Reason))
def test_the_one_just_made_stays(found, minutes, reason):
    new = Backup(Path("nieuw.db"), later(minutes), reason)
    assert new not in shelf.surplus([*found, new])


def test_tidying_removes_the_oldest_and_nothing_that_is_not_ours(tmp_path):
    path = Path("elders") / "raad.db"
    for minutes in range(12):
        for reason in (Reason.QUARTER, Reason.HAND):
            called(next(shelf.free_names(path, later(minutes), reason)), tmp_path)
    others = {
        called("ander-20200101-120000-quarter.db", tmp_path),
        called("raad-20200101-120000-quarter.db-journal", tmp_path),
        called("notulen.docx", tmp_path),
        called(".0123456789abcdef.tmp", tmp_path),
        called(".x.tmp", tmp_path),
    }
    shelf.tidy(path, tmp_path)
    left = shelf.backups(path, tmp_path)
    assert [each.reason for each in left].count(Reason.HAND) == 12
    quarters = [each.at for each in left if each.reason is Reason.QUARTER]
    assert quarters == [later(minutes) for minutes in range(11, 3, -1)]
    assert others <= set(tmp_path.iterdir())


def long_ago(path):
    os.utime(path, (time.time() - 3600,) * 2)
    return path


def test_what_a_killed_program_left_half_goes_when_it_is_old(tmp_path):
    old = {
        long_ago(called(".0123456789abcdef.tmp", tmp_path)),
        long_ago(called(".0123456789abcdef.tmp-wal", tmp_path)),
    }
    young = called(".fedcba9876543210.tmp", tmp_path)
    strange = long_ago(called(".x.tmp", tmp_path))
    shelf.tidy(Path("raad.db"), tmp_path)
    assert not old & set(tmp_path.iterdir())
    assert {young, strange} == set(tmp_path.iterdir())


def test_what_cannot_be_removed_is_said(tmp_path, monkeypatch):
    called("raad-20260101-120000-quarter.db", tmp_path)
    monkeypatch.setitem(KEPT, Reason.QUARTER, 0)

    def refuse(*given, **named):
        raise PermissionError(13, "mag niet")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(Refusal, match=r"^Oude reservekopieën kunnen niet .*: mag niet$"):
        shelf.tidy(Path("raad.db"), tmp_path)


def test_two_councils_of_one_name_have_shelves_of_their_own(tmp_path):
    one, other = tmp_path / "een" / "raad.db", tmp_path / "twee" / "raad.db"
    assert shelf.shelf_name(one) != shelf.shelf_name(other)
    assert shelf.shelf_name(one).startswith("raad-")
    (tmp_path / "link").symlink_to(tmp_path / "een")
    assert shelf.shelf_name(tmp_path / "link" / "raad.db") == shelf.shelf_name(one)


def test_the_places_are_the_users_own_folder_and_beside_the_file(tmp_path, reserve, monkeypatch):
    path = tmp_path / "raad.db"
    name = shelf.shelf_name(path)
    assert shelf.places(path, Folder()) == (reserve / name, tmp_path / "reservekopieen" / name)
    monkeypatch.delenv("VERGADERING_RESERVE")
    monkeypatch.setenv("VERGADERING_MAP", str(tmp_path / "gegevens"))
    assert shelf.places(path, Folder())[0] == tmp_path / "gegevens" / "reservekopieen" / name
    monkeypatch.delenv("VERGADERING_MAP")
    assert settings.backup_folder() == settings.platform_backup_folder()


@pytest.mark.parametrize("folder", [DROPBOX, NETWORK])
def test_of_a_file_in_a_folder_of_more_computers_none_stands_beside_it(tmp_path, reserve, folder):
    path = tmp_path / "raad.db"
    places = shelf.places(path, folder)
    assert places[0] == reserve / shelf.shelf_name(path)
    assert not [each for each in places if each.is_relative_to(tmp_path)]


def test_none_comes_in_a_folder_that_is_kept_the_same_elsewhere(tmp_path, monkeypatch):
    local = tmp_path / "eigen"
    monkeypatch.delenv("VERGADERING_RESERVE")
    monkeypatch.setenv("VERGADERING_MAP", str(tmp_path / "Dropbox"))
    monkeypatch.setattr(settings, "platform_backup_folder", lambda: local)
    path = tmp_path / "Dropbox" / "raad.db"
    assert shelf.places(path, DROPBOX) == (local / shelf.shelf_name(path),)


def test_the_first_place_that_can_be_written_in_is_used(tmp_path):
    called("bezet", tmp_path)
    good = tmp_path / "een" / "twee"
    assert shelf.usable((tmp_path / "bezet" / "x", good, tmp_path / "later")) == good
    if os.name == "posix":
        assert stat.S_IMODE(good.stat().st_mode) == 0o700
    assert not (tmp_path / "later").exists()


def test_when_no_place_can_be_written_in_that_is_said(tmp_path):
    called("bezet", tmp_path)
    with pytest.raises(Refusal, match=r"^Er is geen map waarin een reservekopie"):
        shelf.usable((tmp_path / "bezet" / "x",))


def test_the_backups_of_every_place_are_listed_together_newest_first(tmp_path, reserve):
    path = tmp_path / "raad.db"
    beside = tmp_path / "reservekopieen" / shelf.shelf_name(path)
    own = reserve / shelf.shelf_name(path)
    for number, folder in enumerate((own, beside, own)):
        folder.mkdir(parents=True, exist_ok=True)
        called(next(shelf.free_names(path, later(number), Reason.OPEN)), folder)
    assert [each.at for each in shelf.everywhere(path)] == [later(2), later(1), later(0)]
    assert [each.path.parent for each in shelf.everywhere(path)] == [own, beside, own]
    assert shelf.backups(path, tmp_path / "nergens") == ()
    before = fingerprint(tmp_path)
    assert shelf.everywhere(tmp_path / "ander.db") == ()
    assert fingerprint(tmp_path) == before


def test_one_window_at_a_time_claims_a_shelf(tmp_path):
    with shelf.claimed(tmp_path) as mine:
        assert mine
        with shelf.claimed(tmp_path) as also:
            assert not also
        with shelf.claimed(tmp_path) as also:
            assert not also
    with shelf.claimed(tmp_path) as again:
        assert again
    assert list(tmp_path.iterdir()) == []


def test_the_claim_of_a_killed_program_ends(tmp_path):
    long_ago(called(shelf.CLAIM, tmp_path))
    with shelf.claimed(tmp_path) as mine:
        assert mine
    assert list(tmp_path.iterdir()) == []


def test_a_moment_in_a_name_is_that_of_this_computer():
    name = next(shelf.free_names(Path("raad.db"), START, Reason.OPEN))
    read = shelf.read_name("raad", Path(name))
    assert read == Backup(Path(name), START, Reason.OPEN)
    assert read.at.utcoffset() == START.astimezone().utcoffset()
