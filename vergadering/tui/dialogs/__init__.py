"""Dialogs ask and answer; they change nothing."""
