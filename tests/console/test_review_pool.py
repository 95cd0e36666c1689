"""The review's key for the pool: a run is sent only where that is typed, and what colleagues did comes back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from facilitator.console.pooling_beside import NO_POOL
from facilitator.journal.postgres import PostgresJournal
from tests.console.test_review import review
from tests.pool_server import PoolServer


def names_the_pool(folder: Path, pool: PoolServer) -> None:
    """The settings name it."""
    folder.mkdir(exist_ok=True)
    (folder / "settings.yaml").write_text(f"pool: {pool.address('ana')}\n", "utf-8")


def there(pool: PoolServer) -> list[str]:
    """The runs on the server."""
    with closing(PostgresJournal(pool.address("ana"))) as journal:
        return [run.run for run in journal.runs()]


async def test_a_marked_run_is_sent_once_that_is_typed(tmp_path: Path, pool: PoolServer) -> None:
    """The pool's address is shown before; Esc sends nothing."""
    names_the_pool(tmp_path, pool)
    async with review(tmp_path) as stage:
        marked = stage.listed.pane.ref
        await stage.press("P")
        assert f"would go to the pool on {pool.folder}/pool" in stage.words
        await stage.press("escape")
        assert there(pool) == []
        await stage.press("P")
        await stage.write("send")
        await stage.press("enter")
        await stage.app.workers.wait_for_complete()
        await stage.press("up")
        assert there(pool) == [marked]
        assert f"{marked} taken in" in stage.words


async def test_fetching_sends_nothing_that_was_not_chosen(tmp_path: Path, pool: PoolServer) -> None:
    """And says so when there is nothing new."""
    names_the_pool(tmp_path, pool)
    async with review(tmp_path) as stage:
        await stage.press("P")
        await stage.write("fetch")
        await stage.press("enter")
        await stage.app.workers.wait_for_complete()
        assert "has nothing new" in stage.words
        assert there(pool) == []


async def test_without_a_pool_it_is_said_how_one_is_named(tmp_path: Path) -> None:
    """And nothing is asked."""
    async with review(tmp_path) as stage:
        await stage.press("P")
        assert stage.words == NO_POOL


async def test_a_server_out_of_reach_is_told_and_harms_nothing(tmp_path: Path) -> None:
    """The list stays as it was."""
    tmp_path.joinpath("settings.yaml").write_text("pool: postgresql://ana@/days?host=/nowhere\n", "utf-8")
    async with review(tmp_path) as stage:
        listed = len(stage.listed.runs)
        await stage.press("P")
        await stage.write("send")
        await stage.press("enter")
        await stage.app.workers.wait_for_complete()
        assert "cannot be reached" in stage.words
        assert len(stage.listed.runs) == listed
