"""The desk for what other devices have open of this laptop: told while it lasts, and ended with one key."""

from __future__ import annotations

from facilitator.application.presence import SharedPage, ending_name, shared_in
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.key import key
from facilitator.console.widgets.panels import Side

PAGES = {"room": "The room's page", "remote": "The telephone's page", "scribe": "The scribe's window"}
SHARED = "{what} can now be opened by one other device. Its certificate begins {begins}."
SHARED_WITH = "{what} is open on the device {device}. Its certificate begins {begins}."
SHARED_NO_MORE = "{what} is shared no more."
STANDING = "Shared: {pages} · ⟦share.end:H⟧ ends it"
NOT_SHARED = "Nothing is shared with another device."
ENDING = "{pages}: it is being ended."
END = "End what is shared with another device: the telephone's page, the scribe's window, the room's page"


class SharedPagesDesk(Desk):
    """Tells the lead which pages are shared, and who comes and goes."""

    MENU = "Room"

    def __init__(self, bench: Bench, side: Side) -> None:
        """Say in the panel at the side what is shared, for as long as it is."""
        super().__init__(bench)
        self.side = side
        self._shared: tuple[SharedPage, ...] = ()
        self._ending: set[str] = set()

    def noticed(self, before: frozenset[str], now: frozenset[str]) -> None:
        """Tell of pages that came and went between two looks at the signs of windows."""
        self._shared = tuple(filter(None, map(shared_in, sorted(now))))
        pages = " and ".join(map(_standing_of, self._shared))
        self.side.shared = self.bench.named(STANDING.format(pages=pages)) if pages else ""
        for fingerprint in self._ending - {page.fingerprint for page in self._shared}:
            self._ending.discard(fingerprint)
            self.bench.controller.journal.gone(self.bench.controller.run, ending_name(fingerprint))
        for page in filter(None, map(shared_in, sorted(now - before))):
            begins = " ".join(page.fingerprint[at : at + 4] for at in range(0, len(page.fingerprint), 4))
            words = SHARED_WITH if page.device else SHARED
            self.bench.say(words.format(what=PAGES.get(page.what, "A page"), device=page.device, begins=begins))
        for page in filter(None, map(shared_in, sorted(before - now))):
            if not self._shared:
                self.bench.say(SHARED_NO_MORE.format(what=PAGES.get(page.what, "A page")))

    @key(
        "share.end",
        "H,shift+h",
        "end sharing",
        END,
        room=True,
        synonyms=("hang up", "share", "shared", "telephone", "disconnect"),
    )
    def end(self) -> None:
        for page in self._shared:  # whoever shares it ends it, and takes its sign away, within a second
            self._ending.add(page.fingerprint)
            self.bench.controller.journal.here(self.bench.controller.run, ending_name(page.fingerprint))
        pages = [PAGES.get(page.what, "A page") for page in self._shared]
        self.bench.say(ENDING.format(pages=" and ".join(pages)) if pages else NOT_SHARED)


def _standing_of(page: SharedPage) -> str:
    """What is shared, and with whom, in a few words."""
    what = PAGES.get(page.what, "A page")
    return f"{what[:1].lower()}{what[1:]}, {f'open on {page.device}' if page.device else 'nobody has it open'}"
