"""The web page: it needs nothing, obeys nobody's words, and shows the day's pages as the room saw them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from jinja2 import StrictUndefined

from facilitator.agenda.library import bundled
from facilitator.agenda.model import (
    Bar,
    Bars,
    Block,
    Case,
    Deck,
    Drawing,
    Heading,
    Item,
    ListLine,
    Page,
    Paragraph,
    Picture,
    Plan,
    Quote,
    Rule,
    Span,
    Table,
)
from facilitator.agenda.plan_reader import read_plan
from facilitator.live import commands
from facilitator.live.events import Recorded
from facilitator.live.schedule import length_words
from facilitator.sessionlog.build import session_log
from facilitator.sessionlog.formats import Audience
from facilitator.sessionlog.html.charts import WIDTH, share_of, time_bars
from facilitator.sessionlog.html.copied import Copy, copied
from facilitator.sessionlog.html.render import environment, render
from facilitator.sessionlog.html.shown import ASK
from facilitator.sessionlog.model import SessionLog, Stay, Timing
from tests.sessionlog import day

FOLDER = Path(sys.modules[render.__module__].__file__ or "").parent
TEMPLATES = sorted(FOLDER.glob("*.j2"))
CSP = "default-src 'none'; style-src 'unsafe-inline'"
FICTIONAL = "Fictional: written for training"
VOID = {"meta", "hr"}

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "article", "aside", "div"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th"),
    *("td", "a", "b", "bdi", "strong", "em", "code", "span", "pre", "blockquote", "hr", "svg", "rect", "path"),
}
"""Everything that this page is made of."""

PLAIN = re.compile(r"[a-z][a-z0-9 -]*|[0-9 ]+|#[a-z]+(-[0-9]+)?|[0-9]+ of [0-9]+")
VALUES: dict[str, re.Pattern[str]] = {
    "class": PLAIN,
    "id": PLAIN,
    "href": re.compile(r"#[a-z]+(-[0-9]+)?"),
    "scope": re.compile("col|row"),
    "role": re.compile("img"),
    "aria-hidden": re.compile("true"),
    "aria-label": re.compile(r"Contents|[0-9]+ of [0-9]+|Planned [0-9]+[a-z0-9 ,;]+\."),
    "viewbox": re.compile(r"[0-9]+( [0-9]+){3}"),
    "preserveaspectratio": re.compile("none"),
    "width": re.compile("[0-9]+"),
    "height": re.compile("[0-9]+"),
    "x": re.compile("[0-9]+"),
    "y": re.compile("[0-9]+"),
    "d": re.compile("[Ml0-9 -]+"),
    "lang": re.compile("en-GB"),
}
"""Every attribute outside the head, and what it may say: nothing that anybody typed."""

META = [
    {"charset": "utf-8"},
    {"http-equiv": "Content-Security-Policy", "content": CSP},
    {"name": "referrer", "content": "no-referrer"},
    {"name": "viewport", "content": "width=device-width, initial-scale=1"},
    {"name": "color-scheme", "content": "light dark"},
]


class Reader(HTMLParser):
    """Reads the page as a browser would: its tags with their attributes, in order, and its words by where they are."""

    def __init__(self, page: str) -> None:
        """Read it all."""
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[tuple[tuple[str, ...], str]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag; none stays open that ought to be closed."""
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened last, and nothing else."""
        assert self.open.pop() == tag, self.getpos()

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if data.strip():
            self.words.append((tuple(self.open), data))

    def handle_comment(self, data: str) -> None:
        """There are none."""
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        """There are none."""
        raise AssertionError(data)

    @property
    def text(self) -> str:
        """All words of the body."""
        return "".join(words for where, words in self.words if "body" in where)

    def texts(self, tag: str) -> list[str]:
        """The words directly inside each tag of this name."""
        return [words for where, words in self.words if where and where[-1] == tag]


def page_of(log: SessionLog, audience: Audience = "share") -> str:
    """The page, as text."""
    (content,) = render(log, audience).values()
    return content.decode("utf-8")


def log_of(teller: day.Teller) -> SessionLog:
    """The session log of a day."""
    return session_log(day.RUN, teller.entries)


def started(plan: Plan, groups: int = 4) -> day.Teller:
    """A day of a plan, opened at its times."""

    def instant(at: time) -> datetime:
        return datetime.combine(date(2026, 11, 23), at, UTC)

    return day.Teller().do(
        commands.StartRun(
            plan=plan,
            day=date(2026, 11, 23),
            starts_at=instant(plan.starts),
            finishes_at=instant(plan.finishes),
            fixed={item.id: instant(item.at) for item in plan.items if item.at is not None},
            offsets=((datetime(2026, 11, 22, 12, tzinfo=UTC), 0),),
            groups=tuple(f"Group {number}" for number in range(1, groups + 1)),
        )
    )


def held(plan: Plan, groups: int = 4, issues: int = 0) -> day.Teller:
    """A day of a plan in which every item is held and each group names `issues` in each report-back."""
    teller = started(plan, groups).wait(30)
    for item in plan.items:
        teller.do(commands.NextItem())
        if item.kind == "report-back":
            for number in range(1, groups + 1):
                for count in range(issues):
                    teller.do(commands.CaptureIssue(f"G{number}", f"Line {count} of {number}"), every=2)
        teller.wait(item.minutes)
    return teller.do(commands.EndRun())


@pytest.fixture(scope="module")
def bundled_plan() -> Plan:
    """The first bundled day, with its blanks left open."""
    plan = read_plan(bundled("sessions") / "learning-from-serious-case-reviews.yaml").plan
    assert plan is not None
    return plan


@pytest.fixture(scope="module")
def bundled_log(bundled_plan: Plan) -> SessionLog:
    """It was held from end to end."""
    return log_of(held(bundled_plan, issues=3))


DAYS: dict[str, Callable[[], day.Teller]] = {
    "full day": day.full_day,
    "waiting": day.opened,
    "reopened": day.reopened_day,
    "jumped about": day.jumping_day,
}


# -- nothing is asked for, nothing is obeyed ---------------------------------------------------------------------


def check_inert(page: str) -> Reader:
    """Nothing on the page but what this page is made of; the page, read."""
    reader = Reader(page)
    assert page.startswith("<!DOCTYPE html>\n")
    assert {tag for tag, _ in reader.tags} <= TAGS
    assert [found for tag, found in reader.tags if tag == "meta"] == META
    for tag, found in reader.tags:
        for name, value in found.items() if tag != "meta" else ():
            assert VALUES[name].fullmatch(value), (tag, name, value)
    (style,) = reader.texts("style")
    assert "url(" not in style
    assert "@import" not in style
    markup = re.sub(r">[^<]*<", "><", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))
    assert "script" not in markup
    assert "://" not in markup + style
    anchors = {found["id"] for _, found in reader.tags if "id" in found}
    assert {found["href"][1:] for _, found in reader.tags if "href" in found} <= anchors
    return reader


@pytest.mark.parametrize("audience", ["share", "full"])
@pytest.mark.parametrize("which", DAYS)
def test_the_page_asks_for_nothing(which: str, audience: Audience) -> None:
    """No script, no address, a strict policy, and every tag and attribute is one of its own."""
    page = page_of(log_of(DAYS[which]()), audience)
    check_inert(page)
    assert "<script" not in page.casefold()
    assert page.count(f'content="{CSP}"') == 1


def test_the_bundled_day_asks_for_nothing(bundled_log: SessionLog) -> None:
    """Its many pages neither."""
    for audience in get_args(Audience):
        page = page_of(bundled_log, audience)
        check_inert(page)
        assert not re.search("https?://", page)


ATTACKS = (
    "</title></style><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> '><svg onload=alert(1)>",
    "<!-- --><![CDATA[x]]><?php x ?>",
    "&lt;b&gt; &#60;b&#62; &amp;",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "javascript:alert(1) <a href=http://example.invalid>x</a>",
    "</pre></bdi></td></table></section></main></body></html><h1>mine</h1>",
)


def attacked_plan(attack: str) -> Plan:
    """A plan in which every text there is says this."""
    spans = (Span(attack, strong=True, code=True), Span(attack, emphasis=True))
    blocks: tuple[Block, ...] = (
        Heading(1, spans),
        Heading(3, spans),
        Paragraph(spans),
        ListLine(0, attack, spans),
        ListLine(9, "", spans),
        Quote(spans),
        Drawing((attack, attack)),
        Bars((Bar(attack, 2, 3), Bar(attack, 9, 0))),
        Table((spans, spans), ((spans, spans),)),
        Picture(attack, attack),
        Rule(),
    )
    page = Page(attack, blocks, notes=(attack,), slide=3)
    story = (page, msgspec.structs.replace(page, role="handout"))
    return Plan(
        id=attack,
        title=attack,
        starts=time(9, 30),
        finishes=time(12),
        organisation=attack,
        items=(
            Item("a", attack, 10, deck=attack),
            Item("b", attack, 10, kind="exercise", case=attack, capture="issues"),
            Item("c", attack, 10, kind="report-back", of="b", case=attack),
        ),
        decks={attack: Deck(attack, (page,), attack)},
        cases={attack: Case(attack, attack, story, warning=attack)},
    )


def attacked_day(attack: str) -> SessionLog:
    """A day in which everybody says this, everywhere."""
    teller = started(attacked_plan(attack), 1).wait(30).do(commands.NextItem()).wait(9).do(commands.NextItem()).wait(9)
    teller.do(commands.NextItem(), commands.RenameGroup("G1", attack))
    teller.do(commands.CaptureIssue("G1", attack), commands.CaptureIssue("G1", attack), by=attack)
    teller.do(commands.EditIssue("E1-G1-1", f"{attack} again"), commands.WithdrawIssue("E1-G1-2"), by=attack)
    teller.do(commands.AddParking(attack, attack), commands.AddAction(attack, attack, attack), commands.AddNote(attack))
    teller.do(commands.NoteGap(99.0), commands.AddNote(attack), commands.Undo())
    start = msgspec.structs.replace(teller.entries[0].event, trainers=(attack,), venue=attack)
    first = msgspec.structs.replace(teller.entries[0], event=start)
    return session_log(day.RUN, (first, *teller.entries[1:]))


@pytest.mark.parametrize("audience", ["share", "full"])
@pytest.mark.parametrize("attack", [*ATTACKS, *(text for text in day.HOSTILE if len(text) < 600)])
def test_words_are_only_words(attack: str, audience: Audience) -> None:
    """Whatever is typed and wherever, the page has the same tags and attributes as one of harmless words."""
    reader = check_inert(page_of(attacked_day(attack), audience))
    assert reader.tags == check_inert(page_of(attacked_day("harmless"), audience)).tags


@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if "{{" not in attack])
def test_words_are_shown_as_they_were_typed(attack: str) -> None:
    """Not taken apart, not counted twice."""
    reader = Reader(page_of(attacked_day(attack), "full"))
    assert f"{attack}: session log (full copy, private)" in reader.texts("title")
    assert f"\n{attack}\n{attack}\n".strip() in "".join(reader.texts("pre"))
    assert reader.texts("bdi").count(attack) > 8


def test_a_group_may_say_what_looks_like_a_blank() -> None:
    """Only the plan has blanks; a group's words stay its words."""
    teller = day.at_report_back().do(commands.CaptureIssue("G1", "{{ quiet room }}"))
    assert "{{ quiet room }}" in Reader(page_of(log_of(teller))).text


def test_templates_can_leave_nothing_unescaped() -> None:
    """Escaping is on, a missing name is an error, and no template takes a text for markup."""
    assert environment().autoescape is True
    assert environment().undefined is StrictUndefined
    for template in TEMPLATES:
        assert not re.search(r"\bsafe\b|autoescape|Markup|<script|https?:", template.read_text(encoding="utf-8"))


# -- what a copy says ------------------------------------------------------------------------------------------


def strings(value: object) -> Iterator[str]:
    """Every text in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from strings(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part)


def test_a_template_is_given_nothing_that_its_copy_leaves_out(bundled_plan: Plan, bundled_log: SessionLog) -> None:
    """Private words do not reach it at all, so a slip in it cannot show them; the full copy has every note."""
    notes = {note for item in bundled_plan.items for page in bundled_plan.pages_of(item) for note in page.notes}
    assert len(notes) > 50
    assert not notes & set(strings(copied(bundled_log, full=False)))
    assert notes <= set(strings(copied(bundled_log, full=True)))
    secrets = ("PRIVATE-NOTE", day.NAMED, "Sam Jones", "Typed too early", "Not this one", "Read slowly.")
    shared = "\n".join(strings(copied(log_of(day.full_day()), full=False)))
    assert not [secret for secret in secrets if secret in shared]
    private = "\n".join(strings(copied(log_of(day.full_day()), full=True)))
    assert all(secret in private for secret in secrets)


def test_learning_points_and_prompts_stay_with_the_trainer(bundled_plan: Plan, bundled_log: SessionLog) -> None:
    """They are nobody else's, in no copy of this page."""
    page = Reader(page_of(bundled_log, "full")).text
    hidden = [text for case in bundled_plan.cases.values() for text in (case.criteria, *case.went_right)]
    hidden += [point.text for case in bundled_plan.cases.values() for point in case.points]
    assert hidden
    assert not [text for text in hidden if text and text in page]


def test_each_copy_says_which_it_is() -> None:
    """On the page and in the name of its file."""
    log = log_of(day.full_day())
    assert "Copy to share:" in Reader(page_of(log)).text
    assert "Full copy, private. It holds private notes" in Reader(page_of(log, "full")).text
    assert list(render(log, "full")) == ["2026-11-23 small-day private session log.html"]


def test_it_says_what_the_markdown_says() -> None:
    """The two are made from the same log by different words' makers, so they are compared sentence by sentence."""
    from facilitator.sessionlog.markdown import render as render_markdown

    for which, audience in ((which, audience) for which in DAYS for audience in get_args(Audience)):
        log = log_of(DAYS[which]())
        (content,) = render_markdown(log, audience).values()
        markdown = re.sub(r"\\(.)", r"\1", content.decode()).replace("&lt;", "<").replace("&gt;", ">")
        copy = copied(log, audience == "full")
        assert copy.notice in markdown.replace("**", "").replace("Full copy: it holds", "It holds")
        for sentence in (copy.standing, *copy.gaps, *(row.remarks for row in copy.rows)):
            assert sentence in markdown
        for row in copy.rows:
            assert f"| {row.verdict} | {row.remarks} |" in markdown
        for happening in copy.timeline:
            assert f"- {happening.at} {happening.text}" in markdown
        assert markdown.count("Taken back at") == len(copy.undone)


def test_a_rehearsal_says_so() -> None:
    """Nobody may take it for a delivered day."""
    log = log_of(day.Teller().do(day.start(rehearsal=60)))
    assert "Rehearsal. With the clock 60 times as fast" in Reader(page_of(log)).text


def test_issues_are_counted_by_exercise_and_group() -> None:
    """Only those that stand."""
    counts = copied(log_of(day.full_day()), full=True).counts
    assert counts.columns == ("Exercise 1",)
    assert counts.rows == (("Group 1", (10,)), ("Herons & *friends*", (2,)), ("Window", (0,)))
    assert counts.total == (12,)


def test_twelve_groups_and_three_hundred_issues(bundled_plan: Plan) -> None:
    """All of them, each once, on a page that is still sound."""
    log = log_of(held(bundled_plan, groups=12, issues=13))
    reader = check_inert(page_of(log))
    ids = reader.texts("span")
    assert sum(bool(re.fullmatch(r"E[12]-G\d+-\d+", words)) for words in ids) == 312
    assert copied(log, full=False).counts.total == (156, 156)


@pytest.mark.parametrize("audience", ["share", "full"])
def test_the_same_log_gives_the_same_bytes(bundled_log: SessionLog, audience: Audience) -> None:
    """Also from events that went through JSON."""
    entries = msgspec.json.decode(msgspec.json.encode(bundled_log.entries), type=tuple[Recorded, ...])
    assert render(session_log(day.RUN, entries), audience) == render(bundled_log, audience)


# -- the bars ----------------------------------------------------------------------------------------------------


def timing(planned: int, seconds: float) -> Timing:
    """An item that took this long."""
    began = datetime(2026, 11, 23, 9, tzinfo=UTC)
    return Timing(
        number=1, item="a", title="A", kind="talk", mark="held", planned_start=began, planned_minutes=planned,
        began=began, ended=began, seconds=seconds, over=seconds - planned * 60, stays=(Stay(began, began, seconds),),
        pauses=(), added=0.0, taken=0.0,
    )  # fmt: skip


def test_bars_are_drawn_to_one_scale() -> None:
    """The longest planned item or a longer actual one fills the drawing; words say the same."""
    short, long, over = time_bars([timing(10, 300), timing(20, 1200), timing(20, 1500)])
    assert (short.planned, short.within, short.beyond) == (96, 48, 0)
    assert (long.planned, long.within, long.beyond) == (192, 192, 0)
    assert (over.planned, over.within, over.beyond) == (192, 192, 48)
    assert short.words == "Planned 10 min; took 5 min, 5 min under."
    assert not any(bar.cut for bar in (short, long, over))


def test_an_item_left_open_overnight_is_cut_off() -> None:
    """It would make all other bars invisible."""
    other, night = time_bars([timing(20, 1200), timing(20, 14 * 3600)])
    assert night.cut
    assert night.within + night.beyond == WIDTH
    assert other.planned > WIDTH / 2
    assert f"took {length_words(14 * 60)}" in night.words


@pytest.mark.parametrize("minutes", [0, 1])
def test_bars_stand_even_a_plan_without_length(minutes: int) -> None:
    """Nothing is divided by nothing."""
    assert time_bars([timing(minutes, 0.0)])[0].within == 0
    assert time_bars([]) == ()


@pytest.mark.parametrize(
    ("value", "whole", "length"),
    [(17, 50, 81), (15, 50, 72), (0, 9, 0), (9, 9, WIDTH), (10, 9, WIDTH), (-1, 9, 0), (1, 0, 0), (1, -3, 0)],
)
def test_a_count_is_drawn_against_its_own_whole(value: int, whole: int, length: int) -> None:
    """And never out of its frame, whatever an imported plan says."""
    assert share_of(value, whole) == length
    assert share_of(value * 10**400, whole * 10**400) == length


# -- what was shown ----------------------------------------------------------------------------------------------


def page_titled(copy: Copy, title: str) -> str:
    """The parts of the page of this title, as one text."""
    pages = [page for item in copy.shown for page in item.pages if page.title == title]
    assert len(pages) == 1, title
    return "\n".join(strings(pages[0].parts))


def test_the_appendix_has_the_process_drawing(bundled_log: SessionLog) -> None:
    """Line for line, in a block whose lines join."""
    page = page_of(bundled_log)
    (drawing,) = [text for text in Reader(page).texts("pre") if "WITHIN 6 MONTHS" in text]
    lines = drawing.strip("\n").split("\n")
    assert len(lines) == 18
    assert "║ ┌────────▼─────────┐     ┌──────────────────┐     ┌──────────────────┐ ║" in lines
    assert "13 lessons out" in drawing
    rule = re.search(r"^\.drawing \{(.*?)\}", page, re.DOTALL | re.MULTILINE)
    assert rule is not None
    assert "white-space: pre;" in rule[1]
    height = re.search(r"line-height: ([0-9.]+);", rule[1])
    assert height is not None
    assert 1.0 <= float(height[1]) <= 1.2


def test_the_appendix_has_the_ofsted_bars(bundled_log: SessionLog) -> None:
    """Two counts of fifty, each against its own whole, never added."""
    page = page_of(bundled_log)
    assert "17 of 50" in page_titled(copied(bundled_log, full=False), "Ofsted evaluation 2007-08")
    reader = Reader(page)
    drawn = [found["aria-label"] for tag, found in reader.tags if tag == "svg" and "of" in found.get("aria-label", "")]
    assert drawn.count("17 of 50") == drawn.count("15 of 50") == 1
    assert "8 of 9" in drawn
    assert "4 of 6" in drawn
    assert "32 of 50" not in page
    assert "32 of 100" not in page


def test_every_page_of_what_was_held_is_there_once(bundled_plan: Plan, bundled_log: SessionLog) -> None:
    """And each case page says that it is fictional."""
    shown = copied(bundled_log, full=False).shown
    wanted = {id(page): page for item in bundled_plan.items for page in bundled_plan.pages_of(item)}
    assert sum(len(item.pages) for item in shown) == len(wanted)
    stories = [page for case in bundled_plan.cases.values() for page in case.pages]
    assert sum(page.fictional for item in shown for page in item.pages) == len(stories) > 10
    appendix = page_of(bundled_log).partition('<section id="shown"')[2]
    assert appendix.count(f'<span class="fictional">{FICTIONAL}</span>') == len(stories)
    repeated = [(again, item) for item in shown for again in item.again]
    assert repeated
    assert all(again.under < item.number for again, item in repeated)


def test_only_what_was_held_is_shown() -> None:
    """A case that was skipped over, or its hand-out before the report-back, would spoil the next day."""
    before = Reader(page_of(log_of(day.opened()))).text
    assert "What was shown" not in before
    exercise = Reader(page_of(log_of(day.at_exercise()))).text
    assert "Robin is four." in exercise
    assert "Chronology" not in exercise
    assert "Chronology" in Reader(page_of(log_of(day.at_report_back()))).text


def test_open_blanks_ask_for_the_trainers(bundled_log: SessionLog) -> None:
    """In either copy; the room saw the same words."""
    for audience in get_args(Audience):
        page = page_of(bundled_log, audience).partition('<section id="shown"')[2]
        assert f"<strong>{ASK}</strong>" in page
        assert "{{" not in page


def test_every_kind_of_block_has_its_place_in_the_template() -> None:
    """A new block that nobody draws would be left out without a word."""
    copy = copied(attacked_day("harmless"), full=True)
    kinds = {part.kind for item in copy.shown for page in item.pages for part in page.parts}
    assert len(kinds) == len(get_args(Block))
    pieces = (FOLDER / "pieces.html.j2").read_text(encoding="utf-8")
    assert set(re.findall(r'part\.kind == "([a-z]+)"', pieces)) == kinds


# -- what it costs -----------------------------------------------------------------------------------------------


def test_the_template_engine_is_loaded_only_to_write_a_page() -> None:
    """Knowing the formats, and even this one's module, costs nothing."""
    command = (
        "import sys, facilitator.sessionlog.formats, facilitator.sessionlog.html.render; "
        "print([name for name in sys.modules if name.partition('.')[0] in ('jinja2', 'markupsafe')])"
    )
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
