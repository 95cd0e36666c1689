"""The shape of the package as its syntax shows it: classes with what they inherit, and who imports whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).resolve().parent.parent / "facilitator"


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the package by its dotted name."""
    return {_dotted(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def _dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


class Built(NamedTuple):
    """A class as it is written down, and the classes of this project that it names as its bases."""

    module: str
    node: ast.ClassDef
    bases: tuple[str, ...]

    @property
    def name(self) -> str:
        """Where it is written down."""
        return f"{self.module.removeprefix('facilitator.')}.{self.node.name}"

    @property
    def lines(self) -> int:
        """Its own lines."""
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1

    @property
    def methods(self) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
        """Its own methods."""
        return {one.name: one for one in self.node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)}

    @property
    def is_protocol(self) -> bool:
        """Whether it only says what others are to have."""
        return any("Protocol" in ast.unparse(base) for base in self.node.bases)


@cache
def classes() -> dict[str, Built]:
    """Every class of the package, by module and name."""
    found: dict[str, Built] = {}
    for module, tree in modules().items():
        known = {local: f"{source}.{name}" for source, name, local in _imported_names(tree)}
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                names = [ast.unparse(base.value if isinstance(base, ast.Subscript) else base) for base in node.bases]
                found[f"{module}.{node.name}"] = Built(
                    module, node, tuple(known.get(name, f"{module}.{name}") for name in names)
                )
    return found


def _imported_names(tree: ast.Module) -> Iterator[tuple[str, str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield node.module, alias.name, alias.asname or alias.name


def family(name: str) -> list[Built]:
    """A class and all of this project's that it inherits from, each once."""
    found: dict[str, Built] = {}

    def add(key: str) -> None:
        built = classes().get(key)
        if built is not None and key not in found:
            found[key] = built
            for base in built.bases:
                add(base)

    add(name)
    return list(found.values())


def depth(name: str) -> int:
    """How many of this project's classes lie one over another, this one counted."""
    built = classes().get(name)
    return 1 + max(map(depth, built.bases), default=0) if built is not None else 0


def is_hollow(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a method does nothing: no more than a docstring, and an answer that is always the same empty one."""
    body = [
        node
        for node in method.body
        if not isinstance(node, ast.Pass) and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ]
    if not body:
        return True
    if len(body) > 1:
        return False
    (only,) = body
    if isinstance(only, ast.Raise):
        return "NotImplemented" in ast.unparse(only)
    if not isinstance(only, ast.Return):
        return False
    empty = (None, False, "", 0)
    if only.value is None or (isinstance(only.value, ast.Constant) and only.value.value in empty):
        return True
    return ast.unparse(only.value) in ("()", "[]", "{}", "frozenset()", "set()", "tuple()", "NOTHING")


def hollow_methods() -> set[str]:
    """Methods that do nothing and that a class further down replaces; what a protocol asks for is none."""
    found = set()
    for name, built in classes().items():
        for base in family(name)[1:]:
            for method in built.methods.keys() & base.methods.keys():
                if not base.is_protocol and is_hollow(base.methods[method]):
                    found.add(f"{base.name}.{method}")
    return found


@cache
def imports() -> dict[str, set[str]]:
    """Which modules each names in an import, wherever it stands: at the top, in a function, for types only."""
    found: dict[str, set[str]] = {}
    for module, tree in modules().items():
        named = found.setdefault(module, set())
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                named.update(alias.name for alias in node.names if alias.name in modules())
            elif isinstance(node, ast.ImportFrom) and node.module:
                inner = {f"{node.module}.{alias.name}" for alias in node.names}
                named.update(inner & modules().keys() or {node.module} & modules().keys())
    return found


def circles() -> set[tuple[str, ...]]:
    """Sets of modules each of which reaches all the others by imports."""
    reach = {module: _reached(module) for module in imports()}
    found = set()
    for module, there in reach.items():
        together = {other for other in there if module in reach[other]}
        if together:
            found.add(tuple(sorted(name.removeprefix("facilitator.") for name in together)))
    return found


def _reached(module: str) -> set[str]:
    seen: set[str] = set()
    ahead = list(imports()[module])
    while ahead:
        one = ahead.pop()
        if one not in seen:
            seen.add(one)
            ahead += imports()[one]
    return seen


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    """Every call of a function by its bare name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node
