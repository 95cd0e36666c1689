"""Text from an imported file, cleaned where it enters; and the bounds that hold for plain values of any meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.agenda.counting import count_words
from facilitator.sessionlog.problems import ImportProblem

DEEPEST = 40
"""Levels that values may be nested; a plan's tables need about ten."""

MOST_VALUES = 300_000
"""Words, numbers and the like in a whole file; a full day has some ten thousand."""

LARGEST_NUMBER = 1e11
"""No number in a run is beyond this, whatever it counts."""


class Cleansing:
    """Cleans one event after another and remembers what it changed."""

    def __init__(self) -> None:
        """Start with nothing changed."""
        self._changed = 0
        self._first = 0
        self._values = 0

    def entry(self, raw: Mapping[str, object], number: int) -> dict[str, object]:
        """An event as plain values, with its text cleaned. Raises ImportProblem for absurd values.

        Everything is one line except in the plan, whose drawings and notes may have tabs and line ends.
        """
        event = raw.get("event")
        if not isinstance(event, dict):
            raise ImportProblem(f"Entry {number} of the file does not say what happened.")
        rest = {key: value for key, value in event.items() if key != "plan"}
        plan = {"plan": event["plan"]} if "plan" in event else {}
        cleaned = self._fields({key: value for key, value in raw.items() if key != "event"}, number, clean_line, 0)
        cleaned["event"] = self._fields(rest, number, clean_line, 0) | self._fields(plan, number, clean, 0)
        return cleaned

    def words(self) -> tuple[str, ...]:
        """What was changed, in one sentence; nothing if nothing was."""
        if not self._changed:
            return ()
        places = count_words(self._changed, "place")
        return (f"Control characters were taken out of the text in {places}, first in entry {self._first}.",)

    def _value(self, value: object, number: int, tidy: Callable[[str], str], depth: int) -> object:
        self._values += 1
        if self._values > MOST_VALUES:
            raise ImportProblem(f"The file holds more than {MOST_VALUES:,} words and numbers, far more than a day has.")
        if depth > DEEPEST:
            raise ImportProblem(f"Entry {number} of the file is nested deeper than any event is.")
        match value:
            case str():
                return self._text(value, number, tidy)
            case dict():
                return self._fields(value, number, tidy, depth)
            case list():
                return [self._value(inner, number, tidy, depth + 1) for inner in value]
            case int() | float() if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
                raise ImportProblem(f"Entry {number} of the file holds a number that is beyond any sense.")
            case _:
                return value

    def _fields(
        self, fields: Mapping[str, object], number: int, tidy: Callable[[str], str], depth: int
    ) -> dict[str, object]:
        if any(clean(key) != key for key in fields):
            raise ImportProblem(f"Entry {number} of the file has control characters in a name.")
        return {key: self._value(value, number, tidy, depth + 1) for key, value in fields.items()}

    def _text(self, text: str, number: int, tidy: Callable[[str], str]) -> str:
        cleaned = tidy(text)
        if cleaned != text:
            self._changed += 1
            self._first = self._first or number
        return cleaned
