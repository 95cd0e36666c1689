"""Small plans on disk to read: a good one, and ways to spoil it."""

from __future__ import annotations

from pathlib import Path

from facilitator.agenda.plan_reader import PlanReading, read_plan

PLAN = """\
title: A short day
starts: "09:30"
finishes: "11:00"
outcomes:
  LO1: Know a repair from a rethink
themes: ../content/themes.yaml
support: ../content/support.md
feedback: "{{ feedback address }}"
details:
  quiet room: Room 4
  feedback address: ""
groups: 3
agenda:
  - id: a01
    title: Welcome
    minutes: 15
    least: 10
    deck: ../content/welcome.md
    outcomes: [LO1]
  - id: a02
    kind: exercise
    title: Exercise 1
    minutes: 20
    fixed: true
    case: ../content/cases/robin.md
    capture: issues
    issues: [5, 6]
    phases: {discuss: 15, write up: 5}
    cues:
      10: Have you looked at each agency?
      0: {say: "Pens down", public: true}
  - id: a03
    kind: report-back
    title: Report-back 1
    of: a02
    minutes: 30
    case: ../content/cases/robin.md
    background: [../content/notes/kolb.md]
  - id: a04
    kind: break
    title: Lunch
    minutes: 20
    at: "10:40"
"""

WELCOME = """\
---
marp: true
title: Welcome
---

<!-- slide: 1 -->

# Welcome

The quiet room: **{{ quiet room }}**

<!-- Wait for those who are late. -->

---

# Second page

- one
"""

ROBIN = """\
---
title: Robin
fictional: true
warning: Neglect. The child lives.
went_right: [The neighbour rang]
learning_points:
  - id: p1
    text: Twelve contacts were missed.
    themes: [th-risk]
---

# Robin at three

Fictional: written for training.

---

<!-- _class: handout -->

# Who knew what

| Agency | Knew |
| --- | --- |
| GP | yes |
"""

THEMES = """\
groups:
  - {id: th, label: Themes}
themes:
  - id: th-risk
    group: th
    label: Risk not recognised
    keywords: [risk, danger]
  - id: th-comms
    group: th
    label: Communication
    keywords: [handover]
"""

FILES = {
    "sessions/day.yaml": PLAN,
    "content/welcome.md": WELCOME,
    "content/support.md": "# Help\n\nAsk a trainer.\n",
    "content/cases/robin.md": ROBIN,
    "content/notes/kolb.md": "# Kolb\n\nA handy map, disputed.\n",
    "content/themes.yaml": THEMES,
}
"""A tree that has nothing wrong with it."""


def write_tree(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """Write the good tree into `folder`, with other contents for some files (None: without it). The plan's path."""
    for name, text in {**FILES, **(changes or {})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        elif text is not None:
            path.write_text(text, encoding="utf-8", newline="")
    return folder / "sessions" / "day.yaml"


def edited(old: str, new: str, name: str = "sessions/day.yaml") -> dict[str, str | bytes | None]:
    """The change of one file of the good tree that replaces `old`, which must be there once, by `new`."""
    text = FILES[name]
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {name}"
    return {name: text.replace(old, new)}


def read_changed(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> PlanReading:
    """What the reader makes of the good tree with these changes."""
    return read_plan(write_tree(folder, changes))


def told(reading: PlanReading, folder: Path) -> list[str]:
    """The problems as text, with paths as seen from the folder."""
    return [str(problem).replace(f"{folder.as_posix()}/", "") for problem in reading.problems]
