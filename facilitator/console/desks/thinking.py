"""What comes to mind while a group's words are typed, beside the event loop, and what the marks in the line mean.

Nothing is loaded before the first pause in typing. What is learnt, from earlier days in the journal and from this one,
is what people tagged with their own hand. While an index is built anew, the one before it goes on answering.
"""

from __future__ import annotations

import asyncio
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from facilitator.agenda.model import LearningPoint, Plan, Theme
from facilitator.console.bench import Bench
from facilitator.console.beside import begin_beside
from facilitator.console.desk import Desk
from facilitator.console.desks.hand import Hand
from facilitator.console.painting.offers import Offer
from facilitator.console.widgets.offers import Radar
from facilitator.journal.port import Journal, JournalProblem
from facilitator.live.capture_line import Typed, understand
from facilitator.live.state import Issue

if TYPE_CHECKING:
    from facilitator.themes.heaps import Likely
    from facilitator.themes.suggester import Suggester, Tagged


ENOUGH = 6
"""Issues tagged in this run since the last time that are worth building the index anew."""


class Wish(NamedTuple):
    """What to think about: words of a group, with the board they may repeat and the points they may bring out."""

    text: str
    group: str
    plan: Plan
    issues: tuple[Issue, ...]
    points: tuple[LearningPoint, ...]


class Thought(NamedTuple):
    """What came to mind about a text: ids of themes, of other groups' issues and of points, the likeliest first."""

    text: str = ""
    themes: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


class Sensing:
    """Thinks and learns in whatever thread asks it."""

    def __init__(self, journal: Journal, run: str) -> None:
        """Learn from this journal's other runs, when it comes to that. Nothing is read or built yet."""
        self._journal = journal
        self._run = run
        self._making = Lock()
        self._learning = Lock()
        self._mind: Suggester | None = None
        self._themes: tuple[Theme, ...] = ()
        self._earlier: tuple[Tagged, ...] | None = None
        self._learnt = -1

    def think(self, wish: Wish) -> Thought:
        """What these words call to mind."""
        from facilitator.themes.suggester import BoardIssue

        mind = self._ready(wish.plan)
        board = [BoardIssue(issue.id, issue.group, issue.text) for issue in wish.issues if not issue.withdrawn]
        return Thought(
            wish.text,
            tuple(found.theme for found in mind.suggest(wish.text)),
            tuple(found.issue for found in mind.repeats(wish.text, board, wish.group) if not found.own),
            tuple(found.point for found in mind.points(wish.text, wish.points)),
        )

    def heaps(self, plan: Plan, issue: Issue | None, issues: tuple[Issue, ...]) -> tuple[Likely, ...]:
        """Heaps that an issue may go to, and loose issues that it may begin one with."""
        from facilitator.themes.heaps import likely_heaps
        from facilitator.themes.suggester import BoardIssue

        if issue is None:
            return ()
        others = [one for one in issues if one.id != issue.id and not one.withdrawn]
        board = [BoardIssue(one.id, one.group, one.text) for one in others]
        known = {theme.id for theme in plan.themes}
        heaps = {one.id: next((theme for theme in one.themes if theme in known), "") for one in others}
        return likely_heaps(self._ready(plan), issue.text, board, heaps)

    def learn(self, plan: Plan, issues: tuple[Issue, ...]) -> None:
        """Learn from earlier days, and what was tagged in this run, if that is news. Slow; one at a time.

        An archive that cannot be read teaches nothing, as none would: suggestions are a help, never a need, and
        whatever is wrong with the journal is told where the day is written to it.
        """
        if not self._learning.acquire(blocking=False):
            return
        try:
            from facilitator.themes.suggester import Tagged

            mind = self._ready(plan)
            mind.warm()
            tagged = [Tagged(issue.text, issue.themes) for issue in issues if issue.themes and not issue.withdrawn]
            if self._learnt >= 0 and len(tagged) < self._learnt + ENOUGH:
                return
            if self._earlier is None:
                self._earlier = self._read_earlier()
            self._learnt = len(tagged)
            if self._earlier or tagged:
                mind.learn((*self._earlier, *tagged))
        finally:
            self._learning.release()

    def _ready(self, plan: Plan) -> Suggester:
        """The suggester of these themes; made anew when they were renamed, merged or added."""
        from facilitator.themes.suggester import Suggester

        with self._making:
            if self._mind is None or self._themes != plan.themes:
                self._mind, self._themes, self._learnt = Suggester.of_plan(plan), plan.themes, -1
            return self._mind

    def _read_earlier(self) -> tuple[Tagged, ...]:
        from facilitator.themes.earlier import earlier_lines

        try:
            journal = self._journal.beside()
            try:
                return earlier_lines(journal, self._run)
            finally:
                journal.close()
        except JournalProblem:
            return ()


PAUSE = 0.15
"""Seconds without a key after which the words are thought about."""

READY_AFTER = 1.0
"""Seconds after a report-back's line opened at which the index is built, so that the first line finds it ready."""

SHORTEST = 4
"""Letters that say enough to be thought about."""

MOST_OFFERED = 3
"""How many themes are ever on offer: these figures may be typed before the themes can be seen."""

NO_THOUGHT = Thought()


class Thinking(Desk):
    """Thoughts about the capture line, and the marks in it."""

    def __init__(self, bench: Bench, hand: Hand, radar: Radar | None) -> None:
        """Think about what is typed for the group in hand; `radar` points at what nobody has raised yet."""
        super().__init__(bench)
        self.hand, self.radar = hand, radar
        self.sensing = Sensing(bench.controller.journal, bench.controller.run)
        self.thought = NO_THOUGHT
        """What came to mind about the words in the line, or about the issue that `subject` names."""
        self.subject = ""
        """The issue that the marks of a line without words are for."""
        self.linking: tuple[str, ...] = ()
        """Learning points that the line is to be linked to when it is saved."""
        self._ready = False
        self._pause: asyncio.TimerHandle | None = None

    # -- understanding ------------------------------------------------------------------------------------

    def understood(self, text: str) -> Typed:
        """What a line means now. Figures take from the offers that can be seen, for the words or the issue at hand."""
        plan, groups = self.bench.now.plan, self.bench.now.groups
        most = MOST_OFFERED if plan.themes else 0
        typed = understand(text, groups, plan.themes, self.thought.themes, most)
        if self.subject and self.thought.text and typed.words and not self._marking:
            return understand(text, groups, plan.themes, (), most)
        return typed

    @property
    def _marking(self) -> bool:
        """Whether the line is open for the marks of an issue on the board, and for no words."""
        field = self.bench.field
        return field.open and field.purpose.marks and not field.takes_words

    def show(self, text: str) -> None:
        """Say over the line what its marks mean, and under it what is on offer."""
        typed, view = self.understood(text), self.bench.now
        labels = {theme.id: theme.label for theme in view.plan.themes}
        names = {group.id: group.name for group in view.groups}
        parts = [f"#{labels[theme]}" for theme in typed.themes]
        parts += [f"#{number}: when themes are on offer" for number in typed.waiting]
        parts += [f"+ {names[group]}" for group in typed.echoes]
        parts += [f"learning point {number}" for number in self.numbers(self.linking)]
        if self.bench.field.open:
            for_issue = f" for {self.marked_issue()}" if parts and not typed.words else ""
            self.bench.field.understood = " · ".join(parts) + for_issue
        self._show_offers(typed, labels, names)

    def numbers(self, points: tuple[str, ...]) -> list[int]:
        """The numbers under which these learning points are listed."""
        return [point.number for point in self.bench.now.radar if point.id in points]

    def _show_offers(self, typed: Typed, labels: dict[str, str], names: dict[str, str]) -> None:
        thought = self.thought
        for_words = self._marking or bool(typed.words) == (not self.subject)
        shown = tuple((labels[t], t in typed.suggested) for t in thought.themes if t in labels) if for_words else ()
        repeat = self.repeat() if typed.words and not self._marking else None
        search = typed.searches[-1] if typed.searches else None
        group = typed.group or self.hand.group
        had = repeat is not None and group in self._behind(repeat)
        self.bench.field.offers.offer = Offer(
            themes=shown,
            subject=self.subject if shown else "",
            repeat=repeat.id if repeat is not None else "",
            repeat_text=repeat.text if repeat is not None else "",
            searched=search.word if search else "",
            had_by=names.get(group, group) if had else "",
            found=tuple(labels[theme] for theme in search.themes[:3]) if search else (),
        )
        if self.radar is not None:
            self.radar.near, self.radar.linked = thought.points, self.linking

    def _behind(self, issue: Issue) -> tuple[str, ...]:
        """The groups that stand behind an issue."""
        board = self.bench.now.board
        return board.voices.get(issue.id, (issue.group, *issue.echoes)) if board is not None else ()

    def repeat(self) -> Issue | None:
        """The issue that the words in the line may repeat; None when none comes to mind."""
        found = next(iter(self.thought.repeats), "") if not self.subject else ""
        issue = self.bench.state.issues.get(found)
        return issue if issue is not None and not issue.withdrawn else None

    def marked_issue(self) -> str:
        """The issue that marks without words are for: the one saved last, else the newest on the board; "" if none."""
        board = self.bench.now.board
        here = [issue for column in board.columns for issue in column.issues] if board else []
        if any(issue.id == self.subject for issue in here):
            return self.subject
        newest = max(here, key=lambda issue: (issue.wordings[0].at.wall, issue.id), default=None)
        return newest.id if newest is not None else ""

    def looked(self) -> None:
        """Nothing is on offer any more for an issue that does not stand on the board: taken back, or of another."""
        board = self.bench.now.board
        standing = {issue.id for column in board.columns for issue in column.issues} if board is not None else set()
        if self.subject and self.subject not in standing:
            self.forget()
            self.show(self.bench.field.text if self.bench.field.open else "")

    # -- thinking -----------------------------------------------------------------------------------------

    def edited(self, text: str) -> None:
        """The words of a group changed: think about them after a pause, and until then offer nothing that is stale."""
        typed = self.understood(text)
        if typed.words and self.subject:
            self.forget()
        if not typed.words and self.thought.text and not self.subject:
            self.forget()
        self.show(text)
        if typed.words and typed.words != self.thought.text:
            self.hold_still()
            self._pause = asyncio.get_running_loop().call_later(PAUSE, self._sense)

    def forget(self) -> None:
        """Nothing comes to mind any more."""
        self.thought, self.subject, self.linking = NO_THOUGHT, "", ()
        self.hold_still()

    def hold_still(self) -> None:
        """Think about nothing that was about to be thought about."""
        if self._pause is not None:
            self._pause.cancel()
            self._pause = None

    def get_ready(self) -> None:
        """Build what thinking needs a moment after the line opened, beside the screen."""
        if self.bench.now.turns is not None and not self._ready:
            self._ready = True
            asyncio.get_running_loop().call_later(READY_AFTER, self._get_ready)

    def _get_ready(self) -> None:
        if self.bench.field.is_attached:
            plan, issues = self.bench.now.plan, tuple(self.bench.state.issues.values())
            begin_beside(self.bench.screen, partial(asyncio.to_thread, self.sensing.learn, plan, issues), "ready")

    def _sense(self) -> None:
        self._pause = None
        if self.bench.field.is_attached and self.bench.field.open:
            begin_beside(self.bench.screen, self.sense, "sense", exclusive=True)

    async def sense(self) -> None:
        """Think about what stands in the line now, off the event loop; show it if the line still says the same."""
        wish, field = self._wish(), self.bench.field
        if wish is None:
            return
        thought = await asyncio.to_thread(self.sensing.think, wish)
        if not field.takes_words or self._words() != wish.text:
            return
        if self.understood(field.text).suggested:
            thought = thought._replace(themes=self.thought.themes)  # figures that are typed keep their meaning
        self.thought = thought
        self.show(field.text)
        await asyncio.to_thread(self.sensing.learn, wish.plan, tuple(self.bench.state.issues.values()))

    def think_of(self, issue: Issue) -> None:
        """Think about an issue on the board, for the marks that are about to be typed."""
        begin_beside(self.bench.screen, partial(self._about, issue), "sense", exclusive=True)

    async def _about(self, issue: Issue) -> None:
        wish = Wish(issue.text, issue.group, self.bench.now.plan, (), self._missing_points())
        thought = await asyncio.to_thread(self.sensing.think, wish)
        if self._marking and self.subject == issue.id:
            self.thought = thought._replace(text=issue.id)
            self.show(self.bench.field.text)

    def _words(self) -> str:
        return self.understood(self.bench.field.text).words if self.bench.field.open else ""

    def _wish(self) -> Wish | None:
        words, board = self._words(), self.bench.now.board
        if board is None or len(words) < SHORTEST:
            return None
        issues = tuple(issue for column in board.columns for issue in column.issues)
        return Wish(words, self.hand.group, self.bench.now.plan, issues, self._missing_points())

    def _missing_points(self) -> tuple[LearningPoint, ...]:
        view = self.bench.now
        missing = {(point.case, point.id) for point in view.radar if not point.issues}
        cases = {case: view.plan.cases[case] for case, _ in missing}
        return tuple(point for case in cases.values() for point in case.points if (case.id, point.id) in missing)
