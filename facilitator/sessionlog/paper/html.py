"""The paper twin as one web page to print on A4: no script, no picture, no request."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.sessionlog.html.render import environment, in_css
from facilitator.sessionlog.paper.twin import Twin

if TYPE_CHECKING:
    from jinja2 import Environment


def render(twin: Twin) -> bytes:
    """The page: the trainer's part, then a page for each sheet."""
    running = in_css(", ".join(filter(None, (twin.title, twin.day))))
    return _templates().get_template("paper.html.j2").render(twin=twin, running=running).encode()


@cache
def _templates() -> Environment:
    """The session log's environment, in which everything is escaped, with this folder's templates."""
    from jinja2 import FileSystemLoader

    return environment().overlay(loader=FileSystemLoader(Path(__file__).parent))
