"""Choosing one of many by typing a few letters: items and pages, groups, entries, everything by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from facilitator.agenda.cleaning import clean_line
from facilitator.console.key import key
from facilitator.console.painting.choices import Choice, matching
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, beside, clip, strip_of, wrap
from facilitator.console.painting.question import question_lines
from facilitator.console.painting.spots import Spot, standing
from facilitator.console.painting.today import whole_heading
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.canvas import Canvas, Painted
from facilitator.console.widgets.typing import TypedLine

HINT, ASKED = "type to narrow · enter chooses · esc out", "type a few letters"

WHOLE = 6
"""Lines that a long choice may take while it is in hand."""


class ChoiceList(Canvas):
    """The choices that match, one of them in hand."""

    choices: Painted[tuple[Choice, ...]] = Painted(())
    at = Painted(0)

    def __init__(self, title: str, hint: str) -> None:
        """Take the heading and the words at its right."""
        super().__init__()
        self.title = title
        self.hint = hint

    @property
    def chosen(self) -> Choice | None:
        """The choice in hand."""
        return self.choices[self.at] if self.choices else None

    def show(self, choices: Sequence[Choice], at: int) -> None:
        """List other choices, with one of them in hand."""
        self.at = 0
        self.choices = tuple(choices)
        self.at = max(0, min(at, len(self.choices) - 1))

    def take(self, choice: str) -> None:
        """Take this choice in hand."""
        self.at = next((n for n, one in enumerate(self.choices) if one.id == choice), self.at)

    def move(self, way: int) -> None:
        """Take another in hand, `way` lines on; the ends are ends."""
        self.at = max(0, min(len(self.choices) - 1, self.at + way))

    def _head(self, width: int, style: Ink) -> list[Strip]:
        """The heading with the hint at its right; a long question stands over it, and nothing of it is cut."""
        return whole_heading(self.title, self.hint, width, style)

    asks = False
    """Whether it is a question with a few answers rather than a list."""

    def paint(self, width: int, height: int, style: Ink) -> list[Strip]:
        """Heading and choices, or the question and its answers where there is room for them."""
        if self.asks:
            lines = question_lines(self.title, self.choices, self.at, width, style)
            if len(lines) <= height:
                return [*lines, *[strip_of([], width, style.plain)] * (height - len(lines))]
        return self._listed(width, height, style)

    def _listed(self, width: int, height: int, style: Ink) -> list[Strip]:
        """Heading and choices, moved so that the one in hand shows."""
        lines = self._head(width, style)
        room = height - len(lines)
        if not self.choices:
            lines.append(strip_of([(" Nothing matches these letters.", style.quiet)], width, style.plain))
        whole = self._whole(width)
        said = self.chosen.below if self.chosen is not None else ""
        below = wrap(said, width - 7)[:WHOLE] if said else ()
        room = max(1, room - len(whole) + 1 - len(below))
        first = max(0, min(self.at - room // 2, len(self.choices) - room))
        for number, choice in enumerate(self.choices[first : first + room], first):
            here = number == self.at
            usual = style.quiet if choice.quiet else style.plain
            shade, quiet = (style.here, style.here_quiet) if here else (usual, style.quiet)
            head = f" {'▶' if here else ' '} {'  ' * choice.indent}"
            text = clip(choice.text, width - len(head) - len(choice.aside) - 3)
            left: list[Run] = [(head, shade), (whole[0] if here else text, shade)]
            painted = [beside(left, [(f" {choice.aside} ", quiet)], width, shade if here else style.plain)]
            if here:
                painted += [strip_of([(" " * len(head), shade), (more, shade)], width, shade) for more in whole[1:]]
                painted += [
                    strip_of([("     ", style.plain), (said, style.quiet)], width, style.plain) for said in below
                ]
            lines += standing(painted, Spot("choice", choice.id))
        return lines[:height]

    def _whole(self, width: int) -> tuple[str, ...]:
        """The text of the choice in hand in as many lines as it needs, so that what is chosen can always be read."""
        choice = self.chosen
        if choice is None:
            return ("",)
        room = max(10, width - 6 - 2 * choice.indent - len(choice.aside))
        return (choice.text,) if cell_len(choice.text) <= room else wrap(choice.text, room)[:WHOLE]


LOW, AROUND = 14, 5 + 2 * WHOLE
"""Lines of a list at least, and those that frame, heading, line and the words of the choice in hand take."""

ANSWER = "1 or 2 answers, and so does enter on the one in hand"


class PickScreen(OverTheDay[str | None]):
    """A list with a line to narrow it; gives the id of what was chosen, or None."""

    DEFAULT_CSS = """
    PickScreen #pick { width: 84; max-width: 96%; height: 80%; }
    PickScreen.-wide #pick { width: 120; }
    PickScreen.-asks #pick { width: 76; height: 18; max-height: 100%; }
    PickScreen ChoiceList { height: 1fr; }
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        at: str = "",
        asks: bool = False,
        *,
        find: Callable[[str], Sequence[Choice]] | None = None,
        hint: str = HINT,
        asked: str = ASKED,
    ) -> None:
        """List the choices, with `at` in hand; `find` gives those that typed words mean, else letters narrow them.

        `asks`: they are the answers to a question. `hint` says what the keys do, `asked` what stands in the empty line.
        """
        super().__init__()
        self._find, self._hint, self._asked = find, hint, asked
        self._title = title
        self._choices = tuple(choices)
        self._at = at
        self._asks = asks
        self.set_class(asks, "-asks")

    def compose(self) -> ComposeResult:
        """The list over the line."""
        with Vertical(id="pick", classes="frame"):
            listed = ChoiceList(self._title, self._hint)
            listed.asks = self._asks
            yield listed
            yield TypedLine(self, placeholder=ANSWER if self._asks else self._asked)

    def on_mount(self) -> None:
        """Show all, with the present one in hand."""
        if not self._asks:
            self.query_one("#pick").styles.max_height = max(LOW, len(self._choices) + AROUND)
        listed = self.query_one(ChoiceList)
        listed.show(self._choices, next((n for n, choice in enumerate(self._choices) if choice.id == self._at), 0))
        self.set_focus(self.query_one(TypedLine), scroll_visible=False)

    @key("pick.down", "down", "down", "The next choice", 1, where="choosing")
    @key("pick.page_down", "pagedown", "on", "Ten choices on", 10, where="choosing")
    @key("pick.page_up", "pageup", "back", "Ten choices back", -10, where="choosing")
    def move(self, way: int) -> None:
        self.query_one(ChoiceList).move(way)

    def take_thing(self, spot: Spot) -> None:
        """Take a choice in hand."""
        self.query_one(ChoiceList).take(spot.name)

    def line_edited(self, line: TypedLine) -> None:
        """List what has these letters; a number answers a question at once."""
        if self._asks and line.value.isdecimal() and 0 < int(line.value) <= len(self._choices):
            self.dismiss(self._choices[int(line.value) - 1].id)
            return
        listed = self.query_one(ChoiceList)
        typed = clean_line(line.value)
        found = matching(self._choices, typed) if self._find is None else self._find(typed)
        listed.show(found, 0 if line.value else listed.at)

    def line_entered(self, line: TypedLine) -> None:
        """Choose the one in hand."""
        chosen = self.query_one(ChoiceList).chosen
        if chosen is not None:
            self.dismiss(chosen.id)

    def line_left(self, line: TypedLine, key: str) -> None:
        """Out without a choice, or take another in hand."""
        if key == "escape":
            self.dismiss(None)
        elif key == "up":
            self.move(-1)
        else:
            self.move(1)
