"""A database server that many kinds of tests look at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facilitator.agenda.times_of_day import WAYS, WRITING
from tests.pool_server import PoolServer, programs


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
