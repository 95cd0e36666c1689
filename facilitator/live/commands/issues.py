"""What groups say, and what stands beside the words."""

from __future__ import annotations

from facilitator.live.commands.base import Command


class CaptureIssue(Command, frozen=True):
    """Write down a group's words. Without an exercise, the one that the day is at or was last at.

    `late`: they are copied from a flipchart afterwards. `echoes` are groups that had that too, `themes` and `points`
    what it is tagged with and what it brings out of the exercise's case; `suggested` are those of them that the
    console had offered. `under` is another group's issue that these words repeat: they get a number of their own and
    are put together with it. All of it is one step, and one undo.
    """

    group: str
    text: str
    exercise: str = ""
    late: bool = False
    echoes: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()
    under: str = ""


class EditIssue(Command, frozen=True):
    """Correct the wording of an issue."""

    id: str
    text: str


class WithdrawIssue(Command, frozen=True):
    """Take an issue off the board."""

    id: str


class MoveIssue(Command, frozen=True):
    """Give an issue to another group."""

    id: str
    group: str


class EchoIssue(Command, frozen=True):
    """Another group had that too."""

    id: str
    group: str


class WithdrawEcho(Command, frozen=True):
    """A group did not have that after all."""

    id: str
    group: str


class MergeIssue(Command, frozen=True):
    """Put an issue together with another that says the same; its words stay, under the other."""

    id: str
    into: str


class SplitIssue(Command, frozen=True):
    """Let an issue that was merged stand alone again."""

    id: str


class DetailHypothesis(Command, frozen=True):
    """Say what a hypothesis is based on, and how it could be tested."""

    id: str
    based_on: str = ""
    how_to_test: str = ""


class JudgeHypothesis(Command, frozen=True):
    """Say what became of a hypothesis: where it stands, what testing found, and what is recommended."""

    id: str
    standing: str
    finding: str = ""
    recommended: str = ""


class JudgeWords(Command, frozen=True):
    """Decide whether a shared copy may hold words as they stand now.

    `id` is that of an issue or an entry, or of what stands beside one or was given a name ("A1 owner", "group G3":
    `facilitator.live.typed_words`).
    """

    id: str
    share: bool
