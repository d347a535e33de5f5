"""What was done elsewhere, or taken back, as sentences in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vergadering.i18n import Marked

if TYPE_CHECKING:
    from vergadering.desk import Aftermath, Heard, Undone
    from vergadering.i18n import Translator


def sentences(t: Translator, heard: Heard) -> list[str]:
    """What other windows did, a sentence each."""
    told = [t(each.text, **each.values) for each in heard.news]
    return told + [taken_back(t, undone) for undone in heard.undone]


def after_a_crash(t: Translator, found: Aftermath) -> str:
    """What the program says when it was not closed the last time."""
    words = t("Het programma is de vorige keer niet afgesloten. Alles wat bewaard was, is er nog.")
    if found.lines:
        more = t("De regel die werd getypt, staat weer klaar in de vergadering.")
        words = f"{words} {more}"
    return words


def taken_back(t: Translator, undone: Undone) -> str:
    """What was undone or done again, whose it was, and who did that."""
    what, who, by = Marked(undone.label), undone.who, undone.by
    if undone.again:
        if by:
            return t("Opnieuw gedaan door {by}: {what}.", what=what, by=by)
        return t("Opnieuw gedaan: {what}.", what=what)
    if by and who:
        return t("Ongedaan gemaakt door {by}: {what} (van {who}).", what=what, who=who, by=by)
    if by:
        return t("Ongedaan gemaakt door {by}: {what}.", what=what, by=by)
    if who:
        return t("Ongedaan gemaakt: {what} (van {who}).", what=what, who=who)
    return t("Ongedaan gemaakt: {what}.", what=what)
