"""The desk for handing the day over: the session log, the paper twin, another folder, the end, leaving."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from pathlib import Path

from facilitator.console.bench import Bench
from facilitator.console.beside import begin_beside
from facilitator.console.desk import Desk
from facilitator.console.key import ended, is_open, key
from facilitator.console.program import program
from facilitator.console.widgets.panels import Middle
from facilitator.console.widgets.typing import Purpose
from facilitator.journal.place import PRIVATE
from facilitator.journal.port import JournalProblem
from facilitator.live.facts.day import EndRun, ReopenRun
from facilitator.sessionlog.naming import is_private

FILES = "What was exported: open the folder, begin an e-mail, copy a path, write the private copy"
LOOK = "⟦doubtful.open:f n⟧"
PRINT = "Print: the rest of the day, and blank sheets for the groups"
OPEN = "Open the folder of what was exported"
FOLDER = "Go on in another folder when this one cannot be written to"


class HandingOver(Desk):
    """Printing, exporting, another folder, and the end of the day."""

    MENU = "Day"

    def __init__(self, bench: Bench, folder: Path, middle: Middle) -> None:
        """Exports go into the folder's `exports`, what is private into a folder beside it.

        `middle` is the panel that sums a day up once it has ended.
        """
        super().__init__(bench)
        self.folder, self.middle = folder, middle

    def looked(self) -> None:
        """Sum the day up once it has ended."""
        view = self.bench.now
        if view.phase != "ended":
            self.middle.closing = None
            return
        from facilitator.console.painting.closing import Closing
        from facilitator.live.queries.figures import figures

        self.middle.closing = Closing(figures(self.bench.state, view), str(self._exported()))

    def _exported(self) -> Path:
        """The folder of what may be passed on: that of the last export, else where one would go."""
        try:
            listed = self.bench.controller.journal.exported(self.bench.controller.run)
        except JournalProblem:
            return self.folder / "exports"
        found = [path.parent for path in map(Path, sorted(listed)) if not is_private(path.name)]
        return found[0] if found else self.folder / "exports"

    @key("export.folder", "Z,shift+z", "open folder", OPEN, footer=2, when=ended)
    def open_folder(self) -> None:
        begin_beside(self.bench.screen, self._open_folder, "outside", exclusive=True)

    async def _open_folder(self) -> None:
        from facilitator.console.outside import open_outside

        folder = self._exported()
        why = await asyncio.to_thread(open_outside, str(folder))
        self.bench.say(f"{why} The folder is {folder}." if why else f"{folder} is opened.")

    @key("paper.print", "p", "print", PRINT, when=is_open)
    def print(self) -> None:
        from facilitator.application.printing import print_run
        from facilitator.sessionlog.problems import ExportProblem

        state, controller = self.bench.state, self.bench.controller
        try:
            path = print_run(state, controller.run, controller.clock.now(), self.folder / PRIVATE)
        except ExportProblem as problem:
            self.bench.say(str(problem))
        else:
            self.bench.say(f"The rest of the day is in {path}: open it in a browser and print it.")

    @key("export", "x", "export", "Export the session log now")
    def export(self) -> None:
        self._export("Exported:")

    def _export(self, head: str) -> None:
        """Write what may be passed on beside the day, and say where it is then, and where the rest."""
        from facilitator.console.exporting import export_beside, handed_words

        told = partial(handed_words, head, LOOK, "⟦export.files:X⟧")
        export_beside(self.bench.screen, self.bench.controller, self.folder, self.bench.say, told)

    @key("export.files", "X,shift+x", "exported", FILES)
    def files(self) -> None:
        from facilitator.console.screens.handed import HandedSheet

        self.bench.open(HandedSheet(self.bench, self.folder, LOOK))

    @key("folder.move", "F,shift+f", "other folder", FOLDER, scribe=True)
    def type_folder(self) -> None:
        hint = "enter goes on there · esc out"
        self.bench.line(Purpose("folder", "Go on in this folder", self._move, hint, kept=False))

    def _move(self, folder: str) -> None:
        """Go on in another folder, with everything that happened."""
        bench = self.bench
        bench.drafts.keep("folder", "")
        if not folder:
            bench.finish()
            return
        from facilitator.application.export_service import open_elsewhere
        from facilitator.journal.typed_path import shell_word
        from facilitator.sessionlog.problems import ExportProblem

        try:
            there = open_elsewhere(folder, bench.controller.clock.now().wall)
            behind = bench.controller.move_to(there.journal)
        except (ExportProblem, JournalProblem, RuntimeError) as problem:  # RuntimeError: "~name" that nobody has
            bench.say(str(problem))
            return
        bench.drafts.move_to(there.journal)
        self.folder = there.folder
        told = " ".join((*there.told, behind)).strip()
        word = shell_word(str(there.folder), windows=os.name == "nt")
        bench.finish(f"The day goes on in {there.folder}. Later: facilitator --data {word} {told}".strip())

    @key(
        "run.end",
        "E,shift+e",
        "end the day",
        "End the day; asks first",
        when=is_open,
        synonyms=("end",),
        asks=EndRun,
    )
    def end(self) -> None:
        from facilitator.console.screens.entries import EndingSheet

        self.bench.open(EndingSheet(self.bench), self._end)

    def _end(self, answer: str | None) -> None:
        from facilitator.console.screens.entries import AGREED

        if answer != AGREED:
            self.bench.perform(answer or "")
        elif self.bench.ask(EndRun()):
            self.bench.close_line()
            self.bench.put(showing="page")
            self._export("The day has ended.")

    @key(
        "run.reopen",
        "O,shift+o",
        "reopen",
        "Open an ended day again",
        footer=1,
        when=ended,
        asks=ReopenRun,
    )
    def reopen(self) -> None:
        self.bench.ask(ReopenRun(), "The day is open again.")

    @key(
        "leave", "q", "leave", "Leave; the run stays open", footer=12, room=True, scribe=True, synonyms=("quit", "exit")
    )
    def leave(self) -> None:
        self.bench.drafts.store(again=True)
        self.bench.controller.leave()
        for desk in self.bench.heard.left:
            desk.left()
        program(self.bench.screen).leave_run(rehearsal=bool(self.bench.now.rehearsal))
