"""The standard fed by files alone, whose rows are put straight into their landed tables."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ingestion.ledger import LANDED_ROW, SYNC_RUN
from ingestion.registry import TABLES
from ingestion.tools.file.tables import CONTACT, IDENTIFIER, KEPT, PEOPLE, entities, layout
from tests.harness import ROOT, Dbt

AT = "2026-09-30 12:00:00"
LANDED = {
    "_tool_account": "text",
    "_extracted_at": "timestamp",
    "_missing_since": "timestamp",
    "_dlt_id": "text",
    "_dlt_load_id": "text",
}
LOADS = {"load_id": "text", "status": "bigint", "inserted_at": "timestamp with time zone"}
TIMES = {
    "contact_attempt": "occurred_at",
    "action_submission": "submitted_at",
    "donation": "donated_at",
    "question_response": "responded_at",
    "consent_event": "effective_at",
}
# what a row of an entity says when a test has no opinion on it
USUAL: Mapping[str, Mapping[str, Any]] = {
    "person_record": {"record_kind": "contact"},
    "campaign": {"campaign_type": "phone_bank"},
    "contact_attempt": {
        "channel": "phone",
        "method": "p2p",
        "direction": "outbound",
        "result": "completed",
    },
    "contact_point": {"contact_point_type": "phone"},
    "event": {"event_type": "canvass", "event_status": "confirmed", "event_timezone": "UTC"},
    "event_attendance": {"role": "attendee", "attendance_status": "attended"},
    "action_submission": {"action_type": "petition_signature"},
    "donation": {"donation_type": "gift", "amount": 25, "currency": "USD"},
    "question": {"question_type": "issue", "answer_type": "single"},
    "question_response": {"response_raw": "yes", "response_basis": "self_reported"},
    "consent_event": {"channel": "text", "capture_method": "keyword"},
    "person_affiliation": {"affiliation_type": "member", "status": "current"},
    "relationship": {"relationship_type": "recruited"},
    "voting_action": {"voting_action_type": "registration", "state_code": "MI"},
    "person_tag": {"tag_name_raw": "volunteer"},
}
# journeys need persons: here a person is what the test says, or the record itself
CROSSWALK = """
select record_uid, coalesce(entry_source_raw, record_uid) as person_id
from {{ ref('mds_person_record') }}
"""
TABLE_MODELS = ("config.materialized:table", "config.materialized:incremental")
# what a fork adds to the lists, each with what it counts as
OWN_VALUES = {
    "consent_status": ("x_leave_me_alone", "opted_out"),
    "contact_result": ("x_slammed_the_door", "opt_out"),
    "donation_type": ("x_bounced_cheque", "chargeback"),
    "channel": ("x_porch", "door"),
}
TOOLS = {
    "tools": {"file": list(entities())},
    "local_seeds": [f"ref_{name}_local" for name in OWN_VALUES],
}


def project(folder: Path, seeds: Mapping[str, Iterable[Mapping[str, Any]]] | None = None) -> Path:
    """The standard and the journey in a project of their own; `seeds` adds rows to seeds."""
    folder.mkdir()
    for part in ("macros", "seeds", "models/standard", "models/mapping/flags"):
        shutil.copytree(ROOT / part, folder / part)
    for part in ("touchpoints", "registry", "throughline", "file"):
        shutil.copytree(ROOT / "models/mapping" / part, folder / "models/mapping" / part)
    for part in ("throughline", "file"):
        shutil.copytree(ROOT / "models/staging" / part, folder / "models/staging" / part)
    marts = folder / "models/marts"
    marts.mkdir()
    for path in [
        *(ROOT / "models/marts/people").glob("*journey*"),
        *(ROOT / "models/marts/accountability").glob("warehouse_as_of*"),
    ]:
        shutil.copy(path, marts)
    (marts / "person_crosswalk.sql").write_text(CROSSWALK)
    shutil.copy(ROOT / "dbt_project.yml", folder)
    for name, words in OWN_VALUES.items():
        own = f"value,parent_value\n{','.join(words)}\n"
        (folder / f"seeds/standard/ref_{name}_local.csv").write_text(own)
    for name, rows in (seeds or {}).items():
        (path,) = (folder / "seeds").rglob(f"{name}.csv")
        with path.open() as file:
            header = next(csv.reader(file))
        with path.open("a", newline="") as file:
            csv.DictWriter(file, header, restval="", lineterminator="\n").writerows(rows)
    return folder


class Landed:
    """Landed tables of files, and the standard built from them."""

    def __init__(self, dbt: Dbt, folder: Path) -> None:
        self.dbt = dbt
        dbt.project_dir = folder
        dbt.variables = TOOLS
        self._loads = 0
        self._has_views = False
        self._tables = {f"staging_file.{e}": _columns(e) for e in (*entities(), PEOPLE)}
        nested = {"_dlt_id": "text", "_dlt_root_id": "text", "_dlt_load_id": "text"}
        for child, columns in (
            ("contact", CONTACT), ("identifier", IDENTIFIER), ("kept_value", KEPT),
        ):  # fmt: skip
            self._tables[f"staging_file.people__{child}"] = {**columns, **nested}
        self._tables |= {
            "staging_file._dlt_loads": LOADS,
            "staging_throughline.sync_run": dict(SYNC_RUN),
            "quarantine.landed_row": dict(LANDED_ROW),
        }
        for name, columns in TABLES.items():
            self._tables[f"registry.{name}"] = columns | {"registered_by": "text"}
        for name, columns in self._tables.items():
            dbt.table(name, [], columns)
        dbt.seed()

    def begin(self) -> None:
        """Nothing landed, nothing built, and one organization with its two tools."""
        self._loads = 0
        for name in self._tables:
            self.dbt.execute(f"delete from {name}")
        self.dbt.execute("drop table if exists standard.mds_touchpoint cascade")
        self.dbt.execute(
            "update reference.ref_ladder_map set ladder_rung = 2"
            " where verb = 'took_action' and owner_org_slug = '*'"
        )
        self.register("organization", org_slug="hub", org_name="Hub", compliance_domain="c4")
        for tool in ("dialer", "crm"):
            self.register("tool", tool_slug=tool, tool_name=tool)
            self.account(tool, "hub")

    def register(self, table: str, **row: Any) -> None:
        """A row of the registry."""
        self.insert(f"registry.{table}", [{**row, "registered_by": "command"}])

    def account(self, tool: str, account: str, org: str = "hub", **row: Any) -> None:
        """A tool account and an agreement on everything it holds."""
        given = {"account_timezone": "America/Detroit", "valid_from": "2020-01-01", **row}
        named = {"tool_slug": tool, "account_slug": account}
        self.register("tool_account", **named, owner_org_slug=org, **given)
        self.register(
            "data_agreement", **named, agreement_slug=f"{tool}_{account}", entity="*",
            accountable_org_slug=org, operator_org_slug=org, contact_role_email="data@example.org",
            sla_freshness_hours=24, poll_interval_hours=24, sla_completeness_pct=99,
            sla_delete_hours=24, sla_opt_out_hours=24, sharing_scope="org_only",
            permitted_purposes="operations", valid_from="2020-01-01",
        )  # fmt: skip

    def load(self, at: str = AT, **entities: Sequence[Mapping[str, Any]]) -> None:
        """One complete load: each row takes the place of the landed row with its key."""
        self._loads += 1
        load_id = str(self._loads)
        self.insert(
            "staging_file._dlt_loads",
            [{"load_id": load_id, "status": 0, "inserted_at": f"{at}+00"}],
        )
        self.insert(
            "staging_throughline.sync_run",
            [
                {
                    "load_id": load_id, "tool_slug": tool, "account_slug": "hub",
                    "source_object": entity, "landed_table": entity, "status": "succeeded",
                    "started_at": at, "extracted_at": at, "rows_received": len(rows),
                    "rows_landed": len(rows),
                }
                for entity, rows in entities.items()
                for tool in sorted({row.get("tool_slug", "crm") for row in rows})
            ],
        )  # fmt: skip
        for entity, rows in entities.items():
            landed = [self._row(entity, row, load_id, at) for row in rows]
            self.dbt.execute(
                f"delete from staging_file.{entity} where _dlt_id in"
                f" ({', '.join('?' for _ in landed)})",
                [row["_dlt_id"] for row in landed],
            )
            self.insert(f"staging_file.{entity}", landed)

    def _row(self, entity: str, row: Mapping[str, Any], load_id: str, at: str) -> dict[str, Any]:
        usual = dict(USUAL.get(entity, {}))
        if entity in TIMES:
            usual[TIMES[entity]] = AT
        named = {"tool_slug": "crm", "source_object": entity, "source_id_kind": "native", **row}
        named.setdefault("_tool_account", "hub")
        key = ":".join(
            str(named[part])
            for part in ("tool_slug", "_tool_account", "source_object", "source_id")
        )
        return {
            **usual, "time_basis": "documented_utc", "_extracted_at": at, **named,
            "_dlt_id": key, "_dlt_load_id": load_id,
        }  # fmt: skip

    def insert(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Adds rows; columns they don't name are null."""
        if not rows:
            return
        columns = list(dict.fromkeys(name for row in rows for name in row))
        marks = f"({', '.join('?' for _ in columns)})"
        self.dbt.execute(
            f"insert into {table} ({', '.join(columns)}) values {', '.join(marks for _ in rows)}",
            [row.get(column) for row in rows for column in columns],
        )

    def build(self, *arguments: str) -> None:
        """Builds the standard, or what is selected, without tests.

        Views are made once on DuckDB; on Postgres a table that is replaced takes them along.
        """
        lasting = self._has_views and self.dbt.target == "duckdb"
        select = ["--select", *TABLE_MODELS] if lasting else []
        given = arguments or (*select, "--exclude", "path:models/marts")
        self.dbt.invoke("run", *given).ok()
        self._has_views = True

    def journey(self) -> None:
        """Builds the journey on the standard as it is."""
        self.dbt.run("path:models/marts")


def uid(entity: str, source_id: str, tool: str = "crm") -> str:
    """The record_uid of a landed row."""
    return f"{tool}:hub:{entity}:{source_id}"


def _columns(entity: str) -> dict[str, str]:
    kinds = {"decimal": "numeric(18,6)", "bool": "boolean"}
    return {
        **{name: kinds.get(kind, kind) for name, kind in layout(entity).columns.items()},
        "source_object": "text",
        **LANDED,
    }
