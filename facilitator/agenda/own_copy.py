"""A trainer's own copy of a plan: made of a bundled one with all it names, or changed where it lies.

What is written is checked first, in its own place and under a name of its own; only what can be run takes the plan's
name.
"""

from __future__ import annotations

import difflib
import re
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

import msgspec

from facilitator.agenda.filled import NotFillable, filled_text
from facilitator.agenda.library import PlanNotFound, bundled, find, remembered
from facilitator.agenda.model import Plan
from facilitator.agenda.plan_reader import PlanReading, read_plan
from facilitator.agenda.replanning import NotRewritable, rewritten
from facilitator.disk.placing import BRIEF, discard, discard_folder, move, put, reason

CONTENT = re.compile(r"\.\./content/")


class CopyRefused(Exception):
    """The change cannot be written; says why in a sentence. Nothing was changed."""


class FileChange(msgspec.Struct, frozen=True):
    """A change to a plan's text: the file it is in or will be in, the text now and then; `bundled` is copied first."""

    path: Path
    before: str
    after: str
    bundled: bool

    def diff(self) -> tuple[str, ...]:
        """The lines that change, with a line around each."""
        lines = difflib.unified_diff(self.before.splitlines(), self.after.splitlines(), n=1, lineterm="")
        return tuple(line for line in lines if not line.startswith(("---", "+++", "@@")))


def present(plan_id: str, own: Path) -> Plan | None:
    """The plan of this id as it is on the disk now; None when there is none that can be read."""
    try:
        return read_plan(find(plan_id, own)).plan
    except PlanNotFound:
        return None


def prepare(plan_id: str, own: Path, minutes: Mapping[str, int]) -> FileChange:
    """The change that gives items other minutes, in the trainer's own copy. Raises CopyRefused."""
    try:
        path = find(plan_id, own)
    except PlanNotFound as missing:
        raise CopyRefused(f"The plan {plan_id} is no longer among the plans here.") from missing
    reading = read_plan(path)
    if reading.plan is None:
        raise CopyRefused(f"{path} needs correcting first: facilitator check says what.")
    text = text_of(path)
    is_bundled = path.parent == bundled("sessions")
    target = own / path.name if is_bundled else path
    try:
        after = rewritten(text, reading.plan, minutes)
    except NotRewritable as problem:
        raise CopyRefused(str(problem)) from problem
    if is_bundled:
        text, after = CONTENT.sub("content/", text), CONTENT.sub("content/", after)
    return FileChange(target, text, after, is_bundled)


def own_file(plan: Plan, own: Path) -> Path | None:
    """The trainer's own file that this plan was read from; None for a bundled plan, or one that has changed since."""
    try:
        files = (find(plan.id, own), *remembered(own))
    except PlanNotFound:
        files = remembered(own)
    mine = (path for path in files if path.stem == plan.id and path.is_file() and path.parent != bundled("sessions"))
    return next((path for path in mine if read_plan(path).plan == plan), None)


def keep_details(path: Path, values: Mapping[str, str]) -> None:
    """Write details into a trainer's own plan, where nothing else in it changes. Raises CopyRefused."""
    try:
        text = text_of(path)
        write(FileChange(path, text, filled_text(text, values), bundled=False))
    except NotFillable as problem:
        raise CopyRefused(str(problem)) from problem
    except (OSError, UnicodeDecodeError) as error:
        raise CopyRefused(f"{path} cannot be read.") from error


def text_of(path: Path) -> str:
    """The text of a file with its line ends as they are. Raises OSError and UnicodeDecodeError."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def write(change: FileChange, *, warned: bool = False) -> None:
    """Write the change once it has been checked. Raises CopyRefused, and then the plan is as it was.

    `warned`: the change may bring warnings with it, such as a finish that is overrun; the day still runs.
    """
    folder = change.path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if change.bundled:
            _copy_content(change.after, folder)
        elif text_of(change.path) != change.before:
            raise CopyRefused(f"{change.path} was changed meanwhile; look at the comparison again.")
        draft = folder / f"{change.path.stem}.{secrets.token_hex(4)}.yaml"
        try:
            draft.write_text(change.after, encoding="utf-8", newline="")
            reading = read_plan(draft)
            before = read_plan(change.path) if change.path.exists() else None
            worse = "" if warned and reading.plan is not None else _worse(reading, before)
            if worse:
                raise CopyRefused(f"The changed plan would not pass its check: {worse}")
            if change.path.exists():
                shutil.copymode(change.path, draft)
            put(draft, change.path, BRIEF)
        finally:
            discard(draft)
    except OSError as error:
        raise CopyRefused(f"The plan cannot be written to {folder}: {reason(error)}.") from error


def _worse(after: PlanReading, before: PlanReading | None) -> str:
    """The first problem that a change brings with it, other than one of looks; "" where there is none."""
    known = {problem.what for problem in before.problems} if before is not None else set()
    return next((str(one) for one in after.problems if not one.looks and one.what not in known), "")


def _copy_content(text: str, folder: Path) -> None:
    """Copy the folders of content that a bundled plan names, each whole or not at all; those that are there stay."""
    for name in sorted(set(re.findall(r"\bcontent/([\w-]+)/", text))):
        target = folder / "content" / name
        if not target.exists():
            part = target.with_name(f".{name}.{secrets.token_hex(4)}.part")
            try:
                shutil.copytree(bundled("content") / name, part)
                move(part, target)
            finally:
                discard_folder(part)
