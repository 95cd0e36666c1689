"""The desk for the groups: their names, who has left, who is new, which two sit together from now on."""

from __future__ import annotations

from functools import partial

from facilitator.agenda.counting import count_words
from facilitator.console.desk import Desk
from facilitator.console.key import is_open, key
from facilitator.console.painting.choices import Choice
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.groups import AddGroup, CloseGroup, JoinGroups, RenameGroup, ReopenGroup
from facilitator.live.facts.issues import IssueMoved


class GroupsDesk(Desk):
    """The groups: rename, add, close, join."""

    MENU = "Groups"

    @key(
        "groups.open",
        "m",
        "groups",
        "Groups: rename, add, close, put two together",
        when=is_open,
        scribe=True,
        of="group",
    )
    def open(self) -> None:
        choices = [Choice("add", "Add a group")]
        for group in sorted(self.bench.state.groups.values(), key=lambda group: group.number):
            choices.append(Choice(f"rename:{group.id}", f"Rename {group.name}", group.id))
            verb = "is back" if group.closed else "has left"
            choices.append(Choice(f"{'back' if group.closed else 'left'}:{group.id}", f"{group.name} {verb}", group.id))
            if not group.closed and len(self.bench.now.groups) > 1:
                choices.append(Choice(f"join:{group.id}", f"Put {group.name} together with another group", group.id))
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
                self.bench.ask(CloseGroup(about))
            case "back":
                self.bench.ask(ReopenGroup(about))
            case "join":
                others = [
                    Choice(group.id, group.name, group.id) for group in self.bench.now.groups if group.id != about
                ]
                heading = f"Put {self.bench.state.groups[about].name} together with"
                self.bench.choose(heading, others, partial(self._join, about))

    def _join(self, group: str, into: str | None) -> None:
        if into is not None:
            self.join(group, into)

    def join(self, group: str, into: str) -> None:
        """Put a group together with another: its issues go over with their numbers, the keys go on with the other."""
        names = [self.bench.state.groups[one].name for one in (group, into)]
        if done := self.bench.ask(JoinGroups(group, into)):
            moved = sum(isinstance(event, IssueMoved) for event in done.events)
            if self.bench.mode.group == group:
                self.bench.put(group=into)
            over = f": {count_words(moved, 'issue')} went over, numbers kept" if moved else ""
            self.bench.say(f"{names[0]} is together with {names[1]}{over}. ⟦undo:u⟧ takes it back.")

    def _add(self, text: str) -> None:
        self.bench.save(AddGroup(text))

    def _rename(self, group: str, text: str) -> None:
        self.bench.save(RenameGroup(group, text) if text else None)
