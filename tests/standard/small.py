"""The standard alone, in a folder of its own, fed by one tool, `crm`, that is already staged."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

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
