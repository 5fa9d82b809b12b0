"""Throughline on a set of people: the standard's tables filled, then dbt as a user runs it.

python -m benchmarks.linkage.throughline PEOPLE.parquet FOLDER [RULINGS.csv]

Leaves clusters.parquet (source_id and one column per cut), pairs.parquet, review.parquet and the
warehouse in the folder.
"""

from __future__ import annotations

from benchmarks.linkage.measuring import Phases

phases = Phases()

import csv  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import shutil  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

import duckdb  # noqa: E402
from dbt.cli.main import dbtRunner  # noqa: E402

from benchmarks.linkage.measuring import ROOT, answer, peak_mb  # noqa: E402
from ingestion.registry import TABLES  # noqa: E402
from tests.linkage.people import MARTS, REGISTRY, SEEDS, standard_tables  # noqa: E402

# what somebody who was erased could be known again by
CLUES = [f"+link_{clue},path:models/identity" for clue in ("email", "phone", "person_name")]
CLUSTERS = "+link_record_cluster,path:models/identity"


class Dbt:
    """dbt in this process with one manifest for every command."""

    def __init__(self, folder: Path) -> None:
        shutil.copyfile(ROOT / "profiles.example.yml", folder / "profiles.yml")
        self.options = [
            *("--project-dir", str(ROOT)),
            *("--profiles-dir", str(folder)),
            *("--target-path", str(folder / "target")),
            *("--log-path", str(folder / "logs")),
            *("--log-level-file", "none"),
            "--quiet",
        ]
        self.runner = dbtRunner(manifest=dbtRunner().invoke(["parse", *self.options]).result)

    def match_values(self) -> dict[str, str]:
        """The SQL that the standard makes an email's and a phone's `match_value` with."""
        compiled = {}
        for kind, value in (
            ("email", "throughline.normalize_email('value_raw')"),
            ("phone", "'value_raw'"),
        ):
            macro = f"{{{{ throughline.match_{kind}({value}) }}}}"
            outcome: Any = self.runner.invoke(
                ["compile", "--inline", macro, *self.options, "--log-level", "none"]
            )
            compiled[kind] = outcome.result.results[0].node.compiled_code
        return compiled

    def invoke(self, *command: str) -> dict[str, float]:
        """Wall seconds by node; exits when one fails."""
        outcome = self.runner.invoke([*command, *self.options])
        found: Any = getattr(outcome.result, "results", None) or []
        # an operation has a result but no node
        results = [result for result in found if hasattr(result, "node")]
        if not outcome.success:
            failed = [f"{r.node.name}: {r.message}" for r in results if r.status == "error"]
            sys.exit("\n".join(failed) or str(outcome.exception))
        return {result.node.name: result.execution_time for result in results}


def main(people: str, folder: Path, rulings: str | None) -> None:
    warehouse = folder / "bench.duckdb"
    # an earlier run's, in a folder that was kept
    warehouse.unlink(missing_ok=True)
    os.environ.update(THROUGHLINE_TARGET="duckdb", THROUGHLINE_DUCKDB_PATH=str(warehouse))
    phases.begun()
    with phases.phase("parse"):
        dbt = Dbt(folder)
    with phases.phase("load"):
        load(warehouse, people, dbt.match_values())
        if rulings:
            _rule(warehouse, rulings)
        dbt.invoke("seed", "--select", *SEEDS)
        erased = _erased(warehouse)
        if erased:
            dbt.invoke("run", "--select", *CLUES)
        for record_uid in erased:
            arguments = json.dumps({"record_uid": record_uid})
            dbt.invoke("run-operation", "suppress_record", "--args", arguments)
    at_start = peak_mb()
    with phases.phase("link"):
        nodes = dbt.invoke("run", "--select", CLUSTERS)
    peak_link = peak_mb()
    with phases.phase("persons"):
        nodes |= dbt.invoke(
            "run", "--select", "path:models/identity", *MARTS, "--exclude", CLUSTERS
        )
    with duckdb.connect(str(warehouse)) as connection:
        found = _counts(connection)
        _write(connection, folder)
    answer(phases=phases.seconds, nodes=nodes, peak_start=at_start, peak_link=peak_link, **found)


def load(warehouse: Path, people: str, match_values: dict[str, str]) -> None:
    """An empty registry, and the standard's tables with the people of a Parquet file."""
    with duckdb.connect(str(warehouse)) as connection:
        create_registry(connection)
        connection.execute("create schema standard")
        connection.execute(f"create temp view people as select * from read_parquet('{people}')")
        tables = standard_tables(connection, "people", match_values=match_values)
        for name, query in tables.items():
            connection.execute(f"create table standard.{name} as {query}")


def create_registry(connection: duckdb.DuckDBPyConnection) -> None:
    """The registry's tables that identity reads, empty."""
    connection.execute("create schema registry")
    for name in REGISTRY:
        columns = {**TABLES[name], "registered_by": "text"}
        described = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        connection.execute(f"create table registry.{name} ({described})")


def _erased(warehouse: Path) -> list[str]:
    """Records of people who asked to be erased, among the hard cases."""
    with duckdb.connect(str(warehouse)) as connection:
        found = connection.execute(
            "select record_uid from standard.mds_person_record"
            " where account_slug = 'suppression_hash' order by record_uid"
        )
        return [record_uid for (record_uid,) in found.fetchall()]


def _rule(warehouse: Path, path: str) -> None:
    """Reviewers' decisions on the hard cases."""
    with (
        duckdb.connect(str(warehouse)) as connection,
        Path(path).open(encoding="utf-8", newline="") as stream,
    ):
        known = connection.execute("select source_id, record_uid from standard.mds_person_record")
        uids = dict(known.fetchall())
        for row in csv.DictReader(stream):
            connection.execute(
                "insert into registry.person_ruling"
                " (record_uid_l, record_uid_r, ruling, ruled_by, ruled_at)"
                " values (?, ?, ?, 'reviewer', timestamp '2026-09-30 12:00:00')",
                [
                    uids[f"{row['case_id']}-{row['record_l']}"],
                    uids[f"{row['case_id']}-{row['record_r']}"],
                    "same" if row["decision"] == "must_link" else "different",
                ],
            )


def _write(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """What is judged: every record's cluster, the pairs compared, the pairs that wait."""
    connection.execute(
        "create temp view record as select numbered.record_no, record_uid, source_id"
        " from identity.link_record as numbered"
        " join standard.mds_person_record using (record_uid)"
    )
    connection.execute(
        "copy (select source_id, cluster_strict, cluster_no as cluster_default, cluster_wide"
        " from identity.link_record_cluster join record using (record_uid))"
        f" to '{folder / 'clusters.parquet'}' (format parquet)"
    )
    for name, pairs, key in (
        ("pairs", "identity.link_comparison", "record_no"),
        ("review", "marts.match_review_queue", "record_uid"),
    ):
        connection.execute(
            "copy (select l.source_id as source_id_l, r.source_id as source_id_r"
            f" from {pairs} join record as l on {key}_l = l.{key}"
            f" join record as r on {key}_r = r.{key})"
            f" to '{folder / f'{name}.parquet'}' (format parquet)"
        )


def _counts(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    def count(table: str) -> int:
        ((rows,),) = connection.execute(f"select count(*) from identity.{table}").fetchall()
        return rows

    return {
        "candidates": count("link_comparison"),
        "scored": count("link_comparison") + count("link_neighbour_comparison"),
    }


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
