"""The fields of an item, or of the day itself, as the plan editor shows them: one under the other. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from textual.strip import Strip

from facilitator.agenda.editing.plan_text import PlanText
from facilitator.agenda.editing.problems_at import WHOLE_PLAN, ProblemAt
from facilitator.agenda.fields import ITEM, PLAN
from facilitator.agenda.kinds import KINDS
from facilitator.agenda.model import KindId
from facilitator.agenda.placeholders import normal_name
from facilitator.agenda.shapes import Flag, ListOf, MapOf, OneOf, TableShape, TimeOfDay
from facilitator.agenda.times_of_day import as_said, read_time
from facilitator.agenda.yaml_places import Plain
from facilitator.console.painting.ink import Ink
from facilitator.console.painting.lettering import Run, clip, fill, strip_of, wrap
from facilitator.console.painting.spots import Spot, standing
from facilitator.console.painting.today import heading

LABELS = {
    "id": "short name",
    "least": "at least",
    "fixed": "keeps its length",
    "at": "not before",
    "of": "reports on",
    "priority": "how needed",
    "leads": "who leads",
    "materials": "needs",
    "deck": "pages",
    "clock": "clock starts",
    "bell": "rings",
    "advances": "goes on by itself",
    "views": "who reads what",
    "stages": "told in stages",
    "capture": "groups bring back",
    "issues": "how many of them",
    "cues": "cues",
    "background": "notes to read up",
    "description": "in one line",
    "starts": "begins",
    "finishes": "ends",
    "details": "details",
    "retold": "told otherwise",
    "support": "support page",
    "feedback": "feedback address",
    "keep_days": "keep for days",
    "groups": "how many groups",
    "group_names": "names of groups",
}
"""What fields are called on the screen, where it is not their own name."""

ITEM_ORDER = (
    *("title", "kind", "minutes", "least", "fixed", "at", "priority", "leads", "materials", "deck", "case", "outcomes"),
    *("of", "turns", "capture", "issues", "phases", "cues", "prompts", "aims", "background", "clock", "bell"),
    *("advances", "views", "stages", "id"),
)
PLAN_ORDER = (
    *("title", "organisation", "starts", "finishes", "description", "details", "outcomes", "groups", "group_names"),
    *("agencies", "themes", "support", "feedback", "keep_days", "retold"),
)

TOGETHER = frozenset(("leads", "materials", "outcomes", "issues"))
"""Lists of short words, which are typed in one line with commas between."""
LABEL = 23
"""Cells of a field's name."""
OPEN = "(not filled in yet)"
"""Behind a detail that pages ask for in vain."""
ANOTHER = "+ another"


class FormRow(NamedTuple):
    """A field, or an entry of one that is a list: `entry` is its place there or its key, None for a field as a whole.

    Where `new` is set it is the place for one entry more.
    """

    field: str
    entry: int | str | None
    label: str
    value: str
    problems: tuple[str, ...] = ()
    new: bool = False


class FormShown(NamedTuple):
    """A form with the row in hand, what it is called, and whether the keys go to it."""

    title: str
    rows: tuple[FormRow, ...]
    at: int
    active: bool
    help: str = ""


def table_of(item: int) -> TableShape:
    """The declaration of the fields of an item, or of the plan."""
    return PLAN if item == WHOLE_PLAN else ITEM


def form_rows(
    plan: PlanText, item: int, problems: Sequence[ProblemAt], blanks: Sequence[str] = ()
) -> tuple[FormRow, ...]:
    """The fields of an item, or of the day itself; those that its kind has no use for are left out where empty.

    `blanks` are what pages ask for: those that are no details yet are offered among them.
    """
    values = plan.rest.values if item == WHOLE_PLAN else plan.items[item].values
    if item == WHOLE_PLAN and blanks:
        values = {**values, "details": _with_blanks(values.get("details"), blanks)}
    told: dict[str, list[str]] = {}
    for one in problems:
        if one.item == item:
            told.setdefault(one.field, []).append(one.problem.what)
    rows: list[FormRow] = []
    for name in PLAN_ORDER if item == WHOLE_PLAN else ITEM_ORDER:
        if name in values or item == WHOLE_PLAN or _of_use(plan, item, name):
            rows += _field_rows(name, item, values.get(name), tuple(told.get(name, ())))
    if "" in told and rows:
        rows[0] = rows[0]._replace(problems=(*told[""], *rows[0].problems))
    return tuple(rows)


def _with_blanks(details: Plain, blanks: Sequence[str]) -> Plain:
    """The details with what pages ask for behind them; as they are where they are no pairs."""
    if details is not None and not isinstance(details, dict):
        return details
    known = {normal_name(name) for name in details or {}}
    return {**(details or {}), **{name: "" for name in blanks if name not in known}}


def _of_use(plan: PlanText, item: int, name: str) -> bool:
    """Whether items of this kind have a use for a field."""
    kind = KINDS[cast("KindId", plan.items[item].form.text("kind"))]
    has_case = "case" in plan.items[item].values
    uses = {
        "of": kind.reports,
        "turns": kind.reports,
        "capture": kind.captures,
        "issues": kind.captures,
        "advances": kind.moves_on,
        "views": kind.at_work and has_case,
        "stages": has_case,
        "case": not kind.rests,
        "phases": not kind.rests,
    }
    return uses.get(name, True)


def is_listed(item: int, name: str) -> bool:
    """Whether a field is shown entry by entry."""
    shape = table_of(item).field(name).shape
    if item == WHOLE_PLAN and name == "outcomes":
        return True
    return name not in TOGETHER and isinstance(shape, ListOf | MapOf)


def _field_rows(name: str, item: int, value: Plain, problems: tuple[str, ...]) -> Iterator[FormRow]:
    label = LABELS.get(name, name)
    if not is_listed(item, name):
        yield FormRow(name, None, label, shown(item, name, value), problems)
        return
    entries = list(entries_of(value))
    for number, (entry, words) in enumerate(entries):
        words = f"{words.rstrip()} {OPEN}" if name == "details" and words.endswith(": ") else words
        yield FormRow(name, entry, label if not number else "", words, problems if not number else ())
    yield FormRow(name, None, "" if entries else label, ANOTHER, () if entries else problems, new=True)


def entries_of(value: Plain) -> Iterator[tuple[int | str, str]]:
    """Each entry of a list or of pairs: its place or key, and its words as they are typed."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield key, f"{key}: {pair_words(one)}"
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield number, plain_words(one)
    elif value is not None:
        yield 0, plain_words(value)


def pair_words(value: Plain) -> str:
    """What stands behind the colon of a pair; words for the room too have a mark of their own."""
    if isinstance(value, dict):
        say = plain_words(value.get("say"))
        return f"{say} {ROOM}" if value.get("public") is True else say
    if isinstance(value, list):
        return ", ".join(map(plain_words, value))
    return plain_words(value)


ROOM = "(room)"
"""Behind a cue that the room reads too."""


def plain_words(value: Plain) -> str:
    """A value as it is typed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def shown(item: int, name: str, value: Plain) -> str:
    """A field's value in words; what it usually means in brackets where it is not written."""
    field = table_of(item).field(name)
    if isinstance(field.shape, Flag):
        return plain_words(value if isinstance(value, bool) else False)
    if value is None or value == []:
        return f"({field.default})" if isinstance(field.shape, OneOf) and field.default else ""
    if isinstance(value, list):
        return ", ".join(map(plain_words, value))
    at = read_time(str(value)) if isinstance(field.shape, TimeOfDay) else None
    return as_said(at) if at is not None else plain_words(value)


def form_lines(form: FormShown, width: int, height: int, style: Ink) -> list[Strip]:
    """The form in at most `height` lines, so moved that the row in hand shows."""
    lines: list[tuple[Strip, int]] = []
    for number, row in enumerate(form.rows):
        here = form.active and number == form.at
        painted = standing(_row_lines(row, here, width, style), Spot("line", str(number)))
        lines += [(strip, number) for strip in painted]
    foot = _help_lines(form, width, style) if height >= 12 else []
    room = max(1, height - 1 - len(foot))
    begins = next((n for n, (_, number) in enumerate(lines) if number == form.at), 0)
    ends = max((n for n, (_, number) in enumerate(lines) if number == form.at), default=0)
    first = max(0, min(begins - room // 3, len(lines) - room))
    first = max(first, ends - room + 1)
    part = [strip for strip, _ in lines[first : first + room]]
    more = len(lines) - first - len(part)
    hint = f"{more} more below" if more > 0 else f"{first} more above" if first else ""
    part += [strip_of([], width, style.plain)] * (room - len(part))
    return [heading(form.title, hint, width, style), *part, *foot]


def _row_lines(row: FormRow, here: bool, width: int, style: Ink) -> list[Strip]:
    shade, quiet = (style.here, style.here_quiet) if here else (style.plain, style.quiet)
    label = fill(f" {'▶' if here else ' '} {row.label}", LABEL)
    room = max(8, width - LABEL - 1)
    words: Sequence[str] = wrap(row.value, room) if row.value else ("-",)
    if not here and len(words) > 2:
        words = (words[0], clip(" ".join(words[1:]), room))
    value = quiet if row.new or not row.value else shade
    lines = []
    for number, part in enumerate(words):
        runs: list[Run] = [(label if not number else " " * LABEL, quiet), (part, value)]
        lines.append(strip_of(runs, width, shade if here else style.plain))
    for told in row.problems:
        for part in wrap(f"▲ {told}", max(8, width - 4)):
            lines.append(strip_of([("   ", style.plain), (part, style.warn)], width, style.plain))
    return lines


def _help_lines(form: FormShown, width: int, style: Ink) -> list[Strip]:
    """What the field in hand is for, in two lines."""
    words = wrap(form.help, max(8, width - 2)) if form.help and form.active else ()
    words = words if len(words) <= 2 else (words[0], clip(" ".join(words[1:]), width - 2))
    lines = [strip_of([(f" {part}", style.quiet)], width, style.plain) for part in words]
    return [*lines, *[strip_of([], width, style.plain)] * (2 - len(lines))]
