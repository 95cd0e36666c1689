"""The pictures that the photographs of a run name: what names one, which a run names, whether bytes are one. Pure."""

from __future__ import annotations

from collections.abc import Iterable

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
