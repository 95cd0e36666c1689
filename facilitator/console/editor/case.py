"""The desk for what an item's case says of itself: filled in as fields, and written into the case's own file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from facilitator.agenda.editing.case_fields import case_fields, with_case_fields
from facilitator.agenda.editing.problems_at import WHOLE_PLAN
from facilitator.agenda.editing.values import EditRefused
from facilitator.application.plan_editing import EditingRefused
from facilitator.console.editor.bench import TABLE, EditorDesk
from facilitator.console.key import key
from facilitator.console.screens.case_fields import CaseScreen
from facilitator.console.screens.over import open_over

FILL = "Fill in what the case of the item says of itself: whether it is made up, warning, learning points"


class CaseDesk(EditorDesk):
    """The fields of a case."""

    MENU = "Items"

    @key("editor.case", "C,shift+c", "the case", FILL, where=TABLE, footer=13)
    def fill_in(self) -> None:
        """Open the fields of the item's case; of a report-back, those of the case that it reports on."""
        bench = self.bench
        reference = self._case()
        if not reference:
            bench.say("This item has no case. ⟦editor.bring:b⟧ brings one out of a Word or Markdown file.")
            return
        try:
            case = case_fields(bench.sitting.deck(reference))
        except (EditRefused, EditingRefused) as refused:
            bench.say(f"The case cannot be filled in here. {refused}")
            return
        open_over(bench.screen.app, CaseScreen(bench.title_of(bench.item), case), partial(self._keep, reference))

    def _case(self) -> str:
        """The path of the case in hand, as the plan names it; "" where there is none."""
        bench, items = self.bench, self.bench.in_hand.plan.items
        if bench.item == WHOLE_PLAN:
            return ""
        form = items[bench.item].form
        of_it = next((one.form for one in items if one.id and one.id == form.text("of")), form)
        return form.text("case") or of_it.text("case")

    def _keep(self, reference: str, typed: Mapping[str, str] | None) -> None:
        """Put what was typed into the case's file, as one step that can be taken back."""
        if typed is None:
            return
        bench = self.bench
        words = f"{bench.title_of(bench.item)}: the case"
        edit = partial(bench.sitting.edit_deck, reference, lambda deck: with_case_fields(deck, typed), words)
        bench.take(edit, "What the case says of itself is kept in its file.")
        bench.documents.forget()
        bench.save()
