"""Keys that come faster than the program deals with them, as over a slow line. Real terminals."""

from __future__ import annotations

import sys
from contextlib import closing

import pytest

from tests.helpers.files import raw

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def steering(life):
    life.send("\x1b")
    life.see("n volgende spreker")


def in_file(life, sql):
    with closing(raw(life.path)) as db:
        return [row[0] for row in db.execute(sql)]


NEWEST = "SELECT text FROM note ORDER BY id DESC LIMIT 3"
CHANGES = "SELECT name FROM journal ORDER BY id DESC LIMIT 3"


def test_lines_that_come_in_one_breath_stay_apart_and_in_order(life):
    life.send("een\rtwee\rdrie\r")
    life.see("drie")
    life.until(lambda: in_file(life, NEWEST) == ["drie", "twee", "een"])


def test_a_letter_is_taken_back_where_it_was(life):
    life.send("jax\x7f, dat gaaa\x7ft \x15nee\r")
    life.until(lambda: in_file(life, NEWEST)[0] == "nee")
    life.send("jax\x7f, dat gaaa\x7ft\r")
    life.until(lambda: in_file(life, NEWEST)[0] == "ja, dat gaat")


def test_what_follows_the_key_for_typing_is_typed(life):
    steering(life)
    life.send("ihvnu is een woord\r")
    life.until(lambda: in_file(life, NEWEST)[0] == "hvnu is een woord")
    assert in_file(life, CHANGES)[1] == "next_speaker"


def test_what_follows_a_command_that_asks_is_its_answer(life):
    steering(life)
    life.send("wfatima\r")
    life.see("1 Fatima")
    assert in_file(life, CHANGES)[:2] == ["request_floor", "next_speaker"]


def test_a_command_that_is_given_twice_is_done_twice(life):
    life.send("/woord Fatima\r/woord Joke\r")
    life.see("2 Joke")
    steering(life)
    life.send("nn")
    life.see("Nog niet gehoord")
    life.until(lambda: in_file(life, CHANGES)[:2] == ["next_speaker", "next_speaker"])
    life.see("Joke  ")
    life.send("uu")
    life.see("2 Joke")


def test_keys_wait_for_a_command_but_not_for_ever(life):
    life.send("/woord Fatima\r")
    life.see("1 Fatima")
    steering(life)
    with closing(raw(life.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        life.send("niintussen getypt")
        life.see("intussen getypt")
        other.execute("ROLLBACK")
    life.send("\r")
    life.until(lambda: in_file(life, NEWEST)[0] == "intussen getypt")
    assert in_file(life, CHANGES)[:2] == ["add_note", "next_speaker"]
