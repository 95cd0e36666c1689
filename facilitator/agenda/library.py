"""Which plans there are: those that come with the program, and the user's own.

Listing reads the plans' own files only, never their decks, so that a home screen can show it at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Literal

import msgspec

from facilitator.agenda.problems import listed, nearest, quoted
from facilitator.disk.names import folded

ENDINGS = (".yaml", ".yml")


class Found(msgspec.Struct, frozen=True):
    """A plan that can be chosen. `problem` says why one cannot be used; the other texts may then be empty.

    `minutes` is the sum of its items. A plan without a problem here may still have one in its decks.
    `unfilled` are the details that its own file leaves empty.
    """

    id: str
    path: Path
    own: bool
    title: str = ""
    description: str = ""
    minutes: int = 0
    problem: str = ""
    unfilled: tuple[str, ...] = ()


class PlanNotFound(Exception):
    """No plan, or more than one, goes by that name; says so in a sentence."""


def bundled(kind: Literal["sessions", "content"]) -> Path:
    """The folder of plans or content that comes with the program: in the installed package, else in the checkout.

    Raises FileNotFoundError where the program was taken apart.
    """
    package = Path(__file__).resolve().parent.parent
    for base in (package / "_bundled", package.parent):
        if (base / kind).is_dir():
            return base / kind
    raise FileNotFoundError(f"the folder {kind} that belongs to this program is not beside {package}")


def plans(own: Path | None = None) -> tuple[Found, ...]:
    """Every plan: the user's own from the folder `own` (which need not exist), then the bundled ones, each by id."""
    found = (_look_into(path, is_own) for path, is_own in _paths(own))
    return tuple(plan for plan in found if plan is not None)


REMEMBERED = "plans-elsewhere.txt"
"""Beside the folder of the user's own plans: plans that lay elsewhere when they were started, one path a line."""
MOST_REMEMBERED = 20


def remember(plan: Path, own: Path) -> None:
    """Keep where a plan lies that was started by its path: another window may want its pictures. Failing is no harm."""
    file = own.parent / REMEMBERED
    path = str(plan.absolute())
    with suppress(OSError):
        others = [str(known) for known in remembered(own) if str(known) != path]
        file.write_text("\n".join([path, *others][:MOST_REMEMBERED]) + "\n", encoding="utf-8", errors="surrogateescape")


def remembered(own: Path) -> tuple[Path, ...]:
    """The plans that were kept so, the one started last first."""
    try:
        lines = (own.parent / REMEMBERED).read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ()
    return tuple(Path(line) for line in lines if line and "\0" not in line)


def find(name_or_path: str, own: Path | None = None) -> Path:
    """The file of the plan with this id, of the only one whose id begins so, or at this path. Raises PlanNotFound.

    Capitals do not count where only one plan can be meant.

    A user's own plan goes before a bundled one of the same id, so that a bundled plan can be copied and changed.
    """
    path = Path(name_or_path)
    if len(path.parts) > 1 or path.suffix.lower() in ENDINGS:
        if path.is_file():
            return path
        raise PlanNotFound(f"there is no plan at {quoted(name_or_path)}")
    by_id: dict[str, Path] = {}
    for candidate, _ in _paths(own):
        by_id.setdefault(candidate.stem, candidate)
    if name_or_path in by_id:
        return by_id[name_or_path]
    alike = [name for name in by_id if folded(name) == folded(name_or_path)]
    if len(alike) == 1:
        return by_id[alike[0]]
    begins = [name for name in by_id if name_or_path and name.startswith(name_or_path)]
    if len(begins) == 1:
        return by_id[begins[0]]
    if begins:
        raise PlanNotFound(f"{quoted(name_or_path)} may be any of these plans: {listed(begins)}")
    meant = nearest(name_or_path, by_id)
    hint = (
        f"did you mean {quoted(meant)}?"
        if meant
        else f"the plans are: {listed(by_id)}"
        if by_id
        else "there are no plans"
    )
    raise PlanNotFound(f"there is no plan {quoted(name_or_path)}; {hint}")


def twin(path: Path, own: Path) -> Path | None:
    """The bundled plan that one of the trainer's own has taken the id of; None where it has taken nobody's."""
    if path.parent != own:
        return None
    return next((other for other, is_own in _paths(None) if not is_own and other.stem == path.stem), None)


def _paths(own: Path | None) -> Iterable[tuple[Path, bool]]:
    """The files that look like plans, the user's own first."""
    folders = [(own, True)] if own is not None else []
    with suppress(FileNotFoundError):
        folders.append((bundled("sessions"), False))
    for folder, is_own in folders:
        try:
            entries = sorted(folder.iterdir())
        except OSError:
            continue
        for path in entries:
            if path.suffix.lower() in ENDINGS and not path.name.startswith(".") and not path.is_dir():
                yield path, is_own


def _look_into(path: Path, own: bool) -> Found | None:
    """What the plan's own file says; None for a file of themes that lies beside the plans."""
    from facilitator.agenda.fields import PLAN
    from facilitator.agenda.files import Unreadable, read_source
    from facilitator.agenda.filling import fill
    from facilitator.agenda.problems import Problems
    from facilitator.agenda.yaml_places import Mapping, load

    shown = path.name
    try:
        source = read_source(path, shown, path.name)
    except Unreadable as error:
        return Found(path.stem, path, own, problem=str(error.problem))
    node, found = load(source.text, shown)
    if isinstance(node, Mapping) and "agenda" not in node.entries and {"groups", "themes"} <= node.entries.keys():
        return None
    problems = Problems(shown)
    problems.found.extend(found)
    form = fill(node, PLAN, problems) if node is not None else None
    first = next((str(problem) for problem in problems.in_order() if not problem.warning), "")
    if form is None:
        return Found(path.stem, path, own, problem=first)
    minutes = sum(item.whole("minutes") for item in form.forms("agenda"))
    unfilled = tuple(str(pair.key) for pair in form.pairs("details") if not str(pair.value).strip())
    return Found(path.stem, path, own, form.text("title"), form.text("description"), minutes, first, unfilled)
