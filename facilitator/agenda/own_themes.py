"""Themes that a day found for itself, written into the trainer's own plan for the next time.

Of what groups said nothing is written: the names of the themes alone. In the plan's text one line is new.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from facilitator.agenda.editing.details import set_plan_field
from facilitator.agenda.editing.plan_text import NotReadable, PlanText
from facilitator.agenda.editing.values import EditRefused
from facilitator.agenda.library import PlanNotFound, bundled, find
from facilitator.agenda.model import Theme
from facilitator.agenda.own_copy import CopyRefused, FileChange, text_of, write
from facilitator.agenda.scaffold import write_at_once
from facilitator.disk.placing import discard, reason

GROUP = "found"
"""The only family of themes in such a file."""
HEAD = """\
# The themes that the groups' issues were gathered into. What stands here helps to find them again:
# a "definition" in one line, "keywords" and "examples" as participants write them.
groups:
  - id: found
    label: Themes
themes:
"""


def themes_text(themes: Sequence[Theme]) -> str:
    """The file of themes."""
    lines = [
        f"  - id: {theme.id}\n    group: {GROUP}\n    label: {json.dumps(theme.label, ensure_ascii=False)}\n"
        for theme in themes
    ]
    return HEAD + "".join(lines)


def keep_themes(plan_id: str, own: Path, themes: Sequence[Theme]) -> Path:
    """Write the themes beside the trainer's own plan of this id, and name them in it; the plan's path.

    Raises CopyRefused, and then everything is as it was.
    """
    try:
        path = find(plan_id, own)
    except PlanNotFound as missing:
        raise CopyRefused(f"The plan {plan_id} is no longer among the plans here.") from missing
    if path.parent == bundled("sessions"):
        raise CopyRefused("This plan comes with the program and stays as it is. Make it yours first.")
    file = path.with_suffix("") / "themes.yaml"
    made = False
    try:
        before = text_of(path)
        plan = PlanText.of(before)
        if "themes" in plan.rest.values:
            raise CopyRefused(f"{path.name} has themes already.")
        after = set_plan_field(plan, "themes", f"{path.stem}/{file.name}").text
        file.parent.mkdir(parents=True, exist_ok=True)
        write_at_once(file, themes_text(themes))
        made = True
        write(FileChange(path, before, after, bundled=False), warned=True)
    except FileExistsError as error:
        raise CopyRefused(f"There is a file {file} already.") from error
    except (NotReadable, EditRefused, CopyRefused, UnicodeDecodeError) as refused:
        discard(file) if made else None
        raise CopyRefused(str(refused)) from refused
    except OSError as error:
        discard(file) if made else None
        raise CopyRefused(f"The themes cannot be written: {reason(error)}.") from error
    return path
