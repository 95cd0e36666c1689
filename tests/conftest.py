"""A database server that many kinds of tests look at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.pool_server import PoolServer, programs


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
