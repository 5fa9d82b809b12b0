"""A project that has Throughline as its package changes what it likes and edits nothing of ours."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from dbt.cli.main import dbtRunner

from ingestion import registry
from ingestion.console import Console
from ingestion.feeds import Feed, Page, Window
from ingestion.landing import land
from ingestion.project import Project
from ingestion.settings import load_settings
from ingestion.tools import mobilize
from ingestion.warehouse import open_warehouse
from tests.conftest import ENGINES
from tests.harness import ROOT, Dbt, Result

PROJECT = Path(__file__).parent / "project"
PERSON = {
    "person_key": "41",
    "user_id": 41,
    "given_name": "Ana",
    "family_name": "Okonkwo-Reyes",
    "created_date": 1_780_000_000,
    "modified_date": 1_780_000_000,
    "phone_numbers": [{"primary": True, "number": "313-555-0141"}],
}
LOAD_COLUMNS = {
    "load_id": "text",
    "schema_name": "text",
    "status": "bigint",
    "inserted_at": "timestamp with time zone",
}
VISIT_COLUMNS = {
    "visit_id": "bigint",
    "person_id": "bigint",
    "first_name": "text",
    "last_name": "text",
    "mobile": "text",
    "born_on": "text",
    "outcome": "text",
    "building": "text",
    "visited_at": "timestamp",
    "_tool_account": "text",
    "_extracted_at": "timestamp",
    "_missing_since": "timestamp",
    "_dlt_id": "text",
    "_dlt_load_id": "text",
}
VISITS = [
    (1, 7, "Ana", "Okonkwo-Reyes", "(313) 555-0141", "1980-01-01", "Talked", "Tower A"),
    (2, 8, "Bo", "Lindqvist", "", "1975-05-17", "nobody home", "Tower B"),
    (3, 9, "Cleo", "Marsh", "313-555-0143", "", "left a cake", "Tower B"),
]


@pytest.fixture(scope="module", params=ENGINES)
def fork(
    request: pytest.FixtureRequest,
    make_dbt: Callable[..., Dbt],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Dbt]:
    """The fork in a folder of its own, its package installed, its tools landed."""
    folder = tmp_path_factory.mktemp("fork") / "eastside"
    shutil.copytree(PROJECT, folder)
    dbt = make_dbt(request.param, project_dir=folder)
    dbt.environment = {
        **dbt.environment,
        "THROUGHLINE_HOME": str(ROOT),
        "THROUGHLINE_SCHEMA": "eastside",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in dbt.environment.items():
            patch.setenv(name, value)
        places = ["--project-dir", str(folder), "--profiles-dir", str(dbt.folder)]
        assert dbtRunner().invoke(["deps", "--quiet", *places]).success
        _land(dbt, folder)
        yield dbt


def _land(dbt: Dbt, folder: Path) -> None:
    settings = load_settings(folder / "throughline.toml")
    warehouse = open_warehouse(Project(folder, dbt.folder, dbt.target))
    registry.write(warehouse, settings)
    events, doors = settings.accounts
    feeds = [_giving(feed) for feed in mobilize.feeds(events)]
    land(events, feeds, warehouse, folder / ".throughline", Console(quiet=True))
    rows = [
        dict(zip(VISIT_COLUMNS, visit, strict=False))
        | {
            "visited_at": "2026-09-01 18:00:00",
            "_tool_account": doors.slug,
            "_extracted_at": "2026-09-02 03:00:00",
            "_dlt_id": f"row_{visit[0]}",
            "_dlt_load_id": "nightly",
        }
        for visit in VISITS
    ]
    load = {"load_id": "nightly", "status": 0, "inserted_at": "2026-09-02 03:01:00+00"}
    dbt.table("raw_doors.visits", rows, VISIT_COLUMNS)
    dbt.table("raw_doors._dlt_loads", [load], LOAD_COLUMNS)


def _giving(feed: Feed) -> Feed:
    def read(window: Window) -> Iterator[Page]:
        yield Page([PERSON] if feed.name == "people" else [])

    return replace(feed, read=read)


@pytest.fixture(scope="module")
def built(fork: Dbt) -> Result:
    """The fork's own `dbt build`, data tests included."""
    return fork.invoke("build", "--exclude-resource-type", "unit_test").ok()


def test_only_its_own_tools_are_there(fork: Dbt, built: Result) -> None:
    staged = {name.split("__")[0] for name in built.statuses if name.startswith("stg_")}
    assert staged == {"stg_mobilize", "stg_doorsheet", "stg_throughline"}
    records = "select tool_slug, count(*) from eastside_standard.mds_person_record group by 1"
    assert sorted(fork.query(records)) == [("doorsheet", 3), ("mobilize", 1)]


def test_every_schema_starts_with_its_own_name(fork: Dbt, built: Result) -> None:
    schemas = {row[0] for row in fork.query("select schema_name from information_schema.schemata")}
    assert {"eastside_marts", "eastside_staging_mobilize", "eastside_standard"} <= schemas
    assert not schemas & {"marts", "standard", "staging", "staging_mobilize"}


def test_its_own_words_become_the_standards(fork: Dbt, built: Result) -> None:
    results = fork.query(
        "select source_id, result, result_class from eastside_standard.mds_contact_attempt"
        " order by source_id"
    )
    assert results == [
        ("1", "conversation", "reached"),
        ("2", "no_answer", "not_reached"),
        ("3", "x_left_cake", "partial"),
    ]
    counted = fork.query(
        "select outcome from eastside_standard.mds_touchpoint"
        " where source_record_uid = 'doorsheet:eastside_doors:visit:3'"
    )
    assert counted == [("left_message",)]


def test_its_own_threshold_holds(fork: Dbt, built: Result) -> None:
    weights = fork.query("select weight from eastside_identity.link_pair")
    assert max(weight for (weight,) in weights) > 3, "by default the two Anas are one"
    crosswalk = "select count(*), count(distinct person_id) from eastside_marts.person_crosswalk"
    assert fork.query(crosswalk) == [(4, 4)]


def test_its_own_macro_is_used(fork: Dbt, built: Result) -> None:
    dates = fork.query(
        "select source_id, cast(birth_date as text) from eastside_standard.mds_person_record"
        " where tool_slug = 'doorsheet' order by source_id"
    )
    assert dates == [("7", None), ("8", "1975-05-17"), ("9", None)]


def test_its_own_mart_is_in_place_of_ours(fork: Dbt, built: Result) -> None:
    runs = "select count(*) from eastside_standard.mds_sync_run where tool_slug = 'mobilize'"
    assert fork.query(runs) == [(4,)]
    loads = fork.query("select tool_slug, source_object from eastside_marts.load_audit")
    assert loads == [("mobilize", "person")]


def test_its_own_rungs_hold(fork: Dbt, built: Result) -> None:
    rungs = fork.query(
        "select distinct verb, ladder_rung from eastside_standard.mds_touchpoint"
        " where ladder_rung is not null"
    )
    assert rungs == [("contacted", 2)]


def test_its_own_column_stands_beside_the_contract(fork: Dbt, built: Result) -> None:
    own = "select record_uid, x_building from eastside_standard.mds_person_record_x order by 1"
    assert fork.query(own) == [
        ("doorsheet:eastside_doors:person:7", "Tower A"),
        ("doorsheet:eastside_doors:person:8", "Tower B"),
        ("doorsheet:eastside_doors:person:9", "Tower B"),
    ]
    wide = (
        "select given_name, family_name, x_building"
        " from eastside_standard.mds_person_record_wide order by tool_slug, source_id"
    )
    assert fork.query(wide) == [
        ("Ana", "Okonkwo-Reyes", "Tower A"),
        ("Bo", "Lindqvist", "Tower B"),
        ("Cleo", "Marsh", "Tower B"),
        ("Ana", "Okonkwo-Reyes", None),
    ]


def test_a_value_without_a_parent_stops_the_build(fork: Dbt, built: Result) -> None:
    seed = fork.project_dir / "seeds/ref_contact_result_local.csv"
    whole = seed.read_text()
    try:
        seed.write_text(whole.replace("left_message", "no_such_result"))
        fork.seed("ref_contact_result_local")
        fork.run("map_throughline__enum_value")
        test = fork.invoke("test", "--select", "every_own_value_has_a_parent")
    finally:
        seed.write_text(whole)
    assert not test.success
    assert "every_own_value_has_a_parent" in test.trouble
