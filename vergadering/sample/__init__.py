"""The sample council: fictional, complete, and the same on every machine."""

from vergadering.sample.build import build

__all__ = ["build"]
