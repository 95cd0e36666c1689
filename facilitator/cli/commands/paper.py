"""The paper twin: the rest of a day, or a whole plan, with blank sheets for the groups."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from facilitator.cli.problems import FINE, WrongUsage
from facilitator.cli.run_lookup import LAST, choose, folder_of, has_journal, journal_of, own_plans
from facilitator.cli.speaking import complain, say

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Declare the commands of this group."""
    paper = commands(
        "print",
        print_paper,
        "write the rest of a day as pages to print, with blank sheets for the groups",
        "facilitator print --output today.html\nfacilitator print last --output today.md\n"
        "facilitator print demonstration --output demonstration.html\n"
        "facilitator print last --handouts --large --output hand-outs.html\n"
        "facilitator print last --certificates our.md --names names.txt --output certificates.html",
    )
    paper.add_argument(
        "what",
        metavar="RUN|PLAN",
        nargs="?",
        default="",
        help='a run ("last", an id or the beginning of one) or a plan (default: the last unfinished run)',
    )
    paper.add_argument(
        "--output", metavar="FILE", required=True, help="the file to write: .html to print, or .md for Markdown"
    )
    _more(paper)


HAND_OUTS = "hand-outs for the groups instead: case texts, hand-out pages, a sheet for each group, a list to sign"


def _more(paper: argparse.ArgumentParser) -> None:
    """What can be printed instead of the rest of the day."""
    paper.add_argument("--handouts", action="store_true", help=HAND_OUTS)
    paper.add_argument("--large", action="store_true", help="the hand-outs in large print")
    paper.add_argument(
        "--certificates", metavar="TEMPLATE", default="", help="certificates instead, from a template of your own"
    )
    paper.add_argument("--names", metavar="FILE", default="", help="the names on the certificates, one on each line")


def print_paper(asked: argparse.Namespace) -> int:
    """Write the paper twin; its path goes to stdout."""
    from pathlib import Path

    from facilitator.journal.typed_path import at_home
    from facilitator.sessionlog.paper.formats import ending_problem

    path = at_home(Path(asked.output))
    problem = ending_problem(path)
    if problem:
        raise WrongUsage(problem.rstrip("."), "facilitator print")
    if asked.handouts or asked.certificates:
        return _instead(asked, path)
    if asked.large or asked.names:
        raise WrongUsage("--large goes with --handouts, --names with --certificates", "facilitator print")
    say(str(_plan(asked, path) if _is_plan(asked) else _run(asked, path)))
    complain("The trainer's pages are private: hand out only the sheets after them.")
    return FINE


def _instead(asked: argparse.Namespace, path: Path) -> int:
    """Write hand-outs or certificates; the path goes to stdout."""
    from datetime import UTC, datetime
    from pathlib import Path

    from facilitator.application.printing import plan_state, print_certificates, print_hand_outs
    from facilitator.cli.commands.plans import the_plan
    from facilitator.journal.typed_path import at_home
    from facilitator.live.rules import replay

    if asked.handouts and asked.certificates:
        raise WrongUsage("--handouts and --certificates are written one after the other", "facilitator print")
    if asked.certificates and not asked.names:
        raise WrongUsage("certificates need --names FILE, with a name on each line", "facilitator print")
    if _is_plan(asked):
        if asked.certificates:
            raise WrongUsage("a certificate is for a day that was held: name its run", "facilitator print")
        plan = the_plan(asked.what, own_plans(folder_of(asked)))
        say(str(print_hand_outs(plan_state(plan, datetime.now(UTC))[0], "", path, asked.large)))
        return FINE
    with journal_of(asked) as journal:
        run = choose(journal.runs(), asked.what or LAST).run
        state = replay(journal.read(run))
    if asked.handouts:
        say(str(print_hand_outs(state, run, path, asked.large)))
    else:
        names = at_home(Path(asked.names))
        say(str(print_certificates(state, run, path, at_home(Path(asked.certificates)), names)))
        complain("They hold names: they are yours to delete. Nothing of them is kept here.")
    return FINE


def _is_plan(asked: argparse.Namespace) -> bool:
    """Whether a plan is meant rather than a run: a file of one, or its id, which no run begins with."""
    from pathlib import Path

    from facilitator.agenda.library import ENDINGS, PlanNotFound, find

    if not asked.what or asked.what == LAST:
        return False
    if has_journal(asked) and Path(asked.what).suffix.lower() not in ENDINGS:
        with journal_of(asked) as journal:
            if any(run.run.startswith(asked.what) for run in journal.runs()):
                return False
    try:
        find(asked.what, own_plans(folder_of(asked)))
    except PlanNotFound:
        # A run was meant, unless it is plainly a file; whoever looks for it says what there is.
        return Path(asked.what).suffix.lower() in ENDINGS or not has_journal(asked)
    return True


def _plan(asked: argparse.Namespace, path: Path) -> Path:
    from datetime import UTC, datetime

    from facilitator.application.printing import print_plan
    from facilitator.cli.commands.plans import the_plan

    return print_plan(the_plan(asked.what, own_plans(folder_of(asked))), path, datetime.now(UTC))


def _run(asked: argparse.Namespace, path: Path) -> Path:
    from facilitator.application.opening import clock_of
    from facilitator.application.printing import print_run
    from facilitator.clock import SystemClock
    from facilitator.live.rules import replay

    with journal_of(asked) as journal:
        run = choose(journal.runs(), asked.what or LAST, unfinished=not asked.what)
        now = clock_of(journal, run.run, run.rehearsal, SystemClock()).now()
        return print_run(replay(journal.read(run.run)), run.run, now, path.parent, path.name)
