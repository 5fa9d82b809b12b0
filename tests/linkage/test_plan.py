"""`throughline plan` and the builds that stop before they touch persons, by the command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import pytest
import yaml
from click.testing import CliRunner

from ingestion import registry
from ingestion.cli import main
from ingestion.commands.land import ensure_all
from ingestion.commands.refusals import REFUSALS
from ingestion.console import Console
from ingestion.session import Session
from tests.harness import ROOT

TABLES = ["person_record", "contact_point", "person_address", "person_identifier"]
HEADER = "source_id,given_name,family_name,email,phone\n"
ROWS = [
    f"{number},name{number},family{number},n{number}@example.org,31255501{number:02d}"
    for number in range(8)
]
TWIN = "8,name0,family0,n0@example.org,3125550100"


@pytest.fixture(scope="module")
def folder(tmp_path_factory, make_dbt):
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("plan")
        warehouse = str(folder / "own.duckdb")
        seeded = make_dbt("duckdb", seeded=True)
        shutil.move(seeded.environment["THROUGHLINE_DUCKDB_PATH"], warehouse)
        patch.setenv("THROUGHLINE_DUCKDB_PATH", warehouse)
        patch.delenv("DBT_PROFILES_DIR", raising=False)
        patch.chdir(folder)
        # one tool only, or every table of every tool would be built for nothing
        project = yaml.safe_load((ROOT / "dbt_project.yml").read_text())
        project["vars"]["tools"] = {"file": TABLES}
        (folder / "dbt_project.yml").write_text(yaml.safe_dump(project))
        for name in ("models", "seeds", "macros", "tests", "profiles.example.yml"):
            (folder / name).symlink_to(ROOT / name)
        land(folder, ROWS)
        session = Session(Console(quiet=True), None, None)
        registry.write(session.warehouse, session.settings)
        ensure_all(session)
        outcome = session.project.dbt(
            ["run", "--select", "+person_member_history", "--target-path", "built"]
        )
        assert outcome.ok, outcome.failures() or outcome.exception
        yield folder


def call(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


def land(folder: Path, rows: list[str]) -> None:
    (folder / "people.csv").write_text(HEADER + "\n".join(rows))
    call("land-file", "people.csv", "--entity", "people", "--tool", "sheets", "--account", "north")


def contents(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect(str(folder / "own.duckdb")) as connection:
        tables = connection.execute(
            "select table_schema || '.' || table_name from information_schema.tables order by 1"
        ).fetchall()
        return {
            name: sorted(connection.execute(f"select * from {name}").fetchall(), key=repr)
            for (name,) in tables
        }


def test_a_plan_tells_what_would_change_and_changes_nothing(folder):
    land(folder, [*ROWS[:7], TWIN, "9,zoe,ferncastle,zoe@example.org,3125550199"])
    before = contents(folder)
    told = json.loads(call("plan", "--json"))
    assert contents(folder) == before
    plan = told["plan"]
    assert plan["persons"] == 8
    assert plan["create"] == 1
    assert plan["merge"] == plan["split_off"] == 0
    assert "zoe" not in repr(plan)
    assert {event["event"] for event in plan["largest"]} >= {"create"}


def test_a_build_that_stops_says_which_rulings_and_how_many_persons(folder):
    session = Session(Console(quiet=True), None, None)
    with session.warehouse.connect() as connection:
        connection.execute(
            "insert into identity.link_ruling_conflict values ('contradiction', 'van:a:person:1',"
            " 'van:a:person:2', 'same', 'ana', timestamp '2026-09-03 10:00:00', 'van:a:person:1')"
        )
        connection.execute("update identity.person_change_count set changed_count = 4")
    error = REFUSALS["no_ruling_contradicts_another"](session)
    assert "van:a:person:1 and van:a:person:2 are same, says ana on 2026-09-03" in error.what
    assert "the latest ruling on a pair holds" in error.fix
    error = REFUSALS["no_build_changes_too_many_persons"](session)
    assert "change 4 of" in error.what
    assert "--accept-changes" in error.fix
