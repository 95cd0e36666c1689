"""A copy of a plan: whole, under a name of its own, sharing nothing, and never in the place of anything."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from facilitator.agenda.library import bundled, plans
from facilitator.agenda.model import Picture, Plan
from facilitator.agenda.plan_copy import copy_plan
from facilitator.agenda.plan_reader import read_plan
from facilitator.agenda.scaffold import NewPlanRefused

BUNDLED = sorted(path.stem for path in bundled("sessions").glob("*.yaml"))

WRITTEN = """\
# my own remark
title:   'Ours'   # and another
starts: "09:30"
finishes: "10:00"
support: "help.md"
agenda:
  - {id: a01, title: Hello, minutes: 10, deck: pages/hello.md, background: [ help.md, "pages/more.md" ]}
  - id: a02
    title: Nothing to show
    minutes: 20
    deck: gone.md
"""


def read(path: Path) -> Plan:
    """The plan at a path, which must be one that can be run."""
    plan = read_plan(path).plan
    assert plan is not None
    return plan


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A small plan in a folder of its own, with a picture, a note, and a deck that is not there."""
    folder = tmp_path / "somewhere"
    (folder / "pages").mkdir(parents=True)
    (folder / "plan.yaml").write_bytes(WRITTEN.replace("\n", "\r\n").encode())
    (folder / "help.md").write_text("# Help\n", encoding="utf-8")
    (folder / "pages" / "hello.md").write_text("# Hello\n\n![a house](../house.png)\n", encoding="utf-8")
    (folder / "pages" / "more.md").write_text("# More\n", encoding="utf-8")
    (folder / "house.png").write_bytes(b"\x89PNG not really")
    (folder / "unnamed.md").write_text("# Never asked for\n", encoding="utf-8")
    return folder / "plan.yaml"


@pytest.mark.parametrize("name", BUNDLED)
def test_a_copy_of_a_bundled_plan_is_the_same_day(tmp_path: Path, name: str) -> None:
    """Word for word, under another title; a copy of the copy too."""
    source = bundled("sessions") / f"{name}.yaml"
    path = copy_plan(source, "Our own day", tmp_path)
    copy, plan = read(path), read(source)
    assert (copy.id, copy.title) == ("our-own-day", "Our own day")
    assert [page_words(item, copy) for item in copy.items] == [page_words(item, plan) for item in plan.items]
    assert [case.pages for case in copy.cases.values()] == [case.pages for case in plan.cases.values()]
    assert (copy.themes, copy.agencies, copy.outcomes) == (plan.themes, plan.agencies, plan.outcomes)
    again = copy_plan(path, "Once more", tmp_path)
    assert read(again).themes == plan.themes
    assert {found.id for found in plans(tmp_path) if found.own} == {"our-own-day", "once-more"}


def page_words(item: object, plan: Plan) -> object:
    """An item without the paths of its documents, and the pages that it shows."""
    deck = plan.decks.get(getattr(item, "deck", ""))
    kept = {name: "" for name in ("deck", "case") if hasattr(item, name)}
    return replace(item, **kept, background=()), deck.pages if deck is not None else ()  # type: ignore[type-var]


def test_only_title_and_paths_change_in_the_text(tmp_path: Path, written: Path) -> None:
    """Remarks, spaces, quotation marks and line ends stay."""
    text = copy_plan(written, 'Our "second" day', tmp_path / "plans").read_bytes().decode()
    wanted = WRITTEN.replace("'Ours'", "'Our \"second\" day'").replace('"help.md"', '"our-second-day/help.md"')
    wanted = wanted.replace("pages/hello.md", "our-second-day/pages/hello.md").replace(
        "[ help.md", "[ our-second-day/help.md"
    )
    wanted = wanted.replace('"pages/more.md"', '"our-second-day/pages/more.md"')
    assert text == wanted.replace("\n", "\r\n")


def test_a_copy_shares_no_file_with_its_plan(tmp_path: Path, written: Path) -> None:
    """All that is named comes along, pictures too; what is not named stays behind; the plan can go."""
    path = copy_plan(written, "Second", tmp_path / "plans")
    shutil.rmtree(written.parent)
    documents = path.with_suffix("")
    assert {file.relative_to(documents).as_posix() for file in documents.rglob("*") if file.is_file()} == {
        "help.md",
        "house.png",
        "pages/hello.md",
        "pages/more.md",
    }
    plan = read(path)
    assert [b.path for p in plan.decks["second/pages/hello.md"].pages for b in p.blocks if isinstance(b, Picture)] == [
        "second/house.png"
    ]
    assert {entry.name for entry in (tmp_path / "plans").iterdir()} == {"second.yaml", "second", "plan.schema.json"}


def test_nothing_is_taken_the_place_of(tmp_path: Path, written: Path) -> None:
    """A plan of that name, a folder of that name, a name without letters, a plan that cannot be run."""
    own = tmp_path / "plans"
    (own / "taken").mkdir(parents=True)
    (own / "there.yaml").write_text("x", encoding="utf-8")
    for name, why in (("Taken", "already"), ("There", "already"), ("!!!", "letters"), ("Con", "cannot be called")):
        with pytest.raises(NewPlanRefused, match=why):
            copy_plan(written, name, own)
    written.write_text("title: x\n", encoding="utf-8")
    with pytest.raises(NewPlanRefused, match="needs correcting before it can be copied"):
        copy_plan(written, "Fine", own)
    assert {entry.name for entry in own.iterdir()} == {"taken", "there.yaml"}


def test_half_a_copy_is_never_left(tmp_path: Path, written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full in the middle."""
    calls: list[str] = []

    def full(source: Path, target: Path) -> None:
        calls.append(target.name)
        if len(calls) > 1:
            raise OSError(28, "No space left on device")
        Path(target).write_bytes(Path(source).read_bytes())

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(NewPlanRefused, match=r"[Nn]o space|full"):
        copy_plan(written, "Second", tmp_path / "plans")
    assert [entry.name for entry in (tmp_path / "plans").iterdir()] == ["plan.schema.json"]


def test_the_mark_that_notepad_puts_first_is_no_part_of_the_text(tmp_path: Path, written: Path) -> None:
    """A byte order mark."""
    written.write_bytes(b"\xef\xbb\xbf" + b"title: Ours\n" + WRITTEN.split("\n", 2)[2].encode())
    assert copy_plan(written, "Second", tmp_path / "plans").read_bytes().startswith(b"title: Second\n")


def test_a_plan_of_any_layout_is_copied(tmp_path: Path, written: Path) -> None:
    """A title over two lines is one line of the copy."""
    written.write_text(WRITTEN.replace("'Ours'", ">\n  Ours\n  and yours"), encoding="utf-8")
    assert "\ntitle: Second\n" in copy_plan(written, "Second", tmp_path / "plans").read_text("utf-8")
