"""What plain mode has told already, so that each change is told once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.screen import Screen

from facilitator.console.bench import Bench
from facilitator.console.painting.sheet import Content
from facilitator.console.plain.over import changed, painted, told
from facilitator.console.plain.spoken import changes, item_words, standing
from facilitator.console.screens.lead import LeadScreen
from facilitator.console.screens.over import OverTheDay
from facilitator.console.screens.paper import PaperScreen
from facilitator.console.screens.pick import PickScreen
from facilitator.console.screens.sheet import Sheet


class Heard:
    """What was told last of a window."""

    def __init__(self, lead: LeadScreen) -> None:
        """Begin with how it stands, as if that had been told."""
        self.lead = lead
        self._view = lead.bench.now
        self._said: dict[Bench, tuple[int, str]] = {}
        self._cue = ""
        self._part = ""
        self._top: Screen[Any] = lead
        self._shown: Content | tuple[str, ...] = ()
        self._line = ""

    def beginning(self) -> Iterator[str]:
        """How the day stands when the window opens."""
        yield from standing(self._view)
        yield from item_words(self._view)

    def news(self, *, own: bool) -> Iterator[str]:
        """All that is new. `own`: after a line that was typed, so that words said again are told again."""
        bench = self.lead.bench
        before, self._view = self._view, bench.now
        lines = [*map(bench.named, changes(before, self._view, own)), *self._unasked(), *self._over(own)]
        for one in (bench, *([self._top.bench] if isinstance(self._top, Sheet) else [])):
            lines += [words for words in self._words(one, own) if words not in lines]  # a sheet may have shown them
        yield from (*lines, *self._open_line(bench))

    def _words(self, bench: Bench, own: bool) -> Iterator[str]:
        """What was said in the line of words."""
        before, now = self._said.get(bench, (0, "")), (bench.message.times, bench.message.words)
        self._said[bench] = now
        if now[1] and (now[1] != before[1] or (own and now[0] != before[0])):
            yield now[1]

    def _unasked(self) -> Iterator[str]:
        """The cue beside the clock, and which part of a page the room sees."""
        side, bench = self.lead.side, self.lead.bench
        cue, self._cue = self._cue, side.cues.text
        if self._cue and self._cue != cue:
            yield f"For you: {bench.named(self._cue)}"
        part, self._part = self._part, side.room_part
        if self._part and self._part != part:
            yield f"For the room: {bench.named(self._part)}."

    def _over(self, own: bool) -> Iterator[str]:
        """What lies over the day: all of it when it comes, then what changes on it."""
        top, self._top = self._top, self.lead.app.screen
        here = self._top
        if here is self.lead:
            return
        shown: Content | tuple[str, ...] = ()
        if isinstance(here, Sheet):
            shown = here.shown
        elif isinstance(here, OverTheDay) and not isinstance(here, PaperScreen | PickScreen):
            shown = painted(here)
        before, self._shown = self._shown, shown
        if here is not top:
            yield from told(here)
        elif isinstance(shown, Content) and isinstance(before, Content):
            yield from changed(before, shown)
        elif own and shown and isinstance(before, tuple):
            yield from (line for line in painted(here) if line not in before)

    def _open_line(self, bench: Bench) -> Iterator[str]:
        """A line that has opened, and the draft that stands in it."""
        line, before = bench.field, self._line
        self._line = line.purpose.place if line.open else ""
        if line.open and self._line != before:
            yield f"{line.purpose.label}: type the words. A full stop alone goes back."
            if line.text:
                yield f"In the line already: {line.text}. An empty line saves that."
