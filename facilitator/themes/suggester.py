"""The service that screens and commands ask: built when first needed, safe to ask from any thread.

    suggester = Suggester.of_plan(plan)                    # costs nothing
    # in a worker thread (Textual: @work(thread=True, exclusive=True)), after a pause in typing:
    suggester.suggest("HV never told by A&E")              # -> (SuggestedTheme("th-comms", 1.9), ...)
    suggester.repeats("left it to the SW", board, "g2")    # -> (Repeat("E1-G3-2", "g3", "...", 1.4, own=False), ...)
    suggester.points("nobody asked gran", case.points)     # -> (PointFound("p9", 1.1), ...)

    # once, in a worker thread, before the first report-back; afterwards each time the archive has grown by a day:
    suggester.learn([Tagged("left it to the SW", ("is-assume",)), ...])

Nothing is tagged, merged or linked by it: it only offers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from threading import Lock

from facilitator.agenda.model import LearningPoint, Plan, Theme
from facilitator.themes import repeats as repeating
from facilitator.themes.features import Features, Lexicon, features, field_lexicon
from facilitator.themes.repeats import BoardIssue, Likeness, PointFound, Repeat
from facilitator.themes.suggesting import MOST, SuggestedTheme, Tagged, ThemeIndex
from facilitator.themes.words import Speller, words

LEARNT = 5_000
"""Earlier issues that are learnt from at the most, the latest given: what a training pool says in years."""

__all__ = ["BoardIssue", "PointFound", "Repeat", "SuggestedTheme", "Suggester", "Tagged"]


class Suggester:
    """Suggests themes, repeats and learning points for one plan."""

    def __init__(self, themes: Sequence[Theme], told: Iterable[Tagged] = ()) -> None:
        """For these themes; `told` are tagged lines that belong to the plan itself. Nothing is built yet."""
        self._themes = tuple(themes)
        self._told = tuple(told)
        self._learnt: tuple[Tagged, ...] = ()
        self._lock = Lock()
        self._built: tuple[ThemeIndex, Likeness] | None = None

    @classmethod
    def of_plan(cls, plan: Plan, optional: bool = False) -> Suggester:
        """For a plan's themes, told by its cases' learning points; with `optional` also themes of optional groups."""
        left_out = {group.id for group in plan.theme_groups if group.optional and not optional}
        themes = [theme for theme in plan.themes if theme.group not in left_out]
        told = [Tagged(point.text, point.themes) for case in plan.cases.values() for point in case.points]
        return cls(themes, told)

    def learn(self, tagged: Iterable[Tagged]) -> None:
        """Take these lines, tagged in earlier runs, in place of those learnt before, and build anew: slow."""
        with self._lock:
            self._learnt = tuple(tagged)[-LEARNT:]
            self._built = self._build()

    def warm(self) -> None:
        """Build what is needed, unless it is built."""
        self._ready()

    def suggest(self, text: str, most: int = MOST) -> tuple[SuggestedTheme, ...]:
        """Up to three themes of the plan, the likeliest first; none for a line that says nothing known."""
        return self._ready()[0].suggest(text, most)

    def repeats(self, text: str, board: Sequence[BoardIssue], group: str = "") -> tuple[Repeat, ...]:
        """Up to three issues of this board that may be the same; `group` is the one that is speaking."""
        return repeating.repeats(self._ready()[1], text, board, group)

    def likenesses(self, text: str, board: Sequence[BoardIssue]) -> tuple[tuple[float, str], ...]:
        """How like each issue of this board is, with its id; however little that is."""
        likeness = self._ready()[1]
        line = likeness.weighted(text)
        return tuple((likeness.between(line, likeness.weighted(issue.text)), issue.id) for issue in board)

    def points(self, text: str, points: Sequence[LearningPoint]) -> tuple[PointFound, ...]:
        """Up to three of a case's learning points that the line may raise."""
        return repeating.points(self._ready()[1], text, [(point.id, point.text) for point in points])

    def _ready(self) -> tuple[ThemeIndex, Likeness]:
        built = self._built
        if built is None:
            with self._lock:
                if self._built is None:
                    self._built = self._build()
                built = self._built
        return built

    def _build(self) -> tuple[ThemeIndex, Likeness]:
        lexicon = field_lexicon()
        speller = Speller(_vocabulary(lexicon, self._themes))

        def featured(text: str) -> Features:
            return features(text, lexicon, speller)

        index = ThemeIndex(self._themes, (*self._told, *self._learnt), featured)
        return index, Likeness(featured, index.rarity, index.profile)


def _vocabulary(lexicon: Lexicon, themes: Sequence[Theme]) -> list[str]:
    """Every word that is known, in an order that is the same on every day."""
    spelled = sorted(lexicon.known)
    for theme in themes:
        for text in (theme.label, theme.definition, *theme.keywords, *theme.examples):
            spelled += words(text)
    return spelled
