"""Runs that go to a pool's server and come from it, between a day and the next: the day itself needs no server.

Nothing goes that the trainer did not choose once: a run is sent when she says so, and from then on what is added to it.
Copies on both sides are united as files are (`import_service`), so that two people's comments stand side by side, and a
sync that broke off goes on with what is left. What was deleted from the pool is told to every laptop that holds a copy,
and the pool knows which have not said yet that it is gone.
"""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

import msgspec

from facilitator.agenda.cleaning import clean_line
from facilitator.agenda.counting import count_words
from facilitator.application.export_service import digest
from facilitator.application.import_service import RunFile, keep_run_file
from facilitator.clock import ClockSource
from facilitator.disk.placing import reason, remove, remove_folder
from facilitator.journal.pictured import pictures_of
from facilitator.journal.place import make_folder
from facilitator.journal.port import Journal, RunSummary, WriteRefused
from facilitator.live.facts import Recorded
from facilitator.sessionlog.naming import safe
from facilitator.sessionlog.problems import ExportProblem, ImportProblem

if TYPE_CHECKING:
    from facilitator.journal.postgres_archive import Gone, PoolArchive

LAPTOP = "laptop"
"""The file in the data folder with the name that the pool knows this laptop by."""

POOLED = "pool"
"""The folder in the data folder for what may be passed on of colleagues' days that may not be read."""

SHARED = ("html",)
"""The formats in which the server keeps what may be passed on of a run."""


def laptop_in(folder: Path) -> str:
    """What the pool calls this laptop: its name and four characters drawn by chance, once. Raises JournalProblem."""
    file = folder / LAPTOP
    try:
        if named := clean_line(file.read_text("utf-8"))[:80]:
            return named
    except (OSError, UnicodeError):
        pass  # the first time there is none
    made = clean_line(f"{platform.node() or 'laptop'}-{token_hex(2)}")
    make_folder(folder)
    try:
        file.write_text(f"{made}\n", "utf-8")
    except OSError as problem:
        raise WriteRefused(f"{file} could not be written: {reason(problem)}.") from problem
    return made


class Offer(msgspec.Struct, frozen=True):
    """What a sync would do that somebody has to agree to first.

    `new` are runs that were never sent; `deleted` were deleted from the pool and are here; `missed` are one's own runs
    that were sent from here, were deleted here and are still in the pool.
    """

    new: tuple[RunSummary, ...]
    deleted: tuple[Gone, ...]
    missed: tuple[RunSummary, ...]


class Pooling:
    """This laptop's journal and a pool's, side by side. Each step gives sentences as things happen."""

    def __init__(self, own: Journal, pool: Journal, archive: PoolArchive, clock: ClockSource, folder: Path) -> None:
        """Between these two; `folder` is the data folder, `archive` what the pool keeps beside its runs."""
        self._own = own
        self._pool = pool
        self._archive = archive
        self._clock = clock
        self._folder = folder

    def offer(self) -> Offer:
        """What is to be agreed to. Raises JournalProblem."""
        sent, gone = self._archive.copies_here(), self._archive.deleted()
        here = {run.run: run for run in self._own.runs()}
        there = {run.run: run for run in self._pool.runs()}
        left = {one.run for one in gone}
        mine = self._archive.own()
        return Offer(
            new=tuple(run for run in here.values() if _may_go(run) and run.run not in sent | left | set(there)),
            deleted=tuple(
                one for one in gone if one.run not in there and (one.run in here or self._passed_on(one.run).is_dir())
            ),
            missed=tuple(run for run in there.values() if run.run in sent & mine and run.run not in here),
        )

    def push(self, chosen: Iterable[str] = ()) -> Iterator[str]:
        """Send the runs that were chosen, and what was added to those that were sent before. Raises JournalProblem."""
        chosen, sent = set(chosen), self._archive.copies_here()
        there = {run.run: run for run in self._pool.runs()}
        gone = {one.run: one for one in self._archive.deleted() if one.run not in there}
        for run in self._own.runs():
            if run.run in gone and run.run in chosen:
                by = gone[run.run].by
                yield f"{run.run} was deleted from the pool by {by}, so it is not sent there again."
            elif run.run in chosen or (run.run in sent and run.run in there):
                if run.run in there and _same(run, there[run.run]):
                    continue
                yield from self._send(run.run)

    def _send(self, run: str) -> Iterator[str]:
        entries = self._own.read(run)
        said = self._unite(self._pool, RunFile(run, entries, (), pictures_of(self._own, run, entries)))
        yield said.words
        if said.done:
            self._archive.note_copy(run)
            self._archive.keep_shared(run, self._to_pass_on(run, entries))

    def _to_pass_on(self, run: str, entries: Sequence[Recorded]) -> dict[str, bytes]:
        """What may be passed on of a run, by file name."""
        from facilitator.sessionlog.build import session_log
        from facilitator.sessionlog.formats import render

        return render(session_log(run, entries, {}, self._own.learned(run)), SHARED)

    def pull(self, chosen: Iterable[str] = ()) -> Iterator[str]:
        """Fetch colleagues' runs, and what was added to one's own. Raises JournalProblem.

        A run that was deleted here is fetched only where it is chosen, and so is one's own that was never here.
        """
        chosen, here = set(chosen), {run.run: run for run in self._own.runs()}
        readable, noted, mine = self._archive.readable(), self._archive.copies_here(), self._archive.own()
        shared = self._archive.shared_digests()
        for run in self._pool.runs():
            if run.run not in readable:
                yield from self._fetch_shared(run.run, shared.get(run.run, {}))
            elif (
                run.run in here or run.run in chosen or run.run not in noted | mine or self._passed_on(run.run).is_dir()
            ):
                yield from self._fetch(run, here.get(run.run))

    def _fetch(self, run: RunSummary, here: RunSummary | None) -> Iterator[str]:
        if here is None or not _same(run, here):
            entries = self._pool.read(run.run)
            pictures = pictures_of(self._pool, run.run, entries)
            yield self._unite(self._own, RunFile(run.run, entries, (), pictures)).words
        self._archive.note_copy(run.run)

    def _fetch_shared(self, run: str, digests: Mapping[str, str]) -> Iterator[str]:
        """Write what may be passed on of a run that this login may not read, where it is new or another."""
        from facilitator.sessionlog.files import write_export

        folder = self._passed_on(run)
        if all(_holds(folder / name, wanted) for name, wanted in digests.items()):
            return
        try:
            written = write_export(folder, run, self._archive.shared(run))
        except ExportProblem as problem:
            yield str(problem)
            return
        self._archive.note_copy(run)
        yield f"{run}: what may be passed on of it is {', '.join(str(path) for path in written)}."

    def _passed_on(self, run: str) -> Path:
        """The folder for what may be passed on of a run."""
        return self._folder / POOLED / safe(run)

    def _remove_passed_on(self, run: str) -> Iterator[str]:
        """Delete that folder; a sentence where something in it stays."""
        folder = self._passed_on(run)
        try:
            for path in sorted(folder.iterdir()) if folder.is_dir() else ():
                remove(path)
            if folder.is_dir():
                remove_folder(folder)
        except OSError as problem:
            yield f"{folder} could not be deleted: {reason(problem)}. Delete it by hand."

    def _unite(self, into: Journal, copy: RunFile) -> _United:
        """Bring what a copy has more into a journal, and say so; a refusal is said as well, and the others go on."""
        try:
            return _United(keep_run_file(into, self._clock, copy), True)
        except ImportProblem as problem:
            if isinstance(problem.__cause__, WriteRefused):
                raise problem.__cause__ from problem
            return _United(f"{copy.run}: {problem}", False)

    def agree_to_deletions(self, deleted: Iterable[Gone], missed: Iterable[RunSummary]) -> Iterator[str]:
        """Delete here what was deleted there, and there what was deleted here. Raises JournalProblem."""
        from facilitator.application.deletion import delete_all, what_goes

        here = {run.run: run for run in self._own.runs()}
        for gone in deleted:
            if gone.run in here:
                yield from delete_all(self._own, what_goes(self._own, self._folder, here[gone.run]))
            yield from self._remove_passed_on(gone.run)
            yield f"{gone.run} is deleted here, as {gone.by} deleted it from the pool."
        for run in missed:
            self._pool.delete(run.run)
            yield f"{run.run} is deleted from the pool, as it was deleted here."

    def settle(self) -> Iterator[str]:
        """Tell the pool which copies are no longer here; say on which laptops a deletion has not arrived yet."""
        here = {run.run for run in self._own.runs()}
        for run in sorted(self._archive.copies_here() - here):
            if not self._passed_on(run).is_dir():
                self._archive.note_removed(run)
        for run, laptops in self._archive.still_on().items():
            places = count_words(len(laptops), "laptop")
            yield f"{run} was deleted from the pool, and is still on {places}: {', '.join(laptops)}."


class _United(msgspec.Struct, frozen=True):
    """What became of a copy, in words, and whether both sides now have the same."""

    words: str
    done: bool


def _may_go(run: RunSummary) -> bool:
    """Whether a run is offered to the pool: a day that has ended and was no rehearsal."""
    return run.state == "ended" and not run.rehearsal


def _same(one: RunSummary, other: RunSummary) -> bool:
    """Whether two copies hold the same, as far as can be told without reading them."""
    return (one.events, one.touched) == (other.events, other.touched)


def _holds(path: Path, wanted: str) -> bool:
    try:
        return digest(path.read_bytes()) == wanted
    except OSError:
        return False


def open_pool(
    own: Journal, address: str, clock: ClockSource, folder: Path
) -> tuple[Pooling, list[Journal | PoolArchive]]:
    """This laptop's journal beside the pool's at an address, and what is to be closed in the end.

    Raises JournalProblem.
    """
    from facilitator.journal.postgres import PostgresJournal
    from facilitator.journal.postgres_archive import PoolArchive

    pool = PostgresJournal(address)
    try:
        archive = PoolArchive(address, laptop_in(folder))
    except BaseException:
        pool.close()
        raise
    return Pooling(own, pool, archive, clock, folder), [pool, archive]
