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
# vars that only the SQL of a model reads: another value needs no new parse
RENDERED = {"accept_person_changes", "consent", "journey", "linkage", "retrain"}
# where a warehouse is: a project is parsed once for all of them
PLACES = {"THROUGHLINE_DUCKDB_PATH", "THROUGHLINE_POSTGRES_DATABASE"}
# manifests, the latest used last
KEPT = 8
_parsed: dict[str, Manifest] = {}
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
    `seeded` says that the warehouse already holds Throughline's own seeds.
    """

    def __init__(
        self,
        target: str,
        folder: Path,
        environment: Mapping[str, str],
        project_dir: Path = ROOT,
        variables: Mapping[str, Any] | None = None,
        seeded: bool = False,
    ) -> None:
        self.target = target
        self.folder = folder
        self.environment = {"DO_NOT_TRACK": "1", **environment}
        self.project_dir = project_dir
        self.variables = dict(variables or {})
        self.seeded = seeded
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "profiles.yml").write_text((ROOT / "profiles.example.yml").read_text())

    def seed(self, *select: str) -> None:
        """`dbt seed`, of the named seeds or of all; in a seeded warehouse of those that differ."""
        if self.seeded and not select:
            select = tuple(self._own_seeds())
        if select or not self.seeded:
            self.invoke("seed", *_selection(select)).ok()

    def _own_seeds(self) -> Iterator[str]:
        """The seeds of this project that Throughline has not, or has with other rows."""
        for path in sorted((self.project_dir / "seeds").rglob("*.csv")):
            shipped = ROOT / path.relative_to(self.project_dir)
            if not shipped.exists() or shipped.read_bytes() != path.read_bytes():
                yield path.stem

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
            runner = dbtRunner(self.manifest(given))
            outcome = runner.invoke([command, *self._options(given), *arguments])
        # an operation has a result but no node
        results = [r for r in getattr(outcome.result, "results", None) or [] if hasattr(r, "node")]
        # nor were hooks selected
        selected = [r for r in results if r.node.resource_type != "operation"]
        trouble = [f"{r.node.name}: {r.message}" for r in results if r.status in BAD]
        return Result(
            success=outcome.success,
            statuses={r.node.name: str(r.status) for r in selected},
            compiled=[getattr(r.node, "compiled_code", None) or "" for r in selected],
            trouble="\n".join([*trouble, str(outcome.exception or "")]).strip(),
        )

    def manifest(self, variables: Mapping[str, Any]) -> Manifest:
        """This project as parsed before, for whatever warehouse: parsing is most of a command."""
        parsed = {name: value for name, value in variables.items() if name not in RENDERED}
        settings = {k: v for k, v in self.environment.items() if k not in PLACES}
        stamp = _stamp(self.project_dir)
        key = json.dumps(
            [self.target, str(self.project_dir), stamp, settings, parsed], sort_keys=True
        )
        manifest = _parsed.pop(key, None)
        if manifest is None:
            outcome = dbtRunner().invoke(["parse", *self._options(variables)])
            if outcome.exception:
                raise outcome.exception
            manifest = outcome.result
        if len(_parsed) == KEPT:
            del _parsed[next(iter(_parsed))]
        _parsed[key] = manifest
        if self.target == "postgres":
            _move(manifest, self.environment["THROUGHLINE_POSTGRES_DATABASE"])
        return manifest

    def _options(self, variables: Mapping[str, Any]) -> list[str]:
        return [
            # the manifest as JSON is slow to write, and nothing here reads it
            "--no-write-json",
            *("--log-level-file", "none"),
            *("--project-dir", str(self.project_dir)),
            *("--profiles-dir", str(self.folder)),
            *("--target-path", str(self.folder / "target")),
            *("--log-path", str(self.folder / "logs")),
            *("--target", self.target),
            *("--vars", json.dumps(variables)),
            "--quiet",
        ]

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of one query. `?` marks a parameter, on every engine."""
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
        if self.target == "spark":
            from tests.spark import session

            rows = session().sql(sql, list(parameters)).collect()
            return [tuple(row) for row in rows]
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


def _stamp(folder: Path) -> list[int]:
    """Changes whenever a file of the project does."""
    parts = ("dbt_project.yml", "macros", "models", "seeds", "tests/data")
    files = [path for part in parts for path in _files(folder / part)]
    return [len(files), max(path.stat().st_mtime_ns for path in files)]


def _files(path: Path) -> Iterator[Path]:
    return path.rglob("*.*") if path.is_dir() else iter([path] if path.exists() else [])


def _move(manifest: Manifest, database: str) -> None:
    """Points a parsed project at another database of the same server."""
    for node in (*manifest.nodes.values(), *manifest.sources.values()):
        if node.database != database:
            if node.relation_name:
                node.relation_name = node.relation_name.replace(
                    f'"{node.database}".', f'"{database}".', 1
                )
            node.database = database


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
