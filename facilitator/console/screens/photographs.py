"""Photographs of flipcharts: a list by group, attached from a file, looked at, captioned, taken away."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from facilitator.console.bench import Bench
from facilitator.console.key import key
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.sheet import Content, Row
from facilitator.console.screens.over import is_there
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.journal.port import Journal, JournalProblem
from facilitator.live.facts.photographs import AttachPhotograph, CaptionPhotograph, RemovePhotograph
from facilitator.live.photograph_state import Photograph
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

if TYPE_CHECKING:
    from facilitator.application import photographs

GROUP = "photograph"
"""The workers that read a picture."""

PATH_HINT = "its path, or drop the file here · enter attaches · esc out"
REMOVE = "Take the photograph away; undo brings it back"
ONLY_READ = "A colleague's file is only read: it has to be taken into your archive first."
ABOVE = "Private: in the full log alone, never in a copy to share, never in the room. Place and time are taken out."
EMPTY = "No photograph yet: ⟦photographs.add:n⟧ attaches one, or drop a picture into this window."


class PhotographsSheet(Sheet):
    """The photographs that stand, by group."""

    PLACE = "photographs"

    def __init__(self, below: Bench, group: str = "", path: str = "", only_read: bool = False) -> None:
        """Open at a group, with a path typed already if a picture was dropped; `only_read`: nothing can be changed."""
        super().__init__(below)
        self.below, self.group, self.only_read = below, group, only_read
        self._path = path

    def content(self, state: State, now: Stamp) -> Content:
        """Each with what it shows, and its size in pixels."""
        rows: list[Row] = []
        for group in sorted(state.groups.values(), key=lambda group: group.number):
            own = [one for one in state.photographs.values() if one.group == group.id and not one.removed]
            rows += [Row(f"title:{group.id}", group.name, tone="title")] if own else []
            rows += [
                Row(one.id, f"{one.id} {one.caption}".rstrip(), f"{one.width} by {one.height} pixels") for one in own
            ]
        return Content("Photographs of flipcharts", "private", (ABOVE,), tuple(rows), EMPTY)

    def on_mount(self) -> None:
        """Show the list; what was dropped before waits in the line for Enter."""
        super().on_mount()
        if self._path:
            self.call_after_refresh(self._for_group, self._path)

    def dropped(self, text: str) -> None:
        """A picture dropped onto the sheet is for the group in hand."""
        from facilitator.application.photographs import is_picture

        if is_picture(text):
            self._for_group(text.strip())

    # -- attaching -----------------------------------------------------------------------------------------------

    @key("photographs.add", "n", "new", "Attach a photograph to a group", where="photographs", footer=2)
    def add(self) -> None:
        self._for_group("")

    def _for_group(self, path: str) -> None:
        """Have a group chosen, unless one is in hand, and then the path typed."""
        if self.only_read:
            self.bench.say(ONLY_READ)
            return
        groups = sorted(self.state.groups.values(), key=lambda group: group.number)
        if self.group in self.state.groups or len(groups) == 1:
            self._ask_path(self.group or groups[0].id, path)
            return
        choices = [Choice(group.id, group.name, group.id) for group in groups]
        in_hand = self.state.photographs.get(self.at)
        at = in_hand.group if in_hand is not None else ""
        self.bench.choose("A photograph of whose flipchart?", choices, partial(self._chosen, path), at)

    def _chosen(self, path: str, group: str | None) -> None:
        if group is not None:
            self._ask_path(group, path)

    def _ask_path(self, group: str, path: str) -> None:
        if group not in self.state.groups:
            self._for_group(path)
            return
        name = self.state.groups[group].name
        purpose = Purpose("photograph", f"{name}'s flipchart", partial(self._take, group), PATH_HINT, path)
        self.bench.line(purpose._replace(typed=_forget, kept=False))

    def _take(self, group: str, typed: str) -> None:
        """Read the picture beside the screen; a sheet that closes meanwhile does not keep it from being attached."""
        self.bench.close_line()
        if not typed:
            return
        if any(worker.group == GROUP and not worker.is_finished for worker in self.app.workers):
            self.bench.say("Another picture is still being read; try again in a moment.")
            return
        self.bench.say("Reading the picture ...")
        controller = self.bench.controller
        work = partial(_read_and_keep, controller.journal, controller.run, typed)
        reading = asyncio.get_running_loop().run_in_executor(None, work)
        self.app.run_worker(self._attached(group, reading), group=GROUP)

    async def _attached(self, group: str, reading: asyncio.Future[photographs.Photograph | str]) -> None:
        """Attach what was read, or say why there is nothing."""
        read = await asyncio.shield(reading)
        there = is_there(self)
        bench = self.bench if there else self.below
        if isinstance(read, str):
            bench.say(read)
            return
        done = bench.ask(AttachPhotograph(group, read.digest, read.width, read.height))
        if done:
            new = str(getattr(done.events[0], "id", ""))
            name = bench.state.groups[group].name
            bench.say(f"{new} is {name}'s. ⟦photographs.caption:w⟧ says what it shows, ⟦sheet.undo:u⟧ takes it back.")
            self.at = new
        if there:
            self.renew()

    # -- what is there -------------------------------------------------------------------------------------------

    def _in_hand(self) -> Photograph | None:
        found = self.state.photographs.get(self.at)
        if found is None:
            self.bench.say("There is no photograph in hand.")
        return found

    @key("photographs.look", "enter", "look", "Look at the photograph in hand", where="photographs", footer=1)
    def look(self) -> None:
        found = self._in_hand()
        if found is None:
            return
        from facilitator.console.screens.photograph import PhotographScreen

        try:
            picture = self.bench.controller.journal.photograph(self.bench.controller.run, found.digest)
        except JournalProblem as problem:
            self.bench.say(str(problem))
            return
        name = self.state.groups[found.group].name if found.group in self.state.groups else found.group
        self.bench.open(PhotographScreen(f"{found.id}, {name}", found.caption, picture))

    @key("photographs.caption", "w", "caption", "Write what the photograph shows", where="photographs", footer=3)
    def caption(self) -> None:
        found = None if self.only_read else self._in_hand()
        if self.only_read:
            self.bench.say(ONLY_READ)
        elif found is not None:
            enter = partial(self._caption, found.id)
            hint = "enter keeps it · esc out, draft kept"
            self.bench.line(Purpose(f"caption:{found.id}", f"{found.id} shows", enter, hint, found.caption))

    def _caption(self, about: str, text: str) -> None:
        self.bench.save(CaptionPhotograph(about, text), f"{about} is kept with its words.")

    @key("photographs.remove", "d", "take away", REMOVE, where="photographs", footer=4)
    def take_away(self) -> None:
        found = None if self.only_read else self._in_hand()
        if self.only_read:
            self.bench.say(ONLY_READ)
        elif found is not None:
            self.bench.ask(RemovePhotograph(found.id), f"{found.id} is taken away. ⟦sheet.undo:u⟧ brings it back.")


def _read_and_keep(journal: Journal, run: str, typed: str) -> photographs.Photograph | str:
    """Read the picture and store it with the run, in a thread and through a handle of its own; or why not."""
    from facilitator.application.photographs import PhotographProblem, keep, read_photograph

    try:
        read = read_photograph(typed)
        beside = journal.beside()
        try:
            keep(beside, run, read)
        finally:
            beside.close()
    except PhotographProblem as problem:
        return str(problem)
    except JournalProblem as problem:
        return f"The photograph was not kept: {problem} The file stays where it is."
    return read


def _forget(text: str) -> None:
    """Of a path no draft is kept."""
