"""What groups said, in their own words, and what stands beside the words."""

from __future__ import annotations

from typing import Literal

from facilitator.live.events.base import Event


class IssueCaptured(Event, frozen=True, tag="issue.captured"):
    """A group's words were written down.

    `id` is the number that never changes ("E1-G3-4"), `exercise` the item that asked, `item` where the day was. `late`
    tells that the words were copied from a flipchart afterwards rather than typed while the group spoke.
    """

    id: str
    exercise: str
    group: str
    text: str
    item: str = ""
    late: bool = False


class IssueEdited(Event, frozen=True, tag="issue.edited"):
    """The wording of an issue was corrected; the first words stay on record."""

    id: str
    text: str


class IssueWithdrawn(Event, frozen=True, tag="issue.withdrawn"):
    """An issue was taken off the board; its words stay on record."""

    id: str


class IssueMoved(Event, frozen=True, tag="issue.moved"):
    """An issue was given to the group that really said it; its number stays."""

    id: str
    group: str


class IssueEchoed(Event, frozen=True, tag="issue.echoed"):
    """Another group had that too; who said it first is kept."""

    id: str
    group: str


class IssueEchoWithdrawn(Event, frozen=True, tag="issue.echo_withdrawn"):
    """A group did not have that after all."""

    id: str
    group: str


class IssueMerged(Event, frozen=True, tag="issue.merged"):
    """An issue was put together with another that says the same; its words stay, under the other."""

    id: str
    into: str


class IssueSplit(Event, frozen=True, tag="issue.split"):
    """An issue that had been merged stands alone again."""

    id: str


class HypothesisDetailed(Event, frozen=True, tag="hypothesis.detailed"):
    """What a hypothesis is based on, and how it could be tested."""

    id: str
    based_on: str = ""
    how_to_test: str = ""


class HypothesisJudged(Event, frozen=True, tag="hypothesis.judged"):
    """What became of a hypothesis: where it stands, what testing found, and what is recommended."""

    id: str
    standing: Literal["open", "tested", "discarded", "new"]
    finding: str = ""
    recommended: str = ""


class WordsJudged(Event, frozen=True, tag="words.judged"):
    """The lead decided about words that look as if they told who somebody is.

    `id` is the issue or entry, or words beside one, or what was given a name ("A1 owner", "group G3"); `words` the
    wording she decided about (another wording is looked at afresh), `share` whether a copy to be shared may hold them.
    """

    id: str
    words: str
    share: bool
