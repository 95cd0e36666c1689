"""The lead's keys for turns in a report-back, and for the themes of this run."""

from __future__ import annotations

from typing import get_args

from facilitator.agenda.counting import count_words
from facilitator.console.painting.choices import Choice
from facilitator.console.screens.lead_offers import OfferKeys
from facilitator.console.widgets.typing import Purpose
from facilitator.live import commands
from facilitator.live.commands import Command
from facilitator.live.events import Order
from facilitator.live.state import Group

ORDER_WORDS = {
    "round-robin": "Round-robin: one new issue each, round and round",
    "group by group": "Group by group: each says all it has in one turn",
    "gallery walk": "Gallery walk: everyone goes round the charts",
}
"""What the trainer reads of each order."""


class TurnKeys(OfferKeys):
    """Whose turn it is."""

    turn_seen: str = ""
    """The group whose turn it was when this was last looked at."""

    def follow_turn(self) -> None:
        """When the turn went to another group, put that one in hand, unless words are being typed for another."""
        turns = self.now.turns
        now = turns.now if turns is not None else ""
        if now == self.turn_seen:
            return
        self.turn_seen = now
        line = self.typing
        if now and (line is None or not line.text):
            self.take_group(self.controller.state.groups.get(now))

    @property
    def conducts(self) -> bool:
        """Whether this window hands the turns on: the lead's does, the scribe's follows."""
        turns = self.now.turns
        return turns is not None and turns.order != "gallery walk" and self.controller.window == "lead"

    def group_with_turn(self) -> Group | None:
        """The group whose turn it is, else the one that is to begin; None outside a report-back with turns."""
        turns = self.now.turns
        if turns is None or turns.order == "gallery walk":
            return None
        self.turn_seen = turns.now
        return self.controller.state.groups.get(turns.now or ("" if turns.given else turns.next))

    def next_turn(self) -> None:
        """Enter on an empty line: the next turn in a report-back that has turns, else the next group in hand."""
        if not self.conducts:
            self.turn_group(1)
        else:
            self._turn(commands.NextTurn())

    def begin_turns(self, group: str) -> None:
        """Whoever speaks first has the turn: the first words of a report-back begin it."""
        turns = self.now.turns
        if self.conducts and turns is not None and not turns.given and turns.waiting:
            self._turn(commands.GiveTurn(group))

    def _turn(self, command: Command) -> None:
        if self.ask(command):
            turns = self.now.turns
            if turns is not None and turns.now:
                self.take_group(self.controller.state.groups.get(turns.now))
            self.show_capture_head()

    def do_turn_pass(self) -> None:
        """The group has nothing new."""
        self._turn(commands.PassTurn())

    def do_turn_finish(self) -> None:
        """The group has said all it had."""
        self._turn(commands.FinishTurns())

    def do_turn_give(self) -> None:
        """Give the turn to the group in hand."""
        group = self.group_in_hand()
        if group is not None:
            self._turn(commands.GiveTurn(group.id))

    def do_turns_order(self) -> None:
        """How the groups report back, and who has the turn."""
        turns = self.now.turns
        orders: tuple[Order, ...] = get_args(Order)
        choices = [
            Choice(f"order:{order}", ORDER_WORDS[order], "now" if turns and turns.order == order else "")
            for order in orders
        ]
        for group in self.now.groups:
            aside = "finished" if turns and group.id in turns.finished else ""
            choices.append(Choice(f"begin:{group.id}", f"{group.name} begins", aside))
        at = f"order:{turns.order}" if turns else ""
        self.choose("How the groups report back", choices, self._order, at)

    def _order(self, chosen: str | None) -> None:
        what, _, about = (chosen or "").partition(":")
        turns = self.now.turns
        if what == "order":
            self.ask(commands.OrderTurns(about))
        elif what == "begin" and turns is not None:
            at = turns.groups.index(about) if about in turns.groups else 0
            self.ask(commands.OrderTurns(turns.order, turns.groups[at:] + turns.groups[:at]))

    # -- the themes of this run ---------------------------------------------------------------------------

    def do_themes_open(self) -> None:
        """Rename, merge or add a theme of this run."""
        used: dict[str, int] = {}
        for issue in self.controller.state.issues.values():
            for name in issue.themes if not issue.withdrawn else ():
                used[name] = used.get(name, 0) + 1
        choices = [Choice("add", "Add a theme, as when one is split in two")]
        for theme in self.now.plan.themes:
            count = count_words(used[theme.id], "issue") if theme.id in used else ""
            choices.append(Choice(f"theme:{theme.id}", theme.label, count))
        self.choose("The themes of this run", choices, self._theme)

    def _label(self, theme_id: str) -> str:
        return next((theme.label for theme in self.now.plan.themes if theme.id == theme_id), theme_id)

    def _theme(self, chosen: str | None) -> None:
        what, _, about = (chosen or "").partition(":")
        if what == "add":
            self.open_line(Purpose("theme:", "Name of the new theme", "enter adds it · esc out"))
        elif what == "theme":
            label = self._label(about)
            choices = [Choice("rename", f"Rename {label}")]
            others = (theme for theme in self.now.plan.themes if theme.id != about)
            choices += [Choice(theme.id, f"Make one with {theme.label}") for theme in others]
            self.choose(label, choices, lambda how: self._change_theme(about, how))

    def _change_theme(self, theme: str, how: str | None) -> None:
        label = self._label(theme)
        if how == "rename":
            self.open_line(Purpose(f"theme:{theme}", f"New name for {label}", "enter renames · esc out"), label)
        elif how and self.ask(commands.MergeThemes(theme, how)):
            self.say(f"{label} is one with {self._label(how)} in this run. u takes it back.")

    def _save_theme(self, about: str, text: str) -> None:
        if about:
            done = not text or self.ask(commands.RenameTheme(about, text))
        else:
            done = not text or self.ask(commands.AddTheme(text))
        if done:
            self._finish("")
