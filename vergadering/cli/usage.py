"""Wrong use in the reader's words: what click found, as a sentence of ours."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from vergadering.cli.base import Misuse
from vergadering.i18n import N_

if TYPE_CHECKING:
    from vergadering.i18n import Translator


def explanation(error: click.UsageError, t: Translator) -> str:
    """How the command is typed, where its help is, and what was wrong."""
    lines = [sentence(error, t)]
    if error.ctx is not None:
        path = error.ctx.command_path
        lines = [
            error.ctx.get_usage(),
            t(N_("Uitleg: {command} --help"), command=path),
            "",
            *lines,
        ]
    return "\n".join(lines)


def sentence(error: click.UsageError, t: Translator) -> str:
    """What was wrong."""
    match error:
        case Misuse():
            return t(error.text, **error.values)
        case click.NoSuchOption():
            return _no_such_option(error, t)
        case click.MissingParameter():
            return t(N_("{name} ontbreekt."), name=_name(error))
        case click.BadOptionUsage() if "does not take" in error.message:
            return t(N_("Bij {option} hoort geen waarde."), option=error.option_name)
        case click.BadOptionUsage():
            return t(N_("Bij {option} hoort een waarde."), option=error.option_name)
        case click.BadParameter():
            return t(N_("{name} is niet goed ingevuld."), name=_name(error))
    return error.format_message()


def no_such_command(context: click.Context, name: str, known: list[str]) -> Misuse:
    """The first of several words is no command; perhaps one that looks like it is meant."""
    near = get_close_matches(name, known, n=1)
    if near:
        text = N_("De opdracht {name} bestaat niet. Bedoelt u {other}?")
        return Misuse(text, context, name=name, other=near[0])
    return Misuse(N_("De opdracht {name} bestaat niet."), context, name=name)


def _no_such_option(error: click.NoSuchOption, t: Translator) -> str:
    said = t(N_("De optie {option} bestaat niet."), option=error.option_name)
    known = error.possibilities or _options(error)
    near = get_close_matches(error.option_name, known, n=1)
    return f"{said} {t(N_('Bedoelt u {option}?'), option=near[0])}" if near else said


def _options(error: click.UsageError) -> list[str]:
    if error.ctx is None:
        return []
    parameters = error.ctx.command.get_params(error.ctx)
    return [name for parameter in parameters for name in parameter.opts]


def _name(error: click.BadParameter) -> str:
    if error.param is None or error.ctx is None:
        return "?"
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.make_metavar(error.ctx)
