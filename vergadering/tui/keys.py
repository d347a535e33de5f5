"""How a key is called on the screen."""

from __future__ import annotations

from vergadering.i18n import N_

_NAMES = {
    "escape": "esc",
    "ctrl+": "^",
    "left": "←",
    "right": "→",
    "shift+up": "⇧↑",
    "shift+down": "⇧↓",
    "question_mark": "?",
    "plus": "+",
    "full_stop": ".",
    "comma": ",",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "minus": "-",
    "slash": "/",
    "space": N_("spatie"),
    "delete": "del",
}


def key_name(key: str) -> str:
    """The short name of a key, as `^p` for `ctrl+p`; a source text."""
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key
