"""The pages of a PDF as slides: the text of each, line by line, as far as the file tells it.

A PDF has letters at places, no titles and no lists: a short first line is taken for the title, a line that goes on
where the one before left off is put behind it. Scripts, links and files inside it are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from facilitator.agenda.cleaning import clean, clean_line
from facilitator.bringing.opened import NotATimetable, sized
from facilitator.bringing.slides import LONGEST_HEADING, MOST_SLIDES, Line, Slide, counted

Part = Any
"""Something of pypdf, which is there only with its extra."""

BULLET = re.compile(
    "\\s*(?:[\u2022\u2023\u25aa\u25cf\u25e6\u25a0\u25cb\u2043\u00b7\u27a2\u2013\u2014-]\\s+|[\ue000-\uf8ff]+\\s*)"
)
"""What stands before a line of a list, in letters of their own as well: a page shows its own."""
MOST_LETTERS = 2_000_000
"""In one file; a long report has half a million."""


def pages_of(path: Path) -> tuple[Slide, ...]:
    """Every page in its order. Raises NotATimetable; ImportError where pypdf is not installed."""
    import pypdf

    sized(path)
    damaged = f"{path.name} cannot be read as a PDF; print it to a new PDF, or take the slides it was made of."
    try:
        file = pypdf.PdfReader(path)
        if file.is_encrypted and not file.decrypt(""):
            raise NotATimetable(f"{path.name} has a password; save it without one.")
        number = len(file.pages)
        if number > MOST_SLIDES:
            raise NotATimetable(f"{path.name} has {number} pages, more than any day ({MOST_SLIDES}).")
        found = list(_read(file, path))
    except (NotATimetable, ImportError):
        raise
    except (pypdf.errors.PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as error:
        raise NotATimetable(damaged) from error
    except (RecursionError, MemoryError, ZeroDivisionError, AssertionError, NotImplementedError) as error:
        raise NotATimetable(damaged) from error
    if found and not any(slide.title or slide.pieces for slide in found):
        raise NotATimetable(
            f"There are no words in {path.name}: its pages are pictures. Take the slides it was made of instead."
        )
    return counted(found, path)


def _read(file: Part, path: Path) -> Iterator[Slide]:
    letters = 0
    for page in file.pages:
        text = clean(page.extract_text())
        letters += len(text)
        if letters > MOST_LETTERS:
            raise NotATimetable(f"{path.name} holds far more words than any slides; it is not read on.")
        yield _slide(text, tuple(_remarks(page)))


def _remarks(page: Part) -> Iterator[str]:
    """What somebody noted on a page."""
    for one in page.annotations or ():
        told = one.get_object()
        if (
            told.get("/Subtype") in ("/Text", "/FreeText")
            and (words := clean(str(told.get("/Contents") or ""))).strip()
        ):
            yield words.strip()


def _slide(text: str, remarks: tuple[str, ...]) -> Slide:
    lines: list[str] = []
    listed: list[bool] = []
    for line in text.split("\n"):
        words = clean_line(BULLET.sub("", line, count=1))
        if not words:
            continue
        goes_on = lines and words[:1].islower() and not BULLET.match(line) and lines[-1][-1] not in ".!?:;"
        if goes_on:
            lines[-1] += f" {words}"
        else:
            lines.append(words)
            listed.append(BULLET.match(line) is not None)
    headed = bool(lines) and not listed[0] and len(lines[0]) <= LONGEST_HEADING
    title, others = (lines[0], lines[1:]) if headed else ("", lines)
    return Slide(title, tuple(Line(0, words) for words in others), "\n\n".join(remarks), False, "")
