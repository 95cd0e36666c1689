"""One copy of the session log put into the page's template, as bytes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from facilitator.agenda.cleaning import clean
from facilitator.sessionlog.html.charts import WIDTH
from facilitator.sessionlog.html.copied import copied
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.naming import file_name

if TYPE_CHECKING:
    from jinja2 import Environment

Audience = Literal["share", "full"]


def render(log: SessionLog, audience: Audience) -> dict[str, bytes]:
    """The one file of this format; the full copy has "private" in its name."""
    full = audience == "full"
    page = environment().get_template("page.html.j2").render(copy=copied(log, full), width=WIDTH)
    return {file_name(log, "private session log.html" if full else "session log.html"): page.encode()}


@cache
def environment() -> Environment:
    """Templates in which everything is escaped, and a name that does not exist is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _cleaned(value: object) -> object:
    """Typed text without control characters, tabs too; what a macro has escaped already stays as it is."""
    return clean(value).expandtabs(4) if type(value) is str else value
