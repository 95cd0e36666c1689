"""Hand-outs as one web page to print on A4: no script, no picture, no request."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from facilitator.sessionlog import html as log_html
from facilitator.sessionlog.account.bars import WIDTH
from facilitator.sessionlog.html.render import environment, in_css
from facilitator.sessionlog.paper.handouts import HandOuts

if TYPE_CHECKING:
    from jinja2 import Environment


class Running(msgspec.Struct, frozen=True):
    """What stands over the pages of one text, as a style sheet writes it; `name` is the class of its section."""

    name: str
    left: str
    right: str


def render(given: HandOuts) -> bytes:
    """The page: a cover that says what follows, the texts, a page for each sheet, and the list to sign."""
    template = _templates().get_template("handouts.html.j2")
    return template.render(
        given=given, width=WIDTH, heads=tuple(_heads(given)), points=16 if given.large else 9
    ).encode()


def _heads(given: HandOuts) -> Iterator[Running]:
    """Over each page of a text what it belongs to, so that a sheet that lies about finds its way back."""
    right = in_css(given.day if given.large else given.head)
    for number, reading in enumerate(given.readings, 1):
        yield Running(f"text{number}", in_css(reading.title), right)
    for number, part in enumerate(given.parts, 1):
        yield Running(f"part{number}", in_css(f"{part.group}: {part.case}"), right)
    yield Running("sign", "Please sign in", right)


@cache
def _templates() -> Environment:
    """The session log's environment, in which everything is escaped, with the templates of both folders."""
    from jinja2 import FileSystemLoader

    folders = [Path(__file__).parent, Path(log_html.__file__).parent]
    return environment().overlay(loader=FileSystemLoader(folders))
