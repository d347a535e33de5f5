"""The command line: one file a command, each read only when it is asked for."""
