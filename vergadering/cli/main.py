"""The command `vergadering`: chooses the language, finds the command, and says what went wrong."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TextIO

import click

import vergadering
from vergadering.cli.base import (
    Misuse,
    Session,
    help_option,
    seat_option,
    write_options,
    write_usage,
)
from vergadering.cli.output import finish, say, stop_output
from vergadering.errors import Refusal
from vergadering.i18n import LANGUAGES, N_, Translator, preferred_language
from vergadering.settings import now

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from click import Context

PROGRAM = "vergadering"


class Entry(NamedTuple):
    """A command: its names, where it stands, and what it does."""

    dutch: str
    english: str
    module: str
    """Module of this package with a function `command(name, t)`."""
    does: str
    """Source text."""


OPEN = Entry("open", "open", "program", N_("Open het programma."))
"""What happens when the first word is no command: it is a database."""

COMMANDS = (
    Entry("voorbeeld", "sample", "sample", N_("Schrijf de voorbeeldraad naar een bestand.")),
    Entry("notulen", "minutes", "minutes", N_("Maak een Word-document van een vergadering.")),
    Entry("exporteer", "export", "export", N_("Geef een vergadering aan een ander programma.")),
    Entry("acties", "actions", "actions", N_("Laat zien welke acties nog open staan.")),
    Entry("besluiten", "decisions", "decisions", N_("Zoek in de besluiten van de raad.")),
    Entry("zoek", "search", "searching", N_("Zoek woorden in alle vergaderingen.")),
    Entry("toezeggingen", "promises", "promises", N_("Laat zien wat er is toegezegd.")),
    Entry("adviezen", "advice", "advice", N_("Laat de adviesaanvragen en hun termijnen zien.")),
    Entry("signalen", "signals", "signals", N_("Laat de signalen van de achterban zien.")),
    Entry("stukken", "documents", "papers", N_("Laat de ingekomen stukken zien.")),
    Entry("leden", "members", "members", N_("Laat zien wie er bij de raad horen, of lees ze in.")),
    Entry("jaar", "year", "year", N_("Laat een jaar in cijfers zien.")),
    Entry(
        "bewaartermijnen",
        "retention",
        "retention",
        N_("Laat zien wat lang genoeg bewaard is, en haal het weg."),
    ),
    Entry("invoer", "import", "imports", N_("Lees een vergadering uit een tekstbestand.")),
    Entry(
        "controleer", "check", "check", N_("Kijk of een bestand heel is en of alle regels kloppen.")
    ),
    Entry("reservekopie", "backup", "backup", N_("Maak een reservekopie, of zie welke er zijn.")),
    Entry("terugzetten", "restore", "restore", N_("Maak een bestand uit een reservekopie.")),
)
"""Every command, in the order in which help shows them."""

LANGUAGE_OPTIONS = ("--taal", "--language")


class Program(click.Group):
    """The commands by their Dutch and English names; none is imported before it is asked for."""

    def __init__(self, t: Translator) -> None:
        super().__init__(
            PROGRAM,
            help=t(N_("Leid een vergadering, maak notulen en houd de acties bij.")),
            params=[*_options(t), seat_option(t), help_option(t)],
            callback=click.pass_context(_without_words),
            invoke_without_command=True,
            add_help_option=False,
            options_metavar=t(N_("[OPTIES]")),
            subcommand_metavar=t(N_("[DATABASE | OPDRACHT …]")),
        )
        self.t = t
        """The reader's language."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """The names in the reader's language."""
        return [_named(entry, self.t) for entry in COMMANDS]

    def get_command(
        self,
        ctx: Context,  # noqa: ARG002 - as click calls it
        cmd_name: str,
    ) -> click.Command | None:
        """The command of this name, in either language."""
        for entry in COMMANDS:
            if cmd_name in (entry.dutch, entry.english):
                return _load(entry, self.t)
        return None

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name; a first word that is none is a database."""
        command = self.get_command(ctx, args[0])
        if command is not None:
            return command.name, command, args[1:]
        if len(args) == 1 or args[1].startswith("-"):
            return OPEN.dutch, _load(OPEN, self.t), args
        from vergadering.cli.usage import no_such_command

        raise no_such_command(ctx, args[0], [n for e in COMMANDS for n in (e.dutch, e.english)])

    def format_usage(self, ctx: Context, formatter: click.HelpFormatter) -> None:
        """The line that says how the program is started."""
        write_usage(self, ctx, formatter, self.t)

    def format_options(self, ctx: Context, formatter: click.HelpFormatter) -> None:
        """The commands and the options, without importing any command."""
        lines = [(_named(entry, self.t), self.t(entry.does)) for entry in COMMANDS]
        with formatter.section(self.t(N_("Opdrachten"))):
            formatter.write_dl(lines)
        write_options(self, ctx, formatter, self.t)


def main(arguments: Sequence[str] | None = None, *, clock: Callable[[], datetime] = now) -> int:
    """Do what the words say. 0: done; 1: a rule or a file says no; 2: wrong use."""
    for stream in (sys.stdout, sys.stderr):
        _bear_everything(stream)
    language, words = _language(sys.argv[1:] if arguments is None else arguments)
    t = Translator(language)
    gc.disable()  # a command is over before looking for garbage pays; the program turns it on
    try:
        if language not in LANGUAGES:
            text = N_("De taal kan {nl} of {en} zijn, niet {language}.")
            return _misused(Misuse(text, None, nl="nl", en="en", language=language), t)
        return _run(Program(t), words, Session(t, clock))
    except BrokenPipeError:
        stop_output()
        return 0
    except (KeyboardInterrupt, click.Abort):
        say("")
    except Refusal as refusal:
        say(t.refusal(refusal))
    except click.UsageError as error:
        return _misused(error, t)
    except Exception as error:  # noqa: BLE001 - the outermost edge: a person reads a sentence
        from vergadering.cli.fault import sentence

        say(sentence(error, clock(), t))
    finally:
        gc.enable()
    return 1


def _misused(error: click.UsageError, t: Translator) -> int:
    from vergadering.cli.usage import explanation

    say(explanation(error, t))
    return 2


def _run(program: Program, words: list[str], session: Session) -> int:
    try:
        with program.make_context(PROGRAM, words, obj=session) as context:
            done = program.invoke(context)
    except click.exceptions.Exit as end:
        done = end.exit_code
    finish()
    return done if isinstance(done, int) else 0


def _without_words(context: Context, **_options: object) -> object:
    """Without a command, open the council of this user."""
    if context.invoked_subcommand is not None:
        return None
    session: Session = context.obj
    command = _load(OPEN, session.t)
    with command.make_context(PROGRAM, [], parent=context) as inner:
        return command.invoke(inner)


def _options(t: Translator) -> list[click.Parameter]:
    """The options of the program itself; the language was read already, from any place."""

    def show(ctx: Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001
        if wanted and not ctx.resilient_parsing:
            click.echo(f"{PROGRAM} {vergadering.__version__}")
            ctx.exit()

    return [
        click.Option(
            LANGUAGE_OPTIONS,
            expose_value=False,
            metavar="nl|en",
            help=t(N_("De taal waarin het programma spreekt.")),
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=show,
            help=t(N_("Laat zien welke versie dit is.")),
        ),
    ]


def _language(words: Sequence[str]) -> tuple[str, list[str]]:
    """The language that was asked for, at any place among the words, and the other words."""
    rest: list[str] = []
    chosen = preferred_language()
    waiting = iter(words)
    for word in waiting:
        name, is_given, value = word.partition("=")
        if word == "--":
            rest.extend([word, *waiting])
        elif name in LANGUAGE_OPTIONS:
            chosen = value if is_given else next(waiting, "")
        else:
            rest.append(word)
    return chosen, rest


def _named(entry: Entry, t: Translator) -> str:
    return entry.dutch if t.language == LANGUAGES[0] else entry.english


def _load(entry: Entry, t: Translator) -> click.Command:
    module = import_module(f"vergadering.cli.{entry.module}")
    command: click.Command = module.command(_named(entry, t), t)
    return command


def _bear_everything(stream: TextIO) -> None:
    """A character that a terminal does not know is shown as another, and stops nothing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
