"""A landing that was cut off is said in words, by dbt and by the command."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from ingestion.commands.land import unfinished
from ingestion.ledger import LANDED_ROW, SYNC_RUN
from ingestion.project import Project
from ingestion.warehouse import open_warehouse
from tests.harness import ROOT, Dbt

LOADS = {"load_id": "text", "status": "bigint", "inserted_at": "timestamp with time zone"}


@pytest.fixture
def landed_twice(make_dbt: Callable[..., Dbt], monkeypatch: pytest.MonkeyPatch) -> Dbt:
    """Two complete landings of one account, on DuckDB."""
    dbt = make_dbt("duckdb", variables={"tools": {"mobilize": ["person_record"]}})
    for name, value in dbt.environment.items():
        monkeypatch.setenv(name, value)
    runs, loads = [], []
    for day in ("29", "30"):
        at = f"2026-09-{day} 03:00:00"
        loads.append({"load_id": f"load_{day}", "status": 0, "inserted_at": f"{at}+00"})
        runs += [
            {
                "load_id": f"load_{day}",
                "tool_slug": "mobilize",
                "account_slug": "hub",
                "source_object": table,
                "landed_table": table,
                "status": "succeeded",
                "started_at": at,
                "rows_landed": rows,
            }
            for table, rows in (("people", 3), ("events", 0))
        ]
    dbt.table("staging_throughline.sync_run", runs, SYNC_RUN)
    dbt.table("quarantine.landed_row", [], LANDED_ROW)
    dbt.table("staging_mobilize._dlt_loads", loads, LOADS)
    dbt.run("+map_throughline__sync_run")
    return dbt


def test_a_landing_that_was_cut_off_is_named_with_its_time_and_the_remedy(
    landed_twice: Dbt,
) -> None:
    warehouse = open_warehouse(Project(ROOT, landed_twice.folder, "duckdb"))
    session = SimpleNamespace(warehouse=warehouse)
    test = ("test", "--select", "no_landing_was_cut_off")
    landed_twice.invoke(*test).ok()
    assert unfinished(session) is None  # type: ignore[arg-type]

    landed_twice.execute("delete from staging_mobilize._dlt_loads where load_id = 'load_30'")
    failed = landed_twice.invoke(*test)
    assert failed.statuses["no_landing_was_cut_off"] == "fail"
    error = unfinished(session)  # type: ignore[arg-type]
    said = (landed_twice.query(failed.compiled[-1])[0][0], error.text() if error else "")
    for words in ("mobilize/hub", "people", "2026-09-30 03:00", "throughline land mobilize/hub"):
        assert all(words in text for text in said), words
    assert "events" not in said[0] + said[1]
