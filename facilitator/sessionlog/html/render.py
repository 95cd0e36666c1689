"""One copy of the session log put into the page's template, as bytes."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from pathlib import Path
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.sessionlog.account.bars import WIDTH
from facilitator.sessionlog.account.blocks import Block, Cell, Runs
from facilitator.sessionlog.account.make import account_of
from facilitator.sessionlog.choices import Choices
from facilitator.sessionlog.html.columns import rooms_of
from facilitator.sessionlog.html.shown import shown_items
from facilitator.sessionlog.model import SessionLog
from facilitator.sessionlog.naming import read_name

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def render(log: SessionLog, choices: Choices) -> dict[str, bytes]:
    """The one file of this format; the full copy has "private" in its name."""
    account = account_of(log, choices)
    page = (
        environment()
        .get_template("page.html.j2")
        .render(
            account=account,
            shown=shown_items(log) if choices.pages and not choices.brief else (),
            width=WIDTH,
            pictured=bool(log.photographs) and not choices.brief,
            running=in_css(f"{'Private: ' if account.full else ''}{account.title}"),
        )
    )
    return {read_name(log, choices, "html"): page.encode()}


MOST = 90
"""Letters of the line over every printed page."""


def in_css(text: str) -> str:
    """Words as a string of a style sheet has them: whatever is no plain letter stands there by its number."""
    short = clean_line(text)
    short = short if len(short) <= MOST else f"{short[: MOST - 1]}\u2026"
    plain = ascii_letters + digits + " "
    return "".join(letter if letter in plain else f"\\{ord(letter):x} " for letter in short)


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
    made.globals["runs"] = _runs_of
    made.globals["cell_of"] = _cell_of
    made.globals["letters_of"] = _letters_of
    made.globals["rooms_of"] = rooms_of
    made.globals["data_of"] = _data_of
    return made


def _kind_of(block: Block) -> str:
    """The name of a block's kind, for the template."""
    return type(block).__name__


MARKED = {
    "id": '<span class="id">%s</span>',
    "strong": "<strong><bdi>%s</bdi></strong>",
    "mark": '<span class="mark"><bdi>%s</bdi></span>',
    "quiet": '<span class="quiet"><bdi>%s</bdi></span>',
    "theme": '<span class="theme"><bdi>%s</bdi></span>',
    "time": '<span class="time">%s</span>',
    "typed": "<bdi>“%s”</bdi>",
    "": "<bdi>%s</bdi>",
}
"""How a page marks a stretch of words, by what it is."""


SPECIAL = re.compile("[&<>\"']")
"""The letters that mean something in a page's text."""


def _safe(text: str) -> str:
    """Words, cleaned and escaped, as a page's text."""
    from markupsafe import escape

    cleaned = str(_cleaned(text))
    return str(escape(cleaned)) if SPECIAL.search(cleaned) else cleaned


def _runs_of(runs: Runs) -> Markup:
    """Stretches of words as a page has them; a page has hundreds, for which a macro of the template takes long."""
    from markupsafe import Markup

    return Markup(_marked(runs))


def _marked(runs: Runs) -> str:
    return " ".join([MARKED[run.mark] % _safe(run.text) for run in runs])


def _cell_of(cell: Cell, heads: bool, drawn: str) -> Markup:
    """A cell of a table: the one that `heads` its row, one with a bar that was `drawn`, or words."""
    from markupsafe import Markup

    tag = "th" if heads else "td"
    named = f"number s{cell.shade}" if cell.shade else cell.tone or ("drawn" if drawn else "")
    kind = (' scope="row"' if heads else "") + (f' class="{named}"' if named else "")
    return Markup(f"<{tag}{kind}>{drawn or _marked(cell.runs)}</{tag}>")


def _letters_of(runs: Runs) -> int:
    """How many letters stretches of words have together."""
    return sum([len(run.text) for run in runs])


def _data_of(picture: bytes) -> str:
    """A picture as the page itself holds it."""
    return f"data:image/jpeg;base64,{b64encode(picture).decode()}"


def _cleaned(value: object) -> object:
    """Typed text without control characters, tabs too; what a macro has escaped already stays as it is."""
    return clean(value).expandtabs(4) if type(value) is str and not value.isprintable() else value
