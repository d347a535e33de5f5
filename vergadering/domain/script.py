"""A whole meeting as a text file in the capture notation: reading, making, writing."""

from vergadering.domain.script_import import Report, import_script, report
from vergadering.domain.script_reading import (
    KEYS,
    Heading,
    Participant,
    Problem,
    Script,
    ScriptLine,
    read_script,
)
from vergadering.domain.script_writing import write_script

__all__ = [
    "KEYS",
    "Heading",
    "Participant",
    "Problem",
    "Report",
    "Script",
    "ScriptLine",
    "import_script",
    "read_script",
    "report",
    "write_script",
]
