"""Hand-outs as one web page to print on A4: no script, no picture, no request."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.sessionlog import html as log_html
from facilitator.sessionlog.account.bars import WIDTH
from facilitator.sessionlog.html.render import environment
from facilitator.sessionlog.paper.handouts import HandOuts

if TYPE_CHECKING:
    from jinja2 import Environment


def render(given: HandOuts) -> bytes:
    """The page: a cover that says what follows, the texts, a page for each sheet, and the list to sign."""
    return _templates().get_template("handouts.html.j2").render(given=given, width=WIDTH).encode()


@cache
def _templates() -> Environment:
    """The session log's environment, in which everything is escaped, with the templates of both folders."""
    from jinja2 import FileSystemLoader

    folders = [Path(__file__).parent, Path(log_html.__file__).parent]
    return environment().overlay(loader=FileSystemLoader(folders))
