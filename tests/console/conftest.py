"""The console's tests: no animation, no freezing of memory, each in a folder of its own."""

from __future__ import annotations

import os

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read once, when textual is first imported

from collections.abc import Iterator

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

from facilitator.console import app
from facilitator.console.desks import thinking
from facilitator.console.screens import handed


@pytest.fixture(autouse=True, scope="session")
def styles_parsed_once() -> Iterator[None]:
    """A style sheet with the same colours says the same in every app, so hundreds of apps share what was made of it."""
    known: dict[tuple[object, ...], list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parse_once(
        sheet: Stylesheet,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        key = (css, read_from, is_default_rules, tie_breaker, scope, *sheet._variables.items())
        if key not in known:
            known[key] = parse(sheet, css, read_from, is_default_rules, tie_breaker, scope)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture(autouse=True)
def memory_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """One process runs many apps here, so none may put what it made beyond the reach of the collector."""
    monkeypatch.setattr(app, "settle_memory", lambda: None)


@pytest.fixture(autouse=True)
def colours_as_usual(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the tester's terminal likes, the tests see colours and frames unless they say otherwise."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture(autouse=True)
def no_other_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test opens a window or an e-mail on the tester's own desktop unless it says how."""
    monkeypatch.setattr(handed, "open_outside", lambda target: "Nothing is opened here.")


@pytest.fixture(autouse=True)
def thoughts_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is typed is thought about when a test asks (`Stage.think`), never because a test was slow."""
    monkeypatch.setattr(thinking, "PAUSE", 3600.0)
    monkeypatch.setattr(thinking, "READY_AFTER", 3600.0)
