"""The registry tables: what throughline.toml says and what the command registered on the way.

Each row says in `registered_by` where it is from. The configuration's rows are written anew at
each run; a registration stays until the configuration names the same key; what a bundle delivered
stays until a newer bundle of the same organization says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ingestion.settings import Settings
from ingestion.warehouse import Connection, Warehouse, quote

LAYER = "registry"
CONFIGURED = "throughline.toml"
REGISTERED = "command"

TABLES: dict[str, dict[str, str]] = {
    "organization": {
        "org_slug": "text",
        "org_name": "text",
        "org_type": "text",
        "compliance_domain": "text",
        "home_ocd_id": "text",
        "default_timezone": "text",
        "is_active": "boolean",
    },
    "org_affiliation": {
        "child_org_slug": "text",
        "parent_org_slug": "text",
        "affiliation_type": "text",
        "is_primary_reporting_line": "boolean",
        "valid_from": "date",
        "valid_to": "date",
    },
    "tool": {
        "tool_slug": "text",
        "tool_name": "text",
        "vendor_org_slug": "text",
        "tool_category": "text",
        "status": "text",
        "alias_of": "text",
    },
    "tool_account": {
        "tool_slug": "text",
        "account_slug": "text",
        "owner_org_slug": "text",
        "payer_org_slug": "text",
        "id_namespace": "text",
        "vendor_account_id": "text",
        "database_mode": "text",
        "account_timezone": "text",
        "landing_schema": "text",
        "valid_from": "date",
        "valid_to": "date",
    },
    "data_agreement": {
        "agreement_slug": "text",
        "tool_slug": "text",
        "account_slug": "text",
        "entity": "text",
        "accountable_org_slug": "text",
        "operator_org_slug": "text",
        "vendor_org_slug": "text",
        "informed_org_slugs": "text",
        "contact_role_email": "text",
        "sla_freshness_hours": "bigint",
        "poll_interval_hours": "double precision",
        "sla_completeness_pct": "double precision",
        "sla_delete_hours": "bigint",
        "sla_opt_out_hours": "bigint",
        "sla_support_hours": "bigint",
        "sharing_scope": "text",
        "permitted_purposes": "text",
        "retention_days": "bigint",
        "valid_from": "date",
        "valid_to": "date",
    },
    "program": {
        "program_slug": "text",
        "program_name": "text",
        "owner_org_slug": "text",
        "program_type": "text",
        "starts_on": "date",
        "ends_on": "date",
        "goal_metric": "text",
        "goal_value": "double precision",
        "funder_report_code": "text",
    },
    "campaign_program": {
        "tool_slug": "text",
        "account_slug": "text",
        "campaign_source_id": "text",
        "campaign_name_pattern": "text",
        "program_slug": "text",
        "precedence": "bigint",
    },
    "delivery": {
        "org_slug": "text",
        "written_at": "timestamp",
        "landed_at": "timestamp",
    },
    "person_ruling": {
        "record_uid_l": "text",
        "record_uid_r": "text",
        "ruling": "text",
        "ruled_by": "text",
        "ruled_at": "timestamp",
        "reason": "text",
    },
    "person_pin": {
        "record_uid": "text",
        "field": "text",
        "pinned_by": "text",
        "pinned_at": "timestamp",
        "reason": "text",
    },
    "withheld_name": {
        "record_uid": "text",
        "name_hash": "text",
        "withheld_by": "text",
        "withheld_at": "timestamp",
        "reason": "text",
        "key_hash": "text",
    },
    "suppression": {
        "subject_hash": "text",
        "suppressed_at": "timestamp",
        "reason": "text",
        "key_hash": "text",
    },
}
KEYS: dict[str, tuple[str, ...]] = {
    "organization": ("org_slug",),
    "org_affiliation": ("child_org_slug", "parent_org_slug", "affiliation_type", "valid_from"),
    "tool": ("tool_slug",),
    "tool_account": ("tool_slug", "account_slug"),
    "data_agreement": ("agreement_slug",),
    "program": ("program_slug",),
    "campaign_program": (
        "tool_slug",
        "account_slug",
        "campaign_source_id",
        "campaign_name_pattern",
        "program_slug",
    ),
}

Row = Mapping[str, Any]


def write(warehouse: Warehouse, settings: Settings) -> None:
    """Makes the registry tables where they are missing and fills in the configuration."""
    rows: dict[str, Sequence[Row]] = {
        "organization": settings.organizations,
        "org_affiliation": settings.affiliations,
        "tool_account": settings.account_rows,
        "data_agreement": settings.agreements,
        "program": settings.programs,
        "campaign_program": settings.campaign_programs,
    }
    with warehouse.connect() as connection:
        _make(warehouse, connection)
        for name, configured in rows.items():
            table = warehouse.table(LAYER, name)
            connection.execute(f"delete from {table} where registered_by = ?", [CONFIGURED])
            _replace(connection, table, name, configured)


def register(warehouse: Warehouse, rows: Mapping[str, Sequence[Row]]) -> None:
    """Adds rows by table whose keys nobody has given yet; what is there stays as it is."""
    with warehouse.connect() as connection:
        _make(warehouse, connection)
        for name, given in rows.items():
            table = warehouse.table(LAYER, name)
            known = set(connection.query(f"select {_names(KEYS[name])} from {table}"))
            fresh = [
                {**row, "registered_by": REGISTERED}
                for row in given
                if tuple(row[column] for column in KEYS[name]) not in known
            ]
            connection.insert(table, fresh, _columns(name))


def deliver(
    warehouse: Warehouse, organization: str, rows: Mapping[str, Sequence[Row]]
) -> dict[str, int]:
    """Adds what a bundle of the organization says by table, in place of what an earlier one said;
    gives the number of new keys by table. What anyone else said stays as it is, and a feed that
    has an agreement already keeps that one."""
    by = f"bundle:{organization}"
    fresh: dict[str, int] = {}
    with warehouse.connect() as connection:
        for name, given in rows.items():
            table = warehouse.table(LAYER, name)
            key = KEYS[name] if name != "data_agreement" else ("tool_slug", "account_slug")
            said = connection.query(f"select {_names((*key, 'registered_by'))} from {table}")
            others = {row[:-1] for row in said if row[-1] != by}
            before = {row[:-1] for row in said if row[-1] == by}
            ours = [row for row in given if tuple(row[column] for column in key) not in others]
            for place in {tuple(row[column] for column in key) for row in ours} & before:
                where = " and ".join(f"{quote(column)} = ?" for column in key)
                connection.execute(
                    f"delete from {table} where registered_by = ? and {where}", [by, *place]
                )
            connection.insert(table, [{**row, "registered_by": by} for row in ours], _columns(name))
            fresh[name] = sum(tuple(row[column] for column in key) not in before for row in ours)
    return fresh


def last_delivery(warehouse: Warehouse, organization: str) -> datetime | None:
    """When the newest bundle that has landed of an organization was written, in naive UTC."""
    table = warehouse.table(LAYER, "delivery")
    with warehouse.connect() as connection:
        return connection.value(
            f"select max(written_at) from {table} where org_slug = ?", [organization]
        )


def delivered(
    warehouse: Warehouse, organization: str, written_at: datetime, landed_at: datetime
) -> None:
    """Notes that a bundle has landed."""
    row = {
        "org_slug": organization,
        "written_at": written_at,
        "landed_at": landed_at,
        "registered_by": f"bundle:{organization}",
    }
    with warehouse.connect() as connection:
        connection.insert(warehouse.table(LAYER, "delivery"), [row], _columns("delivery"))


def _make(warehouse: Warehouse, connection: Connection) -> None:
    connection.execute(f"create schema if not exists {quote(warehouse.schema(LAYER))}")
    for name in TABLES:
        body = ", ".join(f"{quote(column)} {kind}" for column, kind in _columns(name).items())
        connection.execute(f"create table if not exists {warehouse.table(LAYER, name)} ({body})")


def _replace(connection: Connection, table: str, name: str, rows: Sequence[Row]) -> None:
    """Inserts configured rows in place of registrations of the same key."""
    registered = connection.query(f"select {_names(KEYS[name])} from {table}")
    for row in rows:
        key = tuple(row[column] for column in KEYS[name])
        if key in registered:
            where = " and ".join(f"{quote(column)} = ?" for column in KEYS[name])
            connection.execute(f"delete from {table} where {where}", key)
    given = [{**row, "registered_by": CONFIGURED} for row in rows]
    connection.insert(table, given, _columns(name))


def _columns(name: str) -> dict[str, str]:
    return {**TABLES[name], "registered_by": "text"}


def _names(columns: Sequence[str]) -> str:
    return ", ".join(quote(column) for column in columns)
