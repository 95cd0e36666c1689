"""One copy of the session log put into the page's template, as bytes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.agenda.cleaning import clean
from facilitator.sessionlog.account.bars import WIDTH
from facilitator.sessionlog.account.blocks import Block
from facilitator.sessionlog.account.make import account_of
from facilitator.sessionlog.html.heat import drawn
from facilitator.sessionlog.html.shown import shown_items
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.naming import copy_name

if TYPE_CHECKING:
    from jinja2 import Environment


def render(log: SessionLog) -> dict[str, bytes]:
    """The one file of this format; the full copy has "private" in its name."""
    page = (
        environment()
        .get_template("page.html.j2")
        .render(account=account_of(log), shown=shown_items(log), width=WIDTH, drawn=drawn)
    )
    return {copy_name(log, "session log.html"): page.encode()}


@cache
def environment() -> Environment:
    """Templates in which everything is escaped, and a name that does not exist is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.globals["kind_of"] = _kind_of
    return made


def _kind_of(block: Block) -> str:
    """The name of a block's kind, for the template."""
    return type(block).__name__


def _cleaned(value: object) -> object:
    """Typed text without control characters, tabs too; what a macro has escaped already stays as it is."""
    return clean(value).expandtabs(4) if type(value) is str else value
