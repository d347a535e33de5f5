"""What every command shares: the session, help in the reader's language, wrong use in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from vergadering.i18n import N_, Translator
from vergadering.settings import now
from vergadering.tui.seats import Seat

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

HELP_NAMES = ["-h", "--help"]

PATH = click.Path(path_type=Path)
"""A path as typed; whether the file is any good is for the store to say."""


class Session(NamedTuple):
    """Who is at the command line, and when."""

    t: Translator
    """The reader's language."""
    clock: Callable[[], datetime] = now
    """Gives the present moment."""


class Misuse(click.UsageError):
    """Wrong use that a command of ours found, as a source text with places."""

    def __init__(self, text: str, context: click.Context | None, **values: object) -> None:
        super().__init__(text, context)
        self.text = text
        """Source text with `{places}`."""
        self.values = values
        """The facts for the places."""


class Command(click.Command):
    """A command whose help is in the reader's language."""

    def __init__(
        self,
        name: str,
        t: Translator,
        *,
        does: str,
        run: Callable[..., object],
        parameters: Sequence[click.Parameter],
    ) -> None:
        super().__init__(
            name,
            callback=run,
            help=t(does),
            params=[*parameters, help_option(t)],
            options_metavar=t(N_("[OPTIES]")),
            add_help_option=False,
        )
        self.t = t
        """The reader's language."""
        self.allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, but what is too much is said in our words."""
        rest = super().parse_args(ctx, args)
        if ctx.args:
            raise Misuse(N_("Dit is te veel: {words}."), ctx, words=" ".join(ctx.args))
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that says how a command is typed."""
        write_usage(self, ctx, formatter, self.t)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, under a heading."""
        write_options(self, ctx, formatter, self.t)


SEATS = {
    "voorzitter": Seat.CHAIR,
    "secretaris": Seat.SECRETARY,
    "chair": Seat.CHAIR,
    "secretary": Seat.SECRETARY,
}
"""What may be typed for who sits at a window, and the seat that it means."""

SEAT = "vergadering.seat"
"""Under which name the contexts of one call share the seat that was asked for."""


def seat_option(t: Translator) -> click.Option:
    """The option that says who sits at a window; before or after the database."""

    def keep(ctx: click.Context, _option: click.Parameter, wanted: str | None) -> None:
        if wanted is None:
            return
        if wanted not in SEATS:
            text = N_("De rol kan voorzitter of secretaris zijn, niet {wanted}.")
            raise Misuse(text, ctx, wanted=wanted)
        ctx.meta[SEAT] = SEATS[wanted]

    return click.Option(
        ["--rol", "--role"],
        expose_value=False,
        callback=keep,
        metavar=t(N_("voorzitter|secretaris")),
        help=t(N_("Wie hier zit: begin met zijn toetsen, in de vergadering die bezig is.")),
    )


def help_option(t: Translator) -> click.Option:
    """The option that shows help and does nothing else."""

    def show(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
        if wanted and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), color=ctx.color)
            ctx.exit()

    return click.Option(
        HELP_NAMES,
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=t(N_("Laat deze uitleg zien.")),
    )


def write_usage(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, t: Translator
) -> None:
    """Write `Gebruik: vergadering acties [OPTIES] DATABASE`."""
    pieces = command.collect_usage_pieces(ctx)
    prefix = t(N_("Gebruik:")) + " "
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=prefix)


def write_options(
    command: click.Command, ctx: click.Context, formatter: click.HelpFormatter, t: Translator
) -> None:
    """Write the options with what they do."""
    options = [each for each in command.get_params(ctx) if isinstance(each, click.Option)]
    records = [option.get_help_record(ctx) for option in options]
    with formatter.section(t(N_("Opties"))):
        formatter.write_dl([record for record in records if record])
