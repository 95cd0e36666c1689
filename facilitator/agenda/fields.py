"""Every key that a trainer can write, declared once: checks, messages and the editors' schema come from here."""

from __future__ import annotations

from facilitator.agenda.shapes import Field, FilePath, Flag, ListOf, MapOf, OneOf, TableShape, Text, TimeOfDay, Whole

LONGEST_ITEM = 600
MOST_ITEMS = 100
MOST_GROUPS = 12

ID = Text(
    pattern=r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}",
    what="a short name of letters, digits and hyphens, such as a07",
    longest=40,
)
TITLE = Text(longest=200)
LINE = Text()
PARAGRAPH = Text(several_lines=True)
MINUTES = Whole(1, LONGEST_ITEM)
LONGEST_KEPT = 3650
"""Days."""
MARKDOWN = FilePath((".md",))
YAML = FilePath((".yaml", ".yml"))

NAME = Text(longest=80)
"""Who leads an item: a name, initials or a role."""
THING = Text(longest=120)
"""Something that an item needs."""

AGENCY = Text(longest=60)
"""An agency as a case names it: the heading of its column on the wall."""
AGENCIES = ListOf(AGENCY, "names of agencies", fewest=1, most=30, or_one=True)

CUE = TableShape(
    what="a cue",
    short="say",
    fields=(
        Field("say", LINE, "The words of the cue.", required=True),
        Field("public", Flag(), "Show the words to the room too. Left out, only the trainer sees them.", default=False),
    ),
)

ITEM = TableShape(
    what="an item",
    fields=(
        Field(
            "id",
            ID,
            "A short name for the item that no other item has, such as a07. Do not change it later.",
            required=True,
        ),
        Field("title", TITLE, "What the item is called on the screens.", required=True),
        Field("minutes", MINUTES, "How long the item takes, in whole minutes.", required=True, vital=True),
        Field(
            "kind",
            OneOf(("talk", "exercise", "report-back", "break")),
            "What sort of item this is. Left out, it is a talk.",
            default="talk",
        ),
        Field(
            "least",
            MINUTES,
            "The shortest the item may become when the day runs late. Left out, it keeps its length.",
            default=0,
        ),
        Field("fixed", Flag(), "Whether the item must keep its length whatever happens.", default=False),
        Field("at", TimeOfDay(), 'A fixed point: the item never begins before this time, such as "12:25".'),
        Field("deck", MARKDOWN, "The pages to show: the path of a Markdown file, as seen from this file."),
        Field("case", MARKDOWN, "The case study that belongs to the item: the path of a Markdown file."),
        Field("of", ID, "For a report-back: the id of the earlier exercise whose results are reported."),
        Field(
            "turns",
            OneOf(("round-robin", "group by group", "gallery walk")),
            "How a report-back goes: one new issue from each group in turn (round-robin), each group all at once, or "
            "everyone goes round the charts. Left out, it is round-robin.",
        ),
        Field(
            "capture",
            OneOf(("issues", "hypotheses")),
            "What each group brings back from the exercise and the console writes down.",
        ),
        Field(
            "issues",
            ListOf(Whole(1, 50), "whole numbers", fewest=2, most=2),
            "How many each group is asked for, from the fewest to the most, such as [5, 6].",
        ),
        Field(
            "views",
            MapOf(Whole(1, MOST_GROUPS), AGENCIES, "the agencies of the case by the number of the group"),
            "Which agency's part of the case each group reads, such as 1: police. Left out, they are dealt in order.",
        ),
        Field(
            "stages",
            Flag(),
            "Whether the case is told in its stages, each brought up by a key. Left out, it is told at once.",
            default=False,
        ),
        Field("outcomes", ListOf(ID, "ids of outcomes"), "The learning outcomes that the item serves."),
        Field(
            "leads",
            ListOf(NAME, "names", most=12, or_one=True),
            "Who leads the item: a name or several, such as [AB, CD]. Only the trainer sees these.",
        ),
        Field(
            "materials",
            ListOf(THING, "things", most=50, or_one=True),
            "What the item needs, such as [flipchart paper, pens]. For the trainer only, also as a list to pack.",
        ),
        Field("aims", ListOf(LINE, "lines"), "What the item is for. Only the trainer sees these."),
        Field("prompts", ListOf(LINE, "lines"), "Questions to ask. Only the trainer sees these."),
        Field(
            "cues",
            MapOf(Whole(0, LONGEST_ITEM), CUE, "cues by the minutes that are left"),
            "Words for the trainer when so many minutes are left, such as 5: Time to choose.",
        ),
        Field(
            "phases",
            MapOf(TITLE, MINUTES, "the minutes of each phase by its name"),
            "Named parts of the item in order, with their minutes, which add up to the item's minutes.",
        ),
        Field(
            "priority",
            OneOf(("must", "should", "could")),
            "How much the day needs the item when time is short. Left out, it is a must.",
            default="must",
        ),
        Field(
            "clock",
            OneOf(("entry", "hand")),
            "Whether the item's clock starts by itself (entry) or by the trainer's key (hand).",
        ),
        Field("bell", Flag(), "Ring the terminal's bell when the item's time is up.", default=False),
        Field(
            "advances",
            Flag(),
            "Whether the day moves on by itself when this talk or break is over. Left out, it waits for a key.",
            default=False,
        ),
        Field(
            "background",
            ListOf(MARKDOWN, "paths"),
            "Notes to read up on, for the trainer only: paths of Markdown files.",
        ),
    ),
)

PLAN = TableShape(
    what="a plan",
    fields=(
        Field("title", TITLE, "What the day is called.", required=True),
        Field("organisation", TITLE, "Who gives the training."),
        Field("description", LINE, "One line about the day, for the list of plans."),
        Field("starts", TimeOfDay(), 'When the first item begins, such as "09:30".', required=True, vital=True),
        Field("finishes", TimeOfDay(), 'When the last item ends, such as "16:00".', required=True),
        Field(
            "outcomes",
            MapOf(ID, LINE, "learning outcomes by their id"),
            "The learning outcomes, each with an id such as LO1.",
        ),
        Field("themes", YAML, "The themes for tagging what groups report back: the path of a YAML file."),
        Field(
            "retold",
            YAML,
            "What this day says otherwise in documents that it shares with another day: the path of a YAML file.",
        ),
        Field("support", MARKDOWN, "The page with help for participants, which one key brings up at any moment."),
        Field(
            "details",
            MapOf(Text(longest=80), Text(loose=True), "details by their name"),
            "What goes in place of {{ name }} on the pages. Leave a value empty until you know it.",
        ),
        Field("feedback", LINE, "The address of the evaluation form, shown as a code to scan."),
        Field(
            "keep_days",
            Whole(1, LONGEST_KEPT),
            "After how many days a run is to be deleted; you are reminded then. Left out, nothing is said about it.",
            default=0,
        ),
        Field("agencies", ListOf(LINE, "names"), "The kinds of agency that participants come from."),
        Field("groups", Whole(1, MOST_GROUPS), "How many groups there are. Left out, four.", default=4),
        Field("group_names", ListOf(Text(longest=60), "names", most=MOST_GROUPS), "Names for the groups, in order."),
        Field(
            "agenda",
            ListOf(ITEM, "items", fewest=1, most=MOST_ITEMS),
            "The items of the day, in order.",
            required=True,
            vital=True,
        ),
    ),
)

MARP_KEYS = (
    *("marp", "theme", "style", "headingDivider", "lang", "title", "author", "description", "keywords", "image", "url"),
    *("math", "size", "transition", "paginate", "header", "footer", "class", "color"),
    *("backgroundColor", "backgroundImage", "backgroundPosition", "backgroundRepeat", "backgroundSize"),
)
"""What Marp reads in the front matter or a comment of a deck. This program reads only `title`."""

LEARNING_POINT = TableShape(
    what="a learning point",
    fields=(
        Field("id", ID, "A short name that no other learning point of the case has.", required=True),
        Field("text", LINE, "What the trainer hopes the case will bring out.", required=True),
        Field("themes", ListOf(ID, "ids of themes"), "The themes it belongs to."),
    ),
)

CASE_EVENT = TableShape(
    what="an event",
    fields=(
        Field("id", ID, "A short name that no other event of the case has.", required=True),
        Field("date", Text(longest=40), "When it happened, as it is shown.", required=True),
        Field("text", Text(longest=300), "What happened, in a sentence or two.", required=True),
        Field("half", AGENCIES, "Agencies that knew part of it, or had it too late."),
        Field(
            "adds",
            MapOf(Text(longest=60), Whole(1, 99), "numbers by what is counted"),
            "What this adds to a count that nobody made, such as missed contacts: 1.",
        ),
        Field("what_if", Text(longest=300), "What might have gone otherwise had others been told: a question."),
    ),
)

CASE_STAGE = TableShape(
    what="a stage",
    fields=(
        Field("title", TITLE, "What the stage is called.", required=True),
        Field("question", Text(longest=300), "What the groups are asked when they have read it.", required=True),
        Field("page", TITLE, "The heading of its first page. Left out at the first stage, which begins the case."),
        Field("event", ID, "The id of its first event. Left out, it begins none."),
    ),
)

CASE = TableShape(
    what="a case",
    ignored=MARP_KEYS,
    fields=(
        Field("title", TITLE, "What the case is called.", required=True),
        Field(
            "fictional",
            Flag(),
            "Whether the case is made up; then every screen says so. Left out, it is not.",
            default=False,
        ),
        Field("warning", LINE, "What the case contains that may be hard to read."),
        Field("went_right", ListOf(LINE, "lines"), "What people did well in the case."),
        Field("criteria", PARAGRAPH, "Whether a review would be held, and why."),
        Field("hypotheses", ListOf(LINE, "lines"), "Explanations that the case leaves open."),
        Field("learning_points", ListOf(LEARNING_POINT, "learning points"), "What the case should bring out."),
        Field("chronology", ListOf(CASE_EVENT, "events", most=100), "What happened, from the first to the last."),
        Field(
            "views",
            MapOf(AGENCY, ListOf(ID, "ids of events", or_one=True), "ids of events by the agency", most=30),
            "What each agency knew at the time. The order here is the order of the columns on the wall.",
        ),
        Field("stages", ListOf(CASE_STAGE, "stages", most=20), "The instalments in which the case can be told."),
    ),
)

DECK = TableShape(what="a deck", fields=(Field("title", TITLE, "What the deck is called."),))

THEME_GROUP = TableShape(
    what="a group of themes",
    fields=(
        Field("id", ID, "A short name that no other group of themes has.", required=True),
        Field("label", TITLE, "The heading of the group.", required=True),
        Field("optional", Flag(), "Whether the group is left out unless someone asks for it.", default=False),
    ),
)

THEME = TableShape(
    what="a theme",
    fields=(
        Field("id", ID, "A short name that no other theme has. Do not change it later.", required=True),
        Field("group", ID, "The id of the group it belongs to.", required=True),
        Field("label", TITLE, "What the theme is called on the screens.", required=True),
        Field("definition", LINE, "The theme in one line."),
        Field(
            "keywords",
            ListOf(Text(longest=80), "words"),
            "Words that suggest the theme; each stands for one theme only.",
        ),
        Field("examples", ListOf(LINE, "lines"), "Lines as groups write them."),
        Field("strength", Flag(), "Whether it marks what went well.", default=False),
    ),
)

THEMES = TableShape(
    what="a file of themes",
    fields=(
        Field(
            "groups",
            ListOf(THEME_GROUP, "groups of themes", fewest=1, most=50),
            "The families of themes.",
            required=True,
        ),
        Field("themes", ListOf(THEME, "themes", fewest=1, most=500), "The themes.", required=True),
    ),
)

RETOLD_DOCUMENT = TableShape(
    what="a document that is told otherwise",
    fields=(
        Field("file", FilePath((".md", ".yaml", ".yml")), "The path of the document, as seen from this file.", True),
        Field(
            "wording",
            MapOf(Text(longest=600), Text(longest=600, loose=True), "new words by the old ones", most=400),
            "Words of the document, and what is said instead of them.",
            required=True,
        ),
    ),
)

RETOLD = TableShape(
    what="a file of what is told otherwise",
    fields=(
        Field(
            "documents",
            ListOf(RETOLD_DOCUMENT, "documents", fewest=1, most=100),
            "The documents, each with what is said otherwise in it.",
            required=True,
        ),
    ),
)
