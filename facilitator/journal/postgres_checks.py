"""What there is to say about a pool's server before anybody relies on it, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import psycopg
from psycopg.conninfo import conninfo_to_dict

from facilitator.journal.codec import VERSIONS
from facilitator.journal.postgres_address import checked
from facilitator.journal.postgres_connecting import Server
from facilitator.journal.postgres_schema import ROLES, VERSION, refuse_other

OLDEST = 15
"""The oldest server that was tried."""

Row = tuple[Any, ...]


class Remark(NamedTuple):
    """One thing about the server: whether it is fine, and in words."""

    fine: bool
    words: str


def look_at(address: str) -> Iterator[Remark]:
    """Connect to the server and look at everything that matters. Raises JournalProblem where that cannot be done."""
    server = Server(address)
    try:
        db = server.connection()
        refuse_other(int(server.ask(VERSION)[0][0]), address)
        yield Remark(True, f"{server.name}, PostgreSQL {db.info.server_version // 10000}, {_runs(server)}")
        if db.info.server_version < OLDEST * 10000:
            yield Remark(False, f"the server is older than PostgreSQL {OLDEST}, and was never tried")
        yield _encryption(db, address)
        yield from _durability(server)
        yield _rights(server)
        unknown = set(VERSIONS.items()) - {(kind, version) for kind, version in server.ask(KINDS)}
        if unknown:
            yield Remark(False, "its tables do not know all that this program writes: facilitator pool setup")
    finally:
        server.close()


KINDS = "SELECT kind, version FROM facilitator.kinds"


def _runs(server: Server) -> str:
    (count,) = server.ask("SELECT count(*) FROM facilitator.runs")[0]
    return f"{count} runs that this login may see"


def _encryption(db: psycopg.Connection[Row], address: str) -> Remark:
    if not db.pgconn.ssl_in_use:
        return Remark(True, "the server is this very machine, so nothing is encrypted")
    mode = conninfo_to_dict(checked(address)).get("sslmode", "")
    if mode == "verify-full":
        return Remark(True, "encrypted, and the server has shown who it is")
    return Remark(
        True, "encrypted; that it is the right server is not made sure of: sslmode=verify-full in the address does that"
    )


def _durability(server: Server) -> Iterator[Remark]:
    """What the server does with a word before it says that it is stored."""
    for name in ("fsync", "full_page_writes"):
        (value,) = server.ask(f"SELECT current_setting('{name}')")[0]
        if value != "on":
            yield Remark(False, f"the server's {name} is {value}: a power cut there may lose what it said was stored")


def _rights(server: Server) -> Remark:
    """What this login may do."""
    given = [role for role in ROLES if server.ask("SELECT facilitator.is_a(%s)", (role,))[0][0]]
    if not given:
        return Remark(False, "this login was given none of the pool's roles; the co-ordinator gives them")
    return Remark(True, f"this login is {', '.join(role.removeprefix('facilitator_') for role in given)}")
