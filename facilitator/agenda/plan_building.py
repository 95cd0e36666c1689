"""Forms into the frozen plan. What is wrong in a form was told before: here it is left out, or read as it was meant."""

from __future__ import annotations

from datetime import time
from itertools import chain, count
from typing import Literal, cast

import msgspec

from facilitator.agenda.documents import Documents
from facilitator.agenda.forms import Form, Put
from facilitator.agenda.kinds import KINDS
from facilitator.agenda.model import Case, Cue, Deck, GroupView, Item, KindId, Outcome, Phase, Plan, Priority
from facilitator.agenda.problems import Problems, nearest, quoted
from facilitator.agenda.times_of_day import minutes_into_day

Capture = Literal["", "issues", "hypotheses"]
ClockStart = Literal["", "entry", "hand"]
Turns = Literal["", "round-robin", "group by group", "gallery walk"]


def build_plan(plan_id: str, form: Form, documents: Documents, problems: Problems) -> Plan:
    """The plan, with every document that it names read. Only worth keeping where no problem was found."""
    notes: set[str] = set()
    if "retold" in form:
        documents.retell(form.text("retold"), form.where("retold"), problems)
    forms = form.forms("agenda")
    names = _ids(forms)
    known = {str(pair.key) for pair in form.pairs("outcomes")}
    items = tuple(_item(one, name, known, documents, notes, problems) for one, name in zip(forms, names, strict=True))
    if items and items[-1].advances:
        items = (*items[:-1], msgspec.structs.replace(items[-1], advances=False))
    support = _deck(form, "support", documents, problems)
    themes = documents.themes(form.text("themes"), form.where("themes"), problems) if "themes" in form else None
    starts = form.time("starts") or time()
    group_names = _once(form.texts("group_names"))
    shown = {item.deck for item in items} | {support}
    decks = {name: reading.deck for name, reading in documents.decks.items()}
    return Plan(
        id=plan_id,
        title=form.text("title") or plan_id,
        starts=starts,
        finishes=form.time("finishes") or _end(starts, items),
        items=items,
        organisation=form.text("organisation"),
        description=form.text("description"),
        outcomes=tuple(Outcome(str(pair.key), str(pair.value)) for pair in form.pairs("outcomes")),
        groups=max(form.whole("groups"), len(group_names)),
        group_names=group_names,
        theme_groups=themes.groups if themes else (),
        themes=themes.themes if themes else (),
        agencies=_once(form.texts("agencies")),
        decks=_named(decks, shown),
        cases={name: reading.case for name, reading in documents.cases.items()},
        background=_named(decks, notes),
        support=support,
        feedback=documents.details.fill(form.text("feedback")),
        keep_days=form.whole("keep_days"),
        unfilled=documents.open_blanks(form.text("feedback")),
    )


def _named(decks: dict[str, Deck], names: set[str]) -> dict[str, Deck]:
    return {name: deck for name, deck in decks.items() if name in names}


def _deck(form: Form, field: str, documents: Documents, problems: Problems) -> str:
    return documents.deck(form.text(field), form.where(field), problems) if field in form else ""


def _ids(items: tuple[Form, ...]) -> list[str]:
    """An id for each item: its own, or one made up where it has none or one that another item has."""
    taken = {item.text("id") for item in items}
    found: list[str] = []
    for number, item in enumerate(items, 1):
        name = item.text("id")
        if not name or name in found:
            stem = name or f"item-{number}"
            name = next(
                one for one in chain([stem], (f"{stem}-{n}" for n in count(2))) if one not in taken | set(found)
            )
        found.append(name)
    return found


def _end(starts: time, items: tuple[Item, ...]) -> time:
    """When the items end, for a plan that does not say when it finishes."""
    now = minutes_into_day(starts)
    for item in items:
        now = max(now, minutes_into_day(item.at) if item.at is not None else 0) + item.minutes
    return time(now // 60 % 24, now % 60)


def _once(words: tuple[str, ...]) -> tuple[str, ...]:
    """Each word once, whatever its case, in the order in which they came."""
    kept: dict[str, str] = {}
    for word in words:
        kept.setdefault(word.casefold(), word)
    return tuple(kept.values())


def _item(form: Form, name: str, outcomes: set[str], documents: Documents, notes: set[str], problems: Problems) -> Item:
    """One item; the ids of its background notes are added to `notes`."""
    background = _once(tuple(documents.deck(str(put.value), put.place, problems) for put in form.puts("background")))
    notes.update(background)
    kind = KINDS[cast("KindId", form.text("kind"))]
    low, high = (*form.wholes("issues"), 0, 0)[:2]
    least = form.whole("least")
    case = documents.case(form.text("case"), form.where("case"), problems) if "case" in form else ""
    story = documents.cases[case].case if case else None
    return Item(
        id=name,
        title=form.text("title") or name,
        minutes=form.whole("minutes"),
        kind=kind.id,
        least=0 if least > form.whole("minutes") or form.flag("fixed") else least,
        fixed=form.flag("fixed"),
        at=form.time("at"),
        deck=_deck(form, "deck", documents, problems),
        case=case,
        of=form.text("of") if kind.reports else "",
        capture=cast("Capture", form.text("capture") if kind.captures else ""),
        issues=(min(low, high), max(low, high)),
        outcomes=tuple(one for one in _once(form.texts("outcomes")) if one in outcomes),
        aims=form.texts("aims"),
        prompts=form.texts("prompts"),
        cues=_cues(form),
        phases=tuple(Phase(str(p.key), p.value) for p in form.pairs("phases") if isinstance(p.value, int)),
        priority=cast("Priority", form.text("priority")),
        clock=cast("ClockStart", form.text("clock")),
        bell=form.flag("bell"),
        advances=form.flag("advances") and kind.moves_on,
        background=tuple(one for one in background if one),
        turns=cast("Turns", form.text("turns") if kind.reports else ""),
        views=read_views(form, story, problems),
        stages=read_stages(form, story, problems),
        leads=_once(form.texts("leads")),
        materials=_once(form.texts("materials")),
    )


def _cues(form: Form) -> tuple[Cue, ...]:
    """The cues in the order in which they come: most minutes left first."""
    found = [
        Cue(pair.key, pair.value.text("say"), pair.value.flag("public"))
        for pair in form.pairs("cues")
        if isinstance(pair.key, int) and isinstance(pair.value, Form)
    ]
    return tuple(sorted(found, key=lambda cue: -cue.minutes))


def read_views(form: Form, case: Case | None, problems: Problems) -> tuple[GroupView, ...]:
    """The agencies of each group by its number, those alone that the case knows; the others go to `problems`."""
    if "views" not in form:
        return ()
    known = [view.agency for view in case.views] if case is not None else []
    if not known:
        problems.warn(form.where("views"), "the item's case has no 'views'", "a case that says what each agency knew")
        return ()
    found = []
    for pair in sorted(form.pairs("views"), key=lambda one: int(one.key)):
        agencies = []
        for put in pair.value if isinstance(pair.value, tuple) else ():
            if not isinstance(put, Put):
                continue
            if put.value in known:
                agencies.append(str(put.value))
            else:
                what = f"the case has no agency {quoted(put.value)}"
                problems.warn(put.place, what, "", nearest(str(put.value), known))
        if agencies:
            found.append(GroupView(int(pair.key), tuple(dict.fromkeys(agencies))))
    return tuple(found)


def read_stages(form: Form, case: Case | None, problems: Problems) -> bool:
    """Whether the item's case is told in stages; one that has none goes to `problems`."""
    wanted = form.flag("stages")
    if wanted and (case is None or not case.stages):
        problems.warn(form.where("stages"), "the item's case has no 'stages'", "a case that is told in stages")
        return False
    return wanted
