"""The archive as a whole, without a screen: search it, back it up, restore it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from facilitator.agenda.counting import count_words
from facilitator.cli.problems import FINE, PROBLEM, Explained, WrongUsage
from facilitator.cli.run_lookup import address_of, folder_of, has_journal, journal_of
from facilitator.cli.speaking import columns, complain, is_terminal, say

if TYPE_CHECKING:
    from facilitator.cli.command import Commands
    from facilitator.journal.port import Journal
    from facilitator.journal.search import Hit, Wanted

MOST = 200
"""How many lines a search tells, unless more are asked for."""

AT_ONCE = 50
"""Runs read into the search between two signs of life."""


def add_to(commands: Commands) -> None:
    """Declare the commands of this group."""
    search = commands(
        "search",
        search_runs,
        "find words in the issues, parked questions, actions and pledges of all runs",
        "facilitator search appointment\nfacilitator search missed visits --group 3 --from 2026-09-01\n"
        "facilitator search --theme is-childs-eyes --plan early-help-day",
    )
    search.add_argument("words", metavar="WORDS", nargs="*", help="words that must all occur, in any form")
    search.add_argument("--plan", default="", help="only runs of this plan: its id, or part of its title")
    search.add_argument("--item", default="", help="only this exercise or item: its id, or part of its title")
    search.add_argument("--group", default="", help="only this group: its number, or part of its name")
    search.add_argument("--theme", default="", help="only issues with this theme: its id, or part of its name")
    search.add_argument("--from", dest="since", metavar="DAY", default="", type=_day, help="from this day on")
    search.add_argument("--until", metavar="DAY", default="", type=_day, help="up to this day, such as 2026-12-31")
    search.add_argument("--most", metavar="N", type=int, default=MOST, help=f"how many lines (default: {MOST})")
    backup = commands(
        "backup",
        back_up,
        "copy the whole journal, also while a day is being led",
        "facilitator backup E:\\\nfacilitator backup ~/Documents/facilitator-backup.db",
    )
    backup.add_argument("target", metavar="FILE|DIR", help="a new file, or a folder to put one in")
    restore = commands(
        "restore",
        put_back,
        "put a backup in the journal's place; the present one is set aside, never overwritten",
        "facilitator restore facilitator-backup-20261125-1700.db",
    )
    restore.add_argument("file", metavar="FILE", help="the backup")
    restore.add_argument("--yes", action="store_true", help="do not ask before the present journal is set aside")


def _day(typed: str) -> str:
    """A date as ISO has it; nothing for nothing, which is what argparse hands in for an option not given."""
    from datetime import date

    if not typed:
        return ""
    try:
        return date.fromisoformat(typed).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError("a day is written like 2026-11-25") from None


def search_runs(asked: argparse.Namespace) -> int:
    """Search, and list what is found: run, day, number, group, words."""
    from facilitator.journal.search import Wanted

    filters = {name: getattr(asked, name) for name in ("plan", "item", "group", "theme", "since", "until")}
    wanted = Wanted(" ".join(asked.words).strip(), **filters)
    if wanted == Wanted():
        raise WrongUsage("say what to look for: words, or a filter such as --theme", "facilitator search")
    with journal_of(asked) as journal:
        hits = _found(journal, wanted, asked.most + 1)
    for line in columns([(hit.run, hit.day, hit.ref, hit.group or hit.kind, hit.text) for hit in hits[: asked.most]]):
        say(line)
    if not hits:
        complain("Nothing was found.")
    elif len(hits) > asked.most:
        complain(f"These are the newest {asked.most}; there are more. --most {asked.most * 5} tells more of them.")
    return FINE


def _found(journal: Journal, wanted: Wanted, most: int) -> tuple[Hit, ...]:
    """What a search finds, once all runs were read for it; an index found damaged half way is made anew once."""
    hits: tuple[Hit, ...] = ()
    for _ in range(2):
        while left := journal.read_for_search(AT_ONCE):
            if is_terminal(sys.stderr):
                complain(f"Reading runs that are new to the search: {left} to go.")
        for sentence in journal.search_told():
            complain(sentence)
        hits = journal.search(wanted, most)
        told = journal.search_told()
        for sentence in told:
            complain(sentence)
        if not told:
            break
    return hits


def back_up(asked: argparse.Namespace) -> int:
    """Make a backup; its path goes to stdout."""
    from datetime import UTC, datetime
    from pathlib import Path

    from facilitator.journal.place import journal_path
    from facilitator.journal.sqlite_backup import back_up as make
    from facilitator.journal.typed_path import at_home

    folder = folder_of(asked)
    _refuse_a_server(asked)
    if not has_journal(asked):
        raise Explained(f"There are no runs in {folder} yet, so there is nothing to back up.")
    made = make(journal_path(folder), at_home(Path(asked.target)), datetime.now(UTC).astimezone())
    say(str(made.path))
    complain(
        f"{count_words(made.runs, 'run')} backed up. It holds everything, also private notes: keep it to yourself."
    )
    if made.told:
        complain(made.told)
    return FINE


def _refuse_a_server(asked: argparse.Namespace) -> None:
    """Raise Explained where a pool's journal is meant: only its keeper can copy all of it."""
    if address_of(asked):
        raise Explained(
            "A pool's journal is backed up and restored on its server, by whoever looks after that (pg_dump, "
            "pg_restore). One run is kept as a file with: facilitator export RUN --format json"
        )


def put_back(asked: argparse.Namespace) -> int:
    """Restore a backup, once the trainer has agreed that the present journal is set aside."""
    from datetime import UTC, datetime
    from pathlib import Path

    from facilitator.journal.place import journal_path
    from facilitator.journal.sqlite_backup import restore, runs_in
    from facilitator.journal.typed_path import at_home

    _refuse_a_server(asked)
    backup, journal = at_home(Path(asked.file)), journal_path(folder_of(asked))
    if not backup.is_file():
        raise Explained(f"There is no file {backup}.")
    if journal.exists() and backup.samefile(journal):
        raise Explained(f"{backup} is the journal itself.")
    present = runs_in(journal) if journal.exists() else 0
    if present and not asked.yes:
        say(
            f"The journal holds {count_words(present, 'run')}. "
            "It will be set aside under another name, not overwritten."
        )
        if not is_terminal(sys.stdin):
            raise Explained("Nothing was restored: there is nobody to ask here. Add --yes to restore without asking.")
        sys.stdout.write('Type "yes" to restore: ')
        sys.stdout.flush()
        if sys.stdin.readline().strip().casefold() != "yes":
            say("Nothing was restored.")
            return PROBLEM
    done = restore(backup, journal, datetime.now(UTC))
    say(f"{count_words(done.runs, 'run')} restored into {journal}.")
    if done.aside is not None:
        complain(f"What was there before is kept as {done.aside}.")
    return FINE
