"""The desk for forms: sheets over the screen, each loaded when it is first opened, most of them behind one key."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.key import at_work, is_open, key
from facilitator.console.screens.over import OverTheDay
from facilitator.live.queries.day import entries, is_closing
from facilitator.live.queries.doubtful import newly_undecided
from facilitator.live.state import State

WALK = "Walk-round sheet: each group settling, on task, has points, stuck, done; minutes since your last visit"
FORMS = "Forms: hands up, who is here, pledges, hypotheses, read back, themes by group, words to look at, late words"
TALLY = "Hands up: 1 to 5 or yes and no, for an outcome, a question, an issue, a theme"
ATTENDANCE = "Who is here: people by agency, in the room or at a group; never names"
HYPOTHESES = "Hypotheses: based on, how to test, tested, discarded, recommended"
READ_BACK = "Read a group's words back to it: confirmed or corrected"
MATRIX = "Themes by group, what only one group or nobody raised, one exercise against another"
ENTRIES = "Open questions and actions: owner, by when, answered, done"
DOUBTFUL = "Words that look as if they named a person: show and share them, or hold them back"


class FormsDesk(Desk):
    """Everything that is counted, read back or decided on a sheet."""

    MENU = "Groups"

    def __init__(self, bench: Bench, listed: Callable[[Bench], OverTheDay[str]]) -> None:
        """`listed` makes the list of all forms, which knows of every desk that has one."""
        super().__init__(bench)
        self._listed = listed
        self._brought_back: bool | None = None
        """Whether open questions and actions were brought back at the close; None until the first item is shown."""

    def item_changed(self, before: str) -> None:
        """At the last item, what is still open is brought back once."""
        state = self.bench.state
        if self._brought_back is None:
            self._brought_back = False
        elif not self._brought_back and is_closing(state) and entries(state).open and not self.bench.mode.room:
            self._brought_back = True
            self.entries()

    def entered(self, before: State) -> None:
        """Say so where typed words look as if they named someone."""
        state = self.bench.state
        if state is before:
            return
        for one in newly_undecided(state, before):
            self.bench.say(f"{one.id} is kept. It {one.why}: ⟦doubtful.open:f n⟧ decides before it is shown or shared.")

    @key("walk.open", "w", "walk round", WALK, footer=4, when=is_open, offered=at_work, of="group")
    def walk_round(self) -> None:
        from facilitator.console.screens.groups import WalkSheet

        self.bench.open(WalkSheet(self.bench))

    @key("forms.open", "f", "forms", FORMS)
    def open(self) -> None:
        self.bench.open(self._listed(self.bench), self.go_on_with)

    def go_on_with(self, command_id: str | None) -> None:
        """Carry out the command that a sheet gave back, if it gave one."""
        if command_id:
            self.bench.perform(command_id)

    @key("tally.open", "h", "hands up", TALLY, when=is_open, where="forms", sign="f h")
    def tally(self) -> None:
        from facilitator.console.screens.tally import TallySheet

        self.bench.open(TallySheet(self.bench))

    @key("attendance.open", "a", "who is here", ATTENDANCE, when=is_open, where="forms", sign="f a")
    def attendance(self) -> None:
        from facilitator.console.screens.groups import AttendanceSheet

        self.bench.open(AttendanceSheet(self.bench))

    @key("hypotheses.open", "y", "hypotheses", HYPOTHESES, when=is_open, where="forms", sign="f y")
    def hypotheses(self) -> None:
        from facilitator.console.screens.hypotheses import HypothesesSheet

        self.bench.open(HypothesesSheet(self.bench))

    @key("read_back.open", "r", "read back", READ_BACK, when=is_open, where="forms", sign="f r", of="group")
    def read_back(self) -> None:
        from facilitator.console.screens.groups import ReadBackSheet

        board = self.bench.now.board
        if board is None:
            self.bench.say("No exercise has begun yet, so there is nothing to read back.")
        else:
            self.bench.open(ReadBackSheet(self.bench, board.exercise, self.bench.mode.group))

    @key("matrix.open", "m", "themes by group", MATRIX, where="forms", sign="f m")
    def matrix(self) -> None:
        from facilitator.console.screens.themes import MatrixSheet

        self.bench.open(MatrixSheet(self.bench))

    @key("entries.open", "o", "open questions", ENTRIES, where="forms", sign="f o")
    def entries(self) -> None:
        from facilitator.console.screens.entries import EntriesSheet

        self.bench.open(EntriesSheet(self.bench))

    @key("doubtful.open", "n", "words to look at", DOUBTFUL, where="forms", sign="f n")
    def doubtful(self) -> None:
        from facilitator.console.screens.doubtful import DoubtfulSheet

        self.bench.open(DoubtfulSheet(self.bench))
