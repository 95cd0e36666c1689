"""From an item in the plan editor to its pages: those it has, or a first one that is made for it."""

from __future__ import annotations

from facilitator.agenda.editing.values import EditRefused
from facilitator.application.plan_editing import EditingRefused
from facilitator.console.editor.bench import EditorBench
from facilitator.console.painting.choices import Choice
from facilitator.console.pictures import Pictures
from facilitator.console.screens.over import open_over
from facilitator.console.screens.pages import PagesScreen
from facilitator.console.screens.pick import PickScreen


def open_pages(bench: EditorBench, item: int) -> None:
    """Open the pages of an item; which, where it has some of its own and a case."""
    found = bench.in_hand.plan.items[item]
    named = {field: found.form.text(field) for field in ("deck", "case") if found.form.text(field)}
    if len(named) < 2:
        _open(bench, item, next(iter(named.values()), ""))
        return
    choices = [Choice("deck", "The item's own pages", named["deck"]), Choice("case", "The case", named["case"])]
    picked = PickScreen("Which pages?", choices, "deck")
    open_over(bench.screen.app, picked, lambda one: _open(bench, item, named[one]) if one else None)


def _open(bench: EditorBench, item: int, named: str) -> None:
    """Open the file that a plan names, or one that is made for an item without pages."""
    sitting = bench.sitting
    try:
        reference = named or sitting.new_deck(item)
        sitting.deck(reference)
    except (EditRefused, EditingRefused) as refused:
        bench.say(f"The pages cannot be opened. {refused}")
        return
    bench.save()
    draw = Pictures(bench.console.folder).drawn
    bench.screen.app.push_screen(PagesScreen(bench, reference, bench.title_of(item), draw))
