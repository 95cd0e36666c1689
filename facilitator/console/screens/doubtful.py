"""Words that look as if they told who somebody is: the lead decides about each before a copy is shared."""

from __future__ import annotations

from facilitator.console.painting.sheet import Content, Row, Tone
from facilitator.console.screens.sheet import Sheet
from facilitator.console.widgets.typing import Purpose
from facilitator.live import commands
from facilitator.live.sheets.doubtful import Doubtful, called, doubtful
from facilitator.live.stamp import Stamp
from facilitator.live.state import State
from facilitator.live.typed_words import rewording


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

    def do_doubtful_share(self) -> None:
        """The room may see them, and a shared copy may hold them."""
        self._decide(True)

    def do_doubtful_hold(self) -> None:
        """The room does not see them, and a shared copy leaves them out."""
        self._decide(False)

    def _decide(self, share: bool) -> None:
        about = self.at
        ids = [row.id for row in self.rows]
        following = next(iter(ids[ids.index(about) + 1 :]), about) if about in ids else ""
        words = "may be shown and shared" if share else "is held back from the room and shared copies"
        if about and self.ask(
            commands.JudgeWords(about, share), f"{called(about).removesuffix(':')} {words}. u takes it back."
        ):
            self.at = following
            self.renew()

    def do_doubtful_reword(self) -> None:
        """Reword the words in hand, where they can be."""
        found = next((one for one in doubtful(self.state) if one.id == self.at), None)
        if found is None:
            return
        if rewording(self.state, found.id, found.words) is None:
            self.say("These words cannot be reworded: a shared copy either holds them (s) or leaves them out (h).")
        else:
            self.open_line(f"reword:{found.id}", f"Reword {found.id}", found.words)

    def submitted(self, purpose: Purpose, text: str) -> None:
        """Keep the new words."""
        about = purpose.place.partition(":")[2]
        command = rewording(self.state, about, text) if text else None
        if command is not None and not self.ask(
            command, f"{about} is reworded; its first words stay on record, in your full copy."
        ):
            return
        self.close_line()


def _row(found: Doubtful) -> Row:
    decided = {None: "to decide", True: "share", False: "hold back"}[found.share]
    tone: Tone = "warn" if found.share is None else "good" if found.share else "quiet"
    return Row(found.id, f"{called(found.id)} {found.words}", decided, (("", found.why),), tone)
