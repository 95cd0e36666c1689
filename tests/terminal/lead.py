"""The lead's screen as a trainer uses it: start, look, press, type. Built on the driver, in the words of the screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from facilitator.journal.place import journal_path
from facilitator.journal.recovery import open_journal
from facilitator.live.rules import replay
from facilitator.live.state import State
from tests.terminal.driver import Terminal, environment, facilitator

SAVED = re.compile(r"saved \d\d:\d\d")
TIME_LEFT = re.compile(r"(\d+):(\d\d) left, ends")
LINE_OPEN = "enter saves"


class Lead:
    """The program on a data folder, in a terminal. Use it in a `with`."""

    def __init__(self, folder: Path, *arguments: str, size: tuple[int, int] = (120, 36)) -> None:
        """Start it with these arguments."""
        self.folder = folder
        self.terminal = Terminal(facilitator("--data", str(folder), *arguments), size, environment(folder.parent))

    def __enter__(self) -> Lead:
        """The lead."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Close the window."""
        self.terminal.close()

    # -- looking ----------------------------------------------------------------------------------------------

    def ready(self) -> None:
        """Wait until the lead's screen stands and takes keys."""
        self.terminal.wait(SAVED)
        self.terminal.settle()

    @property
    def item(self) -> str:
        """The second line of the screen, which begins with the current item."""
        return self.terminal.lines[1].strip()

    def seconds_left(self) -> int:
        """What the current item's clock says."""
        self.terminal.wait(TIME_LEFT)
        found = TIME_LEFT.search(self.terminal.text)
        assert found is not None
        return int(found[1]) * 60 + int(found[2])

    def at(self, title: str) -> None:
        """Wait until the day is at an item: by its bar, the list of the day, the head of a board or a page."""
        listed = re.compile(rf"▶ \d\d:\d\d \S {re.escape(title[:12])}", re.IGNORECASE)
        board = re.compile(rf"E\d  {re.escape(title[:12])}")
        page = re.compile(rf"^ ?{re.escape(title[:12])}.* ─", re.MULTILINE | re.IGNORECASE)

        found = (listed, board, page)

        def holds(text: str) -> bool:
            return bool(text.split("\n")[1].startswith(f" {title}") or any(one.search(text) for one in found))

        self.terminal.wait_until(holds, f"item {title!r}")

    def state(self) -> State:
        """What the journal holds of the only run there is, read as another window would read it."""
        journal = open_journal(journal_path(self.folder), datetime.now(UTC)).journal
        try:
            (run,) = journal.runs()
            return replay(journal.read(run.run))
        finally:
            journal.close()

    def wait_for_draft(self, words: str) -> None:
        """Go on looking until unfinished words are safe in the journal."""
        for _ in range(600):
            journal = open_journal(journal_path(self.folder), datetime.now(UTC)).journal
            try:
                (run,) = journal.runs()
                if words in journal.drafts(run.run).values():
                    return
            finally:
                journal.close()
            self.terminal.look(0.05)
        raise AssertionError(f"the draft {words!r} was not stored; the screen is\n{self.terminal.text}")

    # -- acting -----------------------------------------------------------------------------------------------

    def press(self, key: str, seen: str | re.Pattern[str]) -> None:
        """Press a key and wait for what it brings."""
        self.terminal.press(key)
        self.terminal.wait(seen)

    def next_item(self, title: str) -> None:
        """Go to the next item."""
        self.terminal.press("n")
        self.at(title)

    def turn_to(self, title: str, presses: int = 4) -> None:
        """Turn pages, over the folds of long ones, until one with this title stands in the middle."""
        for _ in range(presses):
            before = self.middle
            self.terminal.press("space")
            self.terminal.wait_until(lambda _, before=before: self.middle != before, "another page")  # type: ignore[misc]
            self.terminal.settle()  # the page may come first and its layout after it
            if title in self.page:
                return
        raise AssertionError(f"page {title!r} did not come; the screen is\n{self.terminal.text}")

    @property
    def middle(self) -> tuple[str, ...]:
        """All but the bars and the clock's column, as they lie in a window of the usual size."""
        return tuple(line[:90] for line in self.terminal.lines[4:-2])

    @property
    def page(self) -> str:
        """The page's words in one line: beside the list of the day, or where a wide drawing has all the room."""
        return " ".join(" ".join((*(line[38:] for line in self.middle), *self.middle)).split())

    def capture(self, issue: str, line: str, words: str) -> None:
        """Type a line into the open capture line, and wait until it is kept under this number."""
        self.terminal.type_text(line)
        self.terminal.wait(line)
        self.press("enter", f"{issue} kept: {words}")

    def close_line(self) -> None:
        """Leave the typed line. Nothing may follow the escape at once: together they would be an Alt key."""
        self.terminal.settle()
        self.terminal.press("escape")
        self.terminal.wait_gone(LINE_OPEN)

    def jot(self, key: str, *lines: Sequence[str]) -> None:
        """Open the line with a key, and fill in each of the questions it asks."""
        self.terminal.press(key)
        for question, answer in lines:
            self.terminal.wait(question)
            self.terminal.settle()
            self.terminal.type_text(answer)
            self.terminal.wait(answer)
            self.terminal.press("enter")
