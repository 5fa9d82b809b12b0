"""Clocks: read in their own zone, across daylight saving and New Year, and kept apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.harness import Dbt
from tests.standard.landed import Landed, uid
from tests.standard.test_record_ids import PROJECT, SEPARATOR

ZONES = ("America/Detroit", "America/Los_Angeles", "America/Phoenix", "Asia/Kolkata", "UTC")
# spring gap, autumn fold and the turn of the year, in steps of half an hour
MOMENTS = [
    start + timedelta(minutes=30 * step)
    for start in (datetime(2026, 3, 8), datetime(2026, 11, 1), datetime(2025, 12, 31, 21))
    for step in range(20)
]
ANA = uid("person_record", "ana")


@pytest.fixture(scope="module")
def clocks(
    make_dbt: Callable[..., Dbt], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], list[tuple[Any, ...]]]:
    """Every moment in every zone: as local time in UTC, and as UTC on its local day."""
    folder = tmp_path_factory.mktemp("clocks")
    (folder / "dbt_project.yml").write_text(PROJECT)

    def read(engine: str) -> list[tuple[Any, ...]]:
        dbt = make_dbt(engine, project_dir=folder)
        macros = (
            "{{ local_to_utc('moment', 'zone') }}",
            "{{ utc_to_local_date('moment', 'zone') }}",
            # stamped as UTC, though it is the wall clock of a place
            "{{ local_to_utc(parse_timestamp('stamped'), 'zone') }}",
        )
        compiled = dbt.invoke("compile", "--inline", f"\n{SEPARATOR}\n".join(macros)).ok()
        columns = compiled.compiled[0].split(SEPARATOR)
        cases = [(moment, zone) for moment in MOMENTS for zone in ZONES]
        dbt.execute("create table told (moment timestamp, zone varchar, stamped varchar)")
        dbt.execute(
            f"insert into told values {', '.join('(?, ?, ?)' for _ in cases)}",
            [
                value
                for moment, zone in cases
                for value in (moment, zone, moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
            ],
        )
        return dbt.query(f"select moment, zone, {', '.join(columns)} from told")

    return read


def as_utc(local: datetime, zone: str) -> datetime:
    """A time that the clock skipped is read by the clock before; of two, the second counts."""
    told = local.replace(tzinfo=ZoneInfo(zone))
    skipped = told.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local
    return told.replace(fold=0 if skipped else 1).astimezone(UTC).replace(tzinfo=None)


def local_day(utc: datetime, zone: str) -> date:
    return utc.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).date()


def test_every_zone_is_read_as_its_clocks_went(
    clocks: Callable[[str], list[tuple[Any, ...]]], engine: str
) -> None:
    rows = clocks(engine)
    assert len(rows) == len(MOMENTS) * len(ZONES)
    for moment, zone, utc, day, stamped in rows:
        assert (utc, day) == (as_utc(moment, zone), local_day(moment, zone)), (moment, zone)
        assert stamped == utc
    assert as_utc(datetime(2026, 3, 8, 2, 30), "America/Detroit") == datetime(2026, 3, 8, 7, 30)
    assert as_utc(datetime(2026, 11, 1, 1, 30), "America/Detroit") == datetime(2026, 11, 1, 6, 30)


def call(source_id: str, at: str, **row: Any) -> dict[str, Any]:
    return {"source_id": source_id, "person_record_uid": ANA, "occurred_at": at, **row}


@pytest.fixture(scope="module")
def told(make_landed: Callable[[str], Landed]) -> Landed:
    landed = make_landed("duckdb")
    by_account = {"time_basis": "account_default", "source_timezone": None}
    landed.load(
        "2026-04-01 12:00:00",
        person_record=[{"source_id": "ana"}],
        contact_attempt=[
            call("utc", "2026-01-01 04:30:00", source_created_at="2026-01-02 00:00:00",
                 source_updated_at="2026-01-03 00:00:00", _extracted_at="2026-04-01 11:00:00"),
            call("local", "2025-12-31 23:30:00", source_updated_at="2026-01-03 00:00:00",
                 **by_account),
            call("skipped", "2026-03-08 02:30:00", **by_account),
            call("stated", "2026-01-01 04:30:00", time_basis="documented_zone",
                 source_timezone="America/New_York"),
            call("bare_day", "2026-01-01 00:00:00", time_basis="assumed"),
            call("evening", "2026-01-01 00:00:00"),
            call("unstated", "2026-01-01 04:30:00", time_basis=None),
        ],
    )  # fmt: skip
    landed.build()
    return landed


def test_four_clocks_are_kept_apart(told: Landed) -> None:
    assert told.dbt.query(
        "select cast(occurred_at as varchar), cast(source_created_at as varchar),"
        " cast(source_updated_at as varchar), cast(extracted_at as varchar),"
        " cast(loaded_at as varchar) from standard.mds_contact_attempt where source_id = 'utc'"
    ) == [
        (
            "2026-01-01 04:30:00", "2026-01-02 00:00:00", "2026-01-03 00:00:00",
            "2026-04-01 11:00:00", "2026-04-01 12:00:00",
        )
    ]  # fmt: skip


def test_a_call_late_on_new_years_eve_is_of_the_old_year(told: Landed) -> None:
    days = {
        row[0]: row[1:]
        for row in told.dbt.query(
            "select source_id, cast(occurred_at as varchar), cast(occurred_local_date as varchar),"
            " source_timezone, time_basis from standard.mds_contact_attempt"
        )
    }
    detroit = ("America/Detroit", "account_default")
    assert days == {
        "utc": ("2026-01-01 04:30:00", "2025-12-31", None, "documented_utc"),
        "local": ("2026-01-01 04:30:00", "2025-12-31", *detroit),
        "skipped": ("2026-03-08 07:30:00", "2026-03-08", *detroit),
        "stated": ("2026-01-01 04:30:00", "2025-12-31", "America/New_York", "documented_zone"),
        # by a clock that nobody stated midnight is no time; by a stated one it is
        "bare_day": ("2026-01-01 00:00:00", "2026-01-01", None, "assumed"),
        "evening": ("2026-01-01 00:00:00", "2025-12-31", None, "documented_utc"),
        "unstated": ("2026-01-01 04:30:00", "2025-12-31", None, "assumed"),
    }
    assert told.dbt.query(
        "select cast(source_updated_at as varchar) from standard.mds_contact_attempt"
        " where source_id = 'local'"
    ) == [("2026-01-03 00:00:00",)]
