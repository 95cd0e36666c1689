"""`facilitator pool`: the archive that several trainers share on a server."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from facilitator.cli.problems import FINE, WrongUsage
from facilitator.cli.run_lookup import address_of, require_server_package
from facilitator.cli.speaking import columns, complain, say

if TYPE_CHECKING:
    from facilitator.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Declare the command."""
    pool = commands(
        "pool",
        set_up,
        "make a training pool's shared journal on a PostgreSQL server, or bring it up to date",
        "facilitator pool setup --journal postgresql://admin@pool.example/days",
    )
    pool.add_argument("what", choices=("setup",), help="setup: make the roles and tables, for the pool's co-ordinator")


def set_up(asked: argparse.Namespace) -> int:
    """Make the pool's tables and roles, and say which roles people's logins can be given."""
    address = address_of(asked)
    if not address:
        raise WrongUsage("say where, with --journal postgresql://SERVER/NAME", "facilitator pool")
    require_server_package()
    from facilitator.journal.postgres_address import shown
    from facilitator.journal.postgres_schema import ROLES, set_up_at

    for sentence in set_up_at(address):
        complain(sentence)
    say(f"The pool's journal on {shown(address)} is ready. What a person's login may do is given on the server:")
    say("")
    for line in columns([(f"GRANT {role} TO somebody;", does) for role, does in ROLES.items()]):
        say(line)
    return FINE
