"""What the tests of the web page share: a strict reader of it, and days to write one of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from html.parser import HTMLParser
from pathlib import Path

import msgspec

from facilitator.agenda.model import (
    Bar,
    Bars,
    Block,
    Case,
    Deck,
    Drawing,
    Heading,
    Item,
    ListLine,
    Page,
    Paragraph,
    Picture,
    Plan,
    Quote,
    Rule,
    Span,
    Table,
)
from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.changes import Undo
from facilitator.live.facts.day import EndRun, NoteGap, StartRun
from facilitator.live.facts.entries import AddAction, AddNote, AddParking
from facilitator.live.facts.groups import RenameGroup
from facilitator.live.facts.issues import CaptureIssue, EditIssue, WithdrawIssue
from facilitator.sessionlog import html
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.choices import EVERYTHING
from facilitator.sessionlog.formats import Audience, render
from facilitator.sessionlog.model import SessionLog
from tests.sessionlog import day

FOLDER = Path(html.__file__).parent
TEMPLATES = sorted(FOLDER.glob("*.j2"))
CSP = "default-src 'none'; style-src 'unsafe-inline'"
FICTIONAL = "Fictional: written for training"
VOID = {"meta", "hr"}

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "article", "aside", "div"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th"),
    *(
        "td",
        "a",
        "b",
        "bdi",
        "strong",
        "em",
        "code",
        "span",
        "pre",
        "blockquote",
        "hr",
        "svg",
        "rect",
        "path",
        "desc",
        "details",
        "summary",
        "text",
    ),
}
"""Everything that this page is made of."""

PLAIN = re.compile(r"[a-z][a-z0-9 -]*|[0-9 ]+|#[a-z]+(-[0-9]+)?|[0-9]+ of [0-9]+")
VALUES: dict[str, re.Pattern[str]] = {
    "class": PLAIN,
    "id": PLAIN,
    "href": re.compile(r"#[a-z]+(-[a-z0-9]+)*"),
    "scope": re.compile("col|row"),
    "role": re.compile("img|group"),
    "aria-hidden": re.compile("true"),
    "aria-label": re.compile("Contents|Table|Drawing"),
    "aria-labelledby": re.compile(r"head(-[a-z0-9]+)+"),
    "viewbox": re.compile(r"[0-9]+( [0-9]+){3}"),
    "preserveaspectratio": re.compile("none"),
    "width": re.compile("[0-9]+"),
    "height": re.compile("[0-9]+"),
    "x": re.compile("[0-9]+"),
    "y": re.compile("[0-9]+"),
    "d": re.compile("[Ml0-9 -]+"),
    "lang": re.compile("en-GB"),
    "tabindex": re.compile("0"),
}
"""Every attribute outside the head, and what it may say: nothing that anybody typed."""

META = [
    {"charset": "utf-8"},
    {"http-equiv": "Content-Security-Policy", "content": CSP},
    {"name": "referrer", "content": "no-referrer"},
    {"name": "viewport", "content": "width=device-width, initial-scale=1"},
    {"name": "color-scheme", "content": "light dark"},
]


ROOM = re.compile(r"w(1[0-6]|[1-9])|whole")
"""The classes that keep a column wide enough: how long its words are, and nothing else, decides which it has."""


class Reader(HTMLParser):
    """Reads the page as a browser would: its tags with their attributes, in order, and its words by where they are."""

    def __init__(self, page: str) -> None:
        """Read it all."""
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[tuple[tuple[str, ...], str]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag; none stays open that ought to be closed."""
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, {name: value or "" for name, value in attrs if not ROOM.fullmatch(value or "")}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last, and nothing else."""
        assert self.open.pop() == tag, self.getpos()

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if data.strip():
            self.words.append((tuple(self.open), data))

    def handle_comment(self, data: str) -> None:
        """There are none."""
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        """There are none."""
        raise AssertionError(data)

    @property
    def text(self) -> str:
        """All words of the body."""
        return "".join(words for where, words in self.words if "body" in where)

    def texts(self, tag: str) -> list[str]:
        """The words directly inside each tag of this name."""
        return [words for where, words in self.words if where and where[-1] == tag]


def page_of(log: SessionLog, audience: Audience = "share") -> str:
    """The page with all that it can say, as text."""
    (content,) = render(log, ["html"], audience, EVERYTHING).values()
    return content.decode("utf-8")


def log_of(teller: day.Teller) -> SessionLog:
    """The session log of a day."""
    return session_log(day.RUN, teller.entries)


def started(plan: Plan, groups: int = 4) -> day.Teller:
    """A day of a plan, opened at its times."""

    def instant(at: time) -> datetime:
        return datetime.combine(date(2026, 11, 23), at, UTC)

    return day.Teller().do(
        StartRun(
            plan=plan,
            day=date(2026, 11, 23),
            starts_at=instant(plan.starts),
            finishes_at=instant(plan.finishes),
            fixed={item.id: instant(item.at) for item in plan.items if item.at is not None},
            offsets=((datetime(2026, 11, 22, 12, tzinfo=UTC), 0),),
            groups=tuple(f"Group {number}" for number in range(1, groups + 1)),
        )
    )


def held(plan: Plan, groups: int = 4, issues: int = 0) -> day.Teller:
    """A day of a plan in which every item is held and each group names `issues` in each report-back."""
    teller = started(plan, groups).wait(30)
    for item in plan.items:
        teller.do(NextItem())
        if item.kind == "report-back":
            for number in range(1, groups + 1):
                for count in range(issues):
                    teller.do(CaptureIssue(f"G{number}", f"Line {count} of {number}"), every=2)
        teller.wait(item.minutes)
    return teller.do(EndRun())


DAYS: dict[str, Callable[[], day.Teller]] = {
    "full day": day.full_day,
    "waiting": day.opened,
    "reopened": day.reopened_day,
    "jumped about": day.jumping_day,
}


def attacked_plan(attack: str) -> Plan:
    """A plan in which every text there is says this."""
    spans = (Span(attack, strong=True, code=True), Span(attack, emphasis=True))
    blocks: tuple[Block, ...] = (
        Heading(1, spans),
        Heading(3, spans),
        Paragraph(spans),
        ListLine(0, attack, spans),
        ListLine(9, "", spans),
        Quote(spans),
        Drawing((attack, attack)),
        Bars((Bar(attack, 2, 3), Bar(attack, 9, 0))),
        Table((spans, spans), ((spans, spans),)),
        Picture(attack, attack),
        Rule(),
    )
    page = Page(attack, blocks, notes=(attack,), slide=3)
    story = (page, msgspec.structs.replace(page, role="handout"))
    return Plan(
        id=attack,
        title=attack,
        starts=time(9, 30),
        finishes=time(12),
        organisation=attack,
        items=(
            Item("a", attack, 10, deck=attack),
            Item("b", attack, 10, kind="exercise", case=attack, capture="issues"),
            Item("c", attack, 10, kind="report-back", of="b", case=attack),
        ),
        decks={attack: Deck(attack, (page,), attack)},
        cases={attack: Case(attack, attack, story, warning=attack)},
    )


def attacked_day(attack: str) -> SessionLog:
    """A day in which everybody says this, everywhere."""
    teller = started(attacked_plan(attack), 1).wait(30).do(NextItem()).wait(9).do(NextItem()).wait(9)
    teller.do(NextItem(), RenameGroup("G1", attack))
    teller.do(CaptureIssue("G1", attack), CaptureIssue("G1", attack), by=attack)
    teller.do(EditIssue("E1-G1-1", f"{attack} again"), WithdrawIssue("E1-G1-2"), by=attack)
    teller.do(AddParking(attack, attack), AddAction(attack, attack, attack), AddNote(attack))
    teller.do(NoteGap(99.0), AddNote(attack), Undo())
    start = msgspec.structs.replace(teller.entries[0].event, trainers=(attack,), venue=attack)
    first = msgspec.structs.replace(teller.entries[0], event=start)
    return session_log(day.RUN, (first, *teller.entries[1:]))


def check_inert(page: str) -> Reader:
    """Nothing on the page but what this page is made of; the page, read."""
    reader = Reader(page)
    assert page.startswith("<!DOCTYPE html>\n")
    assert {tag for tag, _ in reader.tags} <= TAGS
    assert [found for tag, found in reader.tags if tag == "meta"] == META
    for tag, found in reader.tags:
        for name, value in found.items() if tag != "meta" else ():
            assert VALUES[name].fullmatch(value), (tag, name, value)
    (style,) = reader.texts("style")
    assert "url(" not in style
    assert "@import" not in style
    markup = re.sub(r">[^<]*<", "><", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))
    assert "script" not in markup
    assert "://" not in markup + style
    anchors = {found["id"] for _, found in reader.tags if "id" in found}
    assert {found["href"][1:] for _, found in reader.tags if "href" in found} <= anchors
    return reader


def strings(value: object) -> Iterator[str]:
    """Every text in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from strings(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)
