"""The files that `facilitator new NAME` writes: a small plan that runs as it is, with every line explained.

A copy of a plan that there is, is made in `facilitator.agenda.plan_copy`.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.problems import quoted
from facilitator.disk.names import folded, is_device
from facilitator.disk.placing import discard, put_new

RESERVED = "plan"
"""A name that would clash with the schema's file."""

LONGEST_ID = 60

PLAN = """\
# yaml-language-server: $schema=./plan.schema.json
#
# Your plan for the day. Lines that begin with # are remarks for you; the program does not read them.
# Keep keys that belong together exactly below one another (with spaces, not tabs), and put quotation marks round
# times and round any text that has a colon in it. "facilitator check" tells you about every slip.

title: "{title}"
description: One line about the day, for the list of plans
starts: "09:30"
finishes: "10:45"        # must be where the minutes below end; the check does the sum

outcomes:
  LO1: Say what participants can do at the end of the day

groups: 4
# keep_days: 180         # after so many days you are reminded to delete what was written down

# Names in double curly brackets on a page are filled in from here. Leave "" until you know what goes there.
details:
  quiet room: ""

agenda:
  - id: a01              # a short name of your own; do not change it later
    title: Welcome
    minutes: 15
    least: 10            # may shrink to this when the day runs late
    deck: {id}/welcome.md
    outcomes: [LO1]
    prompts:             # only you see these
      - What would make today worth while for you?

  - id: a02
    kind: exercise       # talk (when nothing is said), exercise, report-back or break
    title: Exercise 1
    minutes: 20
    fixed: true          # keeps its length whatever happens
    deck: {id}/exercise.md
    capture: issues      # what the groups bring back is written down
    issues: [3, 5]       # three to five from each group
    outcomes: [LO1]
    cues:                # words for you when so many minutes are left
      5: Time to choose
      2: {{say: Write it down now, public: true}}    # the room sees this one too

  - id: a03
    kind: report-back
    title: Report-back 1
    of: a02              # the exercise that is reported
    minutes: 25
    least: 15
    outcomes: [LO1]

  - id: a04
    kind: break
    title: Break
    minutes: 15
    least: 10
"""

WELCOME = """\
---
marp: true
title: Welcome
---

# Welcome

What today is about, in a line or two.

- One thing on a line
- A page looks best with a dozen short lines at most

The quiet room: **{{ quiet room }}**

<!-- A comment like this one is a private note: only you see it. -->

---

# How we work together

1. What is said here stays here
2. Nobody has to speak

<!-- Three dashes between empty lines begin a new page. -->
"""

EXERCISE = """\
---
marp: true
title: Exercise 1
---

# Exercise 1

**20 minutes**

1. Talk it over
2. Agree on three to five issues
3. Write each on the flipchart: one line, in your own words

<!-- Walk round. Speak to the room when five and two minutes are left. -->
"""


class NewPlanRefused(Exception):
    """A new plan cannot be written under that name, or not there; says why in a sentence."""


def new_plan(name: str, folder: Path) -> Path:
    """Write a plan called `name` into `folder`, with its two decks and the schema, and tell where the plan is.

    Nothing that exists is changed. The plan itself comes last and at once, so that a list of plans never shows half of
    one. Raises NewPlanRefused.
    """
    title = clean_line(name)
    path, decks = free_place(title, folder)
    plan_id = path.stem
    told = PLAN.format(title=title.replace("\\", "\\\\").replace('"', '\\"'), id=plan_id)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_schema(folder / "plan.schema.json")
        decks.mkdir()
        (decks / "welcome.md").write_text(WELCOME, encoding="utf-8", newline="\n")
        (decks / "exercise.md").write_text(EXERCISE, encoding="utf-8", newline="\n")
        write_at_once(path, told)
    except FileExistsError:
        raise NewPlanRefused(f"there is a file or folder in the way of {quoted(plan_id)} in {folder}") from None
    except OSError as error:
        raise NewPlanRefused(f"the plan cannot be written to {folder} ({error.strerror or error})") from None
    return path


def free_place(title: str, folder: Path) -> tuple[Path, Path]:
    """Where a plan of this title and the folder of all it names would lie. Raises NewPlanRefused where one does."""
    plan_id = id_from(title)
    path, documents = folder / f"{plan_id}.yaml", folder / plan_id
    if _taken(folder, (path.name, documents.name)):
        raise NewPlanRefused(f"there is a plan {quoted(plan_id)} in {folder} already; choose another name")
    return path, documents


def _taken(folder: Path, names: Sequence[str]) -> bool:
    """Whether one of the names is there, with whatever capitals: the folder may go on to a disk where they are one."""
    with suppress(OSError):
        return not {folded(path.name) for path in folder.iterdir()}.isdisjoint(map(folded, names))
    return False


def id_from(title: str) -> str:
    """A file name made of a title: lower case, hyphens for all that is no letter and no figure."""
    words = "".join(letter if letter.isalnum() else " " for letter in title.lower()).split()
    plan_id = "-".join(words)[:LONGEST_ID].rstrip("-")
    if not plan_id:
        raise NewPlanRefused(f"a plan needs a name with letters or figures in it, not {quoted(title)}")
    if plan_id == RESERVED or is_device(plan_id):
        raise NewPlanRefused(f"a plan cannot be called {quoted(plan_id)}; choose another name")
    return plan_id


def write_schema(path: Path) -> None:
    """The schema beside the plan, for editors; one that is there stays."""
    if not path.exists():
        from facilitator.agenda.schema import schema_text

        path.write_text(schema_text(), encoding="utf-8", newline="\n")


def write_at_once(path: Path, text: str) -> None:
    """Write a file whole or not at all. Raises FileExistsError where something has come to be there meanwhile."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    draft.write_text(text, encoding="utf-8", newline="\n")
    try:
        put_new(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems (FAT on a memory stick) know no hard links: opening for creation refuses as well there.
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    finally:
        discard(draft)
