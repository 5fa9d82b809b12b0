"""A bundle in another group's warehouse: the same rows, once, as long as they are there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ingestion import standard
from ingestion.exchange.manifest import BundleError, Manifest, checksum, read
from ingestion.ledger import Ledger
from tests.conftest import ENGINES
from tests.exchange.conftest import Group
from tests.exchange.world import AWKWARD, EXPORTED_ON, agreement, person

Exported = tuple[Path, Manifest]
CLAIMED = """
[organizations.river_local]
name = "River Local"

[[accounts]]
tool = "sheets"
account = "open"
owner = "river_local"
"""
KNOWN = """
[organizations.north_local]
name = "The North"

[[accounts]]
tool = "sheets"
account = "open"
owner = "north_local"
""" + agreement("ours", "open", "org_only")


@pytest.fixture(scope="module", params=ENGINES)
def hub(
    request: pytest.FixtureRequest, make_group: Callable[..., Group], exported: Exported
) -> Group:
    """An empty warehouse that took the bundle and built the standard of it."""
    group = make_group(request.param)
    delivery = group.take(exported[0])
    assert sum(fact.rows_landed for fact in delivery.facts) == tool_rows(exported[1])
    group.build()
    return group


@pytest.fixture
def newcomer(make_group: Callable[..., Group]) -> Group:
    """An empty DuckDB warehouse."""
    return make_group("duckdb")


def tool_rows(manifest: Manifest) -> int:
    return sum(manifest.entities[name].rows for name in standard.fed_by_tools())


def kept_columns(entity: str) -> list[str]:
    """An entity's columns but those of the load."""
    return [name for name in standard.entity(entity).columns if name not in standard.LOAD_COLUMNS]


def comparable(rows: list[tuple[Any, ...]]) -> list[list[str]]:
    return [[str(value) for value in row] for row in rows]


def test_every_exported_row_is_the_same_there(hub: Group, exported: Exported) -> None:
    for entity in standard.fed_by_tools():
        columns = kept_columns(entity)
        sent = pq.read_table(exported[0] / f"{entity}.parquet", columns=columns).to_pylist()
        key = "record_uid"
        came = hub.rows(
            f"select {', '.join(columns)} from standard.mds_{entity} where not is_stub"
            f' order by {key} collate "C"'
        )
        # a value of the sender's own is the one it counts as
        parents = {"x_left_cake": "left_message"}
        expected = [tuple(parents.get(v, v) for v in map(row.get, columns)) for row in sent]
        assert comparable(came) == comparable(expected), entity


def test_the_senders_own_word_is_kept_beside(hub: Group) -> None:
    kept = "select column_name, value from staging_file.contact_attempt__kept_value"
    assert hub.rows(kept) == [("result", "x_left_cake")]


def test_every_row_points_to_the_load_that_brought_it(hub: Group) -> None:
    runs = (
        "select 'mds:pipeline:sync_run:' || load_id || '|' || tool_slug || '|' || account_slug"
        " || '|' || source_object from staging_throughline.sync_run"
    )
    for entity in standard.fed_by_tools():
        lost = f"select record_uid from standard.mds_{entity} where sync_run_uid not in ({runs})"
        assert hub.rows(lost) == [], entity


def test_what_the_rows_rest_on_is_registered(hub: Group, exported: Exported) -> None:
    for entity in ("organization", "tool_account", "data_agreement", "program"):
        columns = [name for name in kept_columns(entity) if name != "landing_schema"]
        sent = pq.read_table(exported[0] / f"{entity}.parquet", columns=columns).to_pylist()
        key = standard.entity(entity).key[0]
        came = hub.rows(f"select {', '.join(columns)} from standard.mds_{entity}")
        there = {row[columns.index(key)]: row for row in comparable(came)}
        for row in sent:
            assert there[row[key]] == [str(row[column]) for column in columns], entity


def test_what_stayed_at_home_is_a_stub_at_most(hub: Group) -> None:
    stubs = hub.rows("select record_uid, given_name from standard.mds_person_record where is_stub")
    assert {row[0] for row in stubs} == {person("gone"), person("volunteer"), person("5")}
    assert {row[1] for row in stubs} == {None}


def test_landing_again_adds_nothing(hub: Group, exported: Exported) -> None:
    delivery = hub.take(exported[0])
    assert sum(fact.rows_landed for fact in delivery.facts) == 0
    assert sum(fact.rows_duplicate for fact in delivery.facts) == tool_rows(exported[1])
    assert not any(delivery.registered.values())


def test_a_newer_bundle_updates_and_marks_deleted(newcomer: Group, bundle: Path) -> None:
    newcomer.take(bundle)
    later = rewritten(
        bundle,
        "person_record",
        drop=person(AWKWARD),
        created_at=f"{EXPORTED_ON + timedelta(days=1)}T12:00:00+00:00",
        change={person("1"): {"given_name": "Adah"}},
    )
    delivery = newcomer.take(later)
    landed = {fact.landed_table: fact.rows_landed for fact in delivery.facts if fact.rows_landed}
    assert landed == {"person_record": 1}
    assert sum(fact.rows_missing for fact in delivery.facts) == 1
    newcomer.map("person_record")
    people = newcomer.rows(
        "select source_id, given_name, is_deleted, deletion_basis, deleted_at is null"
        " from mapping.map_file__person_record where account_slug = 'open' order by 1"
    )
    assert people == [
        ("1", "Adah", False, None, True),
        ("3", "Cleo", True, "source_flag", False),
        ("a%7Cb%25c:d", "Bo", True, "absence_in_full_sync", False),
    ]


def test_a_landed_bundle_is_no_load_that_was_cut_off(newcomer: Group, bundle: Path) -> None:
    newcomer.dbt.execute("create schema staging_van")
    newcomer.dbt.execute("create table staging_van._dlt_loads (load_id text, status bigint)")
    newcomer.take(bundle)
    assert Ledger(newcomer.warehouse).unfinished() == []


def test_an_older_bundle_does_not_undo_a_newer_one(newcomer: Group, bundle: Path) -> None:
    newcomer.take(bundle)
    earlier = rewritten(bundle, "person_record", created_at="2024-01-01T00:00:00+00:00")
    with pytest.raises(BundleError, match="a newer bundle of north_local has landed") as error:
        newcomer.take(earlier)
    assert error.value.where == "manifest.json"


def test_a_column_of_a_newer_minor_version_is_kept_raw(newcomer: Group, bundle: Path) -> None:
    manifest = read(bundle)
    path = bundle / "donation.parquet"
    table = pq.read_table(path).append_column("soft_credit", pa.array(["half, 078-05-1120"]))
    pq.write_table(table.append_column("card_number", pa.array(["0000"])), path)
    part = replace(manifest.entities["donation"], sha256=checksum(path))
    entities = {**manifest.entities, "donation": part}
    replace(manifest, entities=entities, standard_version="1.7").write(bundle)
    delivery = newcomer.take(bundle)
    assert delivery.kept == {"donation": ["soft_credit", "card_number"]}
    kept = "select column_name, value from staging_file.donation__kept_value"
    assert newcomer.rows(kept) == [("soft_credit", "half, [removed]")]


def test_an_account_that_is_anothers_here_is_not_taken_over(
    make_group: Callable[..., Group], bundle: Path
) -> None:
    group = make_group("duckdb", CLAIMED)
    with pytest.raises(BundleError, match="sheets/open belongs to river_local here") as error:
        group.take(bundle)
    assert error.value.where == "tool_account.parquet"
    assert group.rows("select count(*) from information_schema.tables where"
                      " table_schema = 'staging_file'") == [(0,)]  # fmt: skip


def test_the_agreement_that_is_here_already_stays(
    make_group: Callable[..., Group], bundle: Path
) -> None:
    group = make_group("duckdb", KNOWN)
    delivery = group.take(bundle)
    assert delivery.registered["tool_account"] == 2
    agreements = group.rows(
        "select agreement_slug, sharing_scope from registry.data_agreement"
        " where account_slug = 'open'"
    )
    assert agreements == [("ours", "org_only")]


def rewritten(
    bundle: Path,
    entity: str,
    *,
    drop: str = "",
    created_at: str = "",
    change: dict[str, dict[str, Any]] | None = None,
) -> Path:
    """The bundle with one entity's file made anew, as a sender would have made it."""
    manifest = read(bundle)
    path = bundle / f"{entity}.parquet"
    table = pq.read_table(path)
    rows = [
        row | (change or {}).get(row["record_uid"], {})
        for row in table.to_pylist()
        if row["record_uid"] != drop
    ]
    pq.write_table(pa.Table.from_pylist(rows, table.schema), path)
    accounts: dict[str, int] = {}
    for row in rows:
        label = f"{row['tool_slug']}/{row['account_slug']}"
        accounts[label] = accounts.get(label, 0) + 1
    part = replace(
        manifest.entities[entity], rows=len(rows), sha256=checksum(path), accounts=accounts
    )
    entities = {**manifest.entities, entity: part}
    replace(
        manifest, entities=entities, created_at=created_at or manifest.created_at
    ).write(bundle)  # fmt: skip
    return bundle
