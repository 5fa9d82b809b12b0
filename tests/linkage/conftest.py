"""Identity alone: people put straight into the standard's tables, dbt run from there."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import duckdb
import psycopg2
import pyarrow as pa
import pytest

from ingestion.registry import TABLES
from tests.harness import Dbt
from tests.linkage.people import MARTS, REGISTRY, standard_tables


class Identity:
    """One seeded warehouse whose standard tables hold a list of people."""

    def __init__(self, dbt: Dbt) -> None:
        self.dbt = dbt
        for name in REGISTRY:
            dbt.table(f"registry.{name}", [], TABLES[name] | {"registered_by": "text"})

    def lay(self, people: Sequence[Mapping[str, Any]]) -> None:
        """Replaces the people in the standard's tables."""
        memory = duckdb.connect()
        columns = list(dict.fromkeys(name for row in people for name in row))
        memory.register(
            "given",
            pa.table({c: pa.array([r.get(c) for r in people], pa.string()) for c in columns}),
        )
        memory.execute("create table people as select * from given")
        for name, query in standard_tables(memory, "people").items():
            self._replace(memory, name, query)

    def link(self, people: Sequence[Mapping[str, Any]], **linkage: Any) -> dict[str, str]:
        """Replaces the people and links them; the person of every record."""
        self.lay(people)
        self.dbt.run("path:models/identity", *MARTS, linkage=linkage)
        return dict(self.dbt.query("select record_uid, person_id from marts.person_crosswalk"))

    def rule(self, left: str, right: str, ruling: str) -> None:
        """A person's decision on two source ids."""
        self.dbt.execute(
            "insert into registry.person_ruling (record_uid_l, record_uid_r, ruling, ruled_at)"
            " values (?, ?, ?, timestamp '2026-09-30 12:00:00')",
            [uid(left), uid(right), ruling],
        )

    def operate(self, macro: str, **arguments: str) -> None:
        """An operation on the registry."""
        self.dbt.invoke(
            "run-operation", macro, "--args", json.dumps(arguments), variables={"linkage": {}}
        ).ok()

    def _replace(self, memory: duckdb.DuckDBPyConnection, name: str, query: str) -> None:
        described = memory.execute(f"describe {query}").fetchall()
        rows = memory.execute(query).fetchall()
        kinds = {"VARCHAR": "text", "BIGINT": "bigint", "INTEGER": "bigint"}
        types = {row[0]: kinds.get(row[1], row[1].lower()) for row in described}
        self.dbt.table(f"standard.{name}", [], types)
        if self.dbt.target == "duckdb":
            with duckdb.connect(self.dbt.environment["THROUGHLINE_DUCKDB_PATH"]) as warehouse:
                warehouse.register("rows", memory.sql(query).to_arrow_table())
                warehouse.execute(f"insert into standard.{name} select * from rows")
            return
        text = io.StringIO()
        csv.writer(text).writerows([["\\N" if v is None else v for v in row] for row in rows])
        text.seek(0)
        connection = psycopg2.connect(
            host=self.dbt.environment["THROUGHLINE_POSTGRES_HOST"],
            user=self.dbt.environment["THROUGHLINE_POSTGRES_USER"],
            dbname=self.dbt.environment["THROUGHLINE_POSTGRES_DATABASE"],
        )
        with connection, connection.cursor() as cursor:
            cursor.copy_expert(
                f"copy standard.{name} from stdin with (format csv, null '\\N')", text
            )
        connection.close()


def uid(source_id: str) -> str:
    """The record_uid of a row of the list."""
    return f"file:list:person:{source_id}"


@pytest.fixture(scope="module")
def make_identity(make_dbt: Callable[..., Dbt]) -> Callable[[str], Identity]:
    """Makes an empty warehouse for identity: `make_identity("duckdb")`."""
    return lambda target: Identity(make_dbt(target, seeded=True))
