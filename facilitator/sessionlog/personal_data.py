"""Words that may tell who somebody is, held back from a copy to share until the lead has cleared them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from facilitator.live.learned import NOTHING, Learned
from facilitator.live.personal_data import learned, marked
from facilitator.sessionlog.model_people import JudgedLog

HELD = "(held back)"
"""What stands for words beside others that a copy to share does not show."""


class Clearing:
    """Decides about one piece of words after another, and counts those it holds back.

    `unseen` are those of them that nobody has decided about.
    """

    def __init__(
        self, judged: Mapping[str, JudgedLog], known: Collection[str] = (), earlier: Learned = NOTHING
    ) -> None:
        """With what the lead decided, by the id of what holds the words, names that may stand, what other days taught.

        A line that was only cleared teaches nothing about the next one.
        """
        self._judged = judged
        self._known = frozenset(known)
        teaching = (one for one in judged.values() if one.nobody or not one.share)
        self._taught = learned(tuple((one.words, one.nobody) for one in teaching), self._known)
        self._earlier = earlier
        self.held_back = 0
        self.unseen = 0

    def may_stand(self, names: Iterable[str]) -> None:
        """From here on these names are no sign of anybody either."""
        self._known |= frozenset(names)

    def aside(self, holder: str, words: str) -> str:
        """Words that stand beside others, or a remark where they may not be shared."""
        return HELD if words and not self.words(holder, words) else words

    def words(self, holder: str, words: str) -> str:
        """The words, or nothing where they may not be shared.

        What the lead decided counts for the wording she decided about; another wording is looked at afresh.
        """
        judgement = self._judged.get(holder)
        if judgement is not None and judgement.words == words:
            held = not judgement.share
        else:
            held = bool(marked(words, self._known, self._taught, self._earlier))
            self.unseen += held and bool(words)
        self.held_back += held and bool(words)
        return "" if held else words
