"""The command line, as the tests of it have it."""

from __future__ import annotations

from tests.cli.conftest import ask, folder

__all__ = ("ask", "folder")
