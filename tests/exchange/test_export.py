"""What a bundle holds, and what stays at home."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ingestion import standard
from ingestion.exchange.manifest import BundleError, Manifest, checksum
from tests.exchange.conftest import Group, left_out
from tests.exchange.world import AWKWARD, EXPORTED_ON, person, uid

Exported = tuple[Path, Manifest]


def ids(bundle: Path, entity: str) -> list[str]:
    return pq.read_table(bundle / f"{entity}.parquet").column("record_uid").to_pylist()


def test_only_rows_that_may_leave_travel(exported: Exported) -> None:
    bundle, manifest = exported
    assert ids(bundle, "person_record") == [
        person("1"),
        person("3"),
        person(AWKWARD),
        person("1", "unmatched"),
        "van:shared:person:1",
    ]
    assert ids(bundle, "contact_attempt") == [uid("contact_attempt", "k1")]
    assert ids(bundle, "question_response") == [uid("question_response", "r1")]
    assert ids(bundle, "person_tag") == [uid("person_tag", "t1")]
    assert ids(bundle, "event_attendance") == [uid("event_attendance", "a1")]
    assert ids(bundle, "relationship") == [uid("relationship", "l2")]
    assert left_out(manifest) == {
        ("contact_attempt", "test_person"): 1,
        ("contact_point", "possible_minor"): 1,
        ("contact_point", "test_person"): 1,
        ("consent_event", "org_only"): 2,
        ("consent_event", "texting_consent"): 1,
        ("event_attendance", "masked"): 1,
        ("person_record", "masked"): 1,
        ("person_record", "no_agreement"): 1,
        ("person_record", "org_only"): 1,
        ("person_record", "possible_minor"): 2,
        ("person_record", "test_person"): 1,
        ("person_record.gender", "no_matching"): 1,
        ("person_record.x_building", "own_column"): 4,
        ("person_tag", "sensitive"): 1,
        ("question_response", "sensitive"): 1,
        ("relationship", "possible_minor"): 1,
    }


def test_permission_to_text_stays_and_every_opt_out_travels(exported: Exported) -> None:
    rows = pq.read_table(exported[0] / "consent_event.parquet").to_pylist()
    said = {(row["account_slug"], row["source_id"]): row["consent_status"] for row in rows}
    assert said == {
        ("open", "c2"): "opted_in",
        ("open", "c3"): "opted_out",
        ("open", "c4"): "opted_out",
        ("open", "c5"): "opted_out",
        ("unmatched", "c1"): "opted_out",
    }


def test_gender_travels_for_matching_only(exported: Exported) -> None:
    rows = pq.read_table(exported[0] / "person_record.parquet").to_pylist()
    genders = {row["record_uid"]: row["gender"] for row in rows}
    assert genders[person("1")] == "female"
    assert genders[person("1", "unmatched")] is None


def test_the_manifest_says_what_is_there_and_what_it_rests_on(exported: Exported) -> None:
    bundle, manifest = exported
    part = manifest.entities["person_record"]
    assert (part.rows, part.id_kinds) == (5, {"native": 1.0})
    assert part.accounts == {"sheets/open": 3, "sheets/unmatched": 1, "van/shared": 1}
    assert (part.first_day, part.last_day) == ("2026-03-01", str(EXPORTED_ON))
    for name, each in manifest.entities.items():
        assert each.sha256 == checksum(bundle / f"{name}.parquet")
    terms = {each.agreement: each for each in manifest.agreements}
    assert sorted(terms) == [
        "open_2026", "shared_2026", "unmatched_2026", "unmatched_consent",
    ]  # fmt: skip
    assert terms["open_2026"].version == "2020-01-01"
    assert terms["open_2026"].permitted_purposes == ["operations", "matching"]
    assert terms["unmatched_2026"].sharing_scope == "named_partners"
    assert manifest.standard_version == standard.version()
    organizations = pq.read_table(bundle / "organization.parquet").column("org_slug").to_pylist()
    assert organizations == ["lakeshore_hub", "north_local"]


def test_a_value_of_ones_own_travels_with_its_parent(exported: Exported) -> None:
    assert exported[1].own_values == {"contact_result": {"x_left_cake": "left_message"}}
    sent = pq.read_table(exported[0] / "contact_attempt.parquet").column("result").to_pylist()
    assert sent == ["x_left_cake"]
    names = pq.read_schema(exported[0] / "person_record.parquet").names
    assert not [name for name in names if name.startswith("x_")]


def test_no_personal_value_is_in_the_manifest(exported: Exported) -> None:
    text = (exported[0] / "manifest.json").read_text()
    for value in ("Ada", "example.org", "555-0101", "3135550101", "1980-05-17"):
        assert value not in text
    assert json.loads(text)["organization"] == "north_local"


def test_the_same_rows_make_the_same_files(
    north: Group, exported: Exported, tmp_path: Path
) -> None:
    again = north.export(tmp_path / "again")
    assert again == exported[1]


def test_nothing_is_written_where_something_is(north: Group, tmp_path: Path) -> None:
    (tmp_path / "something").write_text("here")
    with pytest.raises(BundleError, match="not empty") as error:
        north.export(tmp_path)
    assert error.value.fix
    assert [path.name for path in tmp_path.iterdir()] == ["something"]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert north.export(empty).organization == "north_local"


def test_a_bundle_is_there_whole_or_not_at_all(
    north: Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(manifest: Manifest, folder: Path) -> None:
        assert not (tmp_path / "bundle").exists()
        raise KeyboardInterrupt

    monkeypatch.setattr(Manifest, "write", stop)
    with pytest.raises(KeyboardInterrupt):
        north.export(tmp_path / "bundle")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_organization_is_named(north: Group, tmp_path: Path) -> None:
    from ingestion.console import Console
    from ingestion.exchange.exporting import export

    with pytest.raises(BundleError, match="nobody_knows"):
        export(north.warehouse, "nobody_knows", tmp_path / "bundle", Console(quiet=True))
    assert list(tmp_path.iterdir()) == []
