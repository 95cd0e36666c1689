"""A file that another day tells in other words: one source, and a list of what is said otherwise.

A plan's `retold` names a file with one entry for each document that it shares with another day. The words on the left
are put in place of by those on the right, wherever they stand in the document, before it is read: the lines of the
document stay where they are, so that problems are told of its own.
"""

from __future__ import annotations

import re

import msgspec

from facilitator.agenda.fields import RETOLD
from facilitator.agenda.files import NotFound, Source, Tree
from facilitator.agenda.filling import fill
from facilitator.agenda.forms import Form
from facilitator.agenda.problems import Place, Problem, Problems, quoted
from facilitator.agenda.yaml_places import load


class Wording(msgspec.Struct, frozen=True):
    """Words of a document, what is said instead of them, and where that was written."""

    was: str
    now: str
    place: Place


class Retelling:
    """What a day says otherwise in documents of another day, by the document's id."""

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
            self.wordings[name] = (*self.wordings.get(name, ()), *_wordings(entry))
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


def _wordings(entry: Form) -> list[Wording]:
    return [Wording(str(pair.key), str(pair.value), pair.place) for pair in entry.pairs("wording")]
