"""The photographs of an archive: each is what its event says and nothing more, or the file is refused."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Sequence

import msgspec

from facilitator.agenda.counting import count_words
from facilitator.live.facts import Recorded
from facilitator.live.queries.photographs import is_it, named_by
from facilitator.sessionlog.bare_jpeg import MOST_BYTES, size_of
from facilitator.sessionlog.problems import ImportProblem

MOST = 40
"""Pictures of one run; its rules give no more."""

LARGEST = MOST * (MOST_BYTES * 4 // 3 + 100)
"""Bytes that all of them may take in a file."""


class _Part(msgspec.Struct):
    """An archive as far as its photographs go."""

    photographs: msgspec.Raw = msgspec.Raw()


def bytes_of_pictures(data: bytes) -> int:
    """How many bytes of a file are its photographs; 0 where it has none, or where they are not what they should be."""
    try:
        part = msgspec.json.decode(data, type=_Part).photographs
        if bytes(part):
            msgspec.json.decode(part, type=dict[str, str])
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return 0
    return len(bytes(part))


def read_pictures(part: object, entries: Sequence[Recorded]) -> dict[str, bytes]:
    """The pictures by digest. Raises ImportProblem, with the reason."""
    if part is None:
        return {}
    if not isinstance(part, dict) or len(part) > MOST:
        raise ImportProblem("The photographs in the file are not as this program writes them.")
    named = set(named_by(entries))
    return {str(digest): _picture(digest, text, digest in named) for digest, text in part.items()}


def _picture(digest: str, text: object, named: bool) -> bytes:
    if not named:
        raise ImportProblem("The file holds a photograph that none of its events names.")
    try:
        picture = b64decode(text if isinstance(text, str) else "", validate=True)
    except (binascii.Error, ValueError) as problem:
        raise ImportProblem("A photograph in the file cannot be read: it is damaged.") from problem
    if is_it(digest, picture) is None:
        raise ImportProblem("A photograph in the file is not the one that was attached: it was changed or is damaged.")
    if size_of(picture) is None:
        raise ImportProblem(
            "A photograph in the file is no plain JPEG as this program keeps them; it may hold where it was taken."
        )
    return picture


def missing_words(pictures: dict[str, bytes], entries: Sequence[Recorded]) -> tuple[str, ...]:
    """A sentence about photographs that the events name and the file does not hold; nothing for the most."""
    left = len(set(named_by(entries)) - pictures.keys())
    return (
        (f"{count_words(left, 'photograph')} of the run {'is' if left == 1 else 'are'} not in the file.",)
        if left
        else ()
    )
