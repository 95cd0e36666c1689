"""Taking a run in again from its JSON archive: exactly, or not at all.

The file may come from anywhere, so nothing in it is believed: its size, its head, the order of its events, every
number, moment and reference is checked, and the whole run is folded once before it is handed on. What cannot be
taken in exactly is refused with a sentence; the one thing that is changed is text with control characters, which is
cleaned as everywhere else, and then `Import.words` says so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from facilitator.live.facts import Recorded
from facilitator.sessionlog import archive, reading_pictures
from facilitator.sessionlog.problems import ImportProblem
from facilitator.sessionlog.sanity import Cleansing, Toil, check_entry, check_run, strangers

__all__ = ["Import", "ImportProblem", "read_export"]

LARGEST = 16 * 1024 * 1024
"""Bytes of the largest file that is taken in, its photographs aside; a full day has a quarter of one megabyte."""

LARGEST_FILE = LARGEST + reading_pictures.LARGEST
"""Bytes of the largest file with its photographs."""

MOST_ENTRIES = 10_000
"""More events than a day can have: one every three seconds."""

AT_ONCE = 1_000
"""Events read before it is told that reading goes on."""

LONGEST_RUN_ID = 100


class Import(msgspec.Struct, frozen=True):
    """A run that can be taken in: its id, its events, what there is to tell about the file, pictures by digest."""

    run: str
    entries: tuple[Recorded, ...]
    words: tuple[str, ...] = ()
    pictures: dict[str, bytes] = {}


def read_export(data: bytes, told: Callable[[int, int], object] = lambda read, of: None) -> Import:
    """The run that an archive holds. Raises ImportProblem, with the reason, when it cannot be taken in exactly.

    `told` hears how many events of how many were read, whenever it has taken long enough to be worth a word.
    """
    head = _decoded(data)
    run = _checked_head(head)
    cleansing, toil, entries = Cleansing(), Toil(), list[Recorded]()
    for number, raw in enumerate(head["entries"], 1):
        entries.append(_entry(raw, number, cleansing))
        toil.add(entries[-1])
        if number % AT_ONCE == 0:
            told(number, len(head["entries"]))
    check_run(run, entries)
    pictures = reading_pictures.read_pictures(head.get("photographs"), entries)
    words = cleansing.words()
    if not words and archive.encode(run, entries, pictures) != data:
        words = (
            "The file is not laid out as this program writes it, so somebody may have edited it; "
            "what it says was taken in as it stands.",
        )
    return Import(run, tuple(entries), (*words, *reading_pictures.missing_words(pictures, entries)), pictures)


def _decoded(data: bytes) -> dict[str, Any]:
    """The file as plain values."""
    if len(data) > LARGEST and len(data) - reading_pictures.bytes_of_pictures(data) > LARGEST:
        raise ImportProblem(f"The file is larger than {LARGEST // 1024 // 1024} MB, far more than a day can hold.")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        raise ImportProblem("The file is empty.")
    try:
        decoded = msgspec.json.decode(data)
    except UnicodeError as problem:
        raise ImportProblem("The file holds text that is not UTF-8, so it is damaged or not an export.") from problem
    except RecursionError as problem:
        raise ImportProblem("The file is nested deeper than any export is.") from problem
    except msgspec.MsgspecError as problem:
        raise ImportProblem(_json_words(str(problem))) from problem
    if not isinstance(decoded, dict) or decoded.get("format") != archive.FORMAT:
        raise ImportProblem("The file is JSON, but not the archive of a run that this program exports.")
    return decoded


def _json_words(detail: str) -> str:
    if "truncated" in detail:
        return "The file breaks off in the middle: it was not copied or saved completely."
    if "out of range" in detail:
        return "The file holds a number that is beyond any sense."
    return f"The file cannot be read as JSON, so it is damaged or not an export ({detail})."


def _checked_head(head: Mapping[str, Any]) -> str:
    """The run's id, once the head is as it should be."""
    version = head.get("version")
    if type(version) is not int or version < 1:
        raise ImportProblem("The file does not say which version of the archive it is.")
    if version > archive.VERSION:
        raise ImportProblem(
            f"The file is version {str(version)[:20]} of the archive and this program reads up to {archive.VERSION}: "
            "it was written by a newer facilitator. Update this one to take it in."
        )
    unknown = head.keys() - {"format", "version", "contains", "run", "entries", "photographs"}
    if unknown:
        raise ImportProblem(f"The head of the file says {_quoted(min(unknown))}, which this program does not know.")
    run, entries = head.get("run"), head.get("entries")
    if not isinstance(run, str) or not _is_run_id(run):
        raise ImportProblem("The file does not name its run by a proper id (letters, digits, dots and dashes).")
    if not isinstance(entries, list) or not entries:
        raise ImportProblem("The file holds no events.")
    if len(entries) > MOST_ENTRIES:
        raise ImportProblem(f"The file holds more than {MOST_ENTRIES} events, far more than a day can have.")
    return run


def _is_run_id(run: str) -> bool:
    plain = run.isascii() and all(letter.isalnum() or letter in "-_." for letter in run)
    return plain and run[:1].isalnum() and len(run) <= LONGEST_RUN_ID


def _entry(raw: object, number: int, cleansing: Cleansing) -> Recorded:
    """One event, checked and cleaned."""
    if not isinstance(raw, dict):
        raise ImportProblem(f"Entry {number} of the file is not an event.")
    _check_number(raw.get("seq"), number)
    cleaned = cleansing.entry(raw, number)
    try:
        entry = msgspec.convert(cleaned, Recorded)
    except (msgspec.ValidationError, OverflowError, RecursionError) as problem:
        raise ImportProblem(_entry_words(cleaned, number, str(problem))) from problem
    unknown = strangers(cleaned, entry)
    if unknown:
        raise ImportProblem(
            f"Entry {number} of the file holds {_quoted(unknown)}, which this program does not know. "
            "It may have been written by a newer facilitator."
        )
    check_entry(entry)
    return entry


def _check_number(seq: object, number: int) -> None:
    """The numbers must count from 1 without holes."""
    if type(seq) is not int:
        raise ImportProblem(f"Entry {number} of the file has no number of its own.")
    if seq < number:
        raise ImportProblem(f"Event {max(seq, 0)} stands in the file twice or out of order (entry {number}).")
    if seq > number:
        raise ImportProblem(f"Event {number} is missing from the file: entry {number} says it is another.")


def _entry_words(raw: Mapping[str, Any], number: int, detail: str) -> str:
    event = raw.get("event")
    kind = event.get("kind") if isinstance(event, dict) else None
    if isinstance(kind, str) and "Invalid value" in detail and "kind" in detail:
        return (
            f"Entry {number} of the file is of a kind that this program does not know, {_quoted(kind)}. "
            "It may have been written by a newer facilitator."
        )
    return f"Entry {number} of the file is not as it should be: {_quoted(detail, 300)}."


def _quoted(text: str, longest: int = 60) -> str:
    """Words of the file as a message may show them: short, and printable."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in text)
    return shown if len(shown) <= longest else f"{shown[:longest]}..."
