"""The desk for reading a run: its tabs, what is marked, what the lines are narrowed to."""

from __future__ import annotations

from functools import partial

from facilitator.application.import_service import RunFile
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.key import Key, review_key
from facilitator.console.painting import review_issues, review_summary, review_words
from facilitator.console.painting.lettering import clip
from facilitator.console.painting.review_lines import RunReading
from facilitator.console.screens.review_base import ReviewFoot, ReviewHead
from facilitator.console.widgets.reading import ReadingPane, Tell
from facilitator.console.widgets.typing import Purpose
from facilitator.live.queries.doubtful import doubtful
from facilitator.live.queries.heaps import has_heaps
from facilitator.sessionlog.build import session_log

TABS = ("Summary", "Timeline", "Issues", "Themes", "Notes", "Comments", "Debrief")
SUMMARY, TIMELINE, ISSUES, THEMES, NOTES, COMMENTS, DEBRIEF = range(7)

FILTERED = (TIMELINE, ISSUES, NOTES, COMMENTS)
"""The tabs whose lines can be narrowed."""

ONLY_READ = "A colleague's file is only read: ⟦review.keep:i⟧ takes it into your archive first."
NOT_HERE = "There is nothing to filter here; it works on timeline, issues, notes and comments."
FILTER = "Show only lines with these words, as you type"
FILTER_HINT = "enter keeps it · esc shows everything again"
TAB = "Summary, timeline, issues, themes, notes and actions, comments, debrief"


class ReadingDesk(Desk):
    """A run as it is read."""

    MENU = "Reading"

    def __init__(
        self, bench: Bench, widgets: tuple[ReviewHead, ReadingPane, ReviewFoot], foreign: RunFile | None, at: str
    ) -> None:
        """Read a run, with the line `at` marked first; `foreign`: from a file that is not taken in."""
        super().__init__(bench)
        self.head, self.pane, self.foot = widgets
        self.foreign = foreign
        self.reading = self._read()
        self.tab = SUMMARY if not at else ISSUES if at in self.reading.state.issues else NOTES
        self.by_theme = False
        self.wanted = ""
        self.keys: tuple[Key, ...] = ()
        """All commands of the screen, for its footer."""

    def _read(self) -> RunReading:
        """The run as it stands, as far as this window has read and written it: nothing is read twice."""
        controller = self.bench.controller
        entries, state = controller.recorded(), controller.state
        return RunReading(session_log(controller.run, entries, earlier=state.earlier), state)

    def refresh(self) -> None:
        """Show what has been added."""
        self.reading = self._read()
        self.look()

    def allows(self, key: Key) -> bool:
        """A colleague's file is only read."""
        if key.writes and self.foreign is not None:
            self.bench.say(ONLY_READ)
            return False
        return True

    def look(self, ref: str | None = None) -> None:
        """Show the tab in hand; with `ref` marked, else as it was."""
        self.head.at = self.tab
        where = "a colleague's file" if self.foreign is not None else self.bench.controller.run
        self.head.aside = f"filter: {self.wanted}" if self.wanted and self.tab in FILTERED else where
        self.pane.show(self._tell(), ref)
        self.foot.offer(self.keys, self._idle())

    def _idle(self) -> frozenset[str]:
        """What has nothing to do on this tab, or with this run."""
        found = {one.id for one in self.keys if one.tabs and self.tab not in one.tabs}
        if self.foreign is None:
            found.add("review.keep")
        else:
            found |= {"review.lead", *(one.id for one in self.keys if one.writes)}
        doubts = doubtful(self.reading.state)
        if not doubts:  # any line can be held back, but that is rare
            found |= {"review.share", "review.hold", "review.nobody"}
        if all(one.decided for one in doubts):
            found.add("review.doubtful")
        if not any(case.points for case in self.reading.state.plan.cases.values()):
            found.add("review.link")
        if not has_heaps(self.reading.state):
            found.add("review.keep_themes")
        if self.bench.controller.window not in self.bench.state.done:
            found.add("review.undo")
        return frozenset(found)

    def _tell(self) -> Tell:
        reading, wanted = self.reading, self.wanted
        tellers: dict[int, Tell] = {
            SUMMARY: partial(review_summary.summary, reading),
            TIMELINE: partial(review_summary.timeline, reading, wanted),
            ISSUES: partial(review_issues.issues, reading, self.by_theme, wanted),
            THEMES: partial(review_issues.themes, reading),
            NOTES: partial(review_words.entries, reading, wanted),
            COMMENTS: partial(review_words.comments, reading, wanted),
            DEBRIEF: partial(review_words.debrief, reading),
        }
        return tellers[self.tab]

    def line(self, purpose: Purpose) -> None:
        """Have something typed. A long label gives way to what the keys do; the arrows go on marking."""
        label = clip(purpose.label, max(20, self.bench.screen.size.width - len(purpose.hint) - 6))
        self.bench.line(purpose._replace(label=label, led=self._led, kept=False))

    def _led(self, key: str) -> None:
        if key == "up":
            self.pane.move(-1)
        else:
            self.bench.close_line()

    # -- moving ------------------------------------------------------------------------------------------------

    def turn_to(self, tab: int) -> None:
        """Turn to a tab by its number, from the top."""
        self.tab = tab % len(TABS)
        self.bench.say("")
        self.look(ref="")

    @review_key("review.next", "tab,right", "next tab", "The next tab of the run", 1, footer=1)
    @review_key("review.previous", "shift+tab,left", "tab before", "The tab before", -1)
    def turn(self, way: int) -> None:
        self.turn_to(self.tab + way)

    @review_key("review.tab", "1,2,3,4,5,6,7", "tab", TAB)
    def choose_tab(self, figure: str) -> None:
        self.turn_to(int(figure) - 1)

    @review_key("review.down", "down,space", "down", "The next line", 1)
    @review_key("review.up", "up", "up", "The line above", -1)
    def move(self, way: int) -> None:
        self.pane.move(way)

    @review_key("review.page_down", "pagedown", "on", "A screen on", 1)
    @review_key("review.page_up", "pageup", "back", "A screen back", -1)
    def page(self, way: int) -> None:
        self.pane.page(way)

    @review_key("review.filter", "slash", "filter", FILTER, footer=5, tabs=FILTERED)
    def type_filter(self) -> None:
        if self.tab in FILTERED:
            purpose = Purpose("filter", "Filter", self._keep, FILTER_HINT, self.wanted)
            self.line(purpose._replace(typed=self._narrow, left=self.widen))
        else:
            self.bench.say(NOT_HERE)

    def _keep(self, text: str) -> None:
        self.bench.close_line()

    def _narrow(self, text: str) -> None:
        self.wanted = text
        self.look(ref="")

    def widen(self) -> None:
        """Take every filter off the list of issues."""
        self._narrow("")

    @review_key("review.order", "g", "by theme", "Issues by group, or by theme", footer=6, tabs=(ISSUES,))
    def turn_order(self) -> None:
        self.by_theme = not self.by_theme
        marked = self.pane.ref if self.tab == ISSUES else ""
        self.tab = ISSUES
        self.look(ref=marked)
        self.bench.say("Issues by theme." if self.by_theme else "Issues by group.")
