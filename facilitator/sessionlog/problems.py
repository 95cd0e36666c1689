"""What can go wrong with files, each a sentence for the trainer."""

from __future__ import annotations


class ExportProblem(Exception):
    """The files could not be written. What stood in the folder before is unharmed."""


class ImportProblem(Exception):
    """The file is not an archive that can be taken in exactly. Nothing was taken in."""
