"""What people say when they want something done, by the id of the command; the palette and the menu look here besides.

They stand apart from the declarations because only those two read them: a start does not pay for them. A test holds
that every id is a command's.
"""

from __future__ import annotations

from facilitator.console.finding import Wanted
from facilitator.console.key import Key

_SAID = {
    # the agenda
    "page.next": "next slide, forward, go on, slide",
    "page.previous": "slide before, previous slide, go back",
    "item.next": "next part, move on, finished early, next exercise",
    "item.previous": "previous item, one back, too far",
    "item.go": "jump to, find slide, search, skip to, lunch now, where is, slide number, break now, lost my place",
    "item.skip": "leave out, drop this, no time for this, cut this, knock on the head, speaker not turned up, no show",
    "item.repeat": "start over, from the beginning, restart, repeat exercise",
    "plan.change": "add break, insert item, new item, move lunch, shorten, swap, change agenda, rejig, comfort break",
    "plan.catch_up": (
        "running late, behind, we are late, save time, catch up, over time, out of time, overrunning, overrun"
    ),
    # time
    "clock.toggle": "pause, stop the clock, start the timer, hold the time, resume, stop, timer, stopwatch",
    "clock.add_1": "more time, one minute more, add a minute",
    "clock.take_1": "less time, one minute less",
    "clock.add_5": "more time, five more minutes, they need longer, longer, extend, longer lunch, longer break",
    "clock.take_5": "less time, five minutes less, shorter, cut time",
    "clock.set": "set timer, set the time, minutes left, change the clock, countdown",
    "clock.second": (
        "another timer, extra timer, timer, egg timer, energiser, stopwatch, countdown beside, icebreaker, breather"
    ),
    "clock.backdate": "forgot to start, started earlier, we began late, clock was off, wrong start time",
    "bell.toggle": "sound, noise, ring, alarm sound, mute, quiet, beep",
    "cue.seen": "dismiss, got it, reminder away",
    # what is said and written down
    "capture.open": "write down, type what they say, flipchart, note what the group says, new issue, add point",
    "late.open": "copy the flipchart, type it up later, after the session, afterwards, forgot to write",
    "board.enter": (
        "edit, correct, spelling mistake, typo, change what they said, wrong group, move to another group, "
        "delete an issue, remove a line, withdraw, merge two issues, duplicate"
    ),
    "board.show": "show the board here, see issues, what was said",
    "note.add": "remember, write a note, private, remind me, jot",
    "parking.add": "question for later, park it, car park, later, unanswered question, come back to this",
    "action.add": "to do, task, follow up, who does what, todo",
    "jottings.open": "my notes, all notes, show the parking lot, list of actions",
    "entries.open": "to do list, what is open, owed, follow ups, unanswered, actions",
    "pledge.add": "promise, commitment, what i will do",
    "undo": "take back, mistake, go back a step, oops, typed that wrong, revert, wrong key",
    "redo": "again, undo the undo, bring back",
    # the groups
    "groups.open": "another table, add group, rename group, table names, merge tables, group left, people left",
    "turns.order": "who is next, order of groups, round robin, gallery, who begins, reporting order, whose go",
    "walk.open": "go round the tables, how are they doing, stuck, check on groups, visit",
    "tally.open": "count hands, vote, poll, show of hands, how confident, survey, straw poll",
    "attendance.open": "attendance, register, who came, how many people, sign in, headcount, turned up, latecomers",
    "read_back.open": "check with the group, is this what you said, confirm",
    "hypotheses.open": "theories, hypothesis, test an idea",
    "matrix.open": "patterns, what came up most, compare groups, summary of themes",
    "themes.open": "tags, categories, rename theme, new theme, labels",
    "photographs.open": "photo, picture of the flipchart, camera, image",
    "doubtful.open": "names, confidential, privacy, personal data, said a name, anonymise",
    "forms.open": "sheets, counting",
    # the room
    "room.blank": "hide the screen, dark screen, black screen, turn off the projector, screen off, hide it",
    "room.hold": "freeze, keep the screen, do not change the screen, look ahead privately",
    "room.support": "someone is crying, upset, distressed, helpline, wellbeing, quiet room, triggered",
    "room.view": "big clock, show the timer, show the board, bigger clock, what do they see, projector shows",
    "room.peek": "slide again, show the slide before, back to the previous slide, last slide again, earlier page",
    "room.peek_at": "show slide again, show another slide, that slide with, which slide, slide from before",
    "room.peek_end": "back to the present slide, return to now",
    "room.message": (
        "announcement, tell everyone, write on the screen, sign, notice, back in ten minutes, "
        "back from coffee, wi fi code, wifi"
    ),
    "room.mirror": "mirrored screen, duplicate screen, only one screen, they see my screen, same screen",
    "wall.open": "timeline of the case, case events, agencies",
    "stage.next": "reveal, next part of the case, uncover, what happened next",
    "letters.larger": "bigger, larger, zoom, font, too small, cannot read, text size, magnify",
    "themes.next": "colours, dark mode, light mode, contrast, bright, theme",
    # something happened
    "happened.open": "help, trouble, problem, emergency, what now, go on after, resume the day, first aid",
    "happened.late": "behind time",
    "interruption.alarm": "fire, fire alarm, evacuate, drill, smoke",
    "interruption.begin": (
        "fire alarm, interruption, interrupted, somebody fainted, ambulance, power cut, stop everything, "
        "emergency, stop the day, unwell, everyone out, stop"
    ),
    "interruption.explain": "why we stopped, reason",
    "happened.earlier": "show slide again",
    "happened.group": "add group, one more table, late arrivals, latecomers, another table, extra group",
    "happened.join": "merge groups, tables sit together, combine tables, put tables together, too few people",
    "happened.wrong_item": "pressed next by mistake, went too far, wrong part, jumped by mistake",
    "happened.upset": "crying, distressed, tears, angry, left the room, disclosure",
    "happened.projector": "beamer, projector broken, no picture, screen is black, cable, bulb, not working",
    # the day and its papers
    "papers.read": "my script, speaker notes, what do i say, background, learning points, prompts",
    "paper.print": "paper, print handouts, printer, blank sheets, no power, hard copy",
    "export": "save the log, word document, spreadsheet, send, report, download, minutes of the day",
    "export.files": "where are the files, open folder, email, send it, usb stick",
    "folder.move": "disk full, cannot save, not saved, another drive, usb",
    "run.end": "finish, stop the day, done for today, close the day, go home, wrap up, finish for today",
    "run.reopen": "continue an ended day, ended too early",
    "leave": "quit, exit, close the program, go home screen",
    "program.leave": "quit, exit, close, shut down",
    "help": "help, what can i press, shortcuts, keyboard, list of keys, manual",
    "nudge.send": "message the lead, whisper, tell the trainer",
}
"""With commas between them."""

SAYINGS: dict[str, tuple[str, ...]] = {command: tuple(said.split(", ")) for command, said in _SAID.items()}
"""What is said for each command, by its id."""


def wanted(one: Key) -> Wanted:
    """A command as it is looked for, in the palette and in the menu."""
    return Wanted(one.id, one.label, one.help, (*one.synonyms, *SAYINGS.get(one.id, ())), one.sign)
