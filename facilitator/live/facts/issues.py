"""What groups say, and what stands beside the words."""

from __future__ import annotations

from typing import ClassVar, Literal

from facilitator.live.facts.base import AfterTheEnd, Command, Event, Name, Names, ThemeNames, Words

# -- what may be asked -------------------------------------------------------------------------------------------------


class CaptureIssue(Command, frozen=True):
    """Write down a group's words. Without an exercise, the one that the day is at or was last at.

    `late`: they are copied from a flipchart afterwards. `echoes` are groups that had that too, `themes` and `points`
    what it is tagged with and what it brings out of the exercise's case; `suggested` are those of them that the
    console had offered. `under` is another group's issue that these words repeat: they get a number of their own and
    are put together with it. All of it is one step, and one undo.
    """

    at_hand: ClassVar[str] = "exercise"

    group: Name
    text: Words
    exercise: str = ""
    late: bool = False
    echoes: Names = ()
    themes: ThemeNames = ()
    points: tuple[str, ...] = ()
    suggested: ThemeNames = ()
    under: Name = ""


class EditIssue(Command, frozen=True):
    """Correct the wording of an issue."""

    id: Name
    text: Words


class WithdrawIssue(Command, frozen=True):
    """Take an issue off the board."""

    id: Name


class MoveIssue(Command, frozen=True):
    """Give an issue to another group."""

    id: Name
    group: Name


class EchoIssue(Command, frozen=True):
    """Another group had that too."""

    id: Name
    group: Name


class WithdrawEcho(Command, frozen=True):
    """A group did not have that after all."""

    id: Name
    group: Name


class MergeIssue(Command, frozen=True):
    """Put an issue together with another that says the same; its words stay, under the other."""

    id: Name
    into: Name


class SplitIssue(Command, frozen=True):
    """Let an issue that was merged stand alone again."""

    id: Name


class DetailHypothesis(Command, frozen=True):
    """Say what a hypothesis is based on, and how it could be tested."""

    id: Name
    based_on: Words = ""
    how_to_test: Words = ""


class JudgeHypothesis(Command, frozen=True):
    """Say what became of a hypothesis: where it stands, what testing found, and what is recommended."""

    id: Name
    standing: str
    finding: Words = ""
    recommended: Words = ""


class JudgeWords(AfterTheEnd, frozen=True):
    """Decide whether a shared copy may hold words as they stand now.

    `id` is that of an issue or an entry, or of what stands beside one or was given a name ("A1 owner", "group G3":
    `facilitator.live.queries.typed_words`). `nobody`: what looks like a name in them is nobody's, here and from now
    on; that shares them as well.
    """

    id: Name
    share: bool
    nobody: bool = False


# -- what then happened ------------------------------------------------------------------------------------------------


class IssueCaptured(Event, frozen=True, tag="issue.captured"):
    """A group's words were written down.

    `id` is the number that never changes ("E1-G3-4"), `exercise` the item that asked, `item` where the day was. `late`
    tells that the words were copied from a flipchart afterwards rather than typed while the group spoke.
    """

    told: ClassVar[str] = "{group}: {id} was written down."
    typed: ClassVar[tuple[str, ...]] = ("text",)
    undo: ClassVar[str] = "capturing"
    gives: ClassVar[str] = "id"

    id: str
    exercise: str
    group: str
    text: str
    item: str = ""
    late: bool = False


class IssueEdited(Event, frozen=True, tag="issue.edited"):
    """The wording of an issue was corrected; the first words stay on record."""

    told: ClassVar[str] = "{id} was reworded."
    typed: ClassVar[tuple[str, ...]] = ("text",)
    undo: ClassVar[str] = "editing"

    id: str
    text: str


class IssueWithdrawn(Event, frozen=True, tag="issue.withdrawn"):
    """An issue was taken off the board; its words stay on record."""

    told: ClassVar[str] = "{id} was withdrawn."
    undo: ClassVar[str] = "withdrawing"

    id: str


class IssueMoved(Event, frozen=True, tag="issue.moved"):
    """An issue was given to the group that really said it; its number stays."""

    undo: ClassVar[str] = "moving"

    id: str
    group: str


class IssueEchoed(Event, frozen=True, tag="issue.echoed"):
    """Another group had that too; who said it first is kept."""

    told: ClassVar[str] = "{group} had {id} too."
    undo: ClassVar[str] = "“also us” for"
    undo_all: ClassVar[str] = "the marks of"

    id: str
    group: str


class IssueEchoWithdrawn(Event, frozen=True, tag="issue.echo_withdrawn"):
    """A group did not have that after all."""

    told: ClassVar[str] = "{group} did not have {id} after all."
    undo: ClassVar[str] = "taking “also us” off"
    undo_all: ClassVar[str] = "the marks of"

    id: str
    group: str


class IssueMerged(Event, frozen=True, tag="issue.merged"):
    """An issue was put together with another that says the same; its words stay, under the other."""

    told: ClassVar[str] = "{id} was put together with {into}."
    undo: ClassVar[str] = "merging"

    id: str
    into: str


class IssueSplit(Event, frozen=True, tag="issue.split"):
    """An issue that had been merged stands alone again."""

    told: ClassVar[str] = "{id} stands alone again."
    undo: ClassVar[str] = "taking apart"

    id: str


class HypothesisDetailed(Event, frozen=True, tag="hypothesis.detailed"):
    """What a hypothesis is based on, and how it could be tested."""

    told: ClassVar[str] = "{id}: what it is based on, and how to test it."
    typed: ClassVar[tuple[str, ...]] = ("based_on", "how_to_test")
    undo: ClassVar[str] = "the basis and the test of"

    id: str
    based_on: str = ""
    how_to_test: str = ""


class HypothesisJudged(Event, frozen=True, tag="hypothesis.judged"):
    """What became of a hypothesis: where it stands, what testing found, and what is recommended."""

    told: ClassVar[str] = "The hypothesis {id} is {standing}."
    typed: ClassVar[tuple[str, ...]] = ("finding", "recommended")
    undo: ClassVar[str] = "judging"

    id: str
    standing: Literal["open", "tested", "discarded", "new"]
    finding: str = ""
    recommended: str = ""


class WordsJudged(Event, frozen=True, tag="words.judged"):
    """The lead decided about words that look as if they told who somebody is.

    `id` is the issue or entry, or words beside one, or what was given a name ("A1 owner", "group G3"); `words` the
    wording she decided about (another wording is looked at afresh), `share` whether a copy to be shared may hold them.
    `nobody`: what looks like a name in them is nobody's, and is not asked about again in this run. `names` are the
    words, made plain, that other days on this laptop learn from: those of words that were held back, and of those that
    are nobody's the ones that are in no list of names.
    """

    undo: ClassVar[str] = "deciding about the words of"

    id: str
    words: str
    share: bool
    nobody: bool = False
    names: tuple[str, ...] = ()
