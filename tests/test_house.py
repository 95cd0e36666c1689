"""The house stays in shape: arrows run downwards, layers load only what they may, nothing grows too large.

The contracts are in pyproject.toml (import-linter reads the imports that are written down); the tables below say what
may be loaded when the program really runs. There is no list of exceptions.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from facilitator.agenda.model import KindId
from tests.shape import calls, circles, classes, depth, family, hollow_methods, modules

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "facilitator"
FILES = sorted(PACKAGE.rglob("*.py"))

LONGEST_MODULE, LONGEST_CLASS, LONGEST_FUNCTION = 400, 250, 50
"""Lines; what is longer has more than one subject."""

LONGEST_FAMILY, MOST_METHODS, DEEPEST = 400, 60, 3
"""Lines and methods of a class with all that it inherits from this project, and how many of its classes deep it is."""

HEAVY = {"textual", "rich", "sqlite3", "yaml", "markdown_it", "docx", "jinja2", "lxml", "asyncio"}
"""Packages that cost time to load, or that tie a layer to something outside."""

PURE = ("model", "kinds", "cleaning", "counting", "times_of_day")
"""The modules of `agenda` that are as pure as `live`."""

CLOCK = {"facilitator.clock", "facilitator.boot_name"}
CORE = {
    *("facilitator.agenda.model", "facilitator.agenda.kinds", "facilitator.agenda.cleaning"),
    *("facilitator.agenda.counting", "facilitator.agenda.times_of_day", "facilitator.live"),
}

LOADS: dict[str, tuple[set[str], set[str]]] = {
    "facilitator.agenda.model": (set(), {"facilitator.agenda.model"}),
    "facilitator.live.rules": (set(), CORE),
    "facilitator.live.queries.view": (set(), CORE),
    "facilitator.live.pending": (set(), CORE),
    "facilitator.clock": (set(), {*CORE, *CLOCK}),
    "facilitator.journal.memory": (set(), {*CORE, "facilitator.journal"}),
    "facilitator.journal.sqlite": ({"sqlite3"}, {*CORE, "facilitator.disk", "facilitator.journal"}),
    "facilitator.themes.suggester": (set(), {"facilitator.agenda.model", "facilitator.themes"}),
    "facilitator.themes.matrix": (set(), {"facilitator.themes.matrix"}),
    "facilitator.controller": (set(), {*CORE, *CLOCK, "facilitator.journal", "facilitator.controller"}),
    "facilitator.sessionlog.formats": (set(), {*CORE, "facilitator.journal", "facilitator.sessionlog"}),
    "facilitator.cli": (set(), {*CORE, "facilitator.cli", "facilitator.agenda.problems", "facilitator.agenda.library"}),
    "facilitator.console.app": (
        {"textual", "rich", "asyncio", "markdown_it"},
        {
            *CORE,
            *(
                *CLOCK,
                "facilitator.disk",
                "facilitator.journal",
                "facilitator.controller",
                "facilitator.application.opening",
            ),
            *("facilitator.application.coming_back", "facilitator.console"),
        },
    ),
}
"""For each of these modules: which heavy packages, and which parts of this one, importing it may load."""


def test_the_contracts_are_kept(tmp_path: Path) -> None:
    """Every import that is written down, checked by import-linter."""
    command = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_part_of_the_house_has_its_layer() -> None:
    """A new module at the top is not left out of the contract."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    (layers,) = [contract["layers"] for contract in contracts if contract["name"] == "Arrows only run downwards"]
    placed = {name.strip() for layer in layers for name in re.split("[:|]", layer)}
    there = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert {f"facilitator.{name}" for name in there - {"__init__", "__main__"}} <= placed


@cache
def loaded(module: str) -> frozenset[str]:
    """What is loaded after importing a module in a fresh process, less what was loaded before."""
    command = f"import sys; before = set(sys.modules); import {module}; print(*(set(sys.modules) - before), sep='\\n')"
    done = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return frozenset(done.stdout.split())


@pytest.mark.parametrize("module", LOADS)
def test_a_layer_loads_only_what_it_may(module: str) -> None:
    """Found out by importing it."""
    heavy, ours = LOADS[module]
    assert {name.partition(".")[0] for name in loaded(module)} & HEAVY <= heavy
    for name in loaded(module):
        if name.startswith("facilitator."):
            above = any(part.startswith(f"{name}.") for part in ours)  # a package on the way to what it may load
            assert above or any(name == part or name.startswith(f"{part}.") for part in ours), name


@cache
def tree(path: Path) -> ast.Module:
    """A module's syntax."""
    return ast.parse(path.read_text(encoding="utf-8"))


def definitions(path: Path) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every class and function of a module, nested ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def shown(path: Path) -> str:
    """A file's name in a test's name."""
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_nothing_grows_too_large(path: Path) -> None:
    """Modules, classes and functions have a budget of lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    too_long = []
    for node in definitions(path):
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > (LONGEST_CLASS if isinstance(node, ast.ClassDef) else LONGEST_FUNCTION):
            too_long.append(f"{node.name}: {lines} lines")
    assert not too_long


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_everything_public_says_what_it_is_for(path: Path) -> None:
    """Modules, classes, functions and methods have a docstring, unless their name begins with an underscore."""
    silent = [] if ast.get_docstring(tree(path)) else ["the module"]
    for parent in ast.walk(tree(path)):
        if isinstance(parent, ast.Module | ast.ClassDef) and not getattr(parent, "name", "").startswith("_"):
            for node in parent.body:
                if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not is_declared(node):
                    silent += [node.name] if node.name[0] != "_" and not ast.get_docstring(node) else []
    assert not silent


def is_declared(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a method carries out a command, whose declaration over it says what it does."""
    return any(
        isinstance(one, ast.Call)
        and ast.unparse(one.func) in {"key", "board_key", "clock_key", "words_key", "situation_key", "review_key"}
        for one in node.decorator_list
    )


CORE_FILES = [p for p in FILES if f"{shown(p)}".startswith(("live/", *(f"agenda/{n}.py" for n in PURE)))]


@pytest.mark.parametrize("path", CORE_FILES, ids=shown)
def test_the_core_asks_no_clock(path: Path) -> None:
    """Time is handed in: nothing in it calls `now`, `today` or the like, of whatever it may be."""
    asked = [
        node.func.attr
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in {"now", "today", "utcnow", "time", "monotonic"}
    ]
    assert not asked


def test_only_the_controller_appends_to_a_run() -> None:
    """`append(run, number, entries)` stands nowhere else, the journal's copying and the import of a run aside."""
    callers = {
        shown(path)
        for path in FILES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append"
        if len(node.args) + len(node.keywords) > 1 or any(isinstance(one, ast.Starred) for one in node.args)
    }
    assert {name for name in callers if not name.startswith(("journal/", "cli/"))} == {"controller.py"}


def test_no_class_is_too_large_with_what_it_inherits() -> None:
    """Inheritance hides no lines: a class is as large as all of this project that it is made of."""
    large = set()
    for name, built in classes().items():
        lines = sum(one.lines for one in family(name))
        methods = sum(len(one.methods) for one in family(name))
        if lines > LONGEST_FAMILY or methods > MOST_METHODS or depth(name) > DEEPEST:
            large.add(built.name)
    assert not large


def test_no_method_is_there_only_to_be_overridden() -> None:
    """What a class cannot do itself it is handed; a protocol says what others are to have."""
    assert not hollow_methods()


def test_no_imports_run_in_a_circle() -> None:
    """Wherever an import stands, in a function or for types only."""
    assert not circles()


def test_no_method_is_found_by_a_made_up_name() -> None:
    """In the console, `getattr` names what it wants, so that a reader and a type checker find it too."""
    made_up = {
        module.removeprefix("facilitator.")
        for module, syntax in modules().items()
        for call in calls(syntax, "getattr")
        if module.startswith("facilitator.console") and not isinstance(call.args[1], ast.Constant)
    }
    assert not made_up


def test_no_key_is_bound_outside_the_declaration() -> None:
    """Every key of every screen stands in the tables, the palette and the trainer's own keys."""
    bound = {
        module.removeprefix("facilitator.")
        for module, syntax in modules().items()
        if module != "facilitator.console.key" and any(calls(syntax, "Binding"))
    }
    assert not bound


def test_no_rule_is_waived() -> None:
    """Ruff and mypy are obeyed everywhere in the package."""
    waivers = ("# noqa", "# type: ignore", "# mypy:", "# ruff:", "# pragma")
    waived = [shown(path) for path in FILES if any(waiver in path.read_text(encoding="utf-8") for waiver in waivers)]
    assert not waived


def test_kinds_are_told_apart_in_one_place() -> None:
    """What a kind of item can do stands in `agenda/kinds.py`; elsewhere its name is compared at most three times."""
    names = set(get_args(KindId))
    compared = [
        f"{shown(path)}:{node.lineno}"
        for path in FILES
        if path.name != "kinds.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Compare)
        for value in (part for side in node.comparators for part in ast.walk(side))
        if isinstance(value, ast.Constant) and value.value in names
        if "kind" in ast.unparse(node.left)
    ]
    assert len(compared) <= 3, compared


CLOCK_FACE = re.compile(r"%[HIkl]:%M|%[pXTRr]|\.hour\b[^}\n]{0,6}}:|%c")
"""How a time of day would be written by hand."""
TIMES_OF_DAY = "facilitator/agenda/times_of_day.py"


def by_hand(source: str) -> list[str]:
    """The times that a text of Python writes by itself."""
    return CLOCK_FACE.findall(source)


def test_times_of_day_are_written_in_one_place() -> None:
    """So that a setting can say how; what machines read is written by `isoformat`, names of files without a colon."""
    assert by_hand('f"{at:%H:%M}"')
    assert by_hand('f"{at.hour:02}:{at.minute:02}"')
    assert by_hand((ROOT / TIMES_OF_DAY).read_text(encoding="utf-8"))
    elsewhere = {
        str(path.relative_to(ROOT)): found
        for path in FILES
        if path != ROOT / TIMES_OF_DAY and (found := by_hand(path.read_text(encoding="utf-8")))
    }
    assert elsewhere == {}
