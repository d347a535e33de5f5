"""The colours. A role for each colour, the same everywhere, and always a word beside it.

`primary` is where we are, `accent` is who acts or what presses, `success` is what is
decided, `error` is what is wrong. Text has a contrast of 4.5 at least; 7 in the last theme.
"""

from __future__ import annotations

from textual.theme import Theme

from vergadering.i18n import N_

DARK = Theme(
    name="vergadering",
    primary="#4cc9f0",
    secondary="#90e0ef",
    accent="#ffd166",
    warning="#ffb703",
    success="#80ed99",
    error="#ff6b6b",
    foreground="#e9eef4",
    background="#0f1720",
    surface="#152130",
    panel="#1c2b3d",
    dark=True,
    text_alpha=1.0,
    variables={
        "quiet": "#9fb0c3",
        "edge": "#33465c",
        "on-accent": "#10161d",
        "block-cursor-foreground": "#0f1720",
        "block-cursor-background": "#4cc9f0",
        "input-selection-background": "#2f6f8f",
    },
)

LIGHT = Theme(
    name="vergadering-licht",
    primary="#005f86",
    secondary="#00506f",
    accent="#8a5200",
    warning="#8f4e00",
    success="#0f6b30",
    error="#b3202c",
    foreground="#14202b",
    background="#fbfcfd",
    surface="#f0f4f7",
    panel="#e1e9ef",
    dark=False,
    text_alpha=1.0,
    variables={
        "quiet": "#4c5d6d",
        "edge": "#a9b8c4",
        "on-accent": "#ffffff",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#005f86",
        "input-selection-background": "#b9dcec",
    },
)

CONTRAST = Theme(
    name="vergadering-contrast",
    primary="#7fe3ff",
    secondary="#b8f1ff",
    accent="#ffe08a",
    warning="#ffd24d",
    success="#9dffb4",
    error="#ffa3a3",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#141414",
    dark=True,
    text_alpha=1.0,
    variables={
        "quiet": "#d5dde6",
        "edge": "#8fa3b8",
        "on-accent": "#000000",
        "block-cursor-foreground": "#000000",
        "block-cursor-background": "#7fe3ff",
        "input-selection-background": "#005a7a",
    },
)

THEMES = {
    DARK.name: (DARK, N_("donker")),
    LIGHT.name: (LIGHT, N_("licht")),
    CONTRAST.name: (CONTRAST, N_("veel contrast")),
}
"""Dark, light for bad projectors, and high contrast, with their words; the first is the default."""
