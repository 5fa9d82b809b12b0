"""The doors: a good landing passes, a bad one is stopped, and no value leaves the warehouse."""

from datetime import timedelta
from pathlib import Path

import pytest

from ingestion.feeds import Feed
from ingestion.ledger import Ledger
from ingestion.project import Project
from ingestion.settings import now
from ingestion.validation import validate
from ingestion.warehouse import Warehouse, open_warehouse

ROOT = Path(__file__).parents[2]
FEED = Feed("people", "person", ("id",), {"id": "bigint", "phone": "text"}, read=lambda _: iter(()))
PHONE = "262-555-0177"


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    monkeypatch.setenv("THROUGHLINE_DUCKDB_PATH", str(tmp_path / "warehouse.duckdb"))
    (tmp_path / "profiles.yml").write_text((ROOT / "profiles.example.yml").read_text())
    opened = open_warehouse(Project(ROOT, tmp_path, "duckdb"))
    Ledger(opened).prepare()
    with opened.connect() as connection:
        connection.execute("create schema staging_paper")
        connection.execute(
            "create table staging_paper.people (_tool_account text, id bigint, phone text)"
        )
        connection.execute("insert into staging_paper.people values ('hub', 1, ?)", [PHONE])
    return opened


def landed(warehouse: Warehouse, load_id: str, days_ago: int, **counts: int) -> None:
    numbers = {
        "rows_received": 1,
        "rows_landed": 1,
        "rows_quarantined": 0,
        "rows_duplicate": 0,
        "rows_missing": 0,
    } | counts
    at = (now() - timedelta(days=days_ago)).replace(tzinfo=None)
    columns = ", ".join(numbers)
    marks = ", ".join("?" for _ in numbers)
    with warehouse.connect() as connection:
        connection.execute(
            "insert into staging_throughline.sync_run (load_id, tool_slug, account_slug,"
            " source_object, landed_table, sync_mode, status, started_at, extracted_at,"
            f" schema_fingerprint, {columns}) values (?, 'paper', 'hub', 'person', 'people',"
            f" 'full', 'succeeded', ?, ?, 'same', {marks})",
            [load_id, at, at, *numbers.values()],
        )


def verdict(warehouse: Warehouse, tmp_path: Path):
    return validate(
        warehouse,
        ROOT / "expectations",
        tmp_path / "docs",
        doors=["landing"],
        feeds={"paper": [FEED]},
    )


def test_a_good_landing_passes_and_is_documented_without_its_values(warehouse, tmp_path):
    landed(warehouse, "1", days_ago=0)
    found = verdict(warehouse, tmp_path)
    assert found.ok and found.findings == [] and found.expectations > 3
    pages = [page.read_text() for page in (tmp_path / "docs").rglob("*.html")]
    assert any("people" in page for page in pages)
    assert not any(PHONE in page for page in pages)


@pytest.mark.parametrize("row", ["('hub', null, '')", "(null, 2, '')", "('hub', 1, '')"])
def test_a_row_without_source_or_unique_id_closes_the_door(warehouse, tmp_path, row):
    landed(warehouse, "1", days_ago=0)
    with warehouse.connect() as connection:
        connection.execute(f"insert into staging_paper.people values {row}")
    assert not verdict(warehouse, tmp_path).ok


@pytest.mark.parametrize(
    "counts",
    [
        {"rows_received": 2},
        {"rows_received": 10, "rows_landed": 5, "rows_quarantined": 5},
        {"rows_received": 0, "rows_landed": 0},
    ],
    ids=["vanished", "refused", "emptied"],
)
def test_rows_that_vanish_are_refused_or_stop_coming_close_the_door(warehouse, tmp_path, counts):
    landed(warehouse, "1", days_ago=1)
    landed(warehouse, "2", days_ago=0, **counts)
    assert not verdict(warehouse, tmp_path).ok


def test_a_feed_nobody_asked_for_days_only_warns(warehouse, tmp_path):
    landed(warehouse, "1", days_ago=5)
    found = verdict(warehouse, tmp_path)
    assert found.ok and [f.column for f in found.findings] == ["hours_since_read"]
