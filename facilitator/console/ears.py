"""Textual's parser of what the terminal sends, behind the guard of `facilitator.console.listening`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from time import monotonic

from textual import events
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message import Message

from facilitator.console.listening import ESC, Heard, Listening
from facilitator.console.whole_characters import read_whole

DRIVERS = ("linux_driver", "linux_inline_driver", "win32", "web_driver")
"""Textual's modules that read a terminal: POSIX, Windows, and a page of a browser."""


class Answered(Message):
    """The terminal answered a question, of this program or of nobody."""

    def __init__(self, text: str) -> None:
        """Take the answer as it came."""
        super().__init__()
        self.text = text


class Ears(XTermParser):
    """Plays as keys only what is one."""

    def __init__(self, debug: bool = False) -> None:
        """Start with no part of a sequence waiting."""
        super().__init__(debug)
        self._listening = Listening()

    def feed(self, data: str) -> Iterable[Message]:
        """What a read holds; an empty one ends it all."""
        if not data:
            yield from super().feed(data)
        for heard in self._listening.hear(data, monotonic()):
            yield from self._told(heard)

    def tick(self) -> Iterable[Message]:
        """What is clear now that nothing more came."""
        for heard in self._listening.wait(monotonic()):
            yield from self._told(heard)

    def _told(self, heard: Heard) -> Iterator[Message]:
        if heard.kind in ("letters", "report"):
            yield from super().feed(heard.text)
        elif heard.kind == "answer":
            yield Answered(heard.text)
        elif heard.kind == "paste":
            yield events.Paste(heard.text.replace("\x00", ""))
        elif heard.kind == "mouse":
            message = self.parse_mouse_code(heard.text)
            if message is not None:
                yield message
        elif heard.text == ESC:
            yield events.Key("escape", ESC)
        else:
            keys = list(self._sequence_to_key_events(heard.text))
            if heard.kind == "alt" and not keys:
                keys = list(self._sequence_to_key_events(heard.text[1:], alt=True))
            yield from (key for key in keys if key.key != Keys.Ignore)


def prick_up() -> None:
    """Have the drivers that are loaded listen through the guard. They have no public way to be given a parser."""
    for name in DRIVERS:
        module = sys.modules.get(f"textual.drivers.{name}")
        if module is not None:
            vars(module)["XTermParser"] = Ears
            if (kernel := vars(module).get("KERNEL32")) is not None:
                read_whole(kernel)
