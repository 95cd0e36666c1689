"""The themes of a plan, from `themes.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from facilitator.agenda.fields import THEMES
from facilitator.agenda.files import Source
from facilitator.agenda.filling import fill
from facilitator.agenda.forms import Form
from facilitator.agenda.model import Theme, ThemeGroup
from facilitator.agenda.problems import Place, Problem, Problems, nearest, quoted
from facilitator.agenda.yaml_places import load

Named = TypeVar("Named", Theme, ThemeGroup)


class ThemesReading(msgspec.Struct, frozen=True):
    """What was made of a file of themes."""

    groups: tuple[ThemeGroup, ...]
    themes: tuple[Theme, ...]
    problems: tuple[Problem, ...]


def read_themes(source: Source) -> ThemesReading:
    """The themes in a file. Never raises: whatever is wrong is in `problems`."""
    problems = Problems(source.shown, stops=False)
    node, found = load(source.text, source.shown)
    problems.take(found)
    form = fill(node, THEMES, problems) if node is not None else None
    if form is None:
        return ThemesReading((), (), tuple(problems.in_order()))
    groups, themes = form.forms("groups"), form.forms("themes")
    _once([(g.text("id"), g.where("id")) for g in groups], "the group of themes", problems)
    _once([(t.text("id"), t.where("id")) for t in themes], "the theme", problems)
    _check_groups(groups, themes, problems)
    words = [(put.value, put.place) for theme in themes for put in theme.puts("keywords") if isinstance(put.value, str)]
    _once([(word.casefold(), place) for word, place in words], "the keyword", problems)
    read = _first_of_each(_theme(theme) for theme in themes)
    known = _first_of_each(ThemeGroup(g.text("id"), g.text("label"), g.flag("optional")) for g in groups)
    missing = dict.fromkeys(theme.group for theme in read if theme.group not in {group.id for group in known})
    return ThemesReading(
        groups=(*known, *(ThemeGroup(name, name or "Other") for name in missing)),
        themes=read,
        problems=tuple(problems.in_order()),
    )


def _first_of_each(found: Iterable[Named]) -> tuple[Named, ...]:
    """Each id once; what has none cannot be used."""
    kept: dict[str, Named] = {}
    for one in found:
        if one.id:
            kept.setdefault(one.id, one)
    return tuple(kept.values())


def _theme(form: Form) -> Theme:
    return Theme(
        id=form.text("id"),
        group=form.text("group"),
        label=form.text("label") or form.text("id"),
        definition=form.text("definition"),
        keywords=form.texts("keywords"),
        examples=form.texts("examples"),
        strength=form.flag("strength"),
    )


def _once(words: list[tuple[str, Place]], what: str, problems: Problems) -> None:
    """Each word once in the file; an empty one was complained of before."""
    seen: dict[str, int] = {}
    for word, place in words:
        if word and word in seen:
            problems.add(place, f"{what} {quoted(word)} is given twice (first on line {seen[word]})", "each once")
        seen.setdefault(word, place.line)


def _check_groups(groups: tuple[Form, ...], themes: tuple[Form, ...], problems: Problems) -> None:
    known = {group.text("id") for group in groups}
    for theme in themes:
        if "group" in theme and theme.text("group") not in known:
            name = theme.text("group")
            problems.add(theme.where("group"), f"there is no group of themes {quoted(name)}", "", nearest(name, known))
