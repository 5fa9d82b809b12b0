"""What a build costs that goes on from the last one, beside a full one that finds the same.

python -m benchmarks.linkage.incremental [RECORDS] [CHANGED] [--folder FOLDER]

RECORDS of the organizing set are linked; CHANGED of them come (six in ten), are edited (three) or
go (one); the build after that is measured, then a full refresh with the same model. CPU seconds
leave out Python's start, dbt's parse and loading; they are of one thread, so that each is of one
step: of matching, of persons and their marts, or of dbt between them.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from dbt.cli.main import dbtRunner

from benchmarks.linkage.organizing import make
from benchmarks.linkage.throughline import CLUSTERS, Dbt, create_registry
from tests.linkage.people import MARTS, SEEDS, standard_tables

PERSONS = ("path:models/identity", *MARTS)
MATCHING = (CLUSTERS, "+link_settled,path:models/identity")
# what a full refresh must find the same; those of the build alone, and the report, are not
PUBLISHED = (
    "identity.link_record_cluster", "identity.link_settled", "identity.link_person",
    "identity.link_field_claim", "identity.link_best", "identity.link_review_pair",
    "identity.link_explanation", "identity.person_event", "identity.person_redirect",
    *(f"marts.{mart}" for mart in MARTS),
)  # fmt: skip
SHARES = {"new": 0.6, "edited": 0.3, "gone": 0.1}
# what an edited record takes over from another one, in turn
EDITS = ("phone", "email", "address_line_1", "birth_date", "family_name")
KEPT = "identity.person_member_history"


class Costed(Dbt):
    """dbt that knows what each step costs."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        listed: Any = self.runner.invoke(
            ["ls", "--select", *MATCHING, *self.options, "--log-level", "none"]
        )
        self.options += ["--threads", "1"]
        self.matching = {name.split(".")[-1] for name in listed.result}
        self.runner = dbtRunner(manifest=self.runner.manifest, callbacks=[self._count])
        self.begun = 0.0
        self.steps: dict[str, float] = {}

    def _count(self, event: Any) -> None:
        if event.info.name == "NodeStart":
            self.begun = time.process_time()
        elif event.info.name == "NodeFinished":
            self.steps[event.data.node_info.node_name] = time.process_time() - self.begun

    def build(self, *options: str) -> dict[str, float]:
        """CPU seconds of matching, of persons, and of dbt itself; the dearest steps are told."""
        self.steps = {}
        begun = time.process_time()
        self.invoke("run", *options, "--select", *PERSONS)
        spent = time.process_time() - begun
        dearest = sorted(self.steps.items(), key=lambda item: -item[1])[:20]
        sys.stdout.write(", ".join(f"{name} {cpu:.2f}" for name, cpu in dearest) + "\n")
        matching = sum(cpu for name, cpu in self.steps.items() if name in self.matching)
        persons = sum(self.steps.values()) - matching
        return {"matching": matching, "persons": persons, "dbt": spent - matching - persons}


def main(records: int, changed: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    warehouse = folder / "bench.duckdb"
    os.environ.update(THROUGHLINE_TARGET="duckdb", THROUGHLINE_DUCKDB_PATH=str(warehouse))
    new, edited, gone = (int(changed * share) for share in SHARES.values())
    people = make(records + new)
    dbt = Costed(folder)
    with duckdb.connect(str(warehouse)) as connection:
        create_registry(connection)
    match_values = dbt.match_values()
    _lay(warehouse, people.slice(0, records), match_values)
    dbt.invoke("seed", "--select", *SEEDS)
    costs = {"first build, trains": dbt.build()}
    before = _persons(warehouse)
    changed_people, touched = _change(people, records, edited, gone)
    _lay(warehouse, changed_people, match_values)
    costs["build after the change"] = dbt.build()
    after, published = _persons(warehouse), _published(warehouse)
    costs["full refresh, same model"] = dbt.build("--full-refresh")
    whole = _published(warehouse)
    other = [table for table in PUBLISHED if published[table] != whole[table]]
    _tell(costs, records, changed)
    sys.stdout.write(
        f"tables in which the full refresh finds others: {', '.join(other) or 'none'}\n"
    )
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


def _persons(warehouse: Path) -> dict[str, str]:
    with duckdb.connect(str(warehouse)) as connection:
        return dict(
            connection.execute(
                "select source_id, person_id from standard.mds_person_record"
                f" join {KEPT} using (record_uid) where to_run is null"
            ).fetchall()
        )


def _published(warehouse: Path) -> dict[str, tuple[Any, ...]]:
    """The rows of every published table, as how many they are and a sum of hashes."""
    found = {}
    with duckdb.connect(str(warehouse)) as connection:
        for table in PUBLISHED:
            names = sorted(row[0] for row in connection.execute(f"describe {table}").fetchall())
            columns = ", ".join(names)
            (found[table],) = connection.execute(
                f"select count(*), sum(cast(hash({columns}) as hugeint)) from {table}"
            ).fetchall()
    return found


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
    parts = [*next(iter(costs.values())), "in all"]
    rows = {name: [*cost.values(), sum(cost.values())] for name, cost in costs.items()}
    sys.stdout.write(f"{'CPU s':28}" + "".join(f"{part:>10}" for part in parts) + "\n")
    for name, row in rows.items():
        sys.stdout.write(f"{name:28}" + "".join(f"{cpu:10.1f}" for cpu in row) + "\n")
    part, whole = rows["build after the change"], rows["full refresh, same model"]
    shares = [mine / most for mine, most in zip(part, whole, strict=True)]
    sys.stdout.write(f"{'share':28}" + "".join(f"{share:10.1%}" for share in shares) + "\n")


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
