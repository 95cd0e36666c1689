"""Where a line names somebody: by lists of names, by the signs that names stand with, and by words nobody knows. Pure.

A capital inside a line says that a word may be a name; at its beginning, and in a line all of whose words have one, it
says nothing. What is known to be something else (agencies, places, days, what firms make) is never marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from facilitator.live.common_names import (
    FIRST_NAMES,
    NOT_NAMES,
    OFTEN_PLAIN,
    PLACES,
    PLAIN_SURNAMES,
    PLAIN_TOO,
    SURNAMES_ALONE,
)
from facilitator.live.name_signs import (
    AGED,
    AUXILIARIES,
    BEGINS,
    CALLED,
    DOES,
    DOES_ALONE,
    DONE_TO,
    ENOUGH_CAPITALS,
    FAMILY,
    FEWEST_LETTERS,
    GIVEN_LETTERS,
    INITIALS,
    KIN,
    LAWS,
    LEADS_TO,
    NAMED,
    ORGANISATIONS,
    SEASONS,
    SURE_TITLES,
    TELLS,
    TITLES,
)
from facilitator.live.word_lists import (
    bare,
    is_first_name,
    is_name_in_small_letters,
    is_plain_name,
    is_proper,
    is_surname,
    is_word,
)

WORD = re.compile(r"[^\W\d_](?:[\w'\u2019-]*\w)?")
POSSESSIVE = re.compile(r"['\u2019]s$|(?<=s)['\u2019]$")

Certainty = Literal["name", "perhaps a name"]


class Found(NamedTuple):
    """A stretch of a line that names somebody, or may."""

    start: int
    end: int
    kind: Certainty


class Word(NamedTuple):
    """A word of a line: where it stands, as it is written, and as the lists have it, without an `'s`.

    `begins` tells of one with a capital that it begins a sentence: of others nobody asks.
    """

    start: int
    end: int
    text: str
    plain: str
    owns: bool
    begins: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with one."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is all capitals."""
        return len(self.text) > 1 and self.text.isupper()


class _Line:
    """One line, its words, and what capitals mean in it."""

    def __init__(self, text: str, free: frozenset[str], sought: frozenset[str]) -> None:
        self.text = text
        self.free = free
        self.sought = sought
        self.words = [_word(text, found) for found in WORD.finditer(text)]
        long = [word for word in self.words if len(word.text) >= FEWEST_LETTERS]
        capitals = [word for word in long if word.capital]
        shouted = [word for word in long if word.shouted]
        self.shouted = len(shouted) >= 2 and len(shouted) == len(long)
        headed = 3 <= len(long) == len(capitals)
        self.titled = self.shouted or headed or 4 <= len(capitals) >= ENOUGH_CAPITALS * len(long)

    # -- what a word is ---------------------------------------------------------------------------------------

    def may_stand(self, word: Word) -> bool:
        """Whether it is nobody's name, whatever stands beside it."""
        if word.plain in self.free or (word.plain.endswith("s") and word.plain[:-1] in self.free):
            return True
        return (word.plain in NOT_NAMES or word.plain in PLACES) and word.plain not in self.sought

    def is_known(self, word: Word) -> bool:
        """Whether it is a word, a place or the like."""
        return self.may_stand(word) or all(
            len(part) < FEWEST_LETTERS or is_word(part) or is_proper(part) or part in self.free or part in NOT_NAMES
            for part in word.plain.split("-")
        )

    def is_first(self, word: Word) -> bool:
        """Whether it is a first name; of a double one, either part."""
        if self.may_stand(word) or word.plain in self.free:
            return False
        return is_first_name(word.plain) or ("-" in word.plain and self._double(word.plain.split("-")))

    def _double(self, parts: Sequence[str]) -> bool:
        """Whether the parts of a word are first names, one of them perhaps a plain word too."""
        listed = [is_first_name(part) for part in parts]
        return (
            (any(listed) and all(one or part in PLAIN_TOO for one, part in zip(listed, parts, strict=True)))
            or (listed[0] and len(parts[0]) >= FEWEST_LETTERS)
            or (len(parts) == 2 and all(part in PLAIN_TOO for part in parts))
        )

    def is_last(self, word: Word) -> bool:
        """Whether it can be the surname after a first name."""
        return len(word.plain) > 2 and word.capital and not self.may_stand(word)

    # -- what stands beside it --------------------------------------------------------------------------------

    def after(self, at: int) -> Word | None:
        """The next word, where only a space is between."""
        return self.words[at + 1] if at + 1 < len(self.words) and self._beside(at) else None

    def before(self, at: int) -> Word | None:
        """The word before, where only a space is between."""
        return self.words[at - 1] if at and self._beside(at - 1) else None

    def _beside(self, at: int) -> bool:
        """Whether nothing stands between a word and the next."""
        one, other = self.words[at], self.words[at + 1]
        between = self.text[one.end : other.start]
        return between in (" ", "  ") or (between in (". ", ".") and one.plain in TITLES | {"st"})

    def organisation(self, at: int) -> bool:
        """Whether it is a part of the name of a school, a street, a law or the like."""
        ahead = self.before(at)
        if ahead is not None and ahead.plain in ("st", "saint"):
            return True
        if self.words[at].owns and self.is_first(self.words[at]):
            of_it = self.after(at)
            return of_it is not None and of_it.capital and of_it.plain in LAWS
        for number in range(at, min(at + 4, len(self.words) - 1)):
            following = self.after(number)
            if following is None:
                return False
            if following.capital and following.plain in ORGANISATIONS:
                return True
            if not following.capital and following.plain not in ("of", "and", "the"):
                return False
        return False


def names(text: str, free: frozenset[str] = frozenset(), sought: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Where a line names somebody. `free` may stand, `sought` are marked in any form; both as `plain_word` has them."""
    line = _Line(text, free, sought)
    for at, word in enumerate(line.words):
        found = _of_title(line, at) or _of_family(line, at) or _of_list(line, at) or _of_signs(line, at)
        if found is None and word.plain in sought:
            found = Found(word.start, word.end, "name")
        if found is not None:
            yield found
    yield from _of_initials(line)


def plain_word(word: str) -> str:
    """A word as the lists have it, without an `'s`."""
    return POSSESSIVE.sub("", bare(word))


def _word(text: str, found: re.Match[str]) -> Word:
    written = found[0]
    plain = bare(written)
    owned = POSSESSIVE.sub("", plain)
    begins = written[0].isupper() and bool(BEGINS.search(text[: found.start()]))
    return Word(found.start(), found.end(), written, owned, owned != plain, begins)


def _of_title(line: _Line, at: int) -> Found | None:
    """After "Mrs", "Uncle" and the like."""
    title, name = line.words[at], line.after(at)
    if title.plain not in TITLES or name is None:
        return None
    end = name
    if len(name.text) == 1 and (surname := line.after(at + 1)) is not None:
        end = surname
    role = end.plain in NOT_NAMES - PLAIN_SURNAMES and not (end.capital and title.plain in SURE_TITLES)
    if end.plain in line.free or role or len(end.plain) < 2:
        return None
    if end.capital and not line.titled:
        surname = line.after(line.words.index(end))
        end = surname if surname is not None and line.is_last(surname) and not line.is_known(surname) else end
        return Found(title.start, end.end, "name")
    if (title.plain in SURE_TITLES and (not is_word(end.plain) or title.plain in ("mr", "mrs"))) or line.is_first(end):
        return Found(title.start, end.end, "name")
    return None


def _of_family(line: _Line, at: int) -> Found | None:
    """Before "family", "household" and the like."""
    word, family = line.words[at], line.after(at)
    if family is None or family.plain not in FAMILY or word.owns or word.plain in line.free | NOT_NAMES:
        return None
    of_the = _is_the(line.before(at))
    alone = word.plain in SURNAMES_ALONE
    if word.capital and not line.titled:
        surname = word.plain in PLAIN_SURNAMES or is_surname(word.plain) or (of_the and word.plain in PLACES)
        named = alone or not line.is_known(word) or (surname and not word.begins)
    else:
        named = alone and of_the
    return Found(word.start, family.end, "name") if named else None


def _is_the(word: Word | None) -> bool:
    return word is not None and word.plain == "the"


def _of_list(line: _Line, at: int) -> Found | None:
    """A name that is hardly a word."""
    word = line.words[at]
    if not line.is_first(word) or line.organisation(at):
        return None
    if word.shouted and not line.shouted and not (is_name_in_small_letters(word.plain) or word.plain in FIRST_NAMES):
        return None
    if not word.capital and not is_name_in_small_letters(word.plain):
        return None
    following = line.after(at)
    if word.capital and following is not None and not word.owns and line.is_last(following):
        known = line.titled and line.is_known(following) and following.plain not in PLAIN_SURNAMES
        if not known and not (following.plain in ORGANISATIONS and line.is_known(following)):
            return Found(word.start, following.end, "name")
    return Found(word.start, word.end, "name")


def _of_signs(line: _Line, at: int) -> Found | None:
    """A name that is a plain word too, or that nobody knows."""
    word = line.words[at]
    if line.may_stand(word):
        return None
    ahead = line.text[: word.start]
    if (word.plain in PLAIN_TOO or is_surname(word.plain)) and NAMED.search(ahead):
        return Found(word.start, word.end, "name")
    if not word.capital or line.titled or (word.shouted and word.plain not in line.sought):
        return None
    if line.organisation(at):
        return None
    following = line.after(at)
    if word.plain in PLAIN_TOO:
        return _plain_name(line, at, word, following)
    if not line.is_known(word):
        return _unknown(line, word, following)
    if word.plain.removesuffix("s") in SURNAMES_ALONE and word.plain.endswith("s") and _is_the(line.before(at)):
        return Found(word.start, word.end, "name")
    if CALLED.search(ahead) and len(word.plain) > 2:
        return Found(word.start, word.end, "name")
    if (word.plain in SURNAMES_ALONE or is_plain_name(word.plain)) and not word.begins and _leads(line.before(at)):
        followed = following is not None and following.capital and line.is_known(following)
        return None if followed else Found(word.start, word.end, "name")
    return None


def _plain_name(line: _Line, at: int, word: Word, following: Word | None) -> Found | None:
    if following is not None and not word.owns and line.is_last(following):
        surname = not line.is_known(following) or following.plain in PLAIN_SURNAMES or is_surname(following.plain)
        if surname:
            return Found(word.start, following.end, "name")
        if word.begins:
            return None
    if word.owns and following is not None and following.plain in KIN:
        return Found(word.start, word.end, "name")
    often = word.plain in OFTEN_PLAIN
    if word.begins:
        does = _does(following) if not often else _is_done_to(line, at)
        aged = not often and AGED.match(line.text, word.end)
        return Found(word.start, word.end, "name") if does or aged else None
    if often and not _leads(line.before(at), TELLS if word.plain in SEASONS else LEADS_TO):
        return None
    if following is not None and following.capital and not following.shouted:
        return None
    return Found(word.start, word.end, "name")


def _does(word: Word | None) -> bool:
    return word is not None and word.plain in DOES


def _leads(ahead: Word | None, words: frozenset[str] = LEADS_TO) -> bool:
    return ahead is not None and not ahead.capital and ahead.plain in words


def _is_done_to(line: _Line, at: int) -> bool:
    """Whether what follows is said of people alone: "missed school", "was never spoken to"."""
    following = [word.plain for word in line.words[at + 1 : at + 4]]
    if not following:
        return False
    if following[0] in DOES_ALONE:
        return True
    return following[0] in AUXILIARIES and any(word in DONE_TO for word in following[1:])


def _unknown(line: _Line, word: Word, following: Word | None) -> Found | None:
    inside = word.text.removeprefix("Mc").removeprefix("Mac").replace("'", "").replace("\u2019", "").replace("-", "")
    if len(word.plain) < FEWEST_LETTERS or any(letter.isupper() for letter in inside[2:]) or word.text[:-1].isupper():
        return None
    if any(letter.isdigit() for letter in word.text) or word.plain.startswith("i'"):
        return None
    if word.begins and _is_slip(word.plain) and not _does(following):
        return None
    return Found(word.start, word.end, "name" if is_surname(word.plain) else "perhaps a name")


def _of_initials(line: _Line) -> Iterator[Found]:
    """A surname after initials."""
    for found in INITIALS.finditer(line.text):
        name = next((word for word in line.words if word.start == found.start("name")), None)
        if name is None or line.may_stand(name) or line.titled or name.plain in ORGANISATIONS:
            continue
        ahead = next((word for word in reversed(line.words) if word.end <= found.start()), None)
        dotted = "." in found["letters"]
        letter = found["letters"][0]
        if not dotted and ((ahead is not None and ahead.plain in GIVEN_LETTERS) or letter in "AI"):
            continue
        surname = name.plain in PLAIN_SURNAMES or is_surname(name.plain) or line.is_first(name)
        if surname or not line.is_known(name) or (dotted and ahead is not None):
            yield Found(found.start(), name.end, "name")


@lru_cache(maxsize=1024)
def _is_slip(word: str) -> bool:
    """Whether a word is one slip of the fingers away from an ordinary one."""
    pairs: Sequence[tuple[str, str]] = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    if any(
        is_word(left + right[1:]) or is_word(left + right[1:2] + right[:1] + right[2:])
        for left, right in pairs
        if right
    ):
        return True
    letters = "etaoinshrdlucmfwypvbgkqjxz"
    if any(is_word(left + letter + right) for left, right in pairs for letter in letters):
        return True
    return len(word) > 6 and any(
        is_word(left + letter + right[1:]) for left, right in pairs if right for letter in letters
    )
