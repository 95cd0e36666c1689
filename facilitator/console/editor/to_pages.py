"""From an item in the plan editor to its pages: those it has, or a first one that is made for it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from facilitator.agenda.editing import items
from facilitator.agenda.files import NotFound, Tree
from facilitator.agenda.scaffold import write_at_once
from facilitator.console.editor.bench import EditorBench
from facilitator.console.editor.own_text import OwnText
from facilitator.console.painting.choices import Choice
from facilitator.console.pictures import Pictures
from facilitator.console.screens.over import open_over
from facilitator.console.screens.pages import PagesScreen
from facilitator.console.screens.pick import PickScreen
from facilitator.disk.placing import reason

FIRST = "---\nmarp: true\n---\n\n# {title}\n"
LONGEST_SLUG = 40


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
    title = bench.in_hand.plan.items[item].title
    try:
        path = Tree(bench.path).find(named, bench.path) if named else _made(bench, item, title)
        file = OwnText(path)
    except NotFound as missing:
        bench.say(f"The pages cannot be opened: {missing.what}.")
        return
    except (OSError, UnicodeDecodeError) as problem:
        why = reason(problem) if isinstance(problem, OSError) else "it is no text"
        bench.say(f"The pages cannot be opened: {why}.")
        return
    draw = Pictures(bench.console.folder).drawn
    bench.screen.app.push_screen(PagesScreen(title, file, draw))


def _made(bench: EditorBench, item: int, title: str) -> Path:
    """A file with a first page for an item, which is told of it."""
    folder = bench.path.with_suffix("")
    folder.mkdir(exist_ok=True)
    slug = "-".join(re.findall(r"[^\W_]+", title.lower()))[:LONGEST_SLUG].strip("-") or "pages"
    taken = {path.name.casefold() for path in folder.iterdir()}
    names = (f"{slug}{f'-{number}' if number > 1 else ''}.md" for number in range(1, len(taken) + 2))
    path = folder / next(name for name in names if name.casefold() not in taken)
    write_at_once(path, FIRST.format(title=title))
    named = f"{folder.name}/{path.name}"
    bench.change(partial(items.set_field, index=item, name="deck", value=named), f"{title}: pages")
    return path
