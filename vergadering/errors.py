"""What the program says when a rule or a file says no."""


class Refusal(Exception):
    """A rule or a file says no, in words a volunteer understands.

    The text is Dutch source text with named places; the edge that shows it translates it
    and fills the places in. Nothing was changed or written when this is raised.
    """

    def __init__(self, text: str, /, **values: object) -> None:
        super().__init__(text)
        self.text = text
        """Source text with `{places}`, a key of the catalogues."""
        self.values = values
        """The facts for the places. Other source texts among them are translated too."""

    def __str__(self) -> str:
        return self.text.format_map(self.values)


class Unkept(Refusal):
    """The file could not be written just now; the same change may be tried again."""


class Busy(Unkept):
    """Another program holds the file."""


class Overtaken(Refusal):
    """Somebody else changed, in the meantime, what this was to change."""
