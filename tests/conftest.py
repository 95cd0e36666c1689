"""How many tests run at a time, what the collector of memory looks at, and a database server for many tests."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator, Iterator

import pytest

from facilitator.agenda.times_of_day import WAYS, WRITING
from tests.pool_server import PoolServer, programs

NEW_THINGS = 20_000
"""Things made before the collector looks at the new ones: a console makes and drops as many in a few keys."""


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: some tests wait, and each worker reads all tests before its first."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Read the tests without the collector, and have it pass over them afterwards, as they stay to the end.

    It took a quarter of the whole time to look through ten thousand tests and all that they import, again and again.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(NEW_THINGS, 5, 5)
        gc.enable()


@pytest.fixture(autouse=True)
def times_as_usual() -> Iterator[None]:
    """A test that has times written otherwise leaves them as they were for the next one."""
    yield
    WRITING.follow(WAYS[0])


@pytest.fixture(scope="session")
def server() -> Iterator[PoolServer]:
    """A PostgreSQL server of this run of tests; whoever uses it begins with an empty journal, by `pool`."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed here")
    made = PoolServer()
    yield made
    made.remove()


@pytest.fixture
def pool(server: PoolServer) -> PoolServer:
    """A PostgreSQL server with an empty pool's journal."""
    server.empty()
    return server
