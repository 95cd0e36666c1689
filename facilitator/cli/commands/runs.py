"""Runs, without a screen: list, export, import, delete."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from facilitator.agenda.counting import count_words
from facilitator.cli.problems import FINE, PROBLEM, Explained, WrongUsage
from facilitator.cli.run_lookup import LAST, choose, folder_of, has_journal, journal_of, opened
from facilitator.cli.speaking import columns, complain, is_terminal, say

if TYPE_CHECKING:
    from facilitator.application.deletion import Going
    from facilitator.application.export_service import Exported
    from facilitator.cli.command import Commands
    from facilitator.journal.port import RunSummary
    from facilitator.sessionlog.choices import Choices

RUN_HELP = 'id of a run, the beginning of one, or "last"'


def add_to(commands: Commands) -> None:
    """Declare the commands of this group."""
    runs = commands(
        "runs", list_runs, "list the runs, the one touched last first", "facilitator runs\nfacilitator runs --json"
    )
    runs.add_argument("--json", action="store_true", help="as JSON, for other programs: a list of objects")
    export = commands(
        "export",
        export_run,
        "write the session log of a run as files",
        "facilitator export\nfacilitator export last --format html,csv --output handover\n"
        "facilitator export last --brief --format docx\nfacilitator export last --with pages,timeline\n"
        "facilitator export 2026-11-23 --full",
    )
    export.add_argument("run", metavar="RUN", nargs="?", default=LAST, help=f"{RUN_HELP} (the default)")
    export.add_argument(
        "--format", metavar="LIST", default="", help="formats with commas between (default: all that may be passed on)"
    )
    export.add_argument("--output", metavar="DIR", default=".", help="folder for the files (default: this one)")
    export.add_argument(
        "--full",
        action="store_true",
        help="with everything private: notes, learning points, comments, exact counts, all that was taken back; "
        "it goes into a folder of its own in DIR",
    )
    export.add_argument(
        "--with",
        dest="more",
        metavar="LIST",
        default="",
        help='what the log holds only on wish: "pages" (the slides that were shown, in the HTML), "timeline" '
        "(the day as it went)",
    )
    export.add_argument("--brief", action="store_true", help="the summary of one page alone, to read (md, html, docx)")
    take = commands(
        "import",
        import_runs,
        "take in runs from their JSON export, exactly",
        "facilitator import '2026-11-23 my-plan run.json'",
    )
    take.add_argument("files", metavar="FILE", nargs="+", help="the run.json of an export")
    delete = commands(
        "delete",
        delete_run,
        "delete a run and everything of it, after naming what goes",
        "facilitator delete 2026-11-23-abc\nfacilitator delete last --yes",
    )
    delete.add_argument("run", metavar="RUN", help=RUN_HELP)
    delete.add_argument("--yes", action="store_true", help="do not ask")


def list_runs(asked: argparse.Namespace) -> int:
    """List the runs."""
    from facilitator.journal.summary import due_runs, due_words

    folder = folder_of(asked)
    runs: Sequence[RunSummary] = ()
    if has_journal(asked):
        with journal_of(asked) as journal:
            runs = journal.runs()
    if asked.json:
        from msgspec import json, structs

        say(json.format(json.encode([structs.asdict(run) for run in runs])).decode())
        return FINE
    if not runs:
        complain(f"There are no runs in {folder} yet: facilitator run starts one.")
        return FINE
    from datetime import UTC, datetime

    today = datetime.now(UTC).astimezone().date().isoformat()
    for line in columns([_row(run, today) for run in runs]):
        say(line)
    due = due_runs(runs, today)
    if due:
        complain(f"{due_words(due)} Such as: facilitator delete {due[0].run}")
    return FINE


def _row(run: RunSummary, today: str) -> tuple[str, ...]:
    from facilitator.agenda.times_of_day import as_said
    from facilitator.journal.summary import is_due

    state = run.state_words + (f", rehearsal {run.rehearsal:g} times faster" if run.rehearsal else "")
    if run.delete_by:
        state += f", {'was ' if is_due(run, today) else ''}to be deleted by {run.delete_by}"
    touched = run.touched.astimezone()
    return (
        run.run,
        run.day,
        state,
        count_words(run.issues, "issue"),
        f"{touched:%Y-%m-%d} {as_said(touched)}",
        run.title,
    )


def export_run(asked: argparse.Namespace) -> int:
    """Write a run's session log; the files' paths go to stdout.

    Nothing looks for garbage meanwhile: all that an export makes is in use until it is done, and then the program ends.
    """
    gc.disable()
    try:
        handed = _exported(asked)
    finally:
        gc.freeze()
        gc.enable()
    for path in handed.paths:
        say(str(path))
    for sentence in filter(None, (*_passed_on(handed), handed.told)):
        complain(sentence)
    return FINE


def _exported(asked: argparse.Namespace) -> Exported:
    """Write the files that are asked for; what there is then. Raises WrongUsage, Explained or ExportProblem."""
    from pathlib import Path

    from facilitator.application.export_service import export_run
    from facilitator.journal.typed_path import at_home

    choices = _choices(asked)
    wanted = _formats(asked.format, asked.full)
    wanted = _read(wanted, bool(asked.format)) if asked.brief else wanted
    with journal_of(asked) as journal:
        run = choose(journal.runs(), asked.run)
        return export_run(journal, run.run, at_home(Path(asked.output)), wanted, asked.full, choices)


def _passed_on(handed: Exported) -> Iterator[str]:
    """What of the files may be passed on and how far names were looked for, and what may not; no more than was done."""
    from facilitator.sessionlog.wording import CONTAINS, looked_at

    if handed.names:
        names = count_words(len(handed.names), "file")
        if handed.held:
            lines = count_words(handed.held, "line that may name someone is", "lines that may name someone are")
            held = f"{lines} held back; {looked_at(handed.held, handed.unseen)}"
        else:
            held = "no line of it looks as if it named someone"
        yield f"{names} to pass on; {held}. No rule finds every name: read before you pass on."
    if handed.private:
        yield f"Never to pass on: what lies in {handed.apart}. It holds {CONTAINS}."
    if handed.strays:
        yield (
            f"Private too, from an earlier export: {', '.join(handed.strays)} in {handed.folder}. "
            "Take it away before the folder is passed on."
        )


def _formats(typed: str, full: bool) -> tuple[str, ...]:
    """The formats named with commas between; those that are usual for an empty text. Raises WrongUsage."""
    from facilitator.application.export_service import EVERYTHING, USUAL
    from facilitator.sessionlog.formats import FORMATS

    wanted = tuple(dict.fromkeys(part.strip().casefold() for part in typed.split(",") if part.strip()))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown:
        there = ", ".join(FORMATS)
        raise WrongUsage(f'there is no format "{unknown[0][:40]}"; there are {there}', "facilitator export")
    return wanted or (EVERYTHING if full else USUAL)


def _choices(asked: argparse.Namespace) -> Choices:
    """What the log is to hold. Raises WrongUsage for a part there is not."""
    from facilitator.sessionlog.choices import WITH, Choices

    more = [part.strip().casefold() for part in asked.more.split(",") if part.strip()]
    unknown = [name for name in more if name not in WITH]
    if unknown:
        there = " and ".join(WITH)
        raise WrongUsage(f'a session log has no part "{unknown[0][:40]}"; there are {there}', "facilitator export")
    if more and asked.brief:
        raise WrongUsage("the summary of one page has no further parts: --brief or --with", "facilitator export")
    from facilitator.console.own_file import separator_in

    return Choices("pages" in more, "timeline" in more, asked.brief, separator_in(folder_of(asked)))


def _read(formats: tuple[str, ...], named: bool) -> tuple[str, ...]:
    """Those formats that are read. Raises WrongUsage where another one was `named`: it has no summary."""
    from facilitator.sessionlog.formats import FORMATS

    other = [form for form in formats if not FORMATS[form].read]
    if named and other:
        raise WrongUsage(f"the summary alone cannot be written as {other[0]}", "facilitator export")
    return tuple(form for form in formats if FORMATS[form].read)


def import_runs(asked: argparse.Namespace) -> int:
    """Take in each file, or say why not; the others are still taken in."""
    from pathlib import Path

    from facilitator.application.import_service import keep_run_file, read_run_file
    from facilitator.clock import SystemClock
    from facilitator.sessionlog.problems import ImportProblem

    code = FINE
    with opened(asked) as found:
        for sentence in found.told:
            complain(sentence)
        for name in asked.files:
            try:
                foreign = read_run_file(Path(name), partial(_goes_on, name))
                said = keep_run_file(found.journal, SystemClock(), foreign)
            except ImportProblem as problem:
                complain(str(problem))
                code = PROBLEM
                continue
            for sentence in foreign.told:
                complain(f"{name}: {sentence}")
            say(said)
    return code


def _goes_on(name: str, read: int, of: int) -> None:
    """A word to whoever sits before the terminal, while a long file is read."""
    if is_terminal(sys.stderr):
        complain(f"Reading {name}: {read:,} of {of:,} events.")


def delete_run(asked: argparse.Namespace) -> int:
    """Delete a run with everything of it that can be reached, once the trainer has seen what goes."""
    from facilitator.application.deletion import delete_all, what_goes

    with journal_of(asked) as journal:
        going = what_goes(journal, folder_of(asked), choose(journal.runs(), asked.run))
        for sentence in going.words():
            say(sentence)
        if not asked.yes and not _agreed(going):
            say("Nothing was deleted.")
            return PROBLEM
        left = delete_all(journal, going)
    for sentence in left:
        complain(sentence)
    say(f"{going.run.run} is deleted. Copies that somebody made of its files are still there.")
    return PROBLEM if left else FINE


def _agreed(going: Going) -> bool:
    """Whether the trainer types the short form of the run's id. Raises Explained where nobody can be asked."""
    if not is_terminal(sys.stdin):
        raise Explained("Nothing was deleted: there is nobody to ask here. Add --yes to delete without asking.")
    sys.stdout.write(f"Type {going.word} to delete it: ")
    sys.stdout.flush()
    return going.is_meant(sys.stdin.readline())
