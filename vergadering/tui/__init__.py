"""The terminal: screens, dialogs and widgets over the tables of commands."""
