"""The plan of a day and everything it shows: frozen values, no file and no clock.

A `Plan` is what the readers in this package make of a YAML file and the Markdown files it names. It is embedded
whole in the first event of a run, so every value here must survive JSON and be readable for ever: add fields with
a default, never rename one.

Lengths are whole minutes, as a trainer writes them. Times of day are `datetime.time` without a zone, because a plan
does not know its date; they become instants when a run starts. All text is already cleaned
(`facilitator.agenda.cleaning`) and is never markup.
"""

from __future__ import annotations

from datetime import time
from functools import cached_property
from typing import Literal

import msgspec


class Record(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=False):
    """A frozen value that knows how to be JSON; the ancestor of every record in the plan."""


class Span(Record, frozen=True):
    """A stretch of text in one style; a newline in it breaks the line. `link` is the address behind the words."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    strike: bool = False
    link: str = ""


class Heading(Record, tag="heading", tag_field="block", frozen=True):
    """A heading; `level` is 1 to 6."""

    level: int
    spans: tuple[Span, ...]


class Paragraph(Record, tag="paragraph", tag_field="block", frozen=True):
    """Running text."""

    spans: tuple[Span, ...]


class ListLine(Record, tag="line", tag_field="block", frozen=True):
    """One line of a list. `depth` counts from 0; `marker` is empty for a bullet, else the number that it has ("3.")."""

    depth: int
    marker: str
    spans: tuple[Span, ...]


class Quote(Record, tag="quote", tag_field="block", frozen=True):
    """Words set apart."""

    spans: tuple[Span, ...]


class Drawing(Record, tag="drawing", tag_field="block", frozen=True):
    """Lines kept exactly as drawn: a diagram, or code. Each fits 76 columns in the bundled content."""

    lines: tuple[str, ...]


class Bar(Record, frozen=True):
    """One bar: `value` of `of`, both counts of `unit`."""

    label: str
    value: int
    of: int


class Bars(Record, tag="bars", tag_field="block", frozen=True):
    """Counts drawn as bars, each against its own whole; they are never added up."""

    bars: tuple[Bar, ...]


class Table(Record, tag="table", tag_field="block", frozen=True):
    """A table: every row has as many cells as `header`, or as each other where there is no header."""

    header: tuple[tuple[Span, ...], ...]
    rows: tuple[tuple[tuple[Span, ...], ...], ...]


class Picture(Record, tag="picture", tag_field="block", frozen=True):
    """An image file of the plan's own tree, with the words that stand for it."""

    path: str
    alternative: str


class Rule(Record, tag="rule", tag_field="block", frozen=True):
    """A thin line between parts of a page."""


Block = Heading | Paragraph | ListLine | Quote | Drawing | Bars | Table | Picture | Rule


class Page(Record, frozen=True):
    """One screenful of a deck, a case or a background note.

    `notes` are for the trainer alone. `slide` is the number the page had in the source deck (0: none).
    `role` is "" for a page everyone sees in order, or "handout" for one that only the report-back shows.

    `header`, `footer` and `number` stand round the page as the deck's author had it. `classes` are the names of looks.
    `colour` and `background` are colours as CSS writes them. `steps` says for each block at which step of the page it
    comes to be seen (0: at once); left out where all of them do.
    """

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    slide: int = 0
    role: Literal["", "handout"] = ""
    header: tuple[Span, ...] = ()
    footer: tuple[Span, ...] = ()
    number: str = ""
    classes: tuple[str, ...] = ()
    colour: str = ""
    background: str = ""
    steps: tuple[int, ...] = ()

    @property
    def last_step(self) -> int:
        """How many steps it takes until the whole page is seen; 0 where it is at once."""
        return max(self.steps, default=0)

    def blocks_at(self, step: int) -> tuple[Block, ...]:
        """What is seen of the page at a step."""
        if step >= self.last_step:
            return self.blocks
        return tuple(block for block, at in zip(self.blocks, self.steps, strict=True) if at <= step)


class Deck(Record, frozen=True):
    """The pages of one Markdown file. `id` is the file's path inside the plan's tree, with forward slashes."""

    id: str
    pages: tuple[Page, ...]
    title: str = ""


class LearningPoint(Record, frozen=True):
    """What the trainer hopes a case will bring out; private."""

    id: str
    text: str
    themes: tuple[str, ...] = ()


class CaseEvent(Record, frozen=True):
    """One thing that happened in a case; private until the lead uncovers it.

    `date` is as it is shown, whatever calendar it uses; the order of the events is the order in which they happened.
    `half` are agencies that had part of it, or had it too late. `adds` says for a count by its name how much this adds
    to it. `what_if` asks what might have gone otherwise had others been told; it is a question, never a fact.
    """

    id: str
    date: str
    text: str
    half: tuple[str, ...] = ()
    adds: dict[str, int] = {}
    what_if: str = ""


class CaseView(Record, frozen=True):
    """What one agency saw of a case at the time: the ids of events that it knew of."""

    agency: str
    events: tuple[str, ...]


class CaseStage(Record, frozen=True):
    """One instalment of a case: its first page, counted from 0 among those that tell the story, and its first event.

    `question` is put to the groups when its pages have been read. `event` is "" where it begins no event of its own.
    """

    title: str
    question: str
    page: int = 0
    event: str = ""


class Case(Record, frozen=True):
    """A case study. Everything but `pages` and `warning` is private to the trainer.

    `chronology`, `views` and `stages` are empty where the case is told in one way alone.
    """

    id: str
    title: str
    pages: tuple[Page, ...]
    fictional: bool = True
    warning: str = ""
    points: tuple[LearningPoint, ...] = ()
    went_right: tuple[str, ...] = ()
    criteria: str = ""
    hypotheses: tuple[str, ...] = ()
    chronology: tuple[CaseEvent, ...] = ()
    views: tuple[CaseView, ...] = ()
    stages: tuple[CaseStage, ...] = ()


class Theme(Record, frozen=True):
    """A tag of the plan's taxonomy. `strength` marks what went well rather than a concern."""

    id: str
    group: str
    label: str
    definition: str = ""
    keywords: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    strength: bool = False


class ThemeGroup(Record, frozen=True):
    """A family of themes, with a heading for screens and exports."""

    id: str
    label: str
    optional: bool = False


class Outcome(Record, frozen=True):
    """What participants can do at the end of the day."""

    id: str
    text: str


class Cue(Record, frozen=True):
    """Words for the trainer when `minutes` are left (0: time is up). Private unless `public`."""

    minutes: int
    text: str
    public: bool = False


class Phase(Record, frozen=True):
    """A named stretch at the start, middle or end of an item's own time ("read", "discuss", "write up")."""

    name: str
    minutes: int


class GroupView(Record, frozen=True):
    """Which agencies' parts of a case a group reads; `group` is its number."""

    group: int
    agencies: tuple[str, ...]


KindId = Literal["talk", "exercise", "report-back", "break"]
Priority = Literal["must", "should", "could"]


class Item(Record, frozen=True):
    """One entry of the plan.

    `least` is the shortest it may become (0: not said, so it may not shrink below `minutes`). `fixed` items never
    shrink. `at` is a fixed point: the item does not begin before it. `of` names the exercise a report-back reports on.
    `clock` says whether its clock starts on entry ("entry"), by the trainer's key ("hand") or as its kind does ("").
    `advances`: when its time is up the day moves on by itself, which no other item ever does.
    `leads` are those who lead it and `materials` what it needs; neither is for the room.
    `turns` is how a report-back goes ("": round-robin). `views` are the parts of the case that groups read (none: they
    are dealt in order); `stages` tells that the case is told stage by stage from the start.
    """

    id: str
    title: str
    minutes: int
    kind: KindId = "talk"
    least: int = 0
    fixed: bool = False
    at: time | None = None
    deck: str = ""
    case: str = ""
    of: str = ""
    capture: Literal["", "issues", "hypotheses"] = ""
    issues: tuple[int, int] = (0, 0)
    outcomes: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    phases: tuple[Phase, ...] = ()
    priority: Priority = "must"
    clock: Literal["", "entry", "hand"] = ""
    bell: bool = False
    advances: bool = False
    background: tuple[str, ...] = ()
    turns: Literal["", "round-robin", "group by group", "gallery walk"] = ""
    views: tuple[GroupView, ...] = ()
    stages: bool = False
    leads: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()


class Plan(Record, frozen=True, dict=True):
    """The validated agenda of one day.

    `decks`, `cases` and `background` hold every document the items name, keyed by id. `unfilled` names the
    placeholders that the trainer has not filled in yet; a room never sees them as they are. A run is to be deleted
    `keep_days` after its day; 0 when the plan says nothing about that.
    """

    id: str
    title: str
    starts: time
    finishes: time
    items: tuple[Item, ...]
    organisation: str = ""
    description: str = ""
    outcomes: tuple[Outcome, ...] = ()
    groups: int = 4
    group_names: tuple[str, ...] = ()
    theme_groups: tuple[ThemeGroup, ...] = ()
    themes: tuple[Theme, ...] = ()
    agencies: tuple[str, ...] = ()
    decks: dict[str, Deck] = {}
    cases: dict[str, Case] = {}
    background: dict[str, Deck] = {}
    support: str = ""
    feedback: str = ""
    keep_days: int = 0
    unfilled: tuple[str, ...] = ()

    @cached_property
    def _places(self) -> dict[str, int]:
        """Where each item stands, by its id, worked out once: a run asks for each of its events. Read only."""
        return {item.id: place for place, item in reversed(tuple(enumerate(self.items)))}

    @cached_property
    def cases_told(self) -> dict[str, Case]:
        """The case that each item tells, by the item's id, worked out once; a report-back's may be its exercise's."""
        own = {item.id: self.cases[item.case] for item in reversed(self.items) if item.case in self.cases}
        return {item.id: own[item.of] for item in self.items if item.of in own} | own

    @cached_property
    def told_in_stages(self) -> frozenset[str]:
        """The cases that an item tells stage by stage from the start, by their ids; worked out once."""
        return frozenset(item.case for item in self.items if item.stages)

    def item(self, item_id: str) -> Item:
        """The item with this id. Raises KeyError when the plan has none."""
        return self.items[self._places[item_id]]

    def position(self, item_id: str) -> int:
        """Where the item stands in the plan, from 0; -1 when it is not there."""
        return self._places.get(item_id, -1)

    def exercises(self) -> tuple[Item, ...]:
        """The items whose groups' words are captured, in order; the first is E1 in issue numbers."""
        return tuple(item for item in self.items if item.capture)

    @property
    def minutes(self) -> int:
        """The planned length of the whole day."""
        return sum(item.minutes for item in self.items)

    def pages_of(self, item: Item) -> tuple[Page, ...]:
        """The pages an item steps through: its deck, then its case.

        A talk or an exercise shows the case's story; a report-back shows only its hand-outs.
        """
        pages = self.decks[item.deck].pages if item.deck else ()
        if item.case and item.case in self.cases:
            wanted = "handout" if item.kind == "report-back" else ""
            pages += tuple(page for page in self.cases[item.case].pages if page.role == wanted)
        return pages
