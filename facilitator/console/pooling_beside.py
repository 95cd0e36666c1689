"""Sending runs to a pool's server and fetching them, beside the screen: a server may take its time."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from textual.app import App
from textual.screen import Screen

from facilitator.clock import ClockSource
from facilitator.console.own_file import pool_named
from facilitator.console.program import program
from facilitator.console.screens.over import is_there
from facilitator.journal.port import Journal, JournalProblem
from facilitator.journal.postgres_address import shown

GROUP = "pool"
"""The workers that speak to the pool."""

POOLING = "The pool is still being spoken to."
NO_POOL = "No pool is named. A line in settings.yaml names one: pool: postgresql://SERVER/NAME"


class Listing(Protocol):
    """A screen that says what comes of it, and lists the runs anew."""

    def say(self, words: str) -> None:
        """Say it."""

    def look(self, keep: bool = False) -> None:
        """List the runs as they are now."""


def pool_address(screen: Screen[Any]) -> str:
    """Where the pool is, by the environment or the settings; "" for nowhere."""
    return pool_named(os.environ) or program(screen).settings.pool


def is_pooling(app: App[int]) -> bool:
    """Whether the pool is being spoken to now."""
    return any(worker.group == GROUP and not worker.is_finished for worker in app.workers)


def pool_beside(screen: Screen[Any], listing: Listing, run: str, address: str) -> None:
    """Send a run, or without one fetch what is new, and say what came of it, or why nothing did.

    Leaving the screen does not keep it from being done.
    """
    listing.say(f"Speaking to the pool on {shown(address)} ...")
    here = program(screen)
    work = partial(_shared, here.journal, run, address, here.clock, here.folder)
    speaking = asyncio.get_running_loop().run_in_executor(None, work)
    screen.app.run_worker(_tell(speaking, screen, listing), group=GROUP)


async def _tell(speaking: asyncio.Future[str], screen: Screen[Any], listing: Listing) -> None:
    said = await asyncio.shield(speaking)
    if is_there(screen):
        listing.look(keep=True)
        listing.say(said)


def _shared(journal: Journal, run: str, address: str, clock: ClockSource, folder: Path) -> str:
    """What came of it, in words; in another thread than the screen's, so with handles of its own."""
    from importlib.util import find_spec

    from facilitator.application.installation import EXTRAS, adding

    if find_spec(EXTRAS["pool"]) is None:
        return f"Speaking to a pool's server needs one more package, which is not installed here. {adding('pool')}"
    try:
        own = journal.beside()
        try:
            said = list(_spoken(own, run, address, clock, folder))
        finally:
            own.close()
    except JournalProblem as problem:
        return f"{problem} What was sent before that has arrived; try again to send the rest."
    return " ".join(said) or f"The pool on {shown(address)} has nothing new, and lacks nothing."


def _spoken(own: Journal, run: str, address: str, clock: ClockSource, folder: Path) -> Iterator[str]:
    from facilitator.application.pooling import open_pool

    pooling, opened = open_pool(own, address, clock, folder)
    try:
        if not run:
            yield from pooling.pull()
        yield from pooling.push((run,) if run else ())
        offer = pooling.offer()
        for gone in offer.deleted:
            yield f"{gone.run} was deleted from the pool by {gone.by} and is still here."
        for left in offer.missed:
            yield f"{left.run} was deleted here and is still in the pool."
        if offer.deleted or offer.missed:
            yield "facilitator pool sync asks whether to delete them on the other side as well."
        yield from pooling.settle()
    finally:
        for one in opened:
            one.close()
