"""The group in hand, whose words the capture line takes, and what stands over that line."""

from __future__ import annotations

from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.live.capture_line import understand
from facilitator.live.state import Group

CAPTURE_HINT = "enter saves · tab next group · ↑ board · esc out, draft kept"
TURN_HINT = "enter saves, on an empty line: next turn · tab another group · ↑ board · esc out"


class Hand(Desk):
    """Which group the next words go to, and how it follows the turn."""

    def __init__(self, bench: Bench) -> None:
        """Start with no group in hand."""
        super().__init__(bench)
        self.late_for = ""
        """The exercise whose words are copied from a flipchart now that it is over; "" while they are typed as said."""

    @property
    def group(self) -> str:
        """The id of the group in hand."""
        return self.bench.mode.group

    @property
    def capturing(self) -> bool:
        """Whether a group's words are typed now."""
        return self.bench.field.takes_words

    def take(self, group: Group | None) -> None:
        """Put a group in hand; what is typed is its from now on."""
        self.bench.put(group=group.id if group else "")
        if self.capturing and self.bench.field.text:
            self.keep(self.bench.field.text)

    def in_hand(self) -> Group | None:
        """The group in hand; the first in the room if that one has left."""
        groups = self.bench.now.groups
        return next((group for group in groups if group.id == self.group), groups[0] if groups else None)

    def numbered(self, figure: str) -> Group | None:
        """The group with this number."""
        return next((group for group in self.bench.now.groups if str(group.number) == figure), None)

    def turn(self, way: int) -> None:
        """Put the next group in hand, or the one before; typed words stay in the line."""
        groups = self.bench.now.groups
        if groups:
            at = next((n for n, group in enumerate(groups) if group.id == self.group), 0)
            self.take(groups[(at + way) % len(groups)])
            self.looked()

    def usual(self) -> Group | None:
        """The group whose turn it is, else the one that spoke last, else the first."""
        view = self.bench.now
        if view.turns is not None and view.turns.now:
            return self.bench.state.groups.get(view.turns.now)
        said = [column.issues[-1] for column in view.board.columns if column.issues] if view.board else []
        newest = max(said, key=lambda issue: issue.wordings[0].at.wall, default=None)
        spoke = next((group for group in view.groups if newest is not None and group.id == newest.group), None)
        return spoke or (view.groups[0] if view.groups else None)

    def looked(self) -> None:
        """Say over the line whose words it takes, and how many that group has."""
        group = self.in_hand()
        if group is not None and self.capturing:
            label, hint = self.over_line(group)
            self.bench.field.name_purpose(self.bench.field.purpose._replace(label=label, hint=hint))

    def over_line(self, group: Group) -> tuple[str, str]:
        """What stands over the line for a group's words: whose they are, and what the keys do."""
        board, turns = self.bench.now.board, self.bench.now.turns
        count = next((len(c.issues) for c in board.columns if c.group.id == group.id), 0) if board else 0
        lo, hi = board.asked if board else (0, 0)
        so_far = f"{count} of {lo} to {hi}" if hi else f"{count} so far"
        late = f", late for E{board.number}" if board is not None and self.late_for else ""
        hint = CAPTURE_HINT if turns is None or turns.order == "gallery walk" else TURN_HINT
        return f"{group.name} ({so_far}){late}", hint

    def keep(self, text: str) -> None:
        """Keep a group's words; after a crash they name their group, if that would not be in hand by itself then."""
        usual, group = self.usual(), self.in_hand()
        unsaid = bool(text.strip()) and group is not None and group != usual
        marked = unsaid and not understand(text, self.bench.now.groups).group
        self.bench.drafts.keep("capture", text, f"{group.number}: {text}" if marked and group is not None else "")
