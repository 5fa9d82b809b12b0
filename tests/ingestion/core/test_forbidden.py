"""Canaries: what must never land is nowhere in the warehouse, whatever door it comes in by."""

from __future__ import annotations

from datetime import datetime

import pyarrow as pa
import pytest

from ingestion.feeds import Page, Refused
from ingestion.forbidden import has_forbidden_number, is_searched, masked
from ingestion.warehouse import Warehouse
from tests.ingestion.core.conftest import Tool

SSN, CARD, LICENCE, BODY = "078-05-1120", "4111 1111 1111 1111", "S530 4607 9001", "see you at six"
AT = datetime(2026, 1, 1)
CANARIES = (SSN, CARD, LICENCE, BODY, CARD.replace(" ", ""))


def everything(warehouse: Warehouse) -> str:
    """Every value of every table in the warehouse."""
    with warehouse.connect() as connection:
        tables = connection.query(
            "select table_schema, table_name from information_schema.tables"
            " where table_schema not in ('information_schema', 'pg_catalog')"
        )
        return repr(
            [connection.query(f'select * from "{schema}"."{name}"') for schema, name in tables]
        )


@pytest.mark.parametrize(
    "number", [SSN, "078 05 1120", CARD, "4111111111111111", "id: 078.05.1120."]
)
def test_a_number_in_a_text_is_found(number: str) -> None:
    assert has_forbidden_number(f"call me, {number}!")
    assert masked(f"call me, {number}!").count("[removed]") == 1


@pytest.mark.parametrize(
    "text", ["313-555-0141", "4111 1111 1111 1112", "2026-09-30 12:00:00", "1078-05-1120", "12345"]
)
def test_ordinary_digits_stay(text: str) -> None:
    assert not has_forbidden_number(text)
    assert masked(text) == text


def test_no_canary_lands_from_a_tools_rows(
    tool: Tool, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    fact = tool.give(
        [
            {"id": 1, "name": f"my number {SSN}", "updated_at": AT},
            {"id": 2, "name": "Bo", "remark": f"card {CARD}", "drivers_license": LICENCE},
            {"id": 3, "name": "Cy", "message": {"body": BODY, "kind": "text"}, "notes": BODY},
            {"id": "x", "name": f"card {CARD}", "custom": {"SSN": SSN, "messageBody": BODY}},
            {"id": 4, "name": "Di", "phones": [{"number": "1", "tags": [f"old {CARD}"]}]},
            {"id": 5, "name": "Ed", "things": [{"driversLicense": LICENCE, "at": f"on {SSN}"}]},
            Refused("malformed_json", f'{{"id": 6, "name": "{SSN}'),
            {"id": 7, "name": "Fa", "source_url": f"https://example.org/{CARD.replace(' ', '')}"},
        ],
    )
    assert (fact.rows_landed, fact.rows_quarantined) == (4, 4)
    assert tool.refused() == [
        ("forbidden_content", "name", 1),
        ("forbidden_content", "phones__tags", 1),
        ("malformed_json", None, 1),
        ("wrong_type", "id", 1),
    ]
    kept = everything(tool.warehouse).replace("https://example.org/4111111111111111", "")
    shown = capfd.readouterr()
    for canary in CANARIES:
        assert canary not in kept
        assert canary not in shown.out + shown.err + caplog.text
    assert "card [removed]" in kept


def test_no_canary_lands_from_a_tools_tables(tool: Tool) -> None:
    table = pa.table(
        {
            "id": [1, 2, 3],
            "name": ["Ada", f"is {SSN}", "Cy"],
            "updated_at": pa.array([AT] * 3),
            "remark": ["none", "none", f"card {CARD}"],
            "ssn": [SSN] * 3,
            "body": [BODY] * 3,
        }
    )
    fact = tool.give(Page(table))
    assert (fact.rows_landed, fact.rows_quarantined) == (2, 1)
    kept = everything(tool.warehouse)
    for canary in CANARIES:
        assert canary not in kept


def test_ids_are_not_searched_by_whatever_name_they_go() -> None:
    assert not any(is_searched(name) for name in ("id", "identifiers", "external_identifier"))
    assert is_searched("family_name")
