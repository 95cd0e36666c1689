"""The pictures that the photographs of a run name: whether bytes are what a digest says, and carrying them along."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.journal.port import Journal, JournalProblem
from facilitator.live.facts import Recorded
from facilitator.live.facts.photographs import PhotographAttached


def digest_of(picture: bytes) -> str:
    """What names a picture: the SHA-256 of its bytes."""
    from hashlib import sha256

    return sha256(picture).hexdigest()


def is_it(digest: str, picture: bytes | None) -> bytes | None:
    """The bytes where they are what the digest says; None where they are missing or were changed."""
    return picture if picture is not None and digest_of(picture) == digest else None


def named_by(entries: Iterable[Recorded]) -> tuple[str, ...]:
    """The digests that a run's events name, also of photographs that were taken away, each once."""
    attached = (entry.event.digest for entry in entries if isinstance(entry.event, PhotographAttached))
    return tuple(dict.fromkeys(attached))


def pictures_of(journal: Journal, run: str, entries: Iterable[Recorded]) -> dict[str, bytes]:
    """The pictures of a run by digest, as far as they are there. Raises JournalProblem."""
    found = {digest: journal.photograph(run, digest) for digest in named_by(entries)}
    return {digest: picture for digest, picture in found.items() if picture is not None}


def carry(old: Journal, new: Journal, run: str, entries: Iterable[Recorded]) -> int:
    """Take a run's pictures along into another journal, which has the run; how many had to stay behind."""
    left = 0
    for digest in named_by(entries):
        try:
            picture = old.photograph(run, digest)
            if picture is not None:
                new.keep_photograph(run, digest, picture)
        except JournalProblem:
            picture = None
        left += picture is None
    return left
