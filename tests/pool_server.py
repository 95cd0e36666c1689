"""A real PostgreSQL server for the tests, with people's logins; it is stopped, cut off, frozen and killed as they need.

It lies in a folder of its own under the system's folder for temporary files, listens on a socket there and on no
network, and trusts whoever comes, because the tests are about what a login may do and not about how it is proved.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg

from facilitator.journal.postgres_schema import set_up

LOGINS: dict[str, tuple[str, ...]] = {
    "ana": ("facilitator_trainer",),
    "ben": ("facilitator_trainer",),
    "rhea": ("facilitator_reviewer",),
    "cora": ("facilitator_reviewer", "facilitator_confidential"),
    "kim": ("facilitator_coordinator",),
    "nobody_yet": (),
}
"""Who may log in, with the roles that the pool's co-ordinator gave them."""

FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off")
"""Fast instead of safe against power cuts, for a test's words outlive no test; see `becomes_durable`."""

SETTINGS = (*FAST, "-c", "listen_addresses=", "-c", "max_connections=60", "-c", "shared_buffers=64MB")


def programs() -> Path | None:
    """The folder of the server's programs; None where there are none."""
    found = shutil.which("initdb")
    if found and shutil.which("postgres"):
        return Path(found).parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parent.parent.name))
    return installed[-1].parent if installed else None


class PoolServer:
    """One server with an empty pool's journal."""

    def __init__(self, network: str = "") -> None:
        """Make it and start it, with the tables and the logins.

        `network` is an address of this machine on which it listens as well, on `port`.
        """
        found = programs()
        assert found is not None, "no PostgreSQL here"
        self._programs = found
        self._settings: tuple[str, ...] = SETTINGS
        self.network, self.port = network, 5432
        if network:
            with closing(socket.create_server((network, 0))) as free:
                self.port = int(free.getsockname()[1])
            self._settings = (*self._settings, "-c", f"listen_addresses={network}", "-p", str(self.port))
        self.folder = Path(tempfile.mkdtemp(prefix="pool-"))
        self._as: dict[str, Any] = {}
        if hasattr(os, "geteuid") and os.geteuid() == 0:  # the server refuses to be run by the superuser
            import pwd

            somebody = next(entry for entry in pwd.getpwall() if entry.pw_name in ("postgres", "nobody"))
            os.chown(self.folder, somebody.pw_uid, somebody.pw_gid)
            self._as = {"user": somebody.pw_uid, "group": somebody.pw_gid, "extra_groups": []}
        self._run("initdb", "-D", "data", "-U", "admin", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self._process: subprocess.Popen[bytes] | None = None
        self.start()
        with self.admin("postgres") as db:
            db.execute("CREATE DATABASE pool")
        with psycopg.connect(self.address("admin")) as db:
            set_up(db, self.address("admin"))
            for login, roles in LOGINS.items():
                db.execute(f"CREATE ROLE {login} LOGIN".encode())
                for role in roles:
                    db.execute(f"GRANT {role} TO {login}".encode())

    def address(self, login: str, database: str = "pool") -> str:
        """Where somebody's journal is."""
        return f"postgresql://{login}@/{database}?host={self.folder}&port={self.port}"

    def over_the_network(self, login: str, options: str = "") -> str:
        """The same by the network."""
        return f"postgresql://{login}@{self.network}:{self.port}/pool{options}"

    def encrypts(self) -> None:
        """From now on, speak TLS with whoever asks for it, as a server that nobody vouches for."""
        from facilitator.serving.door import certificate_and_key

        certificate, key = certificate_and_key(self.network)
        for name, content in (("server.crt", certificate), ("server.key", key)):
            (self.folder / "data" / name).write_bytes(content)
            (self.folder / "data" / name).chmod(0o600)
            if self._as:
                os.chown(self.folder / "data" / name, self._as["user"], self._as["group"])
        with self.admin() as db:
            db.execute("ALTER SYSTEM SET ssl = on")
            db.execute("SELECT pg_reload_conf()")

    @contextmanager
    def admin(self, database: str = "pool") -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
        """A connection of whoever may do everything, in autocommit mode."""
        with psycopg.connect(self.address("admin", database), autocommit=True) as db:
            yield db

    def empty(self) -> None:
        """Take everything out of the pool's journal again."""
        with self.admin() as db:
            db.execute("SET session_replication_role = replica")  # the triggers that keep events look away
            tables = db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'facilitator'").fetchall()
            names = [f"facilitator.{name}" for (name,) in tables if name not in ("kinds", "made")]
            db.execute(f"TRUNCATE {', '.join(names)} RESTART IDENTITY".encode())

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", "data", "-k", self.folder, *self._settings],
                cwd=self.folder,
                stdout=log,
                stderr=log,
                **self._as,
            )
        self._wait_until_it_answers(self._process)

    def becomes_durable(self) -> None:
        """Start it again as safe against power cuts as it comes."""
        self.stop()
        self._settings = self._settings[len(FAST) :]
        self.start()

    def stop(self) -> None:
        """Stop the server, letting nobody finish."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End the server, and all who work for it, as a power cut would."""
        assert self._process is not None
        for child in self.children():
            with suppress(ProcessLookupError):  # it has ended by itself
                os.kill(child, signal.SIGKILL)
        self._end(signal.SIGKILL)

    def freeze(self) -> None:
        """Let the server answer nothing any more, though every way to it stays open."""
        for process in self._everybody():
            os.kill(process, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on where it stood."""
        for process in self._everybody():
            os.kill(process, signal.SIGCONT)

    def cut(self) -> None:
        """Cut every connection there is."""
        with self.admin() as db:
            db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")

    def children(self) -> list[int]:
        """The server's processes for its connections and its own work."""
        assert self._process is not None
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(self._process.pid)], capture_output=True, check=False)
        return [int(line) for line in found.stdout.split()]

    def _everybody(self) -> list[int]:
        assert self._process is not None
        return [self._process.pid, *self.children()]

    def _end(self, how: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(30)
            self._process = None

    def remove(self) -> None:
        """Stop it and take away all it wrote."""
        if self._process is not None:
            self.thaw()
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        for _ in range(600):
            try:
                psycopg.connect(self.address("admin", "postgres")).close()
            except psycopg.OperationalError:
                with suppress(subprocess.TimeoutExpired):  # until it is ready it can only end, which it should not
                    process.wait(0.05)
                    break
            else:
                return
        raise AssertionError((self.folder / "log").read_text())

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run([self._programs / program, *arguments], cwd=self.folder, capture_output=True, **self._as)
        assert not done.returncode, done.stderr.decode()
