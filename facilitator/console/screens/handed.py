"""What was exported of a run: which files may be passed on, which may not, and how to get at them."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from facilitator.agenda.counting import count_words
from facilitator.console.bench import Bench
from facilitator.console.beside import begin_beside
from facilitator.console.exporting import export_beside, handed_words, looked_words
from facilitator.console.key import key
from facilitator.console.outside import mail_draft, open_outside
from facilitator.console.painting.sheet import Content, Row
from facilitator.console.screens.over import is_there
from facilitator.console.screens.sheet import Sheet
from facilitator.journal.port import JournalProblem
from facilitator.live.queries.doubtful import is_held, undecided
from facilitator.live.queries.typed_words import typed_words
from facilitator.live.stamp import Stamp
from facilitator.live.state import State
from facilitator.sessionlog.choices import Choices
from facilitator.sessionlog.naming import is_private

OPEN = "Open the folder of the file in hand"
MAIL = "Begin an e-mail; the files to pass on are attached by hand"
COPY = "Copy the path of the file in hand"
PRIVATE = "Write everything, with what is private, into a folder of its own"
WRITE = "Write what may be passed on, with what is chosen here"
PAGES = "With the slides that were shown, in the HTML; or without"
TIMELINE = "With the day as it went, from beginning to end; or without"
BRIEF = "The summary of one page alone, in what is read; or all of it"
EMPTY = "Nothing has been exported yet, or it was moved: x on the screen below exports."


class HandedSheet(Sheet):
    """The exported files of a run: what may be passed on first."""

    PLACE = "handed"

    def __init__(self, below: Bench, folder: Path, look: str) -> None:
        """List what was exported into the data folder or elsewhere; `look` names the key for names to look at."""
        super().__init__(below)
        self.folder = folder
        self.look = look
        self.chosen = Choices()
        """What stands in what is written from here, beside the usual."""

    def content(self, state: State, now: Stamp) -> Content:
        """The files that are there, each with the folder it is in."""
        shared = [path for path in self._files() if not is_private(path.name)]
        private = [path for path in self._files() if is_private(path.name)]
        rows: list[Row] = []
        for heading, paths in (("May be passed on", shared), ("Private, never to pass on", private)):
            rows += [Row(f"title:{heading}", heading, tone="title")] if paths else []
            rows += [
                Row(str(path), path.name, "", (("", f"in {path.parent}"),) if str(path) == self.at else ())
                for path in paths
            ]
        above = (self._chosen_words(), *(_above(state, self.look) if shared else ()))
        return Content("What was exported", "private", above, tuple(rows), EMPTY)

    def _chosen_words(self) -> str:
        """What is chosen, and which keys change it."""
        one = self.chosen
        said = [
            f"⟦handed.pages:p⟧ slides: {'with' if one.pages else 'without'}",
            f"⟦handed.timeline:t⟧ the day as it went: {'with' if one.timeline else 'without'}",
            f"⟦handed.brief:s⟧ {'the summary of one page alone' if one.brief else 'all, not the summary alone'}",
        ]
        return f"To be written: {' · '.join(said)} · ⟦handed.write:x⟧ writes it."

    def _files(self) -> list[Path]:
        try:
            listed = self.bench.controller.journal.exported(self.bench.controller.run)
        except JournalProblem:
            return []
        return [path for path in map(Path, sorted(listed)) if path.is_file()]

    @property
    def _in_hand(self) -> Path:
        """The file in hand, or the folder that files would be in."""
        return Path(self.at) if self.at else self.folder / "exports"

    @key("handed.open", "o,enter", "open folder", OPEN, where="handed", footer=1)
    def open_folder(self) -> None:
        folder = self._in_hand.parent if self.at else self._in_hand
        self._outside(str(folder), f"{folder} is opened.", f"The folder is {folder}. ⟦handed.copy:c⟧ copies the path.")

    @key("handed.mail", "e", "e-mail", MAIL, where="handed", footer=2)
    def mail(self) -> None:
        files = [path for path in self._files() if not is_private(path.name)]
        if not files:
            self.bench.say("There is nothing to send yet: x on the screen below exports.")
            return
        started = self.state.started
        day = f", {started.day.isoformat()}" if started is not None else ""
        address = mail_draft(f"Session log: {self.state.plan.title}{day}", files)
        folder = files[0].parent
        self._outside(
            address,
            f"A draft is begun. Attach the files yourself from {folder}: ⟦handed.open:o⟧ opens it.",
            f"Attach the files from {folder} yourself: ⟦handed.copy:c⟧ copies the path.",
        )

    @key("handed.copy", "c", "copy path", COPY, where="handed", footer=3)
    def copy(self) -> None:
        self.app.copy_to_clipboard(str(self._in_hand))
        self.bench.say(f"{self._in_hand}: its path is copied, where this terminal lets a program do that.")

    @key("handed.pages", "p", "slides", PAGES, "pages", where="handed")
    @key("handed.timeline", "t", "timeline", TIMELINE, "timeline", where="handed")
    @key("handed.brief", "s", "summary", BRIEF, "brief", where="handed")
    def choose(self, what: Literal["pages", "timeline", "brief"]) -> None:
        one = self.chosen
        match what:
            case "pages":
                self.chosen = replace(one, pages=not one.pages)
            case "timeline":
                self.chosen = replace(one, timeline=not one.timeline)
            case "brief":
                self.chosen = replace(one, brief=not one.brief)
        self.renew()

    @key("handed.write", "x", "write", WRITE, where="handed", footer=5)
    def write(self) -> None:
        told = partial(handed_words, "", self.look, "⟦handed.open:o⟧")
        export_beside(self, self.bench.controller, self.folder, self._written, told, chosen=self.chosen)

    @key("handed.private", "w", "write all", PRIVATE, where="handed", footer=4)
    def write_private(self) -> None:
        told = partial(handed_words, "", self.look, "⟦handed.open:o⟧")
        export_beside(self, self.bench.controller, self.folder, self._written, told, private=True, chosen=self.chosen)

    def _written(self, words: str) -> None:
        self.renew()
        self.bench.say(words)

    def _outside(self, target: str, done: str, otherwise: str) -> None:
        """Have another program open something, beside the day; a sheet that closes first never begins."""

        async def opened() -> None:
            why = await asyncio.to_thread(open_outside, target)
            if is_there(self):
                self.bench.say(f"{why} {otherwise}" if why else done)

        begin_beside(self, opened, "outside", exclusive=True)


def _above(state: State, look: str) -> tuple[str, ...]:
    """What the files leave out, and how far somebody has looked; never more than was done."""
    held = [about for about, words in typed_words(state) if is_held(state, about, words)]
    if not held:
        return ("Nothing in them looks as if it named someone. No rule finds every name: read before you pass on.",)
    lines = count_words(len(held), "line is", "lines are")
    looked = looked_words(len(held), len(undecided(state)), look)
    return (f"{lines} held back; {looked} No rule finds every name: read before you pass on.",)
