"""A list of members from a spreadsheet: read, looked at, and taken over or not."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vergadering.domain.people_csv import MOST_BYTES, read_sheet, read_text
from vergadering.domain.people_import import preview, take_list, told_lines
from vergadering.errors import Refusal
from vergadering.files import read_small
from vergadering.tui.dialogs.choose import Choose
from vergadering.tui.dialogs.form import Field, Form
from vergadering.tui.dialogs.overview import Overview
from vergadering.tui.dialogs.paste import Paste

if TYPE_CHECKING:
    from vergadering.domain.people_csv import Sheet
    from vergadering.tui.dialogs.form import Values
    from vergadering.tui.stage import Answer, Stage


async def import_people(stage: Stage) -> Answer:
    """Ask where the list is, show what it would do, and take it over if the user wants that."""
    t = stage.t
    options = [
        (t("uit een bestand (CSV)"), _from_file),
        (t("plakken uit een rekenblad of een mail"), _pasted),
    ]
    ask = await stage.ask(Choose(t, t("Waar staat de ledenlijst?"), options))
    sheet = await ask(stage) if ask is not None else None
    if sheet is None:
        return None
    told = preview(stage.state, stage.moment(), sheet)
    do = partial(take_list, sheet=sheet)
    trouble = stage.refused(do)
    lines = list(told_lines(t, told, sheet))
    agreed = await stage.ask(Overview(t, t("Ledenlijst"), lines, trouble))
    return do if agreed else None


async def _from_file(stage: Stage) -> Sheet | None:
    t, today = stage.t, stage.moment().date()

    def read(values: Values) -> Sheet:
        path = Path(str(values["path"]).strip().strip("\"'")).expanduser()
        return read_sheet(read_small(path, MOST_BYTES), today)

    def wrong(values: Values) -> str:
        try:
            read(values)
        except Refusal as refusal:
            return t.refusal(refusal)
        return ""

    hint = t("bijvoorbeeld ~/Documenten/leden.csv")
    fields = (Field("path", t("Bestand"), required=True, hint=hint),)
    values = await stage.ask(Form(t, t("Ledenlijst"), fields, wrong))
    return read(values) if values is not None else None


async def _pasted(stage: Stage) -> Sheet | None:
    t, today = stage.t, stage.moment().date()

    def wrong(_name: str, text: str) -> str:
        try:
            read_text(text, today)
        except Refusal as refusal:
            return t.refusal(refusal)
        return ""

    def becomes(text: str) -> str:
        trouble = wrong("", text) if text.strip() else ""
        if trouble or not text.strip():
            return trouble
        return t.many("{n} persoon", "{n} personen", len(read_text(text, today).people))

    hint = t("Plak de lijst met de regel erboven: naam, functie, stemrecht, lid sinds …")
    answer = await stage.ask(Paste(t, t("Ledenlijst"), "", becomes, wrong, hint=hint))
    return read_text(answer[1], today) if answer else None
