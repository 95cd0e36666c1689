"""Undo and redo of edits in several files at once, without limit. Pure.

An edition is how everything stood after an edit: the plan, and the texts of decks and cases that were looked at so far.
Editions share what they have in common, so that a thousand of them take little more room than the edits themselves.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from facilitator.agenda.editing.plan_text import PlanText


class Edition(msgspec.Struct, frozen=True):
    """How the plan and its documents stood. `documents` are texts by the id of their file inside the plan's tree.

    `words` says what led here ("the minutes of Welcome"), for what undo tells.
    """

    plan: PlanText
    documents: Mapping[str, str] = {}
    words: str = ""

    def texts(self, plan: str) -> dict[str, str]:
        """What each file is to hold; the plan's own goes by the name `plan`."""
        return {**self.documents, plan: self.plan.text}


class History:
    """All editions of a sitting, from the one it began with, and which of them is in hand."""

    def __init__(self, first: Edition) -> None:
        """Begin with how everything stands on the disk."""
        self._done = [first]
        self._undone: list[Edition] = []

    @property
    def now(self) -> Edition:
        """The edition in hand."""
        return self._done[-1]

    @property
    def first(self) -> Edition:
        """How everything stood when the sitting began."""
        return self._done[0]

    def add(self, edition: Edition) -> bool:
        """Take an edit; whether it changed anything. What was undone before cannot be done again after it."""
        if _same(edition, self.now):
            return False
        self._done.append(edition)
        self._undone.clear()
        return True

    def know(self, name: str, text: str) -> None:
        """Take in a document as it stands on the disk, in every edition: reading it is no edit."""
        for editions in (self._done, self._undone):
            for at, edition in enumerate(editions):
                if name not in edition.documents:
                    documents = {**edition.documents, name: text}
                    editions[at] = msgspec.structs.replace(edition, documents=documents)

    def undo(self) -> str | None:
        """Go back by one edit; what was undone in words, None where there is nothing to undo."""
        if len(self._done) < 2:
            return None
        gone = self._done.pop()
        self._undone.append(gone)
        return gone.words

    def redo(self) -> str | None:
        """Do again what was undone last; what that was, None where there is nothing."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self.now.words


def _same(one: Edition, other: Edition) -> bool:
    return one.plan.text == other.plan.text and dict(one.documents) == dict(other.documents)
