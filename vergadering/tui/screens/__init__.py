"""Screens compose widgets and bind them to the state."""
