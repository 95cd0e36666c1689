"""The desk for whatever nobody had planned: one key, then the situation in a trainer's words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from facilitator.agenda.model import Block
from facilitator.console.bench import Bench
from facilitator.console.desk import Desk
from facilitator.console.desks.groups import GroupsDesk
from facilitator.console.key import is_open, key, situation_key, under_way
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.pages import line, title, words
from facilitator.console.painting.times import away_words, local_clock
from facilitator.console.screens.over import OverTheDay
from facilitator.console.widgets.typing import Purpose
from facilitator.live.facts.agenda import GoTo
from facilitator.live.facts.groups import AddGroup, GroupAdded
from facilitator.live.facts.interruptions import BeginInterruption, EndInterruption, ExplainInterruption
from facilitator.live.queries.day_words import done_at_a_price, local
from facilitator.live.queries.interruptions import interruption
from facilitator.live.queries.view import View
from facilitator.live.stamp import between

HAPPENED = (
    "Something happened: running late, an interruption, an earlier page, the groups, somebody is upset, the wrong item,"
    " the projector. While the day is interrupted: go on (while typing: F2)"
)
BEGIN = "interruption.begin"
LATE = "Up to three ways to be on time again; Enter takes one"
ALARM = (
    "Every clock stops, the room reads “We go on soon”, the log says “Fire alarm”; the same key goes on and says what"
    " it cost"
)
STOP = "Every clock stops and the room reads “We go on soon”; the same key goes on and says what it cost"
REASON = "What the interruption was, for the log"
EARLIER = "The room sees the page before, the arrows turn it; item, clock and turn stay, esc brings the day's page back"
GROUP = "A table more from now on; it may be named later"
JOIN = "Which two: their issues come together, with their numbers"
UPSET = "The support page, a private word, a dark screen, or all clocks stopped"
WRONG = "Back to the item before, its clock runs on as if nothing had been"
PROJECTOR = "Go on without it: the room's layout on this window, its window opened again, or paper"


def goes_on(view: View | None) -> str:
    """What the key is called while the day is interrupted."""
    return "go on" if view is not None and view.interrupted is not None else ""


def alarm(bench: Bench, reason: str) -> BeginInterruption:
    """What an interruption asks of the run, whatever it is."""
    return BeginInterruption()


class HappenedDesk(Desk):
    """First aid for a day that goes otherwise than planned."""

    MENU = "Day"

    def __init__(self, bench: Bench, groups: GroupsDesk, listed: Callable[[Bench], OverTheDay[str]]) -> None:
        """`listed` makes the list of situations, which knows of every desk that has one."""
        super().__init__(bench)
        self._groups, self._listed = groups, listed

    @key(
        "happened.open",
        "exclamation_mark,f2",
        "trouble",
        HAPPENED,
        footer=5,
        when=is_open,
        room=True,
        synonyms=(
            "something happened",
            "help me",
            "problem",
            "emergency",
            "go on",
            "resume",
            "carry on after an interruption",
        ),
        called=goes_on,
    )
    def open(self) -> None:
        if interruption(self.bench.state) is not None:
            self._go_on()
        else:
            self.bench.open(self._listed(self.bench), self._carry_out)

    def _carry_out(self, command_id: str | None) -> None:
        if command_id:
            self.bench.perform(command_id)

    @situation_key("happened.late", "l", "running late", LATE, when=is_open)
    def late(self) -> None:
        self.bench.perform("plan.catch_up")

    # -- an interruption --------------------------------------------------------------------------------------

    @situation_key("interruption.alarm", "f", "fire alarm", ALARM, "Fire alarm", when=under_way, room=True, asks=alarm)
    @situation_key(
        "interruption.begin", "i,exclamation_mark", "interruption", STOP, "", when=under_way, room=True, asks=alarm
    )
    def interrupt(self, reason: str) -> None:
        bench = self.bench
        asked = [BeginInterruption(), *([ExplainInterruption(reason)] if reason else [])]
        if any(bench.ask_together(asked)) and bench.now.interrupted is not None:
            at = local(bench.now, bench.now.interrupted.since)
            bench.say(
                f"Interrupted at {at}: every clock stands, the room reads “We go on soon”."
                " ⟦happened.open:!⟧ goes on · ⟦undo:u⟧ if it was a slip"
            )

    def _go_on(self) -> None:
        """Go on, and say what it cost."""
        bench = self.bench
        lasting = interruption(bench.state)
        if lasting is None or not bench.ask(EndInterruption()):
            return
        stood = away_words(between(lasting.began, bench.controller.clock.now()))
        why = "" if lasting.reason else " · ⟦interruption.explain:! r⟧ says what it was"
        bench.say(f"{done_at_a_price(bench.now, f'Going on after {stood}')}{why}")

    @situation_key("interruption.explain", "r", "what the interruption was", REASON, when=is_open)
    def explain(self) -> None:
        bench = self.bench
        if not bench.state.interruptions:
            bench.say("The day has not been interrupted.")
            return
        last = bench.state.interruptions[-1]
        label = f"What the interruption at {local_clock(last.began.wall, bench.now.offsets)} was"
        hint = "enter keeps it for the log · esc out, draft kept"
        bench.line(Purpose("interruption", label, self._explained, hint, last.reason))

    def _explained(self, text: str) -> None:
        self.bench.save(ExplainInterruption(text) if text else None, "It is in the log.")

    # -- the room, the groups, the agenda ---------------------------------------------------------------------

    @situation_key("happened.earlier", "p", "show an earlier page", EARLIER, when=under_way, room=True)
    def earlier(self) -> None:
        self.bench.perform("room.peek")

    @situation_key("happened.group", "g", "a new group", GROUP, when=is_open)
    def group(self) -> None:
        bench = self.bench
        done = bench.ask(AddGroup(""))
        added = next((event for event in done.events if isinstance(event, GroupAdded)), None)
        if added is not None:
            name = bench.state.groups[added.id].name
            bench.say(f"{name} is there from now on. ⟦groups.open:m⟧ renames it · ⟦undo:u⟧ takes it back")

    @situation_key("happened.join", "j", "two groups become one", JOIN, when=is_open)
    def join(self) -> None:
        pairs = [
            Choice(f"{two.id} {one.id}", f"{one.name} and {two.name} sit together as {one.name}")
            for one, two in combinations(self.bench.now.groups, 2)
        ]
        if pairs:
            self.bench.choose("Which two become one?", pairs, self._join)
        else:
            self.bench.say("There is one group only.")

    def _join(self, chosen: str | None) -> None:
        if chosen:
            group, into = chosen.split()
            self._groups.join(group, into)

    @situation_key("happened.wrong_item", "w", "the wrong item", WRONG, when=under_way, room=True)
    def wrong_item(self) -> None:
        """As long as nothing else was done since, undo; it makes clocks as they would be."""
        bench = self.bench
        chain = bench.state.done.get(bench.controller.window)
        if chain is not None and any(step.kind == "item.entered" for step in chain.batch()):
            bench.undo()
            return
        been = [row for row in bench.now.rows if row.mark == "done"]
        choices = [Choice(row.item.id, row.item.title, local(bench.now, row.begins)) for row in reversed(been)]
        if choices:
            bench.choose("Back to which item? What was typed stays", choices, self._back)
        else:
            bench.say("The day has been at no other item. ⟦item.go:g⟧ goes to any.")

    def _back(self, item: str | None) -> None:
        if item:
            self.bench.ask(GoTo(item))

    # -- people, and the machine ------------------------------------------------------------------------------

    @situation_key("happened.upset", "s", "somebody is upset", UPSET, when=is_open)
    def upset(self) -> None:
        choices = [
            Choice("room.support", "The support page on the room's screen, or on this one where there is no other"),
            Choice("private word", "For a private word: the support page, here, for you alone"),
            Choice(BEGIN, "Stop every clock for a while: the room reads “We go on soon”"),
            Choice("room.blank", "Blank the room's screen, or bring it back"),
            Choice("note.add", "A note for yourself; it is in no copy to share"),
        ]
        self.bench.choose("Somebody is upset", choices, self._for_somebody)

    def _for_somebody(self, chosen: str | None) -> None:
        if chosen == "private word":
            self.bench.show_paper("For a private word", self._private_word())
        else:
            self._carry_out(chosen)

    def _private_word(self) -> list[Block]:
        plan = self.bench.now.plan
        pages = plan.decks[plan.support].pages if plan.support in plan.decks else ()
        blocks: list[Block] = [block for page in pages for block in page.blocks]
        nothing = words("This plan has no support page.")
        return [title("Only you see this"), *(blocks or [nothing])]

    @situation_key("happened.projector", "d", "the projector is gone", PROJECTOR, when=is_open)
    def projector(self) -> None:
        choices = [
            Choice("room.mirror", "This window shows the room's layout: turn the laptop round, or let it be mirrored"),
            Choice("again", "The room's window has to be opened again: how"),
            Choice("paper.print", "Paper: the rest of the day, and blank sheets for the groups"),
        ]
        heading = "The projector is gone; nothing of the day is lost"
        self.bench.choose(heading, choices, self._without_projector)

    def _without_projector(self, chosen: str | None) -> None:
        if chosen == "again":
            self.bench.show_paper("The room's window again", AGAIN)
        else:
            self._carry_out(chosen)


AGAIN: list[Block] = [
    words("In a second terminal window, which is then moved to the projector:"),
    line("facilitator room"),
    words("Or in a browser on this laptop:"),
    line("facilitator room --browser"),
    words("It comes back as it was: clocks and page are right at once. The day goes on here meanwhile."),
]
"""How the room's window comes back."""
