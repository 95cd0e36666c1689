"""Make the lists of names and words anew from public ones: `python -m tests.names.make_lists FOLDER`.

The folder holds `first.csv` (name, how many had it), `first-more.txt` and `surnames.txt` (a name a line), and
`words.txt` and `words-large.txt` (a word a line, proper names with a capital); `facilitator/live/lists.md` says where
they are from.
Any other list of first names, such as that of a national statistics office, can be added to `first-more.txt`.
"""

from __future__ import annotations

import csv
import gzip
import sys
import unicodedata
from pathlib import Path

from facilitator.live.common_names import FIRST_NAMES, NOT_NAMES, PLACES, PLAIN_SURNAMES, PLAIN_TOO
from facilitator.live.word_lists import DATA, bare

FEWEST = 300
"""Births from which on a first name counts."""

FEWEST_SMALL = 1500
"""Births from which on it is one in small letters too."""

FEWEST_PLAIN = 3000
"""Births from which on it is one although it is an ordinary word too."""

SHORTEST_SMALL = 4
"""Letters that such a name has at least."""

ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "ers", "ness", "'s")
"""Endings that a word is known with, when it is known without."""


def lines(path: Path) -> list[str]:
    """The lines of a list."""
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def made(folder: Path) -> dict[str, set[str]]:
    """The lists, by the heading of each."""
    with (folder / "first.csv").open(encoding="utf-8", newline="") as file:
        births = {bare(name): int(count) for name, count in csv.reader(file)}
    more = {bare(name) for name in lines(folder / "first-more.txt")}
    surnames = {bare(name) for name in lines(folder / "surnames.txt")}
    words = {word for word in lines(folder / "words.txt") if "'" not in word}
    ordinary = {bare(word) for word in words if word.islower()}
    large = {bare(word) for word in lines(folder / "words-large.txt") if word.islower()}
    no_name = NOT_NAMES | PLACES | PLAIN_TOO
    never, not_small = ordinary | no_name, large | no_name
    first = {name for name, count in births.items() if count >= FEWEST} | more | FIRST_NAMES
    first = {name for name in first if len(name) > 1 and name.isascii() and name not in never}
    first |= FIRST_NAMES - no_name
    small = {name for name in first if births.get(name, 0) >= FEWEST_SMALL or name in more | FIRST_NAMES}
    small |= {name for name in surnames if name not in PLACES}
    small = {name for name in small if len(name) >= SHORTEST_SMALL and name not in not_small}
    no_name |= PLAIN_SURNAMES
    proper = {bare(word) for word in words if not word.islower() and word[1:].islower()}
    return {
        "small": small,
        "first": first - small,
        "plain": (more | {name for name, count in births.items() if count >= FEWEST_PLAIN}) & ordinary - no_name,
        "surnames": {name for name in surnames - small - first if name not in never},
        "proper": proper - small - first - surnames - ordinary,
        "words": {word for word in ordinary if not _is_formed(word, ordinary)},
    }


def _is_formed(word: str, words: set[str]) -> bool:
    """Whether a word is known by another of which it is made."""
    return any(word.endswith(end) and len(word) - len(end) > 2 and word[: -len(end)] in words for end in ENDINGS)


def main(folder: str) -> int:
    """Write the lists; how many are in each goes to the screen."""
    found = made(Path(folder))
    text = "\n".join(f"[{name}]\n" + "\n".join(sorted(words)) for name, words in found.items())
    text = unicodedata.normalize("NFC", f"# See lists.md beside this file for the sources.\n{text}\n")
    target = Path(__file__).parents[2] / "facilitator" / "live" / DATA
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    for name, words in found.items():
        sys.stdout.write(f"{name}: {len(words):,}\n")
    sys.stdout.write(f"{target.name}: {target.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
