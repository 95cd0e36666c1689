"""What is said of a command or an event on its class is true of it, and nothing is left unsaid."""

from __future__ import annotations

from operator import attrgetter
from typing import get_type_hints

import msgspec
import pytest

from facilitator.live.facts import KINDS
from facilitator.live.facts.base import AfterTheEnd, Command, Event, fields_for
from facilitator.live.facts.day import StartRun
from facilitator.live.rules.registry import DECISIONS
from tests.journal.samples import ONE_OF_EACH

COMMANDS = [one for one in (*Command.__subclasses__(), *AfterTheEnd.__subclasses__()) if one is not AfterTheEnd]

CHOSEN = {
    *("order", "standing", "result", "scale", "moment", "about", "view", "part", "what", "target", "exercise"),
    *("point", "points", "case", "author", "window", "kind", "event"),
}
"""Fields of commands with text that nobody typed as words of the day: chosen from a few, or the plan's own."""

ELSEWHERE = {"AddTheme.group", "AttachPhotograph.digest", "ShowInRoom.group", "TakeCatchUp.words", "TellAgency.agency"}
"""The same, under names that mean something else in other commands."""


def test_every_command_is_decided() -> None:
    """By a rule that was registered."""
    assert set(DECISIONS) == set(COMMANDS)


@pytest.mark.parametrize("event", ONE_OF_EACH, ids=lambda event: KINDS[type(event)])
def test_what_gives_an_id_has_it_where_it_says(event: Event) -> None:
    """Held steps follow what they named by it."""
    if event.gives:
        assert attrgetter(event.gives)(event)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.__name__)
def test_what_is_about_the_item_at_hand_can_name_another(command: type[Command]) -> None:
    """The field that says so may be left empty."""
    if command.at_hand:
        fields = {field.name: field.default for field in msgspec.structs.fields(command)}
        assert fields[command.at_hand] == ""


@pytest.mark.parametrize("command", [one for one in COMMANDS if one is not StartRun], ids=lambda one: one.__name__)
def test_every_text_of_a_command_says_what_it_is(command: type[Command]) -> None:
    """Words that somebody typed are never lost with a command that comes too late, and what it names is followed."""
    said = {*fields_for(command, "words"), *fields_for(command, "names"), *fields_for(command, "names a theme")}
    texts = {name for name, hint in get_type_hints(command).items() if hint in (str, tuple[str, ...])}
    unsaid = texts - said - CHOSEN
    assert not {f"{command.__name__}.{name}" for name in unsaid} - ELSEWHERE
