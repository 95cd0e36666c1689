"""The lead's keys that open something over the screen: go to, keys, lists, groups, export, the end."""

from __future__ import annotations

import os
from pathlib import Path

from facilitator.absence import Absence
from facilitator.agenda.model import Block
from facilitator.console.own_keys import with_own
from facilitator.console.painting.choices import Choice
from facilitator.console.painting.pages import blanks
from facilitator.console.painting.paper import line, title, two_columns, words
from facilitator.console.painting.times import away_words, local_clock
from facilitator.console.screens.lead_board import BoardKeys
from facilitator.console.widgets.panels import Middle
from facilitator.console.widgets.typing import Purpose
from facilitator.journal.port import JournalProblem
from facilitator.live import commands
from facilitator.live.day_words import local
from facilitator.live.sheets.entries import entry_aside


class PaperKeys(BoardKeys):
    """Commands that open a list or a paper."""

    folder: Path
    """Where the journal lives; exports go into its `exports`."""
    away: Absence | None
    """How long the laptop was away before this window opened; None when that is not worth a word."""
    told: tuple[str, ...]
    """Sentences to show first."""
    own: dict[str, str]
    """The trainer's own keys, by command."""

    def do_item_go(self) -> None:
        """Search items and pages; the day moves on Enter."""
        view = self.now
        choices: list[Choice] = []
        for number, row in enumerate(view.rows, 1):
            aside = f"{local(view, row.begins)}  {row.mark}"
            choices.append(Choice(row.item.id, f"{number:2} {row.item.title}", aside))
            pages = view.plan.pages_of(row.item)
            if len(pages) > 1:
                for count, page in enumerate(pages):
                    slide = f"slide {page.slide}" if page.slide else ""
                    choices.append(Choice(f"{row.item.id}#{count}", page.title or f"page {count + 1}", slide, 2))
        self.choose("Go to", choices, self._go_to, self.controller.state.current)

    def _go_to(self, chosen: str | None) -> None:
        if chosen:
            item, _, page = chosen.partition("#")
            self.ask(commands.GoTo(item, int(page) if page else None))

    def do_help(self) -> None:
        """The keys that work now."""
        blocks: list[Block] = []
        for place, name in HELP_PLACES:
            found = [with_own(key, self.own) for key in self.keys_at(place)]
            if found:
                blocks += [title(name), two_columns((key.sign, key.help) for key in found)]
        blocks += [title("While you type"), two_columns(TYPING_HELP)]
        self.show_paper("Keys", blocks)

    def do_papers_read(self) -> None:
        """The private notes of the page, the prompts, and the background."""
        now, plan = self.now.now, self.now.plan
        if now is None:
            self.say("There is something to read once the day has begun.")
            return
        item = plan.item(now.id)
        blocks: list[Block] = []
        if now.page and (missing := blanks(now.page)):
            blocks += [title("Not filled in yet"), words(f"{', '.join(missing)}: write it under details in the plan.")]
        if now.page and now.page.notes:
            blocks += [title("This page"), *(words(note) for note in now.page.notes)]
        if item.aims:
            blocks += [title("Aims"), *(line(aim) for aim in item.aims)]
        if item.prompts:
            blocks += [title("Prompts"), *(line(prompt) for prompt in item.prompts)]
        case = plan.cases.get(item.case)
        if case is not None and case.points:
            blocks += [title(f"Learning points: {case.title}"), *(line(point.text) for point in case.points)]
            blocks += [title("What went right"), *(line(text) for text in case.went_right)] if case.went_right else []
            blocks += [title("Criteria"), words(case.criteria)] if case.criteria else []
            blocks += [title("Hypotheses"), *(line(text) for text in case.hypotheses)] if case.hypotheses else []
        for name in item.background:
            for page in plan.background[name].pages if name in plan.background else ():
                blocks += page.blocks
        self.show_paper(f"For you: {now.title}", blocks or [words("There are no notes for this item.")])

    def do_room_support(self) -> None:
        """The plan's support page, for anyone who comes up to the laptop."""
        plan = self.now.plan
        pages = plan.decks[plan.support].pages if plan.support in plan.decks else ()
        blocks: list[Block] = [block for page in pages for block in page.blocks]
        self.show_paper("Support", blocks or [words("This plan has no support page.")])

    def do_jottings_open(self) -> None:
        """All notes, parked questions and actions; Enter rewords one."""
        entries = [entry for entry in self.now.jottings if not entry.withdrawn]
        if not entries:
            self.say("Nothing noted yet: o notes, k parks a question, a records an action.")
            return
        choices = [Choice(entry.id, f"{entry.id}  {entry.text}", entry_aside(entry)) for entry in entries]
        self.choose("Notes, parking lot, actions", choices, self._edit_jotting)

    def _edit_jotting(self, chosen: str | None) -> None:
        entry = self.controller.state.jottings.get(chosen or "")
        if entry is not None:
            hint = "enter saves · empty takes it back · esc out"
            self.open_line(Purpose(f"jotting:{entry.id}", f"Reword {entry.id}", hint), entry.text)

    def do_groups_open(self) -> None:
        """Rename, add, close or bring back a group."""
        choices = [Choice("add", "Add a group")]
        for group in sorted(self.controller.state.groups.values(), key=lambda group: group.number):
            choices.append(Choice(f"rename:{group.id}", f"Rename {group.name}", group.id))
            verb = "is back" if group.closed else "has left"
            choices.append(Choice(f"{'back' if group.closed else 'left'}:{group.id}", f"{group.name} {verb}", group.id))
        self.choose("Groups", choices, self._change_group)

    def _change_group(self, chosen: str | None) -> None:
        what, _, about = (chosen or "").partition(":")
        match what:
            case "add":
                self.open_line(
                    Purpose("group:new", "Name of the new group", "enter adds it, also when empty · esc out")
                )
            case "rename":
                name = self.controller.state.groups[about].name
                self.open_line(Purpose(f"group:{about}", f"New name for {name}", "enter renames · esc out"), name)
            case "left":
                self.ask(commands.CloseGroup(about))
            case "back":
                self.ask(commands.ReopenGroup(about))

    # -- handing over -------------------------------------------------------------------------------------

    def do_export(self) -> None:
        """Export the session log now."""
        self.export("Exported to {folder}: {files} files, all share-safe but run.json.")

    def export(self, done: str) -> None:
        """Write the session log beside the day, and say `done` then."""
        from facilitator.console.exporting import export_beside

        export_beside(self, self.controller, self.folder, self.say, done)

    def end_day(self) -> None:
        """End the day, and hand it over."""
        if not self.ask(commands.EndRun()):
            return
        self.close_line()
        self.query_one(Middle).showing = "page"
        self.export("The day has ended. The session log is in {folder}")

    def do_run_reopen(self) -> None:
        """Open an ended day again."""
        if self.ask(commands.ReopenRun()):
            self.say("The day is open again.")

    def move_to_folder(self, folder: str) -> None:
        """Go on in another folder, with everything that happened."""
        if not folder:
            self._finish("")
            return
        from facilitator.handover import HandoverProblem, open_elsewhere
        from facilitator.journal.typed_path import shell_word

        try:
            there = open_elsewhere(folder, self.controller.clock.now().wall)
            self.controller.move_to(there.journal)
        except (HandoverProblem, JournalProblem, RuntimeError) as problem:  # RuntimeError: "~name" that nobody has
            self.say(str(problem))
            return
        self.drafts.move_to(there.journal)
        self.folder = there.folder
        told = " ".join(there.told)
        word = shell_word(str(there.folder), windows=os.name == "nt")
        self._finish(f"The day goes on in {there.folder}. Later: facilitator --data {word} {told}".strip())

    def greet(self) -> None:
        """Say what there is to say at the start: how long the laptop was away, what goes on, what was left typed."""
        away = self.away
        self.tell(self.told)
        if away is None:
            places = self.drafts.places()
            self.say("Unfinished words are kept: c, o, k or a brings them back." if places else "")
        elif away.asks:
            since = local_clock(away.since, self.now.offset)
            question = f"Away {away_words(away.seconds)}, since {since}. Did the day go on meanwhile?"
            choices = [
                Choice("counted", "The day went on: clocks ran on while the laptop was away"),
                Choice("left out", "Everything waited: clocks go on from where they stood"),
            ]
            self.choose(question, choices, self._came_back)
        else:
            self._came_back("counted")

    def tell(self, told: tuple[str, ...]) -> None:
        """Show sentences about the journal, if there are any."""
        if told:
            self.show_paper("Before you go on", [words(sentence) for sentence in told])

    def _came_back(self, how: str | None) -> None:
        """Put the absence on record; without an answer the clocks are taken to have run on."""
        if self.away is not None:
            self.controller.note_gap(self.away.seconds, counted=how != "left out", slept=False)
            self.look()
            self.say(f"Away for {away_words(self.away.seconds)}. {self.going_on()}")

    def do_leave(self) -> None:
        """Leave; the run stays open."""
        self.drafts.store()
        self.controller.leave()
        self.close_presence()
        self.app.exit(0)

    def close_presence(self) -> None:
        """Take this window's sign away (`RoomKeys`)."""


HELP_PLACES = (
    ("lead", "Everywhere on this screen"),
    ("board", "On the board"),
    ("line", "In the capture line"),
    ("anywhere", "Anywhere"),
)
"""Where keys work, as the help screen lists them."""

TYPING_HELP = (
    ("3: words", "gives the line to Group 3"),
    ("enter", "saves; on an empty line the next turn, or the next group where there are no turns"),
    ("3: enter", "gives Group 3 the turn"),
    ("#1 #2 #3", "takes a theme on offer; #word searches the themes"),
    ("+4 +2+3", "Group 4, Groups 2 and 3 had that too; on an empty line: the issue saved last"),
    (r"\# \+", "the sign itself"),
    ("tab", "next group in hand; the turn and what is typed stay"),
    ("↑", "up to the board"),
    ("esc", "out; the draft is kept, through a crash as well"),
)
