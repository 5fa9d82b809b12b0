"""The published standard is the models' own words, and the rows keep to it."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from jsonschema import Draft202012Validator

from ingestion import reference, standard
from ingestion.exchange.manifest import Manifest


def test_the_committed_pages_are_a_fresh_generation() -> None:
    stale = [
        name
        for name, text in reference.files().items()
        if not (reference.FOLDER / name).is_file() or (reference.FOLDER / name).read_text() != text
    ]
    assert not stale, "run python -m ingestion.reference"
    found = {*reference.FOLDER.glob("*.md"), *reference.FOLDER.glob("schema/*")}
    written = {reference.FOLDER / name for name in (*reference.files(), "index.md")}
    assert not found - written


def test_every_entity_is_on_a_page() -> None:
    listed = [name for _, names in reference.GROUPS.values() for name in names.split()]
    assert sorted(listed) == sorted((*standard.entities(), *standard.quality_reports()))


def test_every_column_is_in_its_schema_with_what_it_may_be() -> None:
    schema = reference.json_schema(standard.entity("contact_attempt"))
    Draft202012Validator.check_schema(schema)
    channel = schema["properties"]["channel"]
    assert channel["type"] == "string"
    assert "door" in channel["anyOf"][0]["enum"]
    assert schema["properties"]["responded_at"]["type"] == ["string", "null"]
    assert "responded_at" not in schema["required"]
    phone = reference.json_schema(standard.entity("contact_point"))["properties"]["value_raw"]
    assert (phone["x-pii"], phone["x-since"]) == ("direct", "1.0")


@pytest.mark.parametrize("entity", standard.fed_by_tools())
def test_exported_rows_keep_to_the_schema(exported: tuple[Path, Manifest], entity: str) -> None:
    validator = Draft202012Validator(reference.json_schema(standard.entity(entity)))
    for row in pq.read_table(exported[0] / f"{entity}.parquet").to_pylist():
        plain = {
            name: value.isoformat() if hasattr(value, "isoformat") else
            float(value) if type(value).__name__ == "Decimal" else value
            for name, value in row.items()
        }  # fmt: skip
        assert [error.message for error in validator.iter_errors(plain)] == []
