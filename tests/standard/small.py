"""The standard alone, in a folder of its own, fed by one tool, `crm`, that is already staged."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ingestion.ledger import LANDED_ROW, SYNC_RUN
from ingestion.registry import TABLES
from tests.harness import ROOT, Dbt

AT = "2026-09-30 12:00:00"
REGISTRY = {
    "organization": "org,Org,hub,c4,,America/Detroit,true",
    "tool_account": "\n".join(
        f"crm,{account},org,,{namespace},,,{zone},staging_crm,2020-01-01,"
        for account, namespace, zone in (
            ("east", "shared", "America/Detroit"),
            ("west", "shared", "America/Detroit"),
            ("unagreed", "unagreed", "UTC"),
        )
    ),
    "data_agreement": "\n".join(
        f"{account},crm,{account},*,org,org,,,data@example.org,24,24,99,24,24,,org_only,"
        "operations,,2020-01-01,"
        for account in ("east", "west")
    ),
}


def project(folder: Path, mappings: Mapping[str, str]) -> Path:
    """The standard with one mapping of `crm` per entity, given as SQL."""
    folder.mkdir()
    for part in ("macros", "seeds"):
        shutil.copytree(ROOT / part, folder / part)
    models = folder / "models"
    shutil.copytree(ROOT / "models/standard", models / "standard")
    for part in ("flags", "touchpoints", "throughline", "registry"):
        shutil.copytree(ROOT / "models/mapping" / part, models / "mapping" / part)
    shutil.copytree(ROOT / "models/staging/throughline", models / "staging/throughline")
    (folder / "dbt_project.yml").write_text((ROOT / "dbt_project.yml").read_text())
    crm = models / "mapping/crm"
    crm.mkdir()
    tables = "".join(f"\n      - name: {entity}" for entity in mappings)
    (crm / "_crm__sources.yml").write_text(
        "sources:\n  - name: crm\n    schema: staging_crm\n    tables:\n      - name: _dlt_loads"
        + tables
    )
    for entity, sql in mappings.items():
        (crm / f"map_crm__{entity}.sql").write_text(sql)
    for name, lines in REGISTRY.items():
        with (folder / f"seeds/registry/registry_{name}.csv").open("a") as file:
            file.write(lines + "\n")
    return folder


def add_word(folder: Path, crosswalk: str, **word: str) -> None:
    """Appends one reading to a crosswalk of the project."""
    path = folder / f"seeds/crosswalks/crosswalk_{crosswalk}.csv"
    row = {
        "tool_slug": "crm",
        "account_slug": "*",
        "source_object": "*",
        "source_field": "*",
        "when_channel": "*",
        "confidence": "documented",
        "added_in": "1.0",
        **word,
    }
    header = path.read_text().splitlines()[0].split(",")
    with path.open("a") as file:
        file.write(",".join(row.get(name, "") for name in header) + "\n")


def prepare(dbt: Dbt) -> None:
    """The tables that landing makes, empty but for one completed load."""
    dbt.table(
        "staging_crm._dlt_loads",
        [{"load_id": "1", "status": 0, "inserted_at": f"{AT}+00"}],
        {"load_id": "text", "status": "bigint", "inserted_at": "timestamp with time zone"},
    )
    dbt.table("staging_throughline.sync_run", [], SYNC_RUN)
    dbt.table("quarantine.landed_row", [], LANDED_ROW)
    for name, columns in TABLES.items():
        dbt.table(f"registry.{name}", [], columns | {"registered_by": "text"})


def fill(dbt: Dbt, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds many rows to a table in few statements; missing is null."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    for start in range(0, len(rows), 100):
        part = rows[start : start + 100]
        marks = ", ".join("(" + ", ".join("?" for _ in columns) + ")" for _ in part)
        dbt.execute(
            f"insert into {name} ({', '.join(columns)}) values {marks}",
            [row.get(column) for row in part for column in columns],
        )


ORG = "mds:registry:organization:org"
DERIVED = {"record_uid", "native_uid", "is_echo", "sync_run_uid", "mds_version"}
LANDED = {"account_slug", "extracted_at", "loaded_at", "source_row_id"}
ENTITIES = [
    "action_submission", "campaign", "consent_event", "contact_attempt", "contact_point",
    "donation", "event", "event_attendance", "event_shift", "person_address",
    "person_affiliation", "person_identifier", "person_record", "person_tag", "question",
    "question_response", "relationship", "voting_action",
]  # fmt: skip
# what an ordinary row says beyond the types of its columns
USUAL = {
    "channel": "phone",
    "program_uid": "mds:registry:program:unassigned|org",
    "donation_type": "gift",
    "consent_status": "opted_in",
    "capture_method": "web_form",
    "response_raw": "yes",
    "currency": "USD",
    "payment_source_id": None,
    "event_timezone": "UTC",
    "deleted_at": None,
    "deletion_basis": None,
    "parent_campaign_uid": None,
    "superseded_by_uid": None,
    "origin_tool_slug": None,
    "effective_basis": "stated",
}


def contract(entity: str) -> Mapping[str, Mapping[str, Any]]:
    """Each column's type and meta, from the entity's model file."""
    document = yaml.safe_load((ROOT / f"models/standard/mds_{entity}.yml").read_text())
    return {
        column["name"]: {
            "type": column["data_type"],
            **column["config"]["meta"],
        }
        for column in document["models"][0]["columns"]
    }


CONTRACTS = {entity: contract(entity) for entity in ENTITIES}
TYPES = {"string": "text"}


@cache
def ordinary(entity: str) -> dict[str, Any]:
    """A row with nothing wrong, every column filled."""
    row: dict[str, Any] = {
        "source_object": entity,
        "source_id_kind": "native",
        "owner_org_uid": None,
    }
    for column, meta in CONTRACTS[entity].items():
        if column in DERIVED | LANDED | {"tool_slug"} or column in row:
            continue
        if column in USUAL:
            row[column] = USUAL[column]
        elif meta.get("enum"):
            row[column] = listed(meta["enum"])[0]
        elif "references" in meta:
            target = meta["references"]
            row[column] = ORG if target == "organization" else f"crm:east:{target}:some_{column}"
        elif meta["type"] == "timestamp":
            row[column] = AT
        elif meta["type"] == "date":
            row[column] = "2026-09-30"
        elif meta["type"] == "boolean":
            row[column] = False
        elif meta["type"] == "string":
            row[column] = "some words"
        else:
            row[column] = 5
    return row | {"deliverability_raw": None} if entity == "contact_point" else row


@cache
def listed(enum: str) -> list[str]:
    """The values of a closed list, without `unknown`."""
    lines = (ROOT / f"seeds/standard/ref_{enum}.csv").read_text().splitlines()[1:]
    return [word for line in lines if (word := line.split(",")[0]) != "unknown"]


def whole_mapping(entity: str) -> str:
    """The mapping of a table that has every column of the entity's contract."""
    given = [
        column
        for column in CONTRACTS[entity]
        if column not in DERIVED | LANDED | {"tool_slug", "source_id"}
    ]
    fields = ", ".join(f"'{column}': '{column}'" for column in given)
    return (
        f"select {{{{ conform('crm', '{entity}', object='{entity}', id=['source_id'],"
        f" fields={{{fields}}}) }}}} from {{{{ source('crm', '{entity}') }}}}"
    )


def whole_columns(entity: str) -> dict[str, str]:
    """The columns of that table."""
    columns = {
        column: TYPES.get(meta["type"]) or meta["type"].replace("decimal", "numeric")
        for column, meta in CONTRACTS[entity].items()
        if column not in DERIVED | {"tool_slug"}
    }
    return columns | {"load_id": "text", "missing_since": "timestamp"}
