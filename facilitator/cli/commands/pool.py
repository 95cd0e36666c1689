"""`facilitator pool`: the archive that several trainers share on a server."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from facilitator.agenda.counting import count_words
from facilitator.cli.problems import FINE, Explained, WrongUsage
from facilitator.cli.run_lookup import choose, folder_of, in_its_folder, pool_of, require_server_package
from facilitator.cli.speaking import columns, complain, is_terminal, say

if TYPE_CHECKING:
    from facilitator.application.pooling import Offer, Pooling
    from facilitator.cli.command import Commands
    from facilitator.journal.port import RunSummary

WHAT = {
    "setup": "make the roles and tables, or bring them up to date (for the pool's co-ordinator)",
    "push": "send runs that have ended, and what was added to those that were sent",
    "pull": "fetch colleagues' runs, and what they added to yours",
    "sync": "both",
    "keep": "say until which day a run is kept, with --until (for the pool's co-ordinator)",
}

NOTHING = {
    "push": "There was nothing to send.",
    "pull": "There was nothing new.",
    "sync": "There was nothing new, and nothing to send.",
}
"""What is said where nothing was done."""


def add_to(commands: Commands) -> None:
    """Declare the command."""
    pool = commands(
        "pool",
        share,
        "share runs with colleagues by a training pool's server: setup, push, pull or sync",
        "facilitator pool sync --pool postgresql://pool.example/days\n"
        "facilitator pool push 2026-11-23-abc\n"
        "facilitator pool setup --pool postgresql://admin@pool.example/days",
    )
    pool.add_argument("what", choices=tuple(WHAT), help="; ".join(f"{name}: {does}" for name, does in WHAT.items()))
    pool.add_argument(
        "runs", metavar="RUN", nargs="*", help="send or fetch these (default: all that have ended, once you agree)"
    )
    pool.add_argument(
        "--pool",
        metavar="ADDRESS",
        help="postgresql://SERVER/NAME (default: --journal, $FACILITATOR_POOL, $FACILITATOR_JOURNAL, settings)",
    )
    pool.add_argument("--until", metavar="DATE", default="", help="with keep: the day of deletion, such as 2027-03-31")
    pool.add_argument("--yes", action="store_true", help="send and delete without asking")


def share(asked: argparse.Namespace) -> int:
    """Do what is asked with the pool's server, which is named whenever it is used."""
    from facilitator.journal.postgres_address import NO_ADDRESS, is_address, shown

    address = pool_of(asked)
    if not address:
        raise WrongUsage("say where the pool is, with --pool postgresql://SERVER/NAME", "facilitator pool")
    if not is_address(address):
        raise Explained(NO_ADDRESS)
    if asked.runs and asked.what == "setup":
        raise WrongUsage("runs are named to send or fetch them", "facilitator pool")
    require_server_package()
    complain(f"The pool is on {shown(address)}.")
    if asked.what == "setup":
        return _set_up(address)
    if asked.what == "keep":
        return _keep(address, asked.runs, asked.until)
    with _beside(asked, address) as (pooling, runs):
        offer = pooling.offer()
        said = 0
        if asked.what in ("pull", "sync"):
            said += _tell(pooling.pull(asked.runs if asked.what == "pull" else ()))
            said += _agree(pooling, offer, asked.yes)
        if asked.what in ("push", "sync"):
            chosen = [choose(runs, name).run for name in asked.runs] or _chosen(offer, asked.yes)
            said += len(offer.new) + _tell(pooling.push(chosen))
        if not said + _tell(pooling.settle()):
            say(NOTHING[asked.what])
    return FINE


def _set_up(address: str) -> int:
    """Make the pool's tables and roles, and say which roles people's logins can be given."""
    from facilitator.journal.postgres_schema import ROLES, set_up_at

    for sentence in set_up_at(address):
        complain(sentence)
    say("The pool's journal is ready. What a person's login may do is given on the server:")
    say("")
    for line in columns([(f"GRANT {role} TO somebody;", does) for role, does in ROLES.items()]):
        say(line)
    return FINE


def _keep(address: str, runs: list[str], until: str) -> int:
    """Say until when a run in the pool is kept; the server decides who may."""
    from datetime import date

    from facilitator.clock import SystemClock
    from facilitator.journal.postgres import PostgresJournal
    from facilitator.journal.postgres_archive import keep_until

    try:
        day = date.fromisoformat(until)
    except ValueError:
        raise WrongUsage("say until when, as a date such as --until 2027-03-31", "facilitator pool") from None
    if len(runs) != 1:
        raise WrongUsage("name the one run that is to be kept until then", "facilitator pool")
    journal = PostgresJournal(address)
    try:
        run = choose(journal.runs(), runs[0]).run
        keep_until(journal, run, day, SystemClock().now())
    finally:
        journal.close()
    say(f"{run} is kept until {day.isoformat()}.")
    return FINE


@contextmanager
def _beside(asked: argparse.Namespace, address: str) -> Iterator[tuple[Pooling, tuple[RunSummary, ...]]]:
    """This laptop's journal and the pool's, and the runs that are here."""
    from facilitator.application.pooling import open_pool
    from facilitator.clock import SystemClock

    folder = folder_of(asked)
    with ExitStack() as undo:
        own = in_its_folder(folder)
        undo.callback(own.journal.close)
        for sentence in own.told:
            complain(sentence)
        pooling, opened = open_pool(own.journal, address, SystemClock(), folder)
        for one in opened:
            undo.callback(one.close)
        yield pooling, own.journal.runs()


def _tell(sentences: Iterable[str]) -> int:
    """Say each as it comes; how many there were."""
    told = 0
    for sentence in sentences:
        told += 1
        say(sentence)
        sys.stdout.flush()
    return told


def _chosen(offer: Offer, yes: bool) -> list[str]:
    """The runs to send that were never sent, if that is agreed to."""
    if not offer.new:
        return []
    say(f"{count_words(len(offer.new), 'run has', 'runs have')} ended and never been sent, with all that was said:")
    for run in offer.new:
        say(f"  {run.run}  {run.title}, {count_words(run.issues, 'issue')}")
    return [run.run for run in offer.new] if _agreed("send", yes) else []


def _agree(pooling: Pooling, offer: Offer, yes: bool) -> int:
    """Delete on each side what was deleted on the other, if that is agreed to; how many runs that is about."""
    if not offer.deleted and not offer.missed:
        return 0
    for gone in offer.deleted:
        say(f"{gone.run}, {gone.title} on {gone.day}, was deleted from the pool by {gone.by} and is still here.")
    for run in offer.missed:
        say(f"{run.run}, {run.title}, was deleted here and is still in the pool.")
    if _agreed("delete", yes):
        _tell(pooling.agree_to_deletions(offer.deleted, offer.missed))
    return len(offer.deleted) + len(offer.missed)


def _agreed(word: str, yes: bool) -> bool:
    """Whether the trainer types the word; said in words where nobody can be asked."""
    if yes:
        return True
    if not is_terminal(sys.stdin):
        complain(f"Nobody can be asked here, so nothing of that was done. Add --yes to {word} without asking.")
        return False
    sys.stdout.write(f"Type {word} to {word}, or Enter to leave it: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() == word
