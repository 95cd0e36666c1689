"""The desk for what is done to the plan elsewhere: in the trainer's own text editor, or by bringing slides into it."""

from __future__ import annotations

import asyncio
from functools import partial

from facilitator.agenda.editing.problems_at import WHOLE_PLAN, Finder
from facilitator.application.plan_editing import EditingRefused
from facilitator.console.beside import begin_beside
from facilitator.console.editor.bench import TABLE, EditorDesk
from facilitator.console.key import key
from facilitator.console.outside import edit_here, editor_command, open_outside
from facilitator.console.screens.over import is_there, open_over
from facilitator.console.screens.own_copy import Made

BRING = "Bring slides, a case or a timetable into the plan, from PowerPoint, Word, a spreadsheet and others"
OUTSIDE = "Open the plan's file in a text editor of yours, at the item in hand"
TAKEN = "Take in what was changed in a text editor"


class OutsideDesk(EditorDesk):
    """Other hands on the plan's file."""

    @key("editor.outside", "v", "text editor", OUTSIDE, where=TABLE)
    def outside(self) -> None:
        bench = self.bench
        bench.store()
        line = 1 if bench.item == WHOLE_PLAN else Finder(bench.in_hand.plan).firsts[bench.item]
        command = editor_command(bench.path, line)
        if command:
            bench.say(edit_here(bench.screen.app, command))
            self.take_in()
        else:
            begin_beside(bench.screen, partial(self._open, str(bench.path)), "outside")

    async def _open(self, path: str) -> None:
        told = await asyncio.to_thread(open_outside, path)
        if is_there(self.bench.screen):
            self.bench.say(told or "It is open beside this. Saved there, ⟦editor.reread:ctrl+r⟧ takes it in.")

    @key("editor.bring", "b", "bring slides", BRING, where=TABLE, footer=8)
    def bring(self) -> None:
        """Put slides, a case or a timetable into the plan; it is one step that can be taken back."""
        from facilitator.console.screens.bringing import BringScreen

        bench = self.bench
        bench.store()
        if not bench.trouble:
            own = bench.console.folder / "plans"
            open_over(bench.screen.app, BringScreen(own, into=bench.path), self._brought)

    def _brought(self, made: Made | None) -> None:
        if made is not None:
            self.take_in()
            self.bench.say(made.told)

    @key("editor.reread", "ctrl+r", "take in", TAKEN, where=TABLE)
    def take_in(self) -> None:
        """Read the files again, as one step that can be taken back."""
        bench = self.bench
        bench.store()
        try:
            told = bench.sitting.reread()
        except EditingRefused as refused:
            bench.say(str(refused))
            return
        bench.say(told or bench.message.words or "Nothing was changed there.")
        bench.documents.forget()
        bench.save()
