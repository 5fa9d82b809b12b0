"""What is found of a feed or a run as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.standard.landed import Landed, uid


def test_stubs_and_guessed_zones_are_counted(make_landed: Callable[[str], Landed]) -> None:
    def calls(first: int, count: int, person: str, **row: Any) -> list[dict[str, Any]]:
        return [
            {
                "source_id": str(number),
                "person_record_uid": uid("person_record", person),
                "occurred_at": "2026-09-10 12:00:00",
                **row,
            }
            for number in range(first, first + count)
        ]

    landed = make_landed("duckdb")
    people = [{"source_id": "ana"}]
    # one stub for 51 rows is not too many; one for 49 is
    landed.load("2026-09-20 12:00:00", person_record=people, contact_attempt=[
        *calls(0, 50, "ana"), *calls(50, 1, "overdue"),
    ])  # fmt: skip
    landed.load("2026-09-30 12:00:00", contact_attempt=[
        *calls(100, 43, "ana"), *calls(143, 6, "fresh", time_basis="assumed"),
    ])  # fmt: skip
    landed.build()
    told = landed.dbt.query(
        "select rule_id, entity, tool_slug, cast(loaded_date as varchar), rows_broken"
        " from standard.dq_summary"
        " where rule_id in ('Q09', 'Q11', 'stub_overdue', 'run_with_stubs')"
    )
    assert set(told) == {
        ("Q09", "person_record", "crm", "2026-09-20", 1),
        ("Q09", "person_record", "crm", "2026-09-30", 1),
        ("Q11", "contact_attempt", "crm", "2026-09-30", 6),
        ("stub_overdue", "person_record", "crm", "2026-09-20", 1),
        ("run_with_stubs", "sync_run", "crm", "2026-09-30", 1),
    }
