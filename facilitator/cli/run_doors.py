"""The doors to runs, none of which needs a screen: list, export, import, delete."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.cli.problems import FINE, PROBLEM, Explained, WrongUsage
from facilitator.cli.shelf import LAST, STATES, choose, folder_of, has_journal, journal_of, opened
from facilitator.cli.speaking import columns, complain, count, is_terminal, say

if TYPE_CHECKING:
    from facilitator.cli.parser import Commands
    from facilitator.journal.port import Journal, RunSummary
    from facilitator.sessionlog.reading import Import

RUN_HELP = 'id of a run, the beginning of one, or "last"'


def add_to(commands: Commands) -> None:
    """Declare the commands of this group."""
    commands("runs", list_runs, "list the runs, the one touched last first", "facilitator runs")
    export = commands(
        "export",
        export_run,
        "write the session log of a run as files",
        "facilitator export\nfacilitator export last --format html,csv --output handover\n"
        "facilitator export 2026-11-23 --full",
    )
    export.add_argument("run", metavar="RUN", nargs="?", default=LAST, help=f"{RUN_HELP} (the default)")
    export.add_argument(
        "--format", metavar="LIST", default="", help="formats with commas between (default: all usual ones)"
    )
    export.add_argument("--output", metavar="DIR", default=".", help="folder for the files (default: this one)")
    export.add_argument("--full", action="store_true", help="with private notes and all that was taken back")
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
    folder = folder_of(asked)
    if not has_journal(folder):
        complain(f"There are no runs in {folder} yet: facilitator run starts one.")
        return FINE
    with journal_of(asked) as journal:
        runs = journal.runs()
    if not runs:
        complain(f"There are no runs in {folder} yet: facilitator run starts one.")
    for line in columns([_row(run) for run in runs]):
        say(line)
    return FINE


def _row(run: RunSummary) -> tuple[str, ...]:
    state = STATES[run.state] + (f", rehearsal {run.rehearsal:g} times faster" if run.rehearsal else "")
    return (
        run.run,
        run.day,
        state,
        count(run.issues, "issue"),
        f"{run.touched.astimezone():%Y-%m-%d %H:%M}",
        run.title,
    )


def export_run(asked: argparse.Namespace) -> int:
    """Write a run's session log; the files' paths go to stdout."""
    from facilitator.handover import hand_over
    from facilitator.sessionlog.formats import FORMATS

    wanted = _formats(asked.format)
    with journal_of(asked) as journal:
        run = choose(journal.runs(), asked.run)
        handed = hand_over(journal, run.run, Path(asked.output).expanduser(), wanted, asked.full)
    for name in handed.names:
        say(str(handed.folder / name))
    private = [file for form in wanted if FORMATS[form].private for file in FORMATS[form].files]
    if asked.full:
        complain("These files hold everything, also private notes: they are not for sharing.")
    elif private:
        complain(f"Safe to share, except {' and '.join(private)}: that one holds everything, also private notes.")
    return FINE


def _formats(typed: str) -> tuple[str, ...]:
    """The formats named with commas between; those that are usual for an empty text. Raises WrongUsage."""
    from facilitator.handover import USUAL
    from facilitator.sessionlog.formats import FORMATS

    wanted = tuple(dict.fromkeys(part.strip().casefold() for part in typed.split(",") if part.strip()))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown:
        there = ", ".join(FORMATS)
        raise WrongUsage(f'there is no format "{unknown[0][:40]}"; there are {there}', "facilitator export")
    return wanted or USUAL


def import_runs(asked: argparse.Namespace) -> int:
    """Take in each file, or say why not; the others are still taken in."""
    code = FINE
    with opened(folder_of(asked)) as found:
        for sentence in found.told:
            complain(sentence)
        for name in asked.files:
            try:
                _take_in(found.journal, name)
            except Explained as problem:
                complain(str(problem))
                code = PROBLEM
    return code


def _take_in(journal: Journal, name: str) -> None:
    """Take in the run of one file. Raises Explained when that cannot be done exactly."""
    from facilitator.journal.port import JournalProblem
    from facilitator.sessionlog.reading import LARGEST, ImportProblem, read_export

    try:
        with Path(name).expanduser().open("rb") as file:
            taken = read_export(file.read(LARGEST + 1))
        said = _append(journal, taken)
    except OSError as problem:
        raise Explained(f"{name} cannot be read: {problem.strerror or problem}.") from problem
    except (ImportProblem, JournalProblem) as problem:
        raise Explained(f"{name} was not taken in. {problem}") from problem
    for sentence in taken.words:
        complain(f"{name}: {sentence}")
    say(said)


def _append(journal: Journal, taken: Import) -> str:
    """Store what is not there yet; words about what was done. A run that went another way is never mixed."""
    there = journal.read(taken.run)
    shared = min(len(there), len(taken.entries))
    if there[:shared] != taken.entries[:shared]:
        raise Explained(
            f"The run {taken.run} was not taken in: the journal holds another run of this name, and two days are never "
            "mixed. To take it in, use another folder with --data, or delete the one that is there."
        )
    new = taken.entries[shared:]
    if not new:
        return f"{taken.run} is there already, with all {count(len(taken.entries), 'event')} of the file."
    journal.append(taken.run, shared, new)
    return f"{taken.run} taken in: {count(len(new), 'event')}{' more' if shared else ''}."


def delete_run(asked: argparse.Namespace) -> int:
    """Delete a run with the files that the screen exported, once the trainer has seen what goes."""
    with journal_of(asked) as journal:
        run = choose(journal.runs(), asked.run)
        files = exported(folder_of(asked) / "exports", run.run)
        say(_what_goes(journal, run, files))
        if not asked.yes and not _agreed():
            say("Nothing was deleted.")
            return PROBLEM
        journal.delete(run.run)
    try:
        for file in files:
            file.unlink(missing_ok=True)
    except OSError as problem:
        raise Explained(
            f"{run.run} is deleted, but {problem.filename} is not: {problem.strerror or problem}. Delete it by hand."
        ) from problem
    say(f"{run.run} is deleted. Files that were exported to other folders are still there.")
    return FINE


def exported(folder: Path, run: str) -> list[Path]:
    """The files of a run in the folder that the screen exports to; every format names its run near the top."""
    from facilitator.sessionlog.files import HEAD

    found = []
    for file in sorted(folder.glob("*")) if folder.is_dir() else []:
        if file.is_file():
            with file.open("rb") as content:
                if run.encode() in content.read(HEAD):
                    found.append(file)
    return found


def _what_goes(journal: Journal, run: RunSummary, files: Sequence[Path]) -> str:
    """What deleting takes away, in a sentence."""
    drafts = sum(bool(text) for text in journal.drafts(run.run).values())
    parts = [count(run.events, "event"), f"{count(run.issues, 'issue')} of {count(run.groups, 'group')}"]
    parts += [count(drafts, "unfinished line")] if drafts else []
    parts += [f"{count(len(files), 'exported file')} in {files[0].parent}"] if files else []
    return f"{run.run}, {run.title} on {run.day} ({STATES[run.state]}): {', '.join(parts)}. There is no way back."


def _agreed() -> bool:
    """Whether the trainer types yes. Raises Explained where nobody can be asked."""
    if not is_terminal(sys.stdin):
        raise Explained("Nothing was deleted: there is nobody to ask here. Add --yes to delete without asking.")
    sys.stdout.write('Type "yes" to delete it: ')
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() == "yes"
