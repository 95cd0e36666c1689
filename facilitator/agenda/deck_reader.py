"""Marp Markdown into a deck: the only file that imports markdown-it, and imported only when a deck is read."""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec
from markdown_it import MarkdownIt

from facilitator.agenda.deck_directives import Settings, loosened, of_mapping
from facilitator.agenda.deck_inline import read_inline
from facilitator.agenda.deck_pages import PageMaker
from facilitator.agenda.deck_remarks import take_comments
from facilitator.agenda.fields import DECK
from facilitator.agenda.files import Finds, Source
from facilitator.agenda.filling import fill
from facilitator.agenda.forms import Form
from facilitator.agenda.lookalikes import named, smart_rules
from facilitator.agenda.model import Deck, Span
from facilitator.agenda.placeholders import Details, Unfilled, unfilled_in
from facilitator.agenda.problems import WHOLE_FILE, Place, Problem, Problems
from facilitator.agenda.shapes import TableShape
from facilitator.agenda.yaml_places import Mapping, load

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable("text_join")
"""Escaped characters stay apart from the others, so that an escaped comment is no private note."""

LONGEST_LINE = 5_000
"""A line longer than this was not typed; some such lines take Markdown minutes to read."""
MOST_OF_A_LINE = 20_000
MARKUP = re.compile(r"[!-/:-@\[-`{-~]")
"""What may mean something in Markdown."""

NOT_FRONT = "between the two lines of dashes at the top there is no 'key: value'"
FRONT = "'title: ...' there, and the first page below it"


class Part(NamedTuple):
    """A stretch of a file between what parts its pages: `cut` is the index of the line that parts it from the one
    before, `top` that of its first line, which is the same where a heading does; `shown`, whether it makes a page.
    """

    cut: int
    top: int
    shown: bool


class DeckReading(msgspec.Struct, frozen=True):
    """What was made of a file. `front` is its front matter, `lines` where each page of the deck begins.

    `parts` are the stretches of the file below its front matter, each with its place, those without anything too.
    """

    deck: Deck
    front: Form
    lines: tuple[int, ...]
    unfilled: tuple[Unfilled, ...]
    problems: tuple[Problem, ...]
    parts: tuple[Part, ...] = ()


def read_deck(source: Source, tree: Finds, details: Details, table: TableShape = DECK) -> DeckReading:
    """The pages of a file, with its front matter read by `table`. Never raises: whatever is wrong is in `problems`."""
    problems = Problems(source.shown, stops=False)
    lines = _with_plain_rules(source.text.split("\n"), problems)
    end = _end_of_front(lines)
    front, told, is_front = _front(lines, end, table, problems)
    end = end if is_front else 0
    body = [""] * end + lines[end:]
    _shorten(body, problems)
    maker = PageMaker(source, body, tree, details, problems)
    drafts = maker.go_through(MARKDOWN.parse("\n".join(body)), told)
    if not drafts:
        problems.add(WHOLE_FILE, "has no pages", "a heading such as '# Welcome' and some text")

    def spans(text: str) -> tuple[Span, ...]:
        found = read_inline(MARKDOWN.parseInline(text)[0], details) if text else None
        return (*found.spans, *(Span(f" {one.alternative}") for one in found.images)) if found is not None else ()

    return DeckReading(
        deck=Deck(source.id, tuple(draft.page(spans) for draft in drafts), front.text("title")),
        front=front,
        lines=tuple(draft.line for draft in drafts),
        unfilled=tuple(unfilled_in(source.text, source.shown, details)),
        problems=tuple(problems.in_order()),
        parts=tuple(
            Part(max(one.cut, end), max(one.top, end), bool(one.blocks or one.notes)) for one in maker.pages.every
        ),
    )


def _with_plain_rules(lines: list[str], problems: Problems) -> list[str]:
    """The lines with three hyphens where a word processor made a long dash of them."""
    lines = list(lines)
    for number in smart_rules(lines):
        dash = lines[number].strip()
        ends_front = lines[0].rstrip() == "---" and not _end_of_front(lines[:number])
        alone = not number or not lines[number - 1].strip() or ends_front
        done = "it is read as three hyphens" if alone else "and there is text right above it"
        what = f"this line is a long dash ({named(dash[0])}), which parts no pages in Marp; {done}"
        problems.warn(Place(number + 1, 1), what, "---")
        lines[number] = "---" if alone else lines[number]
    return lines


def _shorten(lines: list[str], problems: Problems) -> None:
    """Take the Markdown out of lines that are too long for it, but not their words, and nothing out of their notes."""
    for number, line in enumerate(lines):
        if len(line) <= LONGEST_LINE:
            continue
        what = f"this line is longer than {LONGEST_LINE:,} characters; its words are shown without their styles"
        cut = len(line) > MOST_OF_A_LINE
        if cut:
            what = f"this line is longer than {MOST_OF_A_LINE:,} characters; the rest of it is left out"
        problems.warn(Place(number + 1, 1), what, "shorter lines", looks=not cut)
        private, end, rest = line.rpartition("-->") if "<!--" not in line else ("", "", line)
        bodies, rest = take_comments(rest)
        rest, opened, hidden = rest.partition("<!--")
        words = rest[:MOST_OF_A_LINE] + ("…" if cut else "")
        notes = "".join(f"<!--{body}-->" for body in bodies)
        lines[number] = f"{private}{end}{MARKUP.sub(_escaped, words)}{notes}{opened}{hidden}"


def _escaped(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _end_of_front(lines: list[str]) -> int:
    """How many lines the front matter takes, with both its fences; 0 where there is none."""
    if lines[0].rstrip() != "---":
        return 0
    return next((number + 1 for number, line in enumerate(lines) if number and line.rstrip() in ("---", "...")), 0)


def _front(lines: list[str], end: int, table: TableShape, problems: Problems) -> tuple[Form, Settings, bool]:
    """The front matter as a form, what it tells Marp, and whether it is any: else its lines are a page's.

    A deck (not a case) may hold any other key: Marp's own and those of its themes.
    """
    text = "\n".join(lines[1 : end - 1]) if end else ""
    mapping = Mapping(Place(1, 1), {})
    is_front = True
    if any(line.strip() and not line.startswith("#") for line in text.split("\n")):
        node, found = load(loosened(text), problems.file, first_line=2)
        problems.take(found)
        if isinstance(node, Mapping):
            mapping = node
        else:
            is_front = node is None
    else:
        is_front = not text.strip()
    if not is_front:
        problems.add(Place(2, 1), NOT_FRONT, FRONT)
    told = of_mapping(mapping)
    if table is DECK:
        known = {field.name for field in DECK.fields}
        mapping = Mapping(mapping.place, {key: entry for key, entry in mapping.entries.items() if key in known})
    return fill(mapping, table, problems) or Form(table, mapping.place, {}), told, is_front
