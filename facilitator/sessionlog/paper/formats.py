"""How a paper twin is written, chosen by the ending of the file's name. Each writer is imported when it is used."""

from __future__ import annotations

from pathlib import Path

from facilitator.sessionlog.files import write_export
from facilitator.sessionlog.paper.twin import Twin
from facilitator.sessionlog.problems import ExportProblem

HTML_ENDINGS, MARKDOWN_ENDINGS = (".html", ".htm"), (".md", ".markdown")


def ending_problem(path: Path) -> str:
    """What is wrong with the ending of a file's name, in a sentence; "" when nothing is."""
    if path.suffix.lower() in HTML_ENDINGS + MARKDOWN_ENDINGS:
        return ""
    return f'"{path.name}" ends neither in .html, for a page to print, nor in .md, for Markdown.'


def rendered(twin: Twin, path: Path) -> bytes:
    """The paper twin in the form that the ending asks for. Raises ExportProblem for another ending."""
    problem = ending_problem(path)
    if problem:
        raise ExportProblem(problem)
    if path.suffix.lower() in HTML_ENDINGS:
        from facilitator.sessionlog.paper.html import render
    else:
        from facilitator.sessionlog.paper.markdown import render
    return render(twin)


def write_twin(twin: Twin, path: Path) -> Path:
    """Write it, whole or not at all; where it now is. An older one of the same day is replaced.

    Another file of that name is left alone: then this one gets the run's name into its own. Raises ExportProblem.
    """
    (written,) = write_export(path.parent, twin.mark, {path.name: rendered(twin, path)})
    return written


def write_page(path: Path, mark: str, content: bytes) -> Path:
    """Write a page that is to be printed, whole or not at all; where it now is. `mark` is what the page names.

    Raises ExportProblem, also for a name that does not end as one of a page does.
    """
    if path.suffix.lower() not in HTML_ENDINGS:
        raise ExportProblem(f'"{path.name}" does not end in .html, as a page to print does.')
    (written,) = write_export(path.parent, mark, {path.name: content})
    return written
