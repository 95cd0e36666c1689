"""Every file that a plan names, each read once however often it is named; its themes; what is retold of another day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec

from facilitator.agenda.case_reader import CaseReading, read_case
from facilitator.agenda.deck_reader import DeckReading, read_deck
from facilitator.agenda.fields import RETOLD, THEMES
from facilitator.agenda.files import NotFound, Source, Tree, Unreadable, read_source, shown_beside
from facilitator.agenda.filling import fill
from facilitator.agenda.forms import Form
from facilitator.agenda.model import Theme, ThemeGroup
from facilitator.agenda.placeholders import Details, Unfilled, names_in
from facilitator.agenda.problems import Place, Problem, Problems, nearest, quoted
from facilitator.agenda.yaml_places import load

Named = TypeVar("Named", Theme, ThemeGroup)


class ThemesReading(msgspec.Struct, frozen=True):
    """What was made of a file of themes."""

    groups: tuple[ThemeGroup, ...]
    themes: tuple[Theme, ...]
    problems: tuple[Problem, ...]


def read_themes(source: Source) -> ThemesReading:
    """The themes in a file. Never raises: whatever is wrong is in `problems`."""
    problems = Problems(source.shown, stops=False)
    node, found = load(source.text, source.shown)
    problems.take(found)
    form = fill(node, THEMES, problems) if node is not None else None
    if form is None:
        return ThemesReading((), (), tuple(problems.in_order()))
    groups, themes = form.forms("groups"), form.forms("themes")
    _once([(g.text("id"), g.where("id")) for g in groups], "the group of themes", problems)
    _once([(t.text("id"), t.where("id")) for t in themes], "the theme", problems)
    _check_groups(groups, themes, problems)
    words = [(put.value, put.place) for theme in themes for put in theme.puts("keywords") if isinstance(put.value, str)]
    _once([(word.casefold(), place) for word, place in words], "the keyword", problems)
    read = _first_of_each(_theme(theme) for theme in themes)
    known = _first_of_each(ThemeGroup(g.text("id"), g.text("label"), g.flag("optional")) for g in groups)
    missing = dict.fromkeys(theme.group for theme in read if theme.group not in {group.id for group in known})
    return ThemesReading(
        groups=(*known, *(ThemeGroup(name, name or "Other") for name in missing)),
        themes=read,
        problems=tuple(problems.in_order()),
    )


def _first_of_each(found: Iterable[Named]) -> tuple[Named, ...]:
    """Each id once; what has none cannot be used."""
    kept: dict[str, Named] = {}
    for one in found:
        if one.id:
            kept.setdefault(one.id, one)
    return tuple(kept.values())


def _theme(form: Form) -> Theme:
    return Theme(
        id=form.text("id"),
        group=form.text("group"),
        label=form.text("label") or form.text("id"),
        definition=form.text("definition"),
        keywords=form.texts("keywords"),
        examples=form.texts("examples"),
        strength=form.flag("strength"),
    )


def _once(words: list[tuple[str, Place]], what: str, problems: Problems) -> None:
    """Each word once in the file; an empty one was complained of before."""
    seen: dict[str, int] = {}
    for word, place in words:
        if word and word in seen:
            problems.add(place, f"{what} {quoted(word)} is given twice (first on line {seen[word]})", "each once")
        seen.setdefault(word, place.line)


def _check_groups(groups: tuple[Form, ...], themes: tuple[Form, ...], problems: Problems) -> None:
    known = {group.text("id") for group in groups}
    for theme in themes:
        if "group" in theme and theme.text("group") not in known:
            name = theme.text("group")
            problems.add(theme.where("group"), f"there is no group of themes {quoted(name)}", "", nearest(name, known))


class Wording(msgspec.Struct, frozen=True):
    """Words of a document, what is said instead of them, and where that was written."""

    was: str
    now: str
    place: Place


class Retelling:
    """What a day says otherwise in documents of another day, by the document's id.

    A plan's `retold` names a file with one entry for each document that it shares with another day. The words on the
    left are put in place of by those on the right, wherever they stand in the document, before it is read: the lines
    of the document stay where they are, so that problems are told of its own.
    """

    def __init__(self) -> None:
        """With nothing to say otherwise."""
        self.wordings: dict[str, tuple[Wording, ...]] = {}
        self.file = ""

    def read(self, source: Source, tree: Tree) -> tuple[Problem, ...]:
        """Take in the file of a retelling; what is wrong with it is the answer."""
        problems = Problems(source.shown, stops=False)
        self.file = source.shown
        node, found = load(source.text, source.shown)
        problems.take(found)
        form = fill(node, RETOLD, problems) if node is not None else None
        for entry in form.forms("documents") if form is not None else ():
            try:
                name = tree.id_of(tree.find(entry.text("file"), source.path)) if "file" in entry else ""
            except NotFound as error:
                problems.warn(entry.where("file"), error.what, error.expected, error.suggestion)
                continue
            new = (Wording(str(pair.key), str(pair.value), pair.place) for pair in entry.pairs("wording"))
            self.wordings[name] = (*self.wordings.get(name, ()), *new)
        return tuple(problems.in_order())

    def retold(self, source: Source) -> tuple[Source, tuple[Problem, ...]]:
        """The document in this day's words; words that it does not have are a problem."""
        wordings = {one.was: one for one in self.wordings.get(source.id, ())}
        if not wordings:
            return source, ()
        used: set[str] = set()

        def instead(found: re.Match[str]) -> str:
            used.add(found[0])
            return wordings[found[0]].now

        # The longest first, and all at once: what was said otherwise is not said otherwise again.
        pattern = "|".join(re.escape(was) for was in sorted(wordings, key=len, reverse=True))
        text = re.sub(pattern, instead, source.text)
        problems = Problems(self.file, stops=False)
        for was, one in wordings.items():
            if was not in used:
                problems.warn(one.place, f"{source.shown} has no {quoted(was)}", "words that stand in it, on one line")
        return msgspec.structs.replace(source, text=text), tuple(problems.found)


Made = TypeVar("Made", DeckReading, CaseReading, ThemesReading)


class Lines(msgspec.Struct, frozen=True):
    """Where the pages of a document begin: the file as messages call it, and a line for each page."""

    file: str
    lines: tuple[int, ...]


class Documents:
    """Reads what the plan names. Problems of a path go to whoever named it; problems of a file are kept here.

    None of them stops a day: what cannot be read is `missing`, and the item does without it.
    """

    def __init__(self, plan: Source, tree: Tree, details: Details) -> None:
        """For a plan that was read from `plan`."""
        self.plan, self.tree, self.details = plan, tree, details
        self.decks: dict[str, DeckReading] = {}
        self.cases: dict[str, CaseReading] = {}
        self.sources: dict[str, Source | None] = {}
        self.problems: list[Problem] = []
        self.unfilled: list[Unfilled] = []
        self.unsaid: list[str] = []
        self.lines: dict[str, Lines] = {}
        self.blanks: dict[str, None] = {}
        self.missing = False
        self.retelling = Retelling()

    def retell(self, reference: str, place: Place, problems: Problems) -> None:
        """Read every document from here on in the words of the file that a path names."""
        source = self._find(reference, place, problems)
        if source is not None:
            self.problems.extend(self.retelling.read(source, self.tree))

    def deck(self, reference: str, place: Place, problems: Problems) -> str:
        """The id of the deck (or background note) that a path names; "" where it names none, or one without pages."""

        def read(source: Source) -> DeckReading:
            return read_deck(source, self.tree, self.details)

        source = self._find(reference, place, problems)
        return source.id if source and self._read(source, self.decks, read).deck.pages else ""

    def case(self, reference: str, place: Place, problems: Problems) -> str:
        """The id of the case that a path names; "" where it names none."""

        def read(source: Source) -> CaseReading:
            return read_case(source, self.tree, self.details)

        source = self._find(reference, place, problems)
        return source.id if source and self._read(source, self.cases, read) else ""

    def themes(self, reference: str, place: Place, problems: Problems) -> ThemesReading | None:
        """The themes in the file that a path names; None where it names none."""
        source = self._find(reference, place, problems)
        return self._read(source, {}, read_themes) if source else None

    def open_blanks(self, feedback: str) -> tuple[str, ...]:
        """The names of all blanks that are not filled, each once, in the order in which they were come upon."""
        names = [blank.name for blank in self.unfilled]
        names += [name for _, name in names_in(feedback) if self.details.lacks(name)]
        return tuple(dict.fromkeys(names))

    def _find(self, reference: str, place: Place, problems: Problems) -> Source | None:
        try:
            path = self.tree.find(reference, self.plan.path)
        except NotFound as error:
            problems.warn(place, error.what, error.expected, error.suggestion)
            self.missing = True
            return None
        file_id = self.tree.id_of(path)
        if file_id not in self.sources:
            try:
                shown = shown_beside(self.plan.shown, reference)
                source, told = self.retelling.retold(read_source(path, shown, file_id, leniently=True))
                self.sources[file_id] = source
                self.problems.extend([*told, *([source.doubt] if source.doubt is not None else [])])
            except Unreadable as error:
                self.sources[file_id] = None
                self.problems.append(msgspec.structs.replace(error.problem, warning=True))
                self.missing = True
        return self.sources[file_id]

    def _read(self, source: Source, known: dict[str, Made], read: Callable[[Source], Made]) -> Made:
        """What `read` makes of the file, or made of it before."""
        if source.id in known:
            return known[source.id]
        made = known[source.id] = read(source)
        self.problems.extend(made.problems)
        if isinstance(made, CaseReading) and made.unsaid:
            self.unsaid.append(f"{made.case.title}: {made.unsaid}")
        if not isinstance(made, ThemesReading):
            self.unfilled.extend(made.unfilled)
            self.lines[source.id] = Lines(source.shown, made.lines)
            self.blanks.update(dict.fromkeys(name for _, name in names_in(source.text)))
        return made
