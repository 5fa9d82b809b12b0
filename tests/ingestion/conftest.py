"""What the tools' tests share; the conftest of a tool's folder says which tool it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from sandbox.world import World
from tests.harness import Dbt
from tests.ingestion.serving import Landed, Served, Tool, land_all, serving


@pytest.fixture
def served(served_tool: Tool) -> Iterator[Served]:
    """The tool on loopback, from a world of the test's own."""
    with serving(served_tool) as served:
        yield served


@pytest.fixture
def world(served: Served) -> World:
    """The world behind it."""
    return served.world


@pytest.fixture
def warehouse(make_dbt: Callable[..., Dbt]) -> Dbt:
    """A DuckDB file with nothing landed, for landing and for dbt."""
    return make_dbt("duckdb", seeded=True)


@pytest.fixture(scope="module")
def landed_once(served_tool: Tool, make_dbt: Callable[..., Dbt]) -> Landed:
    """Every account of the tool, landed once in a DuckDB file of the module's own."""
    return land_all(served_tool, make_dbt("duckdb", seeded=True))


@pytest.fixture
def landed_warehouse(landed_once: Landed, make_dbt: Callable[..., Dbt]) -> Dbt:
    """A copy of the warehouse in which everything has been landed once."""
    return landed_once.copy(make_dbt("duckdb"))
