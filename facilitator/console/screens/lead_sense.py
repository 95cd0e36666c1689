"""What is on offer while a group's words are typed, and how the marks in the line are understood."""

from __future__ import annotations

import asyncio

from facilitator.agenda.model import LearningPoint
from facilitator.console.painting.offers import Offer
from facilitator.console.screens.lead_line import LineKeys
from facilitator.console.sensing import Sensing, Thought, Wish
from facilitator.console.widgets.offers import Offers, Radar
from facilitator.live.capture_line import Typed, understand
from facilitator.live.state import Issue

PAUSE = 0.15
"""Seconds without a key after which the words are thought about."""

READY_AFTER = 1.0
"""Seconds after a report-back's line opened at which the index is built, so that the first line finds it ready."""

SHORTEST = 4
"""Letters that say enough to be thought about."""

MOST_OFFERED = 3
"""How many themes are ever on offer: these figures may be typed before the themes can be seen."""

NO_THOUGHT = Thought()


class SenseKeys(LineKeys):
    """Offers and marks of the capture line."""

    sensing: Sensing
    thought: Thought = NO_THOUGHT
    """What came to mind about the words in the line, or about the issue that `subject` names."""
    subject: str = ""
    """The issue that the marks of a line without words are for."""
    linking: tuple[str, ...] = ()
    """Learning points that the line is to be linked to when it is saved."""
    _pause: asyncio.TimerHandle | None = None

    # -- understanding ------------------------------------------------------------------------------------

    def understood(self, text: str) -> Typed:
        """What a line means now. Figures take from the offers that can be seen, for the words or the issue at hand."""
        plan, groups = self.now.plan, self.now.groups
        most = MOST_OFFERED if plan.themes else 0
        typed = understand(text, groups, plan.themes, self.thought.themes, most)
        if self.subject and self.thought.text and typed.words and not self._marking:
            return understand(text, groups, plan.themes, (), most)
        return typed

    @property
    def _marking(self) -> bool:
        """Whether the line is open for the marks of an issue on the board, and for no words."""
        line = self.typing
        return line is not None and line.purpose.place.startswith("mark:")

    def show_understood(self, text: str) -> None:
        """Say over the line what its marks mean, and under it what is on offer."""
        typed = self.understood(text)
        labels = {theme.id: theme.label for theme in self.now.plan.themes}
        names = {group.id: group.name for group in self.now.groups}
        parts = [f"#{labels[theme]}" for theme in typed.themes]
        parts += [f"#{number}: when themes are on offer" for number in typed.waiting]
        parts += [f"+ {names[group]}" for group in typed.echoes]
        parts += [f"learning point {number}" for number in self._numbers(self.linking)]
        line = self.typing
        if line is not None:
            for_issue = f" for {self.marked_issue()}" if parts and not typed.words else ""
            line.understood = " · ".join(parts) + for_issue
        self._show_offers(typed, labels, names)

    def _numbers(self, points: tuple[str, ...]) -> list[int]:
        return [point.number for point in self.now.radar if point.id in points]

    def _show_offers(self, typed: Typed, labels: dict[str, str], names: dict[str, str]) -> None:
        offers = self.query_one(Offers)
        thought = self.thought
        for_words = self._marking or bool(typed.words) == (not self.subject)
        shown = tuple((labels[t], t in typed.suggested) for t in thought.themes if t in labels) if for_words else ()
        repeat = self.repeat() if typed.words and not self._marking else None
        search = typed.searches[-1] if typed.searches else None
        group = typed.group or self.group
        had = repeat is not None and group in self._behind(repeat)
        offers.offer = Offer(
            themes=shown,
            subject=self.subject if shown else "",
            repeat=repeat.id if repeat is not None else "",
            repeat_text=repeat.text if repeat is not None else "",
            searched=search.word if search else "",
            had_by=names.get(group, group) if had else "",
            found=tuple(labels[theme] for theme in search.themes[:3]) if search else (),
        )
        for radar in self.query(Radar):
            radar.near, radar.linked = thought.points, self.linking

    def _behind(self, issue: Issue) -> tuple[str, ...]:
        """The groups that stand behind an issue."""
        board = self.now.board
        return board.voices.get(issue.id, (issue.group, *issue.echoes)) if board is not None else ()

    def repeat(self) -> Issue | None:
        """The issue that the words in the line may repeat; None when none comes to mind."""
        found = next(iter(self.thought.repeats), "") if not self.subject else ""
        issue = self.controller.state.issues.get(found)
        return issue if issue is not None and not issue.withdrawn else None

    def marked_issue(self) -> str:
        """The issue that marks without words are for: the one saved last, else the newest on the board; "" if none."""
        board = self.now.board
        here = [issue for column in board.columns for issue in column.issues] if board else []
        if any(issue.id == self.subject for issue in here):
            return self.subject
        newest = max(here, key=lambda issue: (issue.wordings[0].at.wall, issue.id), default=None)
        return newest.id if newest is not None else ""

    # -- thinking -----------------------------------------------------------------------------------------

    def edited_words(self, text: str) -> None:
        """The words of a group changed: think about them after a pause, and until then offer nothing that is stale."""
        typed = self.understood(text)
        if typed.words and self.subject:
            self.forget()
        if not typed.words and self.thought.text and not self.subject:
            self.forget()
        self.show_understood(text)
        if typed.words and typed.words != self.thought.text:
            self.sense_soon()

    def forget(self) -> None:
        """Nothing comes to mind any more."""
        self.thought, self.subject, self.linking = NO_THOUGHT, "", ()
        self._hold_still()

    def get_ready(self) -> None:
        """Build what thinking needs a moment after the line opened, beside the screen."""
        if self.now.turns is not None and not self.made_ready:
            self.made_ready = True
            asyncio.get_running_loop().call_later(READY_AFTER, self._get_ready)

    def _get_ready(self) -> None:
        if self.is_running and self.whole:
            plan, issues = self.now.plan, tuple(self.controller.state.issues.values())
            self.run_worker(asyncio.to_thread(self.sensing.learn, plan, issues), group="ready")

    made_ready: bool = False

    def sense_soon(self) -> None:
        """Think after a pause in typing."""
        self._hold_still()
        self._pause = asyncio.get_running_loop().call_later(PAUSE, self._sense)

    def _hold_still(self) -> None:
        if self._pause is not None:
            self._pause.cancel()
            self._pause = None

    def _sense(self) -> None:
        self._pause = None
        if self.is_running and self.whole and self.typing is not None:
            self.run_worker(self.sense(), group="sense", exclusive=True)

    async def sense(self) -> None:
        """Think about what stands in the line now, off the event loop; show it if the line still says the same."""
        wish = self._wish()
        if wish is None:
            return
        thought = await asyncio.to_thread(self.sensing.think, wish)
        line = self.typing
        if line is None or not line.takes_words or self._words() != wish.text:
            return
        if self.understood(line.text).suggested:
            thought = thought._replace(themes=self.thought.themes)  # figures that are typed keep their meaning
        self.thought = thought
        self.show_understood(line.text)
        await asyncio.to_thread(self.sensing.learn, wish.plan, tuple(self.controller.state.issues.values()))

    def sense_issue(self, issue: Issue) -> None:
        """Think about an issue on the board, for the marks that are about to be typed."""
        self.run_worker(self._about(issue), group="sense", exclusive=True)

    async def _about(self, issue: Issue) -> None:
        wish = Wish(issue.text, issue.group, self.now.plan, (), self._missing_points())
        thought = await asyncio.to_thread(self.sensing.think, wish)
        line = self.typing
        if line is not None and line.purpose.place == f"mark:{issue.id}":
            self.thought = thought._replace(text=issue.id)
            self.show_understood(line.text)

    def _words(self) -> str:
        line = self.typing
        return self.understood(line.text).words if line is not None else ""

    def _wish(self) -> Wish | None:
        words, board = self._words(), self.now.board
        if board is None or len(words) < SHORTEST:
            return None
        issues = tuple(issue for column in board.columns for issue in column.issues)
        return Wish(words, self.group, self.now.plan, issues, self._missing_points())

    def _missing_points(self) -> tuple[LearningPoint, ...]:
        missing = {(point.case, point.id) for point in self.now.radar if not point.issues}
        cases = {case: self.now.plan.cases[case] for case, _ in missing}
        return tuple(point for case in cases.values() for point in case.points if (case.id, point.id) in missing)
