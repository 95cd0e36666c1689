"""Cutting an item in two in the plan editor: its minutes, and its pages where it has more than one."""

from __future__ import annotations

from functools import partial

from facilitator.agenda.deck_reader import read_deck
from facilitator.agenda.editing import items
from facilitator.agenda.files import Source
from facilitator.agenda.placeholders import Details
from facilitator.application.plan_editing import EditingRefused
from facilitator.console.editor.bench import EditorBench
from facilitator.console.editor.in_hand import Edit
from facilitator.console.painting.choices import Choice
from facilitator.console.screens.over import open_over
from facilitator.console.screens.pick import PickScreen

ALL = "0"
"""The choice that leaves the pages whole."""


def cut(bench: EditorBench, item: int) -> None:
    """Ask after how many minutes an item is cut, and then with which page its second half begins."""
    minutes = bench.in_hand.plan.items[item].form.whole("minutes")
    label = f"Cut it after how many of its {minutes} minutes?"
    tried = partial(_after, item)
    bench.type(label, partial(_by_minutes, bench, item), str(max(1, minutes // 2)), tried=tried)
    bench.try_out(tried, bench.field.text)


def _after(item: int, text: str) -> Edit:
    return lambda plan: items.cut(plan, item, _minutes(text))


def _minutes(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _by_minutes(bench: EditorBench, item: int, text: str) -> None:
    """Cut an item after the minutes that were typed, or ask about its pages first where they can be."""
    titles = _pages(bench, item)
    if len(titles) < 2:
        _cut(bench, item, _minutes(text), "")
    elif bench.would(_after(item, text)):
        whole = bench.in_hand.plan.items[item].form.whole("minutes")
        share = round(len(titles) * _minutes(text) / whole)
        begins = max(1, min(len(titles) - 1, share))
        listed = [Choice(str(n), f"{n + 1}: {title}") for n, title in enumerate(titles) if n]
        listed.append(Choice(ALL, f"Both halves show all {len(titles)} pages"))
        picked = PickScreen("The second half begins with which page?", listed, str(begins))
        open_over(bench.screen.app, picked, partial(_cut, bench, item, _minutes(text)))


def _pages(bench: EditorBench, item: int) -> list[str]:
    """What the pages of an item are called; none where it has none, or where they cannot be read."""
    reference = bench.in_hand.plan.items[item].form.text("deck")
    if not reference:
        return []
    sitting = bench.sitting
    try:
        text = sitting.deck(reference).text
        path = sitting.tree.root / sitting.document(reference)
    except EditingRefused:
        return []
    source = Source(path, path.name, path.name, text)
    return [page.title or "(no heading)" for page in read_deck(source, sitting.tree, Details({})).deck.pages]


def _cut(bench: EditorBench, item: int, minutes: int, page: str | None) -> None:
    """Cut an item, and its pages before the one that was chosen; None where the choice was left."""
    if page is None:
        bench.say("Nothing was cut.")
    else:
        bench.take(partial(bench.sitting.cut_item, item, minutes, int(page or ALL)))
