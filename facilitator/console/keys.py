"""Every user-visible command of the console, declared once.

The bindings, the footer, the help screen, the palette, the README's table and the rules for presenter remotes all
come from `KEYS`. To add a command: add a line here and a method `do_<id with underscores>` on the screen it works on.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import Binding

from facilitator.console.key import Key as Key
from facilitator.console.key import always as _always
from facilitator.console.key import capturing as _capturing
from facilitator.console.key import ended as _ended
from facilitator.console.key import is_open as _open
from facilitator.console.key import late as _late
from facilitator.console.key import under_way as _under_way
from facilitator.console.keys_report import BOARD_REPORT_KEYS, LEAD_REPORT_KEYS, LINE_KEYS
from facilitator.console.keys_review import REVIEW_KEYS
from facilitator.console.keys_sheets import LEAD_SHEET_KEYS, SHEET_KEYS
from facilitator.live.view import View

KEYS: tuple[Key, ...] = (
    Key(
        "page.next",
        "space,right,pagedown",
        "space",
        "next page",
        "Next page; from the last page of a talk, the next item. Never leaves an exercise, report-back or break"
        " whose clock runs",
        footer=1,
        when=_open,
        remote=True,
    ),
    Key("page.previous", "left,pageup", "←", "back", "Previous page", footer=6, when=_under_way, remote=True),
    Key("item.next", "n", "n", "next item", "Next item", footer=2, when=_open),
    Key("item.previous", "N,shift+n", "N", "item before", "Previous item; its clock goes on", when=_under_way),
    Key(
        "item.go", "g", "g", "go to", "Go to: search items and pages; nothing moves before Enter", footer=7, when=_open
    ),
    Key(
        "item.skip",
        "S,shift+s",
        "S",
        "skip",
        "Skip the current item: it is marked so, and the next begins",
        when=_under_way,
    ),
    Key("item.repeat", "R,shift+r", "R", "again", "Start the current item again with its full time", when=_under_way),
    Key("clock.toggle", "t", "t", "clock", "Start or pause the clock", footer=3, when=_under_way),
    Key("clock.add_1", "plus,equals_sign", "+", "1 min more", "One minute more", footer=4, when=_under_way),
    Key("clock.take_1", "minus", "-", "1 min less", "One minute less", when=_under_way),
    Key("clock.add_5", "right_square_bracket", "]", "5 min more", "Five minutes more", when=_under_way),
    Key("clock.take_5", "left_square_bracket", "[", "5 min less", "Five minutes less", when=_under_way),
    Key(
        "clock.set",
        "C,shift+c",
        "C",
        "set clock",
        "Set the clock: type the minutes that are to be left",
        when=_under_way,
    ),
    Key(
        "clock.second",
        "0",
        "0",
        "second clock",
        "Second clock, for an energiser or one group's turn; the item's own is untouched",
        when=_under_way,
    ),
    Key(
        "cue.seen",
        "enter",
        "enter",
        "seen",
        "Put away the cue beside the clock; a scribe's nudge counts as seen",
        when=_open,
    ),
    Key(
        "clock.backdate",
        "T,shift+t",
        "T",
        "began earlier",
        "It began N minutes ago: the day, the item, or only its clock",
        when=_open,
    ),
    Key(
        "plan.catch_up",
        "r",
        "r",
        "win time back",
        "Running late: up to three ways to be on time again; Enter takes one",
        footer=3,
        when=_open,
        offered=_late,
    ),
    Key(
        "plan.change",
        "e",
        "e",
        "change the day",
        "Change the day: put an item in, cut one in two, move or skip what is still to come",
        when=_open,
    ),
    Key(
        "capture.open",
        "c",
        "c",
        "capture",
        "Capture an issue for the group whose turn it is",
        footer=5,
        when=_open,
    ),
    Key("capture.group", "1,2,3,4,5,6,7,8,9", "1-9", "group", "Capture for that group", when=_open),
    Key(
        "board.show",
        "tab",
        "tab",
        "board or page",
        "Show the board or the page in the middle",
        footer=8,
        when=_capturing,
    ),
    Key(
        "board.enter",
        "up",
        "↑",
        "on the board",
        "Walk over the board: choose an issue to edit, move or withdraw",
        when=_capturing,
    ),
    Key("note.add", "o", "o", "note", "A note for yourself", footer=9, when=_open),
    Key("parking.add", "k", "k", "parking lot", "A question for the parking lot", when=_open),
    Key("action.add", "a", "a", "action", "An action: what, who, by when", when=_open),
    Key("groups.open", "m", "m", "groups", "Groups: rename, add, close", when=_open),
    Key("jottings.open", "l", "l", "list", "All notes, parked questions and actions", when=_always),
    *LEAD_SHEET_KEYS,
    *LEAD_REPORT_KEYS,
    Key("papers.read", "i", "i", "read", "Read your private notes, the prompts and the background in full"),
    Key("undo", "u,ctrl+z", "u", "undo", "Undo the last step of this window (while typing: ctrl+z)", footer=10),
    Key("redo", "U,shift+u,ctrl+y", "U", "redo", "Redo what was undone (while typing: ctrl+y)"),
    Key("page.up", "shift+up,home", "⇧↑", "scroll up", "Scroll a long page up", when=_under_way),
    Key("page.down", "down", "↓", "scroll", "Scroll a long page down", when=_under_way),
    Key(
        "room.blank",
        "b,full_stop",
        "b",
        "blank room",
        "Blank the room's screen, or bring it back",
        footer=9,
        remote=True,
    ),
    Key("room.hold", "h", "h", "hold room", "Hold the room's screen where it is, or let it follow again"),
    Key(
        "room.support",
        "s",
        "s",
        "support",
        "The support page on the room's screen, or away again; with no room window, on this one",
    ),
    Key("room.view", "v", "v", "room shows", "What the room shows: the page, a large clock, the board"),
    Key(
        "room.mirror",
        "M,shift+m",
        "M",
        "one screen",
        "The room's layout on this window, for a laptop whose screen is mirrored, or your own again",
    ),
    Key("paper.print", "p", "p", "print", "Print: the rest of the day, and blank sheets for the groups", when=_open),
    Key("export", "x", "x", "export", "Export the session log now"),
    Key("folder.move", "F,shift+f", "F", "other folder", "Go on in another folder when this one cannot be written to"),
    Key("run.end", "E,shift+e", "E", "end the day", "End the day; asks first", when=_open),
    Key("run.reopen", "O,shift+o", "O", "reopen", "Open an ended day again", footer=1, when=_ended),
    Key("themes.next", "D,shift+d", "D", "light or dark", "Light, dark, high contrast", where="anywhere"),
    Key("help", "question_mark", "?", "keys", "The keys that work now", where="anywhere", footer=11),
    Key("palette", "ctrl+p", "ctrl+p", "palette", "Everything, by name", where="anywhere"),
    Key("leave", "q", "q", "leave", "Leave; the run stays open", footer=12),
    Key("remote.nothing", "f5", "F5", "", "Nothing: presenter remotes send it to start a slide show", remote=True),
    Key("board.up", "up", "↑", "up", "The issue above", where="board"),
    Key("board.down", "down", "↓", "down", "The issue below; from the last, back to the line", where="board"),
    Key("board.left", "left", "←", "left", "The group to the left", where="board"),
    Key("board.right", "right", "→", "right", "The group to the right", where="board"),
    Key(
        "board.edit",
        "enter",
        "enter",
        "edit",
        "Edit the issue; its first words stay on record",
        where="board",
        footer=1,
    ),
    Key(
        "board.withdraw",
        "d",
        "d",
        "withdraw",
        "Take the issue off the board; undo brings it back",
        where="board",
        footer=2,
    ),
    Key(
        "board.move",
        "1,2,3,4,5,6,7,8,9",
        "1-9",
        "give to group",
        "Give the issue to that group",
        where="board",
        footer=3,
    ),
    Key(
        "board.send",
        "v",
        "v",
        "show the room",
        "Show the room what this group said, or take it away again",
        where="board",
    ),
    Key("board.undo", "u", "u", "undo", "Undo the last step of this window", where="board", footer=4),
    Key(
        "nudge.send",
        "exclamation_mark",
        "!",
        "tell the lead",
        "Tell the lead something that nobody else sees",
        where="scribe",
        footer=1,
        when=_open,
    ),
    *BOARD_REPORT_KEYS,
    Key("board.leave", "escape", "esc", "back", "Leave the board", where="board", footer=9),
    *LINE_KEYS,
    *SHEET_KEYS,
    *REVIEW_KEYS,
)

BY_ID: dict[str, Key] = {key.id: key for key in KEYS}


def bindings(*places: str) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """Textual's bindings for the commands of these places."""
    found: list[Binding | tuple[str, str] | tuple[str, str, str]] = []
    for key in KEYS:
        if key.where in places and key.keys.startswith("1,"):
            for figure in key.keys.split(","):
                action = f"screen.perform('{key.id}', '{figure}')"
                found.append(Binding(figure, action, key.label, show=False, id=f"{key.id}.{figure}", tooltip=key.help))
        elif key.where in places:
            owner = "app" if key.where == "anywhere" else "screen"
            action = f"{owner}.perform('{key.id}')"
            found.append(Binding(key.keys, action, key.label, show=False, id=key.id, tooltip=key.help))
    return found


def working(view: View | None, *places: str) -> Iterable[Key]:
    """The commands of these places that work now, as declared."""
    return (key for key in KEYS if key.where in places and key.label and key.when(view))


def footer_keys(view: View | None, place: str, anywhere: bool = True) -> list[Key]:
    """The commands a footer shows now, the most needed first; those that work `anywhere` among them if asked."""
    screens = ("lead", "board", "scribe", "reviews", "review", "compared")
    every = "anywhere" if place in screens else "sheet"
    found = [key for key in working(view, place, *([every] if anywhere else [])) if key.footer and key.offered(view)]
    return sorted(found, key=lambda key: key.footer)
