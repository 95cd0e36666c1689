"""The desk for the groups: their names, who has left, who is new."""

from __future__ import annotations

from functools import partial

from facilitator.console.desk import Desk
from facilitator.console.key import is_open, key
from facilitator.console.painting.choices import Choice
from facilitator.console.widgets.typing import Purpose
from facilitator.live import commands


class GroupsDesk(Desk):
    """Who is here."""

    @key("groups.open", "m", "groups", "Groups: rename, add, close", when=is_open, scribe=True)
    def open(self) -> None:
        choices = [Choice("add", "Add a group")]
        for group in sorted(self.bench.state.groups.values(), key=lambda group: group.number):
            choices.append(Choice(f"rename:{group.id}", f"Rename {group.name}", group.id))
            verb = "is back" if group.closed else "has left"
            choices.append(Choice(f"{'back' if group.closed else 'left'}:{group.id}", f"{group.name} {verb}", group.id))
        self.bench.choose("Groups", choices, self._change)

    def _change(self, chosen: str | None) -> None:
        what, _, about = (chosen or "").partition(":")
        match what:
            case "add":
                hint = "enter adds it, also when empty · esc out"
                self.bench.line(Purpose("group:new", "Name of the new group", self._add, hint))
            case "rename":
                name = self.bench.state.groups[about].name
                rename, hint = partial(self._rename, about), "enter renames · esc out"
                self.bench.line(Purpose(f"group:{about}", f"New name for {name}", rename, hint, name))
            case "left":
                self.bench.ask(commands.CloseGroup(about))
            case "back":
                self.bench.ask(commands.ReopenGroup(about))

    def _add(self, text: str) -> None:
        self.bench.save(commands.AddGroup(text))

    def _rename(self, group: str, text: str) -> None:
        self.bench.save(commands.RenameGroup(group, text) if text else None)
