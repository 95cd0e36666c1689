"""The tables of a pool's journal: made and brought up to date by its co-ordinator; everybody else only looks at them.

What a step does stands in a file of SQL beside this module. Steps lead forward only.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import psycopg

from facilitator.journal.codec import VERSIONS
from facilitator.journal.port import JournalProblem, NotOurs
from facilitator.journal.postgres_address import checked, shown
from facilitator.journal.postgres_connecting import CONNECTING, refuse_unencrypted

STEPS = ("postgres_first.sql", "postgres_second.sql")
"""Step n leads from version n to version n + 1."""

ROLES = {
    "facilitator_trainer": "opens runs, adds to them and reads them",
    "facilitator_reviewer": "sees which runs there are; with the right below it also comments and files under themes",
    "facilitator_confidential": "reads everything in everybody's runs, private words too",
    "facilitator_coordinator": "says how long runs are kept, and deletes them",
}
"""What a person's own login may be made a member of (GRANT facilitator_trainer TO ...)."""

OWNER = "facilitator_owner"

AMENDS = (
    *("comment.made", "comment.withdrawn", "debrief.written", "issue.tagged", "issue.untagged", "issue.linked"),
    *("issue.unlinked", "theme.added", "theme.renamed", "theme.merged", "words.judged", "jotting.edited"),
    *("jotting.settled", "photograph.attached", "photograph.captioned", "photograph.removed"),
    *("change.undone", "change.redone"),
)
"""The kinds of events that a reviewer may add to a colleague's day once it has ended."""

ADD_KIND = """
INSERT INTO facilitator.kinds VALUES (%s, %s, %s) ON CONFLICT (kind, version) DO UPDATE SET amends = excluded.amends
"""
VERSION = "SELECT version FROM facilitator.made"


def refuse_other(version: int, address: str) -> None:
    """Raise NotOurs where the tables are not the ones that this program knows."""
    if version > len(STEPS):
        raise NotOurs(
            f"The pool's journal in {shown(address)} was made by a newer version of this program (its version "
            f"{version}, known here up to {len(STEPS)}). Please update this program; the journal was left as it is."
        )
    if version < len(STEPS):
        raise NotOurs(
            f"The pool's journal in {shown(address)} is of an older version. Its co-ordinator brings it up to date "
            "with: facilitator pool setup"
        )


def set_up(db: psycopg.Connection[tuple[Any, ...]], address: str, steps: Sequence[str] = STEPS) -> list[str]:
    """Make the roles and tables, or bring them to the newest version; what was done, in sentences.

    `db` is a connection of somebody who may make roles and a schema in this database, not in autocommit mode; all of
    it happens or none. Raises JournalProblem in words where that may not be.
    """
    try:
        with db.transaction():
            return _set_up(db, address, steps)
    except psycopg.Error as error:
        words = error.diag.message_primary or str(error)
        raise JournalProblem(
            f"The pool's journal could not be set up in {shown(address)}: {words}. Nothing was changed there. It takes "
            "a login that may make roles and schemas in this database."
        ) from error


def set_up_at(address: str) -> list[str]:
    """The same on the server at an address. Raises JournalProblem, also where it cannot be reached."""
    try:
        db = psycopg.connect(checked(address), connect_timeout=CONNECTING)
    except psycopg.Error as error:
        words = next(iter(str(error).splitlines()), "")
        raise JournalProblem(f"The pool's server at {shown(address)} cannot be reached ({words}).") from error
    with db:
        refuse_unencrypted(db, address)
        return set_up(db, address)


def _set_up(db: psycopg.Connection[tuple[Any, ...]], address: str, steps: Sequence[str]) -> list[str]:
    db.execute("SELECT pg_advisory_xact_lock(hashtext('facilitator'))")  # two co-ordinators at once take turns
    told = []
    for role in (OWNER, *ROLES):
        if not db.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,)).rowcount:
            db.execute(f"CREATE ROLE {role} NOLOGIN")
            told.append(f"The role {role} was made.")
    db.execute(f"GRANT {OWNER} TO CURRENT_USER")
    version = 0
    if db.execute("SELECT FROM pg_namespace WHERE nspname = 'facilitator'").rowcount:
        found = db.execute(VERSION).fetchone()
        version = int(found[0]) if found else 0
    else:
        db.execute(f"CREATE SCHEMA facilitator AUTHORIZATION {OWNER}")
    if version > len(steps):
        refuse_other(version, address)
    db.execute(f"SET LOCAL ROLE {OWNER}")
    if not version:
        db.execute("CREATE TABLE facilitator.made (version integer NOT NULL)")
        db.execute("INSERT INTO facilitator.made VALUES (0)")
    for name in steps[version:]:
        db.execute((files("facilitator.journal") / name).read_text("utf-8").encode())
    db.execute("UPDATE facilitator.made SET version = %s", (len(steps),))
    told += [f"The tables were brought from version {version} to {len(steps)}."] * (version < len(steps))
    with db.cursor() as cursor:
        cursor.executemany(
            ADD_KIND,
            [(kind, upto, kind in AMENDS) for kind, last in VERSIONS.items() for upto in range(1, last + 1)],
        )
    return told
