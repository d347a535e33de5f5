"""Widgets show one piece of data each."""
