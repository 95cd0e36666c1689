"""What importing each part brings with it, seen in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("yaml", "markdown_it", "textual", "rich", "pathlib", "sqlite3", "dataclasses")


def brought_by(module: str) -> set[str]:
    """Those of the heavy modules that importing this one loads."""
    program = f"import sys, msgspec\nbefore = set(sys.modules)\nimport {module}\nprint(*(set(sys.modules) - before))"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _with_paths(program)], capture_output=True, text=True, check=True
    )
    return {name for name in HEAVY if name in done.stdout.split()}


def _with_paths(program: str) -> str:
    return f"import sys\nsys.path[:] = {sys.path!r}\n{program}"


@pytest.mark.parametrize("name", ["model", "kinds", "cleaning", "problems", "times_of_day", "shapes", "fields"])
def test_the_pure_parts_bring_nothing(name: str) -> None:
    """No file, no YAML, and none of the slow ways to make a record."""
    assert brought_by(f"facilitator.agenda.{name}") == set()


def test_the_library_reads_no_yaml_before_it_is_asked_and_never_markdown() -> None:
    """A name can be looked up at once."""
    assert brought_by("facilitator.agenda.library") <= {"pathlib"}


@pytest.mark.parametrize("name", ["plan_reader", "checking", "scaffold", "schema"])
def test_no_reader_brings_a_screen_or_a_database(name: str) -> None:
    """What needs no terminal starts fast."""
    assert not brought_by(f"facilitator.agenda.{name}") & {"textual", "rich", "sqlite3"}
