"""What a build costs that goes on from the last one, beside a full one that finds the same.

python -m benchmarks.linkage.incremental [RECORDS] [CHANGED] [--folder FOLDER]

RECORDS of the organizing set are linked; CHANGED of them come (six in ten), are edited (three) or
go (one); the build after that is measured, then a full refresh with the same model. CPU seconds
leave out Python's start, dbt's parse and loading.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.linkage.measuring import Phases
from benchmarks.linkage.organizing import make
from benchmarks.linkage.throughline import Dbt, create_registry
from tests.linkage.people import MARTS, SEEDS, standard_tables

LINKING = "+link_settled,path:models/identity"
SHARES = {"new": 0.6, "edited": 0.3, "gone": 0.1}
# what an edited record takes over from another one, in turn
EDITS = ("phone", "email", "address_line_1", "birth_date", "family_name")
KEPT = "identity.person_member_history"


def main(records: int, changed: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    warehouse = folder / "bench.duckdb"
    os.environ.update(THROUGHLINE_TARGET="duckdb", THROUGHLINE_DUCKDB_PATH=str(warehouse))
    new, edited, gone = (int(changed * share) for share in SHARES.values())
    people = make(records + new)
    dbt = Dbt(folder)
    with duckdb.connect(str(warehouse)) as connection:
        create_registry(connection)
    match_values = dbt.match_values()
    _lay(warehouse, people.slice(0, records), match_values)
    dbt.invoke("seed", "--select", *SEEDS)
    costs = {"first build, trains": _build(dbt)}
    before = _persons(warehouse)
    changed_people, touched = _change(people, records, edited, gone)
    _lay(warehouse, changed_people, match_values)
    costs["build after the change"] = _build(dbt)
    after, clusters = _persons(warehouse), _clusters(warehouse)
    costs["full refresh, same model"] = _build(dbt, "--full-refresh")
    same = after == _persons(warehouse) and clusters == _clusters(warehouse)
    _tell(costs, records, changed)
    sys.stdout.write(f"the full refresh finds the same persons: {'yes' if same else 'NO'}\n")
    sys.stdout.write(f"untouched persons that keep their id: {_keeping(before, after, touched)}\n")


def _lay(warehouse: Path, people: pa.Table, match_values: dict[str, str]) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("create schema if not exists standard")
        connection.register("people", people)
        for name, query in standard_tables(connection, "people", match_values=match_values).items():
            connection.execute(f"create or replace table standard.{name} as {query}")


def _change(people: pa.Table, records: int, edited: int, gone: int) -> tuple[pa.Table, set[str]]:
    """The people as they are afterwards; the source ids of records that changed."""
    memory = duckdb.connect()
    memory.register("placed", people.append_column("row_no", pa.array(range(1, len(people) + 1))))
    memory.execute(
        "create table drawn as select source_id, row_number() over (order by md5(source_id))"
        f" as place from placed where row_no <= {records}"
    )
    columns = ", ".join(
        f"case when drawn.place <= {edited} and drawn.place % {len(EDITS)} = {turn}"
        f" then donor.{name} else placed.{name} end as {name}"
        for turn, name in enumerate(EDITS)
    )
    rows = memory.sql(
        f"select placed.* exclude (row_no) replace ({columns})"
        " from placed left join drawn using (source_id)"
        f" left join drawn as given on given.place = drawn.place + {edited + gone}"
        " left join placed as donor on donor.source_id = given.source_id"
        f" where drawn.place is null or drawn.place <= {edited}"
        f" or drawn.place > {edited + gone}"
    ).to_arrow_table()
    touched = memory.execute(
        f"select source_id from drawn where place <= {edited + gone}"
        f" union all select source_id from placed where row_no > {records}"
    ).fetchall()
    return rows, {source_id for (source_id,) in touched}


def _build(dbt: Dbt, *options: str) -> dict[str, float]:
    """CPU seconds up to clusters, and of persons, explanations and golden records."""
    phases = Phases()
    with phases.phase("link"):
        nodes = dbt.invoke("run", *options, "--select", LINKING)
    with phases.phase("persons"):
        nodes |= dbt.invoke(
            "run", *options, "--select", "path:models/identity", *MARTS, "--exclude", LINKING
        )
    slowest = sorted(nodes.items(), key=lambda item: -item[1])[:12]
    sys.stdout.write(", ".join(f"{name} {wall:.2f}" for name, wall in slowest) + "\n")
    return {name: cost["cpu"] for name, cost in phases.seconds.items()}


def _persons(warehouse: Path) -> dict[str, str]:
    with duckdb.connect(str(warehouse)) as connection:
        return dict(
            connection.execute(
                "select source_id, person_id from standard.mds_person_record"
                f" join {KEPT} using (record_uid) where to_run is null"
            ).fetchall()
        )


def _clusters(warehouse: Path) -> list[tuple[int, ...]]:
    with duckdb.connect(str(warehouse)) as connection:
        return connection.execute(
            "select record_no, cluster_strict, cluster_no, cluster_wide, held_cluster_no"
            " from identity.link_record_cluster order by record_no"
        ).fetchall()


def _keeping(before: dict[str, str], after: dict[str, str], touched: set[str]) -> str:
    """Of persons none of whose records changed, how many have all of them still."""
    involved = {before[record] for record in touched if record in before}
    untouched = {person for person in before.values() if person not in involved}
    moved = {
        person
        for record, person in before.items()
        if person in untouched and after.get(record) != person
    }
    share = 1 - len(moved) / max(len(untouched), 1)
    return f"{share:.4%} of {len(untouched):,}"


def _tell(costs: dict[str, dict[str, float]], records: int, changed: int) -> None:
    sys.stdout.write(f"\n{records:,} records, {changed:,} changed\n")
    sys.stdout.write(f"{'CPU s':28}{'to clusters':>12}{'persons':>9}{'in all':>8}\n")
    for name, cost in costs.items():
        total = sum(cost.values())
        sys.stdout.write(f"{name:28}{cost['link']:12.1f}{cost['persons']:9.1f}{total:8.1f}\n")
    part, whole = costs["build after the change"], costs["full refresh, same model"]
    sys.stdout.write(
        f"{'share':28}{part['link'] / whole['link']:12.1%}"
        f"{part['persons'] / whole['persons']:9.1%}"
        f"{sum(part.values()) / sum(whole.values()):8.1%}\n"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        "python -m benchmarks.linkage.incremental", description=__doc__
    )
    parser.add_argument("records", nargs="?", type=int, default=100_000)
    parser.add_argument("changed", nargs="?", type=int, default=1_000)
    parser.add_argument("--folder", type=Path, help="keep the warehouse in this folder")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        main(given.records, given.changed, given.folder or Path(temporary))
