"""What a case says of itself, filled in line by line: whether it is made up, what is hard in it, what it brings out."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from facilitator.agenda.case_blanks import ASKED
from facilitator.agenda.counting import count_words
from facilitator.agenda.editing.case_fields import BETWEEN, LISTS, CaseFields
from facilitator.console.key import key
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.fields import FieldName, Fields, FieldsFoot, FieldsHead, Form
from facilitator.console.widgets.panels import Message
from facilitator.console.widgets.typing import TypedLine

TOLD = "For you alone: the room sees none of it but the warning, and that the case is made up."
OPEN = "to fill in"


class CaseScreen(OverTheDay[dict[str, str]]):
    """A line for each field. It gives what stands in them, or None where somebody went back."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    CaseScreen Form { width: 90; }
    """

    def __init__(self, title: str, case: CaseFields) -> None:
        """Ask for what this case says of itself."""
        super().__init__()
        self._title, self._case = title, case
        self.fields = Fields(self, self._give, lambda: self.dismiss(None))

    def compose(self) -> ComposeResult:
        """Words, a line for each field, keys."""
        open_ = count_words(len(self._case.missing), "field") if self._case.missing else "nothing"
        with Form(id="case", long=True):
            yield FieldsHead(f"{self._title}: {open_} to fill in", TOLD)
            with VerticalScroll(id="lines", can_focus=False):
                for name, said in ASKED.items():
                    if name not in self._case.elsewhere:
                        yield FieldName(said[:1].upper() + said[1:], self._hint(name))
                        yield TypedLine(self.fields, self._case.values[name], id=name)
            yield Message()
            yield FieldsFoot("keep")

    def _hint(self, name: str) -> str:
        """How it is typed, and whether it is missing."""
        how = "yes or no" if name == "fictional" else f"{BETWEEN} between several" if name in LISTS else ""
        dash = "- leaves it open" if name in self._case.missing and name != "fictional" else ""
        return " \u00b7 ".join(filter(None, (OPEN if name in self._case.missing else "", how, dash)))

    def on_mount(self) -> None:
        """Begin at the first line that is to be filled in."""
        super().on_mount()
        self.query_one(Form).fit()
        self.fields.begin()

    @key("case.next", "down", "next", "The next line", where="details")
    def next_line(self) -> None:
        self.fields.step(1)

    def _give(self) -> None:
        """Give what stands in the lines; what is neither yes nor no is asked for again."""
        made_up = self.query_one("#fictional", TypedLine)
        if made_up.value.strip().casefold() not in ("y", "yes", "n", "no"):
            self.query_one(Message).words = "Is the case made up? Yes or no, please."
            self.fields.take(made_up)
            return
        self.dismiss({str(line.id): line.value for line in self.query(TypedLine)})
