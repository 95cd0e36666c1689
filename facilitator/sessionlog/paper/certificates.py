"""Certificates of attendance, from a template of the trainer's own and a list of names; nothing of either is kept.

A template is Markdown or HTML with blanks in braces. What fills them is escaped, so that a name is never markup.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from facilitator.agenda.cleaning import clean_line
from facilitator.live.facts.day import RunStarted
from facilitator.sessionlog.problems import ExportProblem
from facilitator.sessionlog.words import MONTHS

BLANKS = ("name", "title", "date", "organisation", "venue")
"""What a template may leave blank."""

BLANK = re.compile(r"\{\s*([A-Za-z_]+)\s*\}")
LISTED = re.compile(rf"(,\s*)?{BLANK.pattern}")
"""A blank with the comma before it, which goes where nothing is known to stand after it."""
STYLE = re.compile(r"<style\b.*?</style\s*>", re.DOTALL | re.IGNORECASE)
BODY = re.compile(r"<body\b[^>]*>(.*?)(?:</body\s*>|\Z)", re.DOTALL | re.IGNORECASE)

MOST_NAMES, MOST_BYTES = 500, 2_000_000
"""Names of a list, and bytes of a template or a list, that are still a slip and no harm."""

CSS = """@page { size: A4; margin: 20mm; }
body { margin: 0; font: 14pt/1.5 Georgia, "DejaVu Serif", serif; }
.certificate { break-after: page; min-height: 90vh; }
.certificate:last-child { break-after: auto; }"""
"""How certificates look as far as the template says nothing else."""

OF_MARKDOWN = """<style>
.certificate { display: flex; flex-direction: column; justify-content: center;
  box-sizing: border-box; min-height: 250mm; padding: 15mm;
  border: 1.5pt solid #0b6170; outline: 0.5pt solid #0b6170; outline-offset: -2.5mm; text-align: center; }
h1 { font-size: 28pt; color: #0b6170; } h2 { font-size: 20pt; } h1, h2, h3 { line-height: 1.25; margin: 6mm 0; }
p { margin: 3mm 0; } strong { font-size: 1.6em; }
table { margin: 0 auto; } td, th { padding: 1mm 4mm; }
</style>"""
"""How a template of Markdown looks, which cannot say so itself: framed, in the middle of the page."""


def certificates(template: Path, names: Path, started: RunStarted, mark: str = "") -> bytes:
    """One page for each name, to print. Raises ExportProblem in words."""
    text = _read(template, "template")
    people = [name for name in map(clean_line, _read(names, "list of names").splitlines()) if name]
    if not people:
        raise ExportProblem(f"There is no name in {names}: write one on each line.")
    if len(people) > MOST_NAMES:
        raise ExportProblem(f"{names} has {len(people)} lines; {MOST_NAMES} names at most are printed at once.")
    _check(text, template)
    style, body = _parts(text, template)
    day = started.day
    known = {
        "title": started.plan.title,
        "date": f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        "organisation": started.plan.organisation,
        "venue": started.venue,
    }
    pages = "\n".join(
        f'<section class="certificate">\n{_filled(body, {**known, "name": name})}\n</section>' for name in people
    )
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data: file:"
    head = (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>Certificates: {escape(started.plan.title)}</title>\n<style>\n{CSS}\n</style>\n{style}\n</head>\n"
    )
    return f"{head}<body>\n<!-- {escape(mark).replace('--', '- -')} -->\n{pages}\n</body>\n</html>\n".encode()


def _read(path: Path, what: str) -> str:
    """A small file of the trainer's own. Raises ExportProblem."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ExportProblem(f"{path} is too large for a {what}.")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ExportProblem(f"There is no file {path}: a {what} is needed.") from None
    except (OSError, UnicodeError) as problem:
        raise ExportProblem(f"The {what} {path} could not be read ({problem}).") from problem


def _check(text: str, template: Path) -> None:
    """A template leaves the name blank, and nothing that nobody fills. Raises ExportProblem."""
    there = ", ".join(f"{{{blank}}}" for blank in BLANKS)
    wanted = [found for found in BLANK.findall(STYLE.sub("", text)) if found.lower() not in BLANKS]
    if wanted:
        raise ExportProblem(f"{template} asks for {{{wanted[0]}}}, which is not known; there are {there}.")
    if "name" not in {found.lower() for found in BLANK.findall(text)}:
        raise ExportProblem(f"{template} has no place for the name: write {{name}} where it goes. There are {there}.")


def _parts(text: str, template: Path) -> tuple[str, str]:
    """The styles and the body of a template; Markdown is made into a page first, in which no HTML counts."""
    if template.suffix.lower() in (".md", ".markdown"):
        from markdown_it import MarkdownIt

        return OF_MARKDOWN, MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    body = BODY.search(text)
    return "\n".join(STYLE.findall(text)), STYLE.sub("", body[1] if body is not None else text)


def _filled(body: str, known: dict[str, str]) -> str:
    def there(found: re.Match[str]) -> str:
        value = known[found[2].lower()]
        return f"{found[1] or ''}{escape(value)}" if value else ""

    return LISTED.sub(there, body)
