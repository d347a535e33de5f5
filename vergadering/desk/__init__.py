"""The one place where anything changes: a rule is applied to the newest state and kept."""

from vergadering.desk.desk import Desk, Heard, Undone
from vergadering.desk.windows import Aftermath, occupied_by

__all__ = ["Aftermath", "Desk", "Heard", "Undone", "occupied_by"]
