"""Forms into the frozen plan. What is wrong in a form was told before: here it only becomes an empty value."""

from __future__ import annotations

from datetime import time
from typing import Literal, cast

from facilitator.agenda.documents import Documents
from facilitator.agenda.forms import Form
from facilitator.agenda.model import Cue, Deck, Item, KindId, Outcome, Phase, Plan, Priority
from facilitator.agenda.problems import Problems

Capture = Literal["", "issues", "hypotheses"]
ClockStart = Literal["", "entry", "hand"]
Turns = Literal["", "round-robin", "group by group", "gallery walk"]


def build_plan(plan_id: str, form: Form, documents: Documents, problems: Problems) -> Plan:
    """The plan, with every document that it names read. Only worth keeping where no problem was found."""
    notes: set[str] = set()
    items = tuple(_item(item, documents, notes, problems) for item in form.forms("agenda"))
    support = _deck(form, "support", documents, problems)
    themes = documents.themes(form.text("themes"), form.where("themes"), problems) if "themes" in form else None
    shown = {item.deck for item in items} | {support}
    decks = {name: reading.deck for name, reading in documents.decks.items()}
    return Plan(
        id=plan_id,
        title=form.text("title"),
        starts=form.time("starts") or time(),
        finishes=form.time("finishes") or time(),
        items=items,
        organisation=form.text("organisation"),
        description=form.text("description"),
        outcomes=tuple(Outcome(str(pair.key), str(pair.value)) for pair in form.pairs("outcomes")),
        groups=form.whole("groups"),
        group_names=form.texts("group_names"),
        theme_groups=themes.groups if themes else (),
        themes=themes.themes if themes else (),
        agencies=form.texts("agencies"),
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


def _item(form: Form, documents: Documents, notes: set[str], problems: Problems) -> Item:
    """One item; the ids of its background notes are added to `notes`."""
    background = tuple(documents.deck(str(put.value), put.place, problems) for put in form.puts("background"))
    notes.update(background)
    low, high = (*form.wholes("issues"), 0, 0)[:2]
    return Item(
        id=form.text("id"),
        title=form.text("title"),
        minutes=form.whole("minutes"),
        kind=cast("KindId", form.text("kind")),
        least=form.whole("least"),
        fixed=form.flag("fixed"),
        at=form.time("at"),
        deck=_deck(form, "deck", documents, problems),
        case=documents.case(form.text("case"), form.where("case"), problems) if "case" in form else "",
        of=form.text("of"),
        capture=cast("Capture", form.text("capture")),
        issues=(low, high),
        outcomes=form.texts("outcomes"),
        aims=form.texts("aims"),
        prompts=form.texts("prompts"),
        cues=_cues(form),
        phases=tuple(Phase(str(p.key), p.value) for p in form.pairs("phases") if isinstance(p.value, int)),
        priority=cast("Priority", form.text("priority")),
        clock=cast("ClockStart", form.text("clock")),
        bell=form.flag("bell"),
        advances=form.flag("advances"),
        background=tuple(name for name in background if name),
        turns=cast("Turns", form.text("turns")),
    )


def _cues(form: Form) -> tuple[Cue, ...]:
    """The cues in the order in which they come: most minutes left first."""
    found = [
        Cue(pair.key, pair.value.text("say"), pair.value.flag("public"))
        for pair in form.pairs("cues")
        if isinstance(pair.key, int) and isinstance(pair.value, Form)
    ]
    return tuple(sorted(found, key=lambda cue: -cue.minutes))
