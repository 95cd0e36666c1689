"""The themes: 56 in six groups, six more that are optional, and nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from facilitator.agenda.model import Plan, Theme

COUNTS = {"th": 5, "is": 15, "ms": 14, "fa": 5, "pd": 12, "st": 5, "pn": 6}


def twice(words: Iterable[str]) -> list[str]:
    """What is there more than once, letters and hyphens aside."""
    return [word for word, count in Counter(word.casefold().replace("-", " ") for word in words).items() if count > 1]


def repeated(themes: Iterable[Theme]) -> list[str]:
    """The ids, labels and keywords that are there more than once."""
    listed = list(themes)
    return [
        *twice(theme.id for theme in listed),
        *twice(theme.label for theme in listed),
        *twice(keyword for theme in listed for keyword in theme.keywords),
    ]


def test_56_themes_in_six_groups_and_six_more(first: Plan, second: Plan) -> None:
    """Each id begins with its group's."""
    for plan in (first, second):
        assert Counter(theme.group for theme in plan.themes) == COUNTS
        assert [group.id for group in plan.theme_groups] == list(COUNTS)
        assert sum(count for group, count in COUNTS.items() if group != "pn") == 56
        assert all(theme.id.startswith(f"{theme.group}-") for theme in plan.themes)


def test_the_panels_themes_are_optional_on_the_first_day_only(first: Plan, second: Plan) -> None:
    """They belong to the second."""
    assert [group.id for group in first.theme_groups if group.optional] == ["pn"]
    assert [group.id for group in second.theme_groups if group.optional] == []


def test_no_id_label_or_keyword_is_there_twice(days: dict[str, Plan]) -> None:
    """A plain lookup is never in doubt."""
    for plan in days.values():
        assert repeated(plan.themes) == []


def test_a_keyword_written_twice_is_noticed(first: Plan) -> None:
    """The check above can fail, capitals and hyphens aside."""
    one = first.themes[0]
    again = msgspec.structs.replace(one, id="th-new", label="New", keywords=("Core-Assessment", "fresh"))
    assert repeated((*first.themes, again)) == ["core assessment"]


def test_every_theme_is_defined_with_keywords_and_examples(first: Plan, second: Plan) -> None:
    """One line, some words, three examples."""
    for plan in (first, second):
        for theme in plan.themes:
            assert theme.definition, theme.id
            assert "\n" not in theme.definition
            assert theme.keywords, theme.id
            assert len(theme.examples) >= 3, theme.id


def test_exactly_the_strengths_are_strengths(first: Plan, second: Plan) -> None:
    """Good practice can be tagged as such, and only that."""
    for plan in (first, second):
        assert {theme.group for theme in plan.themes if theme.strength} == {"st"}
        assert {theme.strength for theme in plan.themes if theme.group == "st"} == {True}


def test_both_days_know_the_same_themes(first: Plan, second: Plan) -> None:
    """So that runs of both can be compared."""
    assert [(theme.id, theme.keywords) for theme in first.themes] == [
        (theme.id, theme.keywords) for theme in second.themes
    ]
