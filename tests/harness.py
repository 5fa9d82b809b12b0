"""Drives dbt in this process, against a warehouse of the test's own."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import psycopg2
from dbt.cli.main import dbtRunner
from dbt.contracts.graph.manifest import Manifest
from dbt.contracts.results import RunStatus, TestStatus

ROOT = Path(__file__).parents[1]
# manifests, the latest used last
KEPT = 8
_parsed: dict[str, Manifest | None] = {}
BAD = {RunStatus.Error, TestStatus.Error, TestStatus.Fail, RunStatus.Skipped}


@dataclass(frozen=True)
class Result:
    """One dbt command: every node's status and SQL, and the messages of those that went wrong."""

    success: bool
    statuses: Mapping[str, str]
    compiled: Sequence[str]
    trouble: str

    def ok(self) -> Result:
        """Itself; an AssertionError with dbt's own messages when the command failed."""
        assert self.success, self.trouble
        return self


class Dbt:
    """A dbt project and one warehouse.

    `environment` is what the profile reads: THROUGHLINE_DUCKDB_PATH, or THROUGHLINE_POSTGRES_*.
    `folder` takes the profile, the target folder and the logs, so that tests never collide.
    """

    def __init__(
        self,
        target: str,
        folder: Path,
        environment: Mapping[str, str],
        project_dir: Path = ROOT,
        variables: Mapping[str, Any] | None = None,
    ) -> None:
        self.target = target
        self.folder = folder
        self.environment = {"DO_NOT_TRACK": "1", **environment}
        self.project_dir = project_dir
        self.variables = dict(variables or {})
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "profiles.yml").write_text((ROOT / "profiles.example.yml").read_text())

    def seed(self, *select: str) -> Result:
        """`dbt seed`, of the named seeds or of all."""
        return self.invoke("seed", *_selection(select)).ok()

    def build(self, *select: str, **variables: Any) -> Result:
        """`dbt build` of what is selected; keyword arguments are vars of this one command."""
        return self.invoke("build", *_selection(select), variables=variables).ok()

    def run(self, *select: str, **variables: Any) -> Result:
        """`dbt run` of what is selected, without tests."""
        return self.invoke("run", *_selection(select), variables=variables).ok()

    def invoke(
        self, command: str, *arguments: str, variables: Mapping[str, Any] | None = None
    ) -> Result:
        """Any dbt command; the caller asserts."""
        given = {**self.variables, **(variables or {})}
        with _environment(self.environment):
            runner = dbtRunner(self._manifest(given))
            outcome = runner.invoke([command, *self._options(given), *arguments])
        # an operation has a result but no node
        results = [r for r in getattr(outcome.result, "results", None) or [] if hasattr(r, "node")]
        trouble = [f"{r.node.name}: {r.message}" for r in results if r.status in BAD]
        return Result(
            success=outcome.success,
            statuses={r.node.name: str(r.status) for r in results},
            compiled=[getattr(r.node, "compiled_code", None) or "" for r in results],
            trouble="\n".join([*trouble, str(outcome.exception or "")]).strip(),
        )

    def _manifest(self, variables: Mapping[str, Any]) -> Manifest | None:
        """This project as parsed before for the same vars and a database of the same name.

        Parsing is most of a small command. Only Throughline itself stays as it is while tests run.
        """
        if self.project_dir != ROOT:
            return None
        names = {name: value for name, value in self.environment.items() if "PATH" not in name}
        key = json.dumps([self.target, names, variables], sort_keys=True)
        if key in _parsed:
            _parsed[key] = _parsed.pop(key)
        else:
            if len(_parsed) == KEPT:
                del _parsed[next(iter(_parsed))]
            _parsed[key] = dbtRunner().invoke(["parse", *self._options(variables)]).result
        return _parsed[key]

    def _options(self, variables: Mapping[str, Any]) -> list[str]:
        return [
            # the manifest as JSON is slow to write, and nothing here reads it
            "--no-write-json",
            *("--project-dir", str(self.project_dir)),
            *("--profiles-dir", str(self.folder)),
            *("--target-path", str(self.folder / "target")),
            *("--log-path", str(self.folder / "logs")),
            *("--target", self.target),
            *("--vars", json.dumps(variables)),
            "--quiet",
        ]

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of one query. `?` marks a parameter, on both engines."""
        return self._statement(sql, parameters, fetch=True)

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Runs one statement and commits it."""
        self._statement(sql, parameters, fetch=False)

    def table(
        self, name: str, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]
    ) -> None:
        """Makes a table anew (`schema.table`, column to SQL type) and fills it; missing is null."""
        self.execute(f"create schema if not exists {name.split('.')[0]}")
        self.execute(f"drop table if exists {name} cascade")
        self.execute(f"create table {name} ({', '.join(f'{c} {t}' for c, t in columns.items())})")
        marks = ", ".join("?" for _ in columns)
        for row in rows:
            unknown = set(row) - set(columns)
            assert not unknown, f"{name} has no {sorted(unknown)}"
            self.execute(f"insert into {name} values ({marks})", [row.get(c) for c in columns])

    def _statement(self, sql: str, parameters: Sequence[Any], fetch: bool) -> list[Any]:
        if self.target == "duckdb":
            with duckdb.connect(self.environment["THROUGHLINE_DUCKDB_PATH"]) as connection:
                connection.execute("set timezone = 'UTC'")
                cursor = connection.execute(sql, list(parameters))
                return cursor.fetchall() if fetch else []
        connection = psycopg2.connect(
            host=self.environment["THROUGHLINE_POSTGRES_HOST"],
            user=self.environment["THROUGHLINE_POSTGRES_USER"],
            dbname=self.environment["THROUGHLINE_POSTGRES_DATABASE"],
        )
        try:
            with connection, connection.cursor() as cursor:
                filled = sql.replace("%", "%%").replace("?", "%s") if parameters else sql
                cursor.execute(filled, list(parameters) or None)
                return cursor.fetchall() if fetch else []
        finally:
            connection.close()


def _selection(select: Sequence[str]) -> list[str]:
    return ["--select", *select] if select else []


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
