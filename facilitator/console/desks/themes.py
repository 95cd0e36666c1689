"""The desk for the themes of this run."""

from __future__ import annotations

from functools import partial

from facilitator.agenda.counting import count_words
from facilitator.console.desk import Desk
from facilitator.console.key import is_open, key
from facilitator.console.painting.choices import Choice
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.themes import AddTheme, MergeThemes, RenameTheme

THEMES = "The themes of this run: rename one, split one, make two into one, add one"


class ThemesDesk(Desk):
    """Renaming, splitting, merging and adding."""

    MENU = "Groups"

    @key("themes.open", "number_sign", "themes", THEMES, when=is_open)
    def open(self) -> None:
        used: dict[str, int] = {}
        for issue in self.bench.state.issues.values():
            for name in issue.themes if not issue.withdrawn else ():
                used[name] = used.get(name, 0) + 1
        choices = [Choice("add", "Add a theme")]
        for theme in self.bench.now.plan.themes:
            count = count_words(used[theme.id], "issue") if theme.id in used else ""
            choices.append(Choice(f"theme:{theme.id}", theme.label, count))
        self.bench.choose("The themes of this run", choices, self._chosen)

    def _label(self, theme_id: str) -> str:
        return next((theme.label for theme in self.bench.now.plan.themes if theme.id == theme_id), theme_id)

    def _chosen(self, chosen: str | None) -> None:
        what, _, about = (chosen or "").partition(":")
        if what == "add":
            self.bench.line(Purpose("theme:", "Name of the new theme", self._add, "enter adds it · esc out"))
        elif what == "theme":
            label = self._label(about)
            choices = [Choice("rename", f"Rename {label}")]
            if any(about in issue.themes and not issue.withdrawn for issue in self.bench.state.issues.values()):
                choices.append(Choice("split", f"Split {label}: some of its issues get a theme of their own"))
            others = (theme for theme in self.bench.now.plan.themes if theme.id != about)
            choices += [Choice(theme.id, f"Make one with {theme.label}") for theme in others]
            self.bench.choose(label, choices, lambda how: self._change(about, how))

    def _change(self, theme: str, how: str | None) -> None:
        label = self._label(theme)
        if how == "rename":
            rename = partial(self._rename, theme)
            self.bench.line(
                Purpose(f"theme:{theme}", f"New name for {label}", rename, "enter renames · esc out", label)
            )
        elif how == "split":
            from facilitator.console.screens.themes import SplittingSheet

            self.bench.open(SplittingSheet(self.bench, theme), lambda words: self.bench.say(words or ""))
        elif how and self.bench.ask(MergeThemes(theme, how)):
            self.bench.say(f"{label} is one with {self._label(how)} in this run. ⟦undo:u⟧ takes it back.")

    def _rename(self, theme: str, text: str) -> None:
        self.bench.save(RenameTheme(theme, text) if text else None)

    def _add(self, text: str) -> None:
        self.bench.save(AddTheme(text) if text else None)
