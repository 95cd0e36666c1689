"""The keys of the review screens: the list of runs, one run in its tabs, runs side by side."""

from __future__ import annotations

from facilitator.console.key import Key

REVIEW_KEYS: tuple[Key, ...] = (
    Key("reviews.open", "enter", "enter", "read", "Read the run or the line that is marked", "reviews", 1),
    Key("reviews.filter", "slash", "/", "filter", "Show only runs with these words, as you type", "reviews", 2),
    Key(
        "reviews.search",
        "w",
        "w",
        "search words",
        "Search the words of all runs as you type; group:3, theme:, item:, plan:, from:, until: narrow it",
        "reviews",
        3,
    ),
    Key("reviews.compare", "c", "c", "compare", "Put all runs of this plan side by side", "reviews", 4),
    Key(
        "reviews.file", "i", "i", "a colleague's file", "Open a JSON export, to read it or to take it in", "reviews", 5
    ),
    Key(
        "reviews.delete", "X,shift+x", "X", "delete", "Delete the run and all that came of it; asks first", "reviews", 8
    ),
    Key("reviews.down", "down,space", "↓", "down", "Mark the next", "reviews"),
    Key("reviews.up", "up", "↑", "up", "Mark the one above", "reviews"),
    Key("reviews.page_down", "pagedown", "PageDown", "on", "A screen on", "reviews"),
    Key("reviews.page_up", "pageup", "PageUp", "back", "A screen back", "reviews"),
    Key("reviews.back", "escape,q", "esc", "back", "Back from what was found to all runs, then out", "reviews", 7),
    Key("review.next", "tab,right", "tab", "next tab", "The next tab of the run", "review", 1),
    Key("review.previous", "shift+tab,left", "⇧tab", "tab before", "The tab before", "review"),
    Key(
        "review.tab",
        "1,2,3,4,5,6,7",
        "1-7",
        "tab",
        "Summary, timeline, issues, themes, notes and actions, comments, debrief",
        "review",
    ),
    Key("review.down", "down,space", "↓", "down", "The next line", "review"),
    Key("review.up", "up", "↑", "up", "The line above", "review"),
    Key("review.page_down", "pagedown", "PageDown", "on", "A screen on", "review"),
    Key("review.page_up", "pageup", "PageUp", "back", "A screen back", "review"),
    Key("review.filter", "slash", "/", "filter", "Show only lines with these words, as you type", "review", 3),
    Key("review.order", "g", "g", "by theme", "Issues by group, or by theme", "review", 5),
    Key("review.comment", "c", "c", "comment", "Comment on what is marked, or on the day", "review", 2),
    Key("review.theme", "t", "t", "theme", "Give the issue a theme, or take one off", "review", 6),
    Key("review.link", "l", "l", "learning point", "Say which learning point the issue brings out", "review", 7),
    Key("review.doubtful", "n", "n", "to decide", "The next line that looks as if it named a person", "review", 9),
    Key("review.share", "s", "s", "share", "Clear the line that is marked: a shared copy may hold it", "review", 9),
    Key("review.hold", "h", "h", "hold back", "Hold the line that is marked back from shared copies", "review", 9),
    Key(
        "review.answer", "enter", "enter", "answer", "Answer the question of the debrief form that is marked", "review"
    ),
    Key("review.withdraw", "d", "d", "take back", "Take the comment that is marked back", "review"),
    Key("review.author", "A,shift+a", "A", "who you are", "Your initials or role, for comments and answers", "review"),
    Key("review.retention", "b", "b", "delete by", "The day by which the run is to be deleted", "review", 10),
    Key("review.export", "x", "x", "export", "Export the session log, with the comments", "review", 8),
    Key(
        "review.keep",
        "i",
        "i",
        "take in",
        "Take a colleague's run, or what she added to it, into the archive",
        "review",
    ),
    Key(
        "review.lead", "o", "o", "lead's screen", "The lead's screen of this run; O there opens the day again", "review"
    ),
    Key(
        "review.undo",
        "u,ctrl+z",
        "u",
        "undo",
        "Undo the last step of this review; the day stays as it was",
        "review",
        8,
    ),
    Key("review.redo", "U,shift+u,ctrl+y", "U", "redo", "Redo what was undone", "review"),
    Key("review.back", "escape,q", "esc", "back", "Back to the list of runs", "review", 4),
    Key(
        "compared.change",
        "s",
        "s",
        "suggested change",
        "The change to the plan, line by line; asks first",
        "compared",
        1,
    ),
    Key("compared.down", "down,space,pagedown", "↓", "down", "Read on", "compared", 2),
    Key("compared.up", "up,pageup", "↑", "up", "Read back", "compared"),
    Key("compared.back", "escape,q", "esc", "back", "Back to the list of runs", "compared", 3),
)
