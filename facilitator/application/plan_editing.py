"""A sitting at a plan: it is opened, edited with undo and redo, saved after every edit, and closed.

    sitting = begin(path, own_plans)                    # EditingRefused: sentences; .line is where to look
    sitting.told                                        # to show: that it is a copy; words from before a crash
    sitting.plan                                        # what facilitator.agenda.editing works on
    sitting.edit(lambda plan: items.set_field(plan, 3, "title", typed), "the title of Welcome")
    sitting.undo(), sitting.redo()                      # what was undone, in words; None where there is nothing
    changes = sitting.unsaved()                         # in the screen's thread
    saved = write(changes)                              # beside it: files, whole or not at all
    sitting.take(saved)                                 # in the screen's thread again; saved.words is to be shown
    sitting.close()

A bundled plan, and one in a folder that cannot be written to, is copied first. Where another window has the plan open,
`begin` refuses: two hands on one file would lose words.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path

import msgspec

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words
from facilitator.agenda.editing import items
from facilitator.agenda.editing import pages as decks
from facilitator.agenda.editing.history import Edition, History
from facilitator.agenda.editing.pages import DeckText
from facilitator.agenda.editing.plan_text import NotReadable, PlanText
from facilitator.agenda.files import NotFound, Tree
from facilitator.agenda.library import bundled
from facilitator.agenda.plan_copy import copy_plan
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import NewPlanRefused, free_place
from facilitator.agenda.yaml_writing import quoted
from facilitator.application.plan_files import Change, EditingRefused, Saved, free_beside, read_text, write
from facilitator.application.plan_pictures import picture_beside
from facilitator.disk.holding import Hold
from facilitator.disk.placing import discard
from facilitator.disk.writing import write_whole

__all__ = ["EditingRefused", "Saved", "Sitting", "begin", "suggested_name", "write"]


def suggested_name(title: str, own: Path) -> str:
    """A name for a copy of a plan that no plan in the folder `own` has."""
    for number in count(1):
        name = f"{title}, our own" if number == 1 else f"{title}, our own {number}"
        try:
            free_place(name, own)
        except NewPlanRefused:
            if number > 99:
                break
            continue
        return name
    return title


def begin(path: Path, own: Path, name: str = "") -> Sitting:
    """Open a plan for editing, or a copy of it under this name in the folder `own`. Raises EditingRefused."""
    told: list[str] = []
    if _is_bundled(path) or not _can_write(path.parent):
        path = _copied(path, own, name, told)
    absolute = Path(os.path.abspath(path))
    text = read_text(absolute)
    try:
        plan = PlanText.of(text)
    except NotReadable as problem:
        raise _not_readable(path, problem) from problem
    try:
        hold = Hold(absolute)
    except OSError as problem:
        raise EditingRefused(f"{path.parent} cannot be written to: {problem.strerror or problem}.") from problem
    if hold.others:
        hold.release()
        raise EditingRefused(f"{path.name} is being edited in another window: close it there first.")
    return Sitting(absolute, plan, hold, told)


def _not_readable(path: Path, problem: NotReadable) -> EditingRefused:
    """What to say of a plan that cannot be read, and where to look."""
    said = str(msgspec.structs.replace(problem.problem, file=path.name))
    return EditingRefused(f"{said}. It can be put right in a text editor.", problem.problem.line)


def _is_bundled(path: Path) -> bool:
    with suppress(FileNotFoundError):
        return os.path.realpath(path.parent) == os.path.realpath(bundled("sessions"))
    return False


def _can_write(folder: Path) -> bool:
    """Whether a file can be made in a folder: found out by making one, for rights alone do not tell."""
    trial = folder / f".{os.urandom(6).hex()}.part"
    try:
        trial.touch(exist_ok=False)
    except OSError:
        return False
    discard(trial)
    return True


def _copied(path: Path, own: Path, name: str, told: list[str]) -> Path:
    reading = read_plan(path)
    title = reading.plan.title if reading.plan is not None else path.stem
    try:
        copy = copy_plan(path, name or suggested_name(title, own), own)
    except NewPlanRefused as refused:
        words = str(refused)
        raise EditingRefused(f"{words[:1].upper()}{words[1:]}.") from refused
    told.append(f"This is a copy of your own, {copy}: the plan that it is made of stays as it is.")
    return copy


class Sitting:
    """One window's work on a plan and its documents."""

    def __init__(self, path: Path, plan: PlanText, hold: Hold, told: list[str]) -> None:
        """For the plan in the file `path`, which `hold` keeps other windows from."""
        self.path = path
        self.tree = Tree(path)
        self.history = History(Edition(plan))
        self._hold = hold
        self._on_disk: dict[Path, bytes | None] = {path: plan.text.encode()}
        self._beside: dict[Path, Path] = {}
        self._typed = path.with_name(f".{path.name}.typed")
        self.before = self._typed_before()
        """Words that were being typed when the program ended at once, by what they were for."""
        kept = "; ".join(f"{part}: {words}" for part, words in self.before.items())
        self.told = (*told, *((f"When this was last closed at once, there stood: {kept}.",) if kept else ()))

    @property
    def plan(self) -> PlanText:
        """The plan as it stands."""
        return self.history.now.plan

    def edit(self, change: Callable[[PlanText], PlanText], words: str) -> str:
        """Make an edit; what it did beside what was asked for. Raises EditRefused, and then nothing has changed.

        `words` name it for undo.
        """
        plan = change(self.plan)
        self._add(msgspec.structs.replace(self.history.now, plan=plan.saying("")), words)
        return plan.said

    def _add(self, edition: Edition, words: str) -> None:
        self.history.add(msgspec.structs.replace(edition, words=words))

    def undo(self) -> str | None:
        """Take back the last edit; its words, None where there is none."""
        return self.history.undo()

    def redo(self) -> str | None:
        """Make again what was taken back last; its words, None where there is nothing."""
        return self.history.redo()

    # -- decks and cases ------------------------------------------------------------------------------------------

    def document(self, reference: str) -> str:
        """The id of a deck or a case that the plan names, which is read if it was not. Raises EditingRefused."""
        try:
            path = self.tree.find(reference, self.path)
        except NotFound as problem:
            name = Path(os.path.normpath(self.path.parent / reference))
            made = self.tree.id_of(name) if name.is_relative_to(self.tree.root) else ""
            if made in self.history.now.documents:
                return made
            raise EditingRefused(f"{problem.what[:1].upper()}{problem.what[1:]}.") from problem
        name_ = self.tree.id_of(path)
        if name_ not in self.history.now.documents:
            text = read_text(path)
            self._on_disk[path] = text.encode()
            self.history.know(name_, text)
        return name_

    def deck(self, reference: str) -> DeckText:
        """The pages of a deck or a case that the plan names, as they stand. Raises EditingRefused."""
        name = self.document(reference)
        return DeckText.of(self.history.now.documents[name])

    def edit_deck(self, reference: str, change: Callable[[DeckText], DeckText], words: str) -> str:
        """Edit the pages of a deck or a case; as `edit`. Raises EditRefused and EditingRefused."""
        deck = change(self.deck(reference))
        self._with_documents({self.document(reference): deck.text}, self.plan, words)
        return deck.said

    def _with_documents(self, new: Mapping[str, str], plan: PlanText, words: str) -> None:
        now = self.history.now
        self._add(Edition(plan, {**now.documents, **new}), words)

    def items_with(self, reference: str) -> tuple[int, ...]:
        """The items that show this deck or case."""
        wanted = os.path.normpath(reference)
        return tuple(
            at
            for at, item in enumerate(self.plan.items)
            if any(name in item.form and os.path.normpath(item.form.text(name)) == wanted for name in ("deck", "case"))
        )

    def cut_item(self, index: int, minutes: int, page: int = 0) -> str:
        """Cut an item in two after so many minutes, and its deck before a page (0: not); both are one edit.

        Raises EditRefused and EditingRefused.
        """
        item = self.plan.items[index]
        words = f"cutting {item.title} in two"
        reference = item.form.text("deck")
        if not page or not reference:
            said = self.edit(lambda plan: items.cut(plan, index, minutes), words)
            return f"{said} Both show the same pages." if reference else said
        name = self.document(reference)
        first, second = decks.cut(self.deck(reference), page)
        path = self.tree.root / name
        documents = self.history.now.documents
        later = free_beside(path, "part", documents)
        plan = items.cut(self.plan, index, minutes, self._reference(later))
        said = plan.said
        new = {self.tree.id_of(later): second.text}
        if len(self.items_with(reference)) > 1:  # the others go on showing all of it
            earlier = free_beside(path, "part", {**documents, **new})
            plan = items.set_field(plan, index, "deck", self._reference(earlier))
            new[self.tree.id_of(earlier)] = first.text
            rest = f" {path.name} stays whole for the other items that show it."
        else:
            earlier, rest = path, ""
            new[name] = first.text
        self._with_documents(new, plan.saying(""), words)
        halves = ((first, "first", earlier), (second, "second", later))
        told = [f"{count_words(len(deck.pages), 'page')} for the {half}, in {file.name}" for deck, half, file in halves]
        return f"{said} Its pages too: {'; '.join(told)}.{rest}"

    def _reference(self, path: Path) -> str:
        """A file's path as seen from the plan's."""
        return Path(os.path.relpath(path, self.path.parent)).as_posix()

    def new_deck(self, index: int) -> str:
        """Give an item that has none a deck with one page; the path of it as the plan names it. Raises EditRefused."""
        item = self.plan.items[index]
        documents = self.history.now.documents
        alone = self.tree.root == self.path.parent
        folder = self.path.with_suffix("") if alone else self.tree.root / "content" / self.path.stem
        path = folder / f"{item.id or 'item'}.md"
        if path.exists() or self.tree.id_of(path) in documents:
            path = free_beside(path, "pages", documents)
        reference = self._reference(path)
        title = quoted(item.title)
        text = f"---\nmarp: true\ntitle: {title}\n---\n\n# {item.title}\n"
        plan = items.set_field(self.plan, index, "deck", reference)
        self._with_documents({self.tree.id_of(path): text}, plan, f"pages for {item.title}")
        return reference

    def add_picture(self, reference: str, page: int, typed: str, words: str) -> str:
        """Put a picture at the foot of a page, by the name of its file; what was done. One from outside the plan's
        folder is copied into it first. Raises EditRefused and EditingRefused.
        """
        deck = self.tree.root / self.document(reference)
        path, said = picture_beside(typed, deck, self.tree)
        self.edit_deck(reference, lambda found: decks.with_picture(found, page, path, words), f"the picture {path}")
        return said

    # -- saving ---------------------------------------------------------------------------------------------------

    def unsaved(self) -> tuple[Change, ...]:
        """What is not on the disk yet: documents first, for the plan names them."""
        texts = self.history.now.texts("")
        paths = {self.tree.root / name: text for name, text in texts.items() if name}
        paths[self.path] = texts[""]
        found = []
        for path, text in paths.items():
            target = self._beside.get(path, path)
            before, after = self._on_disk.get(target), text.encode()
            if before != after:
                found.append(Change(target, before, after))
        return tuple(found)

    def take(self, saved: Saved) -> None:
        """Take in what was written: it is no longer unsaved. Where somebody else changed a file, the one beside it is
        written from now on.
        """
        for change in saved.written:
            beside = saved.kept.get(change.path, change.path)
            self._on_disk[beside] = change.after
            if beside != change.path:
                path = next((one for one, other in self._beside.items() if other == change.path), change.path)
                self._beside[path] = beside

    def save(self) -> Saved:
        """Write what is not on the disk yet, at once."""
        saved = write(self.unsaved())
        self.take(saved)
        return saved

    def reread(self) -> str:
        """Take in what was changed in a text editor, as one edit; what that was, "" for nothing. Raises EditingRefused.

        Only for when everything is saved: what is not, and what was changed outside, is told apart by `save`.
        """
        texts: dict[Path, str] = {}
        for path in (self.path, *(self.tree.root / name for name in self.history.now.documents)):
            there = self._beside.get(path, path)
            if there.exists():
                texts[path] = read_text(there)
        try:
            plan = PlanText.of(texts.get(self.path, self.plan.text))
        except NotReadable as problem:
            raise _not_readable(self.path, problem) from problem
        new = {self.tree.id_of(path): text for path, text in texts.items() if path != self.path}
        for path, text in texts.items():
            self._on_disk[self._beside.get(path, path)] = text.encode()
        documents = {**self.history.now.documents, **new}
        if not self.history.add(Edition(plan, documents, "what was changed in a text editor")):
            return ""
        return "What was changed in the text editor is taken in."

    def hold(self, typed: Mapping[str, str]) -> None:
        """Keep words that are being typed, by what they are for, should the program end at once; {} for none any more.

        Failing is told by nobody: the words are on the screen.
        """
        words = {part: clean_line(text) for part, text in typed.items() if text.strip()}
        with suppress(OSError):
            if words:
                write_whole(self._typed, json.dumps(words, ensure_ascii=False).encode())
            else:
                discard(self._typed)

    def _typed_before(self) -> dict[str, str]:
        with suppress(OSError, ValueError):
            found = json.loads(self._typed.read_bytes())
            if isinstance(found, dict):
                return {clean_line(str(part)): clean_line(str(words)) for part, words in found.items()}
        return {}

    def close(self) -> None:
        """Let other windows have the plan."""
        self._hold.release()
