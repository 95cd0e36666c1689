"""Reading what the documents of the plan in hand say, beside the screen: after each saving, never at a key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from facilitator.agenda.editing.history import Edition
from facilitator.application.plan_documents import look_through
from facilitator.console.editor.in_hand import PlanInHand


class DocumentsInHand:
    """What is known of the documents, and whether they are being read just now."""

    def __init__(self, in_hand: PlanInHand, show: Callable[[], None]) -> None:
        """For a plan in hand; `show` shows what was found."""
        self._in_hand, self._show = in_hand, show
        self._reading = False
        self._read: Edition | None = None

    def forget(self) -> None:
        """Read them again, though nothing was changed here: files may be others by now."""
        self._read = None

    async def read(self) -> None:
        """Read them until what is saved is what was read; one reading at a time."""
        if self._reading:
            return
        self._reading = True
        sitting = self._in_hand.sitting
        try:
            while (edition := sitting.history.now) is not self._read and not sitting.unsaved():
                self._read = edition
                found = await asyncio.to_thread(look_through, sitting.path, edition.plan)
                if found is not None:
                    self._in_hand.take_in(found)
        finally:
            self._reading = False
        self._show()
