"""What the decisions of earlier days teach about names, read from their events: with a run goes what it taught."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from facilitator.live.facts import KINDS, Recorded
from facilitator.live.learned import Learned

KIND, UNDONE, REDONE = "words.judged", "change.undone", "change.redone"

TEACHING = """
SELECT run, seq, kind, body FROM events
WHERE kind IN ('change.redone', 'change.undone', 'words.judged')
AND run IN (SELECT run FROM runs WHERE rehearsal = 0 AND run <> ?)
ORDER BY run, seq
"""
"""The events that tell it, of all real days but one."""


class _Told(msgspec.Struct):
    """What of such an event counts here, whichever it is."""

    id: str = ""
    share: bool = False
    nobody: bool = False
    names: tuple[str, ...] = ()
    seq: int = 0


_decoder = msgspec.json.Decoder(_Told)


def learned_from(rows: Iterable[Sequence[object]]) -> Learned:
    """What rows of `TEACHING` add up to; one that cannot be read teaches nothing."""
    found: dict[str, list[tuple[int, str, _Told]]] = {}
    for run, seq, kind, body in rows:
        try:
            told = _decoder.decode(str(body))
        except msgspec.MsgspecError:
            continue
        found.setdefault(str(run), []).append((int(str(seq)), str(kind), told))
    return _added(found.values())


def learned_from_events(runs: Mapping[str, Iterable[Recorded]]) -> Learned:
    """The same from events, by run."""
    every = ((run, entry, KINDS[type(entry.event)]) for run, entries in sorted(runs.items()) for entry in entries)
    return learned_from(
        (run, entry.seq, kind, msgspec.json.encode(entry.event).decode())
        for run, entry, kind in every
        if kind in (KIND, UNDONE, REDONE)
    )


def _added(runs: Iterable[Sequence[tuple[int, str, _Told]]]) -> Learned:
    """What stands in the end of each run, all together; where days differ, a word is found again."""
    cleared: set[str] = set()
    sought: set[str] = set()
    for told in runs:
        undone: set[int] = set()
        for _, kind, one in told:
            if kind == UNDONE:
                undone.add(one.seq)
            elif kind == REDONE:
                undone.discard(one.seq)
        last = {one.id: one for seq, kind, one in told if kind == KIND and seq not in undone}
        for one in last.values():
            if one.nobody:
                cleared.update(one.names)
            elif not one.share:
                sought.update(one.names)
    return Learned(frozenset(cleared - sought), frozenset(sought))
