"""A small make-believe movement, from its tools to the marts, on both engines, and on one again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import md5
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from ingestion import standard
from ingestion.cli import main
from ingestion.demo import pairwise
from sandbox import field_book
from sandbox.demo import movement
from sandbox.generate import make_world
from sandbox.truth import rows
from sandbox.world import World
from tests.conftest import ENGINES
from tests.harness import Dbt

PEOPLE = 200
KEY = "canary of the end-to-end test"
ABOUT_RUNS = {"feed_day", "feed_sla", "load_audit"}
# each landing gives these anew: dlt's ids of loads and rows, and when its load was complete
OF_THE_LOAD = {
    "load_id", "sync_run_uid", "source_row_id", "finished_at", "linked_at", "data_as_of",
}  # fmt: skip

Rows = Counter[tuple[Any, ...]]


@dataclass(frozen=True)
class Ran:
    """One engine's warehouse, what each run said and published, what the first published that is
    the same on every engine, and the folder that the runs wrote to."""

    dbt: Dbt
    folder: Path
    said: Sequence[Mapping[str, Any]]
    published: Sequence[Mapping[str, Rows]]
    comparable: Mapping[str, Rows]


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(PEOPLE)


@pytest.fixture(scope="module")
def ran(
    world: World, make_dbt: Callable[..., Dbt], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Ran]]:
    """The field book landed and `throughline run` on each engine, and a day later again on the
    first."""
    folder = tmp_path_factory.mktemp("movement")
    book = field_book.write_field_book(world, folder / "field_book")
    found: dict[str, Ran] = {}
    with movement(world, folder) as running, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("THROUGHLINE_HASH_KEY", KEY)
        for name, value in running.secrets.items():
            patch.setenv(name, value)
        for engine in ENGINES:
            dbt = make_dbt(engine)
            for name, value in dbt.environment.items():
                patch.setenv(name, value)
            patch.setenv("DBT_PROFILES_DIR", str(dbt.folder))
            places = ["--json", "--target", engine, "--config", str(running.configuration)]
            patch.setenv("THROUGHLINE_NOW", world.today.isoformat())
            for entity, path in book.items():
                invoke(
                    "land-file", str(path), "--entity", entity, "--tool", field_book.TOOL,
                    "--account", field_book.ACCOUNT, "--org", field_book.OWNER, *places,
                )  # fmt: skip
            said, seen, comparable = [], [], {}
            for days in (0, 1) if engine == "duckdb" else (0,):
                patch.setenv("THROUGHLINE_NOW", (world.today + timedelta(days=days)).isoformat())
                said.append(invoke("run", *places))
                seen.append(published(dbt))
                comparable = comparable or published(dbt, OF_THE_LOAD)
            found[engine] = Ran(dbt, folder / ".throughline", said, seen, comparable)
        yield found


def invoke(*arguments: str) -> Mapping[str, Any]:
    """What a command says that succeeds."""
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def published(dbt: Dbt, leaving_out: Collection[str] = ()) -> dict[str, Rows]:
    """Every mart's rows, without the columns that are left out."""
    columns: dict[str, list[str]] = {}
    for table, column in dbt.query(
        "select table_name, column_name from information_schema.columns"
        " where table_schema = 'marts' order by table_name, column_name"
    ):
        if column not in leaving_out:
            columns.setdefault(table, []).append(column)
    return {
        table: Counter(dbt.query(f"select {', '.join(names)} from marts.{table}"))
        for table, names in columns.items()
    }


def differing(left: Mapping[str, Rows], right: Mapping[str, Rows]) -> dict[str, list[Any]]:
    """A few rows of each table that one side has and the other has not."""
    both = {table: (left[table] - right[table]) + (right[table] - left[table]) for table in left}
    return {table: list(rows)[:3] for table, rows in both.items() if rows}


def test_every_mart_has_rows(ran: dict[str, Ran]) -> None:
    marts = ran["duckdb"].published[0]
    # nothing is refused, and every tool names the original of what it copies
    empty = {table for table, found in marts.items() if not found}
    assert empty == {"data_quarantine", "journey_echo"}


def test_the_unit_tests_of_the_models_hold(ran: dict[str, Ran]) -> None:
    ran["duckdb"].dbt.invoke("test", "--select", "test_type:unit").ok()


@pytest.mark.parametrize("engine", ENGINES)
def test_every_row_names_its_source_its_id_and_its_load(ran: dict[str, Ran], engine: str) -> None:
    query = ran[engine].dbt.query
    named = (
        "record_uid", "native_uid", "tool_slug", "account_slug", "source_object", "source_id",
        "source_id_kind", "owner_org_uid", "sync_run_uid", "source_row_id", "mds_version",
    )  # fmt: skip
    unnamed = " or ".join(f"{column} is null or {column} = ''" for column in named)
    for entity in standard.fed_by_tools():
        table = f"standard.mds_{entity}"
        [(told, uids, nameless)] = query(
            "select count(*), count(distinct record_uid),"
            f" coalesce(sum(case when {unnamed} then 1 else 0 end), 0) from {table}"
        )
        assert told == uids > 0 == nameless, entity
        lost = (
            f"select sync_run_uid from {table} as told where not exists (select 1 from"
            " standard.mds_sync_run as runs where runs.record_uid = told.sync_run_uid)"
        )
        assert query(lost) == [], entity


@pytest.mark.parametrize("engine", ENGINES)
def test_what_a_load_received_is_landed_refused_or_there_already(
    ran: dict[str, Ran], engine: str
) -> None:
    [(loads, balanced, received)] = ran[engine].dbt.query(
        "select count(*), sum(case when rows_extracted = rows_loaded + rows_rejected +"
        " rows_duplicate then 1 else 0 end), sum(rows_extracted) from standard.mds_sync_run"
    )
    assert loads == balanced > 0 < received


def test_both_engines_publish_the_same_persons(ran: dict[str, Ran]) -> None:
    ids = (
        "select record_uid, person_id, person_id_strict, person_id_wide"
        " from marts.person_crosswalk order by record_uid"
    )
    first, second = (ran[engine].dbt.query(ids) for engine in ENGINES)
    assert len(first) > PEOPLE
    assert first == second


def test_both_engines_publish_the_same_rows(ran: dict[str, Ran]) -> None:
    first, second = (ran[engine].comparable for engine in ENGINES)
    assert first.keys() == second.keys()
    assert differing(first, second) == {}


def test_a_run_with_nothing_new_lands_and_changes_nothing(ran: dict[str, Ran]) -> None:
    first, again = ran["duckdb"].said
    assert sum(feed["rows_landed"] for feed in first["feeds"]) > 1000
    assert {feed["rows_landed"] for feed in again["feeds"]} == {0}
    before, after = ran["duckdb"].published
    assert before.keys() == after.keys()
    assert {"load_audit"} <= set(differing(before, after)) <= ABOUT_RUNS


@pytest.mark.parametrize(
    ("cut", "precise", "complete"), [("person_id", 0.97, 0.8), ("person_id_strict", 0.98, 0.75)]
)
def test_nearly_every_link_is_right(
    ran: dict[str, Ran], world: World, cut: str, precise: float, complete: float
) -> None:
    """So few people have some four hundred right pairs: one father and son make a hundredth."""
    truth = {row.record_uid: row.person for row in rows(world)}
    found = ran["duckdb"].dbt.query(f"select record_uid, {cut} from marts.person_crosswalk")
    precision, recall, _ = pairwise((person, truth[uid]) for uid, person in found if uid in truth)
    assert precision >= precise
    assert recall >= complete


@pytest.mark.parametrize("engine", ENGINES)
def test_addresses_are_hashed_with_a_key_that_is_written_nowhere(
    ran: dict[str, Ran], engine: str
) -> None:
    query = ran[engine].dbt.query
    known = query("select contact_point_value_normalized from standard.mds_consent_current")
    hashes = {md5(f"{KEY}|{value}".encode()).hexdigest() for (value,) in known if value}
    assert {key for (key,) in query("select contact_point_key from marts.consent") if key} == hashes
    folders = (ran[engine].folder, ran[engine].dbt.folder)
    written = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert [path for path in written if KEY.encode() in path.read_bytes()] == []
