"""Two hundred damages drawn by chance: every issue whose own page is whole comes back, whatever else is lost.

The chance is seeded, so the same files are damaged in the same places every time.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.agenda.library import bundled
from facilitator.agenda.plan_reader import read_plan
from facilitator.journal.recovery import open_journal
from facilitator.journal.sqlite import SqliteJournal
from facilitator.journal.sqlite_pages import pages_of
from facilitator.live.facts import Recorded
from facilitator.live.facts.agenda import NextItem
from facilitator.live.facts.clocks import ToggleClock
from facilitator.live.facts.entries import AddNote
from facilitator.live.facts.issues import CaptureIssue
from facilitator.live.rules import replay
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.formats import render
from tests.makers import Day

from .harm import overwrite
from .samples import NINE

PAGE = 4096
RUNS = ("2026-03-02-abc", "2026-03-03-xyz")
EACH, ROUNDS = 5, 10
"""Damages of each kind in a round, and rounds: two hundred with four kinds."""


def words_of(entries: tuple[Recorded, ...]) -> dict[str, str]:
    """The words of each issue, by its number."""
    return {issue.id: issue.text for issue in replay(entries).issues.values()}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a journal that holds two runs of a bundled plan, with sixty issues each and much between them."""
    plan = read_plan(bundled("sessions") / "demonstration.yaml").plan
    assert plan is not None
    path = tmp_path_factory.mktemp("sound") / "journal.db"
    with closing(SqliteJournal(path)) as journal:
        for run in RUNS:
            day = Day(plan)
            day.does(NextItem(), NextItem())
            for number in range(60):
                text = f"{run} {number}: each of us thought that somebody else was going to ring the family back"
                day.does(CaptureIssue(f"G{number % 4 + 1}", text))
                day.does(ToggleClock(), AddNote("a word for myself"))
            journal.append(run, 0, day.entries)
    return path.read_bytes()


def issues_by_page(content: bytes) -> dict[str, int]:
    """The page on which each run's issues stand, by run and number; of words on several pages none is told."""
    pages = pages_of(content, b"")
    found = {}
    for number, page in pages.pages.items():
        for record in pages.cells(page, 100 if number == 1 else 0):
            body = record[8] if len(record) == 10 and record[2] == "issue.captured" else ""
            if isinstance(body, str) and body:
                name = body.partition('"id":"')[2].partition('"')[0]
                found[f"{record[0]!s} {name}"] = number
    return found


def flip(path: Path, chance: random.Random) -> None:
    """Some bytes are others."""
    content = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 12)):
        content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def zero(path: Path, chance: random.Random) -> None:
    """Some pages are empty."""
    pages = path.stat().st_size // PAGE
    for page in chance.sample(range(pages), chance.randint(1, 3)):
        overwrite(path, page * PAGE, bytes(PAGE))


def scribble(path: Path, chance: random.Random) -> None:
    """Four kilobytes of noise, wherever."""
    overwrite(path, chance.randrange(path.stat().st_size - PAGE), chance.randbytes(PAGE))


def cut(path: Path, chance: random.Random) -> None:
    """The end is missing."""
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(PAGE, len(content))])


@pytest.mark.parametrize("damage", [flip, zero, scribble, cut])
@pytest.mark.parametrize("round_", range(ROUNDS))
def test_every_issue_whose_own_page_is_whole_comes_back(
    tmp_path: Path, sound: bytes, damage: Callable[[Path, random.Random], None], round_: int
) -> None:
    """Under its own number, with its own words, in a run that can be shown and exported."""
    own_page = issues_by_page(sound)
    assert len(own_page) == 120
    for number in range(EACH * round_, EACH * (round_ + 1)):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "journal.db"
        path.write_bytes(sound)
        damage(path, random.Random(f"{damage.__name__} {number}"))
        now = path.read_bytes()
        places = {page: slice((page - 1) * PAGE, page * PAGE) for page in range(1, len(sound) // PAGE + 1)}
        whole = {page for page, place in places.items() if now[place] == sound[place]}
        with closing(open_journal(path, NINE).journal) as journal:
            back = {f"{run} {name}": text for run in RUNS for name, text in words_of(journal.read(run)).items()}
        for name, page in own_page.items():
            if page in whole:
                run = name.partition(" ")[0]
                assert back[name].startswith(f"{run} "), (number, name)


def test_words_without_a_plan_are_in_the_log(tmp_path: Path, sound: bytes) -> None:
    """The plan's pages are gone, and the library knows no such plan: every word is exported all the same."""
    path = tmp_path / "journal.db"
    path.write_bytes(sound.replace(b"demonstration", b"demonstratiox"))
    pages = pages_of(sound, b"")
    for number, page in pages.pages.items():
        if page[0] not in (2, 10, 13) and number > 1:
            overwrite(path, (number - 1) * PAGE, bytes(PAGE))
    opened = open_journal(path, NINE)
    with closing(opened.journal) as journal:
        for run in RUNS:
            entries = journal.read(run)
            assert len(words_of(entries)) == 60
            (page,) = render(session_log(run, entries), ["md"], "full").values()
            assert all(f"{run} {number}: each of us" in " ".join(page.decode().split()) for number in range(60))
    assert sum("items are named as the words name them" in words for words in opened.told) == 2
