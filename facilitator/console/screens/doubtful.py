"""Words that look as if they told who somebody is: the lead decides about each before a copy is shared."""

from __future__ import annotations

from functools import partial

from facilitator.console.key import key
from facilitator.console.painting.sheet import Content, Row, Tone
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.issues import JudgeWords
from facilitator.live.queries.doubtful import Doubtful, called, doubtful
from facilitator.live.queries.typed_words import rewording
from facilitator.live.stamp import Stamp
from facilitator.live.state import State

SHARE = "The room may see these words and a copy to be shared may hold them"
NOBODY = "They name nobody: share them, and do not ask about these words again"
HOLD = "They stay off the room's screen and out of copies to be shared"


class DoubtfulSheet(Sheet):
    """Undecided words first; a letter decides and goes on to the next."""

    PLACE = "doubtful"

    def content(self, state: State, now: Stamp) -> Content:
        """The words, why they are here, and what was decided."""
        found = doubtful(state)
        waiting = sum(not one.decided for one in found)
        above = (
            f"{waiting} to decide. Until then the room and shared copies don't get them; your own full copy has all."
        )
        empty = "Nothing looks as if it named a person. Look yourself as well: no rule finds every name."
        return Content("Words to look at", "private", (above,) if found else (), tuple(map(_row, found)), empty)

    @key("doubtful.share", "s", "share", SHARE, True, where="doubtful", footer=1)
    @key("doubtful.hold", "h", "hold back", HOLD, False, where="doubtful", footer=2)
    @key("doubtful.nobody", "n", "nobody's name", NOBODY, True, True, where="doubtful", footer=4)
    def decide(self, share: bool, nobody: bool = False) -> None:
        about = self.at
        ids = [row.id for row in self.rows]
        following = next(iter(ids[ids.index(about) + 1 :]), about) if about in ids else ""
        words = "may be shown and shared" if share else "is held back from the room and shared copies"
        named = called(about).removesuffix(":")
        said = f"{named} {words}. ⟦sheet.undo:u⟧ takes it back."
        if nobody:
            said = f"{named} names nobody: its words are not asked about again. ⟦sheet.undo:u⟧ takes it back."
        if about and self.bench.ask(JudgeWords(about, share, nobody), said):
            self.at = following
            self.renew()

    @key(
        "doubtful.reword", "enter", "reword", "Reword them; the first words stay on record", where="doubtful", footer=3
    )
    def reword(self) -> None:
        found = next((one for one in doubtful(self.state) if one.id == self.at), None)
        if found is None:
            return
        if rewording(self.state, found.id, found.words) is None:
            self.bench.say(
                "These words cannot be reworded: a shared copy either holds them (⟦doubtful.share:s⟧)"
                " or leaves them out (⟦doubtful.hold:h⟧)."
            )
        else:
            enter = partial(self._reworded, found.id)
            self.bench.line(Purpose(f"reword:{found.id}", f"Reword {found.id}", enter, text=found.words))

    def _reworded(self, about: str, text: str) -> None:
        command = rewording(self.state, about, text) if text else None
        self.bench.save(command, f"{about} is reworded; its first words stay on record, in your full copy.")


def _row(found: Doubtful) -> Row:
    decided = {None: "to decide", True: "share", False: "hold back"}[found.share]
    tone: Tone = "warn" if found.share is None else "good" if found.share else "quiet"
    return Row(found.id, f"{called(found.id)} {found.words}", decided, (("", found.why),), tone)
