import pytest

from vergadering.documents.compose.names import Names, full_name, in_order, slug, surname
from vergadering.domain.choices import Role
from vergadering.domain.model import Person


def person(name, called="", role=Role.MEMBER, id=1):
    return Person(id, name, called or name, role)


@pytest.mark.parametrize(
    ("name", "called", "shown"),
    [
        ("M. van Aalst", "Marijke", "M. (Marijke) van Aalst"),
        ("G.J. Postma", "Gerrit-Jan", "G.J. (Gerrit-Jan) Postma"),
        ("Noa", "Noa", "Noa"),
        ("Joke Terpstra", "Joke", "Joke Terpstra"),
        ("L. van der Meulen", "Liesbeth van der Meulen", "L. van der Meulen"),
        ("Ouder 1", "Moeder van Sem", "Ouder 1 (Moeder van Sem)"),
        ("A.", "Ada", "A. (Ada)"),
    ],
)
def test_a_list_has_the_name_in_talk_when_it_tells_something(name, called, shown):
    assert full_name(person(name, called)) == shown


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("M. van Aalst", "aalst"),
        ("F. El Idrissi", "el idrissi"),
        ("Jan van den Berg", "berg"),
        ("Noa", "noa"),
        ("É. Überfluß", "uberfluss"),
    ],
)
def test_a_name_is_sorted_without_initials_and_prefixes(name, by):
    assert surname(person(name)) == by


def test_the_chair_of_the_meeting_comes_before_the_chair_of_the_council():
    people = [
        person("A. Aal", role=Role.CHAIR, id=1),
        person("Z. Zalm", id=2),
        person("B. Baars", role=Role.TREASURER, id=3),
        person("C. Snoek", role=Role.SECRETARY, id=4),
        person("D. Forel", id=5),
    ]
    assert [each.id for each in in_order(people, 2)] == [2, 1, 4, 3, 5]


def test_two_people_with_one_name_in_talk_keep_their_full_names():
    names = Names([person("J. Bos", "Joke", id=1), person("J. Vos", "joke", id=2)])
    assert (names(1), names(2)) == ("J. Bos", "J. Vos")


def test_nobody_has_no_name():
    names = Names([person("Noa")])
    assert (names(None), names(99)) == ("", "")


def test_a_part_of_a_file_name_has_letters_digits_and_dashes_only():
    assert slug("  Cliëntenraad «De Wilg» / 2026!") == "clientenraad-de-wilg-2026"
