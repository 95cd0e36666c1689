"""The pages of a deck or a case edited as text: as they stand in its file, put in, moved, copied, taken out. Pure.

A deck is a value that does not change. Each edit is read again before it is given back, as the reader of decks has it:
the front matter and every other page must have come out as they were, or the edit is refused in words.

    deck = DeckText.of(text)
    deck.pages[2]                              # the page's Markdown, private notes and all
    deck = set_page(deck, 2, typed);  put_in(deck, 3, "# New");  move(deck, 2, 0);  duplicate(deck, 2);  delete(deck, 2)
    deck = with_picture(deck, 2, "pictures/ladder.png", "A ladder")
    first, second = cut(deck, 2)               # two decks, the second of which begins with page 2
    deck.text
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.agenda.editing.lines import MARK, is_blank, is_ended, split, usual_end
from facilitator.agenda.editing.values import EditRefused
from facilitator.agenda.files import NotFound, Source

MOST_PAGES = 300


class _Nowhere:
    """Finds no file: where pages begin and end hangs on none."""

    def find(self, reference: str, beside: Path) -> Path:
        """None is there."""
        raise NotFound(f"{reference} is not looked for beside {beside}")

    def id_of(self, path: Path) -> str:
        """None is found."""
        return path.name


class Stretch(msgspec.Struct, frozen=True):
    """A part of a deck's file: what parts it from the one before, blank lines, its own lines, and blank lines again.

    `shown`: whether it makes a page; an empty one makes none, and is left alone.
    """

    rule: str
    above: str
    body: str
    below: str
    shown: bool

    @property
    def text(self) -> str:
        """All of it."""
        return self.rule + self.above + self.body + self.below


class DeckText(msgspec.Struct, frozen=True):
    """A deck's text: its front matter, and its stretches. `said` is what an edit did beside what was asked for."""

    front: str
    stretches: tuple[Stretch, ...]
    end: str
    said: str = ""

    @classmethod
    def of(cls, text: str) -> DeckText:
        """The deck that a file holds, whatever it holds."""
        from facilitator.agenda.deck_reader import read_deck
        from facilitator.agenda.placeholders import Details

        mark = MARK if text.startswith(MARK) else ""
        lines = split(text.removeprefix(MARK))
        plain = "".join(f"{line.rstrip(BREAKS)}\n" if not is_bare(line) else line for line in lines)
        parts = read_deck(Source(Path("deck.md"), "deck.md", "deck.md", plain), _Nowhere(), Details({})).parts
        begins = [(part.cut, part.top) for part in parts]
        found = []
        for (top_cut, top), (cut, _), part in zip(begins, [*begins[1:], (len(lines), 0)], parts, strict=True):
            found.append(_stretch("".join(lines[top_cut:top]), lines[top:cut], part.shown))
        return cls(mark + "".join(lines[: begins[0][0]]), tuple(found), usual_end(text))

    @property
    def text(self) -> str:
        """What the file is to hold."""
        return self.front + "".join(one.text for one in self.stretches)

    @property
    def pages(self) -> tuple[str, ...]:
        """The text of each page as it stands in the file, without blank lines around it."""
        return tuple(one.body for one in self.stretches if one.shown)

    def line_of(self, page: int) -> int:
        """The line of the file, from 1, on which a page begins."""
        at = _at(self, page)
        before = self.front + "".join(one.text for one in self.stretches[:at])
        here = self.stretches[at]
        return len(split(f"{before}{here.rule}{here.above}x"))


BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"


def is_bare(line: str) -> bool:
    """Whether a line is a last one that is not ended."""
    return not line or line[-1] not in BREAKS


def _stretch(rule: str, lines: list[str], shown: bool) -> Stretch:
    first, last = 0, len(lines)
    while first < last and is_blank(lines[first]):
        first += 1
    while last > first and is_blank(lines[last - 1]):
        last -= 1
    return Stretch(rule, "".join(lines[:first]), "".join(lines[first:last]), "".join(lines[last:]), shown)


def _at(deck: DeckText, page: int) -> int:
    """Which stretch makes a page."""
    return [at for at, one in enumerate(deck.stretches) if one.shown][page]


def _typed(deck: DeckText, text: str) -> str:
    """Typed text as lines of the file, without blank ones around it, and ended."""
    lines = [line.rstrip(BREAKS) for line in split(text)]
    while lines and is_blank(lines[0]):
        lines.pop(0)
    while lines and is_blank(lines[-1]):
        lines.pop()
    return "".join(f"{line}{deck.end}" for line in lines)


def _read_again(deck: DeckText, stretches: list[Stretch], before: int, after: int, wanted: int) -> DeckText:
    """The deck of other stretches, in which the first `before` pages and the last `after` must be as they were, and
    between them `wanted` others, or as many as there are if that is less than nothing. Raises EditRefused.
    """
    text = deck.front + "".join(one.text for one in stretches)
    found = DeckText.of(text)
    pages = len(found.pages)
    between = pages - before - after
    same = (
        found.front == deck.front
        and _alike(found.pages[:before], deck.pages[:before])
        and (not after or _alike(found.pages[-after:], deck.pages[-after:]))
        and (between == wanted if wanted >= 0 else between >= 1)
    )
    if not same:
        raise EditRefused(
            "This would change other pages too: a note <!-- or a block of code that is not closed takes in the pages"
            " below it, and some signs hold for a whole deck. Nothing was changed."
        )
    if pages > MOST_PAGES:
        raise EditRefused(f"A deck has at most {MOST_PAGES} pages.")
    return found


def _alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether pages are the same, their last line's end apart."""
    return [one.rstrip(BREAKS) for one in first] == [one.rstrip(BREAKS) for one in second]


def set_page(deck: DeckText, page: int, text: str) -> DeckText:
    """The deck with other text on a page; where that has lines that part pages there are more of them, and it is said.

    Raises EditRefused.
    """
    new = _typed(deck, text)
    if not new:
        raise EditRefused("A page needs words; take it out instead.")
    at = _at(deck, page)
    stretches = list(deck.stretches)
    old = stretches[at]
    if new.rstrip(BREAKS) == old.body.rstrip(BREAKS):
        return deck
    last = at == len(stretches) - 1 and not is_ended(old.body)
    stretches[at] = msgspec.structs.replace(old, body=new.removesuffix(deck.end) if last else new)
    found = _read_again(deck, _parted(deck, stretches), page, len(deck.pages) - page - 1, -1)
    more = len(found.pages) - len(deck.pages)
    said = f"A line of dashes parts pages: this is {count_words(more + 1, 'page')} now." if more else ""
    return msgspec.structs.replace(found, said=said)


def put_in(deck: DeckText, page: int, text: str) -> DeckText:
    """The deck with a new page before the page of this number (their number: at the end). Raises EditRefused."""
    new = _typed(deck, text)
    if not new:
        raise EditRefused("A page needs words.")
    stretches = list(deck.stretches)
    number = len(deck.pages)
    if not number:
        stretches = [Stretch("", deck.end, new, "", True)]
    elif page >= number:
        at = _at(deck, number - 1) + 1
        stretches.insert(at, Stretch(f"---{deck.end}", deck.end, new, deck.end if at < len(stretches) else "", True))
    else:
        at = _at(deck, page)
        old = stretches[at]
        stretches[at] = Stretch(f"---{deck.end}", deck.end, old.body, old.below, True)
        stretches.insert(at, Stretch(old.rule, old.above or (deck.end if old.rule else ""), new, deck.end, True))
    return _read_again(deck, _parted(deck, stretches), min(page, number), max(number - page, 0), 1)


def delete(deck: DeckText, page: int) -> DeckText:
    """The deck without a page, and all its notes; the last one stays. Raises EditRefused."""
    if len(deck.pages) == 1:
        raise EditRefused("A deck needs a page: change this one instead.")
    at = _at(deck, page)
    stretches = list(deck.stretches)
    gone = stretches.pop(at)
    if at == 0:
        stretches[0] = msgspec.structs.replace(stretches[0], rule="", above=gone.above)
    return _read_again(deck, _parted(deck, stretches), page, len(deck.pages) - page - 1, 0)


def move(deck: DeckText, page: int, to: int) -> DeckText:
    """The deck with a page at another place: it comes to stand at `to`. Raises EditRefused."""
    to = max(0, min(to, len(deck.pages) - 1))
    order = list(deck.pages)
    order.insert(to, order.pop(page))
    shown = [at for at, one in enumerate(deck.stretches) if one.shown]
    stretches = list(deck.stretches)
    for at, body in zip(shown, order, strict=True):
        ended = body if is_ended(body) or at == len(stretches) - 1 else body + deck.end
        stretches[at] = msgspec.structs.replace(stretches[at], body=ended)
    low, high = min(page, to), max(page, to)
    found = _read_again(deck, _parted(deck, stretches), low, len(deck.pages) - high - 1, high - low + 1)
    if not _alike(found.pages, tuple(order)):
        raise EditRefused("This page cannot be moved alone: a sign on it holds for other pages too.")
    return found


def duplicate(deck: DeckText, page: int) -> DeckText:
    """The deck with a copy of a page right behind it. Raises EditRefused."""
    return put_in(deck, page + 1, deck.pages[page])


def with_picture(deck: DeckText, page: int, path: str, words: str) -> DeckText:
    """The deck with a picture at the foot of a page: its path as seen from the deck's file, and what it shows in words
    for those who cannot see it. Raises EditRefused.
    """
    told = " ".join(words.replace("[", "(").replace("]", ")").split())
    if not told:
        raise EditRefused("Say in a few words what the picture shows, for those who cannot see it.")
    old = deck.pages[page]
    body = old if is_ended(old) else old + deck.end
    return set_page(deck, page, f"{body}{deck.end}![{told}]({quote(path, safe='/._-')})")


def cut(deck: DeckText, page: int) -> tuple[DeckText, DeckText]:
    """Two decks of one: the second begins with this page. Both have the front matter. Raises EditRefused."""
    if not 0 < page < len(deck.pages):
        raise EditRefused(f"Cut the deck before its page 2 to {len(deck.pages)}.")
    at = _at(deck, page)
    first = DeckText.of(deck.front + "".join(one.text for one in deck.stretches[:at]))
    rest = msgspec.structs.replace(deck.stretches[at], rule="", above=deck.end if deck.front else "")
    second = DeckText.of(deck.front + "".join(one.text for one in (rest, *deck.stretches[at + 1 :])))
    if not _alike((*first.pages, *second.pages), deck.pages):
        raise EditRefused("The deck cannot be cut here: a sign of its first pages holds for the others too.")
    return first, second


def _parted(deck: DeckText, stretches: list[Stretch]) -> list[Stretch]:
    """The stretches with a blank line above each line of dashes, which would make a heading of the text else."""
    for at, one in enumerate(stretches[1:], 1):
        before = stretches[at - 1]
        if not one.rule.strip() or one.rule.lstrip()[0] in "*_":
            continue
        body = before.body if is_ended(before.body) else before.body + deck.end
        below = before.below if is_ended(before.below) else before.below + deck.end
        if body and not below:
            below = deck.end
        if body and before.below == below and before.body == body:
            continue
        stretches[at - 1] = msgspec.structs.replace(before, body=body, below=below)
    return stretches
