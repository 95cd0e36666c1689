"""The commands of the sheets over the lead's screen: walking round, counting, hypotheses, reading back, the close.

Rare ones stand behind one key, `f`, with a letter each.
"""

from __future__ import annotations

from facilitator.console.key import Key, at_work, capturing, is_open

LEAD_SHEET_KEYS: tuple[Key, ...] = (
    Key(
        "walk.open",
        "w",
        "w",
        "walk round",
        "Walk-round sheet: each group settling, on task, has points, stuck, done; minutes since your last visit",
        footer=4,
        when=is_open,
        offered=at_work,
    ),
    Key(
        "forms.open",
        "f",
        "f",
        "forms",
        "Forms: hands up, who is here, pledges, hypotheses, read back, themes by group, words to look at, late words",
    ),
)
"""On the lead's screen itself."""


def _form(command: str, letter: str, label: str, help_: str, *, after_the_end: bool = False) -> Key:
    """A form behind `f`."""
    if after_the_end:
        return Key(command, letter, f"f {letter}", label, help_, where="forms")
    return Key(command, letter, f"f {letter}", label, help_, where="forms", when=is_open)


FORM_KEYS = (
    _form(
        "tally.open", "h", "hands up", "Hands up: 1 to 5 or yes and no, for an outcome, a question, an issue, a theme"
    ),
    _form(
        "attendance.open", "a", "who is here", "Who is here: people by agency, in the room or at a group; never names"
    ),
    _form("pledge.add", "p", "pledge", "A pledge: anonymous, at most with the agency"),
    _form("hypotheses.open", "y", "hypotheses", "Hypotheses: based on, how to test, tested, discarded, recommended"),
    _form("read_back.open", "r", "read back", "Read a group's words back to it: confirmed or corrected"),
    _form(
        "matrix.open",
        "m",
        "themes by group",
        "Themes by group, what only one group or nobody raised, one exercise against another",
        after_the_end=True,
    ),
    _form(
        "entries.open",
        "o",
        "open questions",
        "Open questions and actions: owner, by when, answered, done",
        after_the_end=True,
    ),
    _form(
        "doubtful.open",
        "n",
        "words to look at",
        "Words that look as if they named a person: show and share them, or hold them back",
        after_the_end=True,
    ),
    _form(
        "late.open",
        "t",
        "late words",
        "Type from a flipchart afterwards; the words are marked as late, also after the end",
        after_the_end=True,
    ),
)
"""Behind `f`."""

SHEET_KEYS: tuple[Key, ...] = (
    *FORM_KEYS,
    Key(
        "late.toggle",
        "ctrl+o",
        "ctrl+o",
        "late or not",
        "Mark the words as late, copied from a flipchart afterwards, or not",
        where="line",
        footer=6,
        when=capturing,
    ),
    Key(
        "board.detail",
        "i",
        "i",
        "in detail",
        "A hypothesis in detail: based on, how to test, what became of it",
        where="board",
        footer=8,
    ),
    Key("sheet.up", "up,pageup", "↑", "up", "The row above", where="sheet"),
    Key("sheet.down", "down,pagedown", "↓", "down", "The row below", where="sheet"),
    Key("sheet.undo", "u,ctrl+z", "u", "undo", "Undo the last step of this window", where="sheet"),
    Key("sheet.redo", "U,shift+u,ctrl+y", "U", "redo", "Redo what was undone", where="sheet"),
    Key("sheet.help", "question_mark", "?", "keys", "The keys that work on the sheet", where="sheet"),
    Key("sheet.close", "escape,q", "esc", "back", "Close the sheet", where="sheet", footer=9),
    Key("forms.choose", "enter", "enter", "open", "Open the form in hand", where="list of forms", footer=1),
    Key("walk.group", "1,2,3,4,5,6,7,8,9", "1-9", "group", "Take that group in hand", where="walk", footer=7),
    Key("walk.settling", "s", "s", "settling", "The group is settling", where="walk", footer=2),
    Key("walk.on_task", "t", "t", "on task", "The group is on task", where="walk", footer=3),
    Key("walk.has_points", "p", "p", "points", "The group has points to report", where="walk", footer=4),
    Key("walk.stuck", "k", "k", "stuck", "The group is stuck", where="walk", footer=5),
    Key("walk.done", "d", "d", "done", "The group is done", where="walk", footer=6),
    Key(
        "hypothesis.detail",
        "enter",
        "enter",
        "basis, test",
        "Write what it is based on, then how to test it",
        where="hypotheses",
        footer=1,
    ),
    Key(
        "hypothesis.tested",
        "t",
        "t",
        "tested",
        "It was tested: what was found, then what is recommended",
        where="hypotheses",
        footer=2,
    ),
    Key(
        "hypothesis.discarded", "d", "d", "discarded", "It can go: what speaks against it", where="hypotheses", footer=3
    ),
    Key("hypothesis.new", "n", "n", "new", "It has come up anew", where="hypotheses", footer=4),
    Key("hypothesis.open", "o", "o", "open", "It is open again", where="hypotheses", footer=5),
    Key("tally.count", "enter", "enter", "count", "Count hands for the row in hand", where="tally", footer=1),
    Key("tally.moment", "m", "m", "start or end", "Count for the start or the end of the day", where="tally", footer=2),
    Key("tally.scale", "y", "y", "1-5 or yes/no", "Count on 1 to 5, or yes and no", where="tally", footer=3),
    Key("tally.ask", "n", "n", "new question", "Ask something else", where="tally", footer=4),
    Key("tally.issue", "i", "i", "an issue", "Count for an issue of the board", where="tally", footer=5),
    Key("tally.theme", "t", "t", "a theme", "Count for a theme", where="tally", footer=6),
    Key("tally.withdraw", "d", "d", "take back", "Take the tally in hand back", where="tally", footer=7),
    Key(
        "attendance.figure",
        "1,2,3,4,5,6,7,8,9",
        "1-9",
        "count",
        "Type how many people of the agency in hand are here",
        where="attendance",
        footer=1,
    ),
    Key("attendance.count", "enter", "enter", "count", "Type how many; 0 for nobody", where="attendance"),
    Key("attendance.more", "plus,equals_sign", "+", "one more", "One more", where="attendance", footer=2),
    Key("attendance.fewer", "minus", "-", "one fewer", "One fewer", where="attendance", footer=3),
    Key(
        "attendance.place",
        "g",
        "g",
        "room or group",
        "Count in the room, or at one group",
        where="attendance",
        footer=4,
    ),
    Key(
        "attendance.agency",
        "n",
        "n",
        "another agency",
        "An agency that the plan does not list",
        where="attendance",
        footer=5,
    ),
    Key("read_back.next", "right,tab", "→", "next group", "The next group", where="read-back", footer=1),
    Key("read_back.previous", "left,shift+tab", "←", "group before", "The group before", where="read-back"),
    Key(
        "read_back.confirmed",
        "c",
        "c",
        "confirmed",
        "The group confirmed what was written down",
        where="read-back",
        footer=2,
    ),
    Key("read_back.corrected", "x", "x", "corrected", "The group had it corrected", where="read-back", footer=3),
    Key(
        "read_back.room", "v", "v", "to the room", "Show the words to the room, or no more", where="read-back", footer=5
    ),
    Key("read_back.edit", "enter", "enter", "edit", "Correct the line in hand", where="read-back", footer=4),
    Key(
        "entries.owner", "enter", "enter", "owner, by when", "Say who does it, then by when", where="entries", footer=1
    ),
    Key("entries.settle", "s", "s", "answered, done", "It was answered or done: how", where="entries", footer=2),
    Key("entries.reword", "w", "w", "reword", "Reword it", where="entries", footer=3),
    Key("entries.withdraw", "d", "d", "take back", "Take it back; its words stay on record", where="entries", footer=4),
    Key(
        "doubtful.share",
        "s",
        "s",
        "share",
        "The room may see these words and a copy to be shared may hold them",
        where="doubtful",
        footer=1,
    ),
    Key(
        "doubtful.hold",
        "h",
        "h",
        "hold back",
        "They stay off the room's screen and out of copies to be shared",
        where="doubtful",
        footer=2,
    ),
    Key(
        "doubtful.reword",
        "enter",
        "enter",
        "reword",
        "Reword them; the first words stay on record",
        where="doubtful",
        footer=3,
    ),
    Key(
        "pasting.all",
        "enter",
        "enter",
        "take all",
        "Take all lines; one undo takes them all back",
        where="pasting",
        footer=1,
    ),
    Key(
        "pasting.group",
        "1,2,3,4,5,6,7,8,9",
        "1-9",
        "group",
        "Give the line in hand to that group",
        where="pasting",
        footer=2,
    ),
    Key("pasting.drop", "d", "d", "leave out", "Leave the line in hand out", where="pasting", footer=3),
    Key("matrix.issues", "enter", "enter", "issues", "The issues with the theme in hand", where="matrix", footer=1),
    Key(
        "matrix.exercise", "e", "e", "exercise", "All exercises, one, or one against another", where="matrix", footer=2
    ),
    Key("matrix.agencies", "a", "a", "agencies", "Which agencies sit at each group, or not", where="matrix", footer=3),
    Key("matrix.all", "n", "n", "nobody's", "Show what nobody raised as well, or not", where="matrix", footer=4),
    Key("ending.agree", "enter", "enter", "end the day", "End the day", where="ending", footer=1),
    Key(
        "ending.entries",
        "o",
        "o",
        "open questions",
        "See to open questions and actions first",
        where="ending",
        footer=2,
    ),
    Key(
        "ending.doubtful",
        "n",
        "n",
        "names",
        "Look at words that may name someone first",
        where="ending",
        footer=3,
    ),
)
"""Behind `f`, and on the sheets."""
