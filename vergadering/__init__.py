"""Carry a council through its meeting: agenda, clocks, decisions, actions, minutes."""

__version__ = "0.1.0"
