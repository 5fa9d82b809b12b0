"""The facts about runs and the rows that were refused: what makes every count add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

from ingestion.feeds import Feed
from ingestion.rows import child_table
from ingestion.spool import ARROW_TYPES
from ingestion.warehouse import Connection, Warehouse, quote

FACTS = "staging_throughline"
SYNC_RUN: dict[str, str] = {
    "load_id": "text",
    "tool_slug": "text",
    "account_slug": "text",
    "source_object": "text",
    "landed_table": "text",
    "sync_mode": "text",
    "status": "text",
    "started_at": "timestamp",
    "extracted_at": "timestamp",
    "window_from_at": "timestamp",
    "window_to_at": "timestamp",
    "rows_received": "bigint",
    "rows_landed": "bigint",
    "rows_quarantined": "bigint",
    "rows_duplicate": "bigint",
    "rows_missing": "bigint",
    "control_total": "bigint",
    "control_total_basis": "text",
    "max_source_updated_at": "timestamp",
    "schema_fingerprint": "text",
    "error": "text",
}
LANDED_ROW: dict[str, str] = {
    "tool_slug": "text",
    "account_slug": "text",
    "source_object": "text",
    "landed_table": "text",
    "reason": "text",
    "rule_id": "text",
    "field": "text",
    "raw": "text",
    "raw_hash": "text",
    "first_seen_at": "timestamp",
    "last_seen_at": "timestamp",
    "occurrences": "bigint",
    "load_id": "text",
}
SAME_REFUSAL = """
    kept.tool_slug = fresh.tool_slug
    and kept.account_slug = fresh.account_slug
    and kept.landed_table = fresh.landed_table
    and kept.reason = fresh.reason
    and coalesce(kept.field, '') = coalesce(fresh.field, '')
    and kept.raw_hash = fresh.raw_hash
"""


@dataclass(frozen=True)
class Fact:
    """One feed in one run, as `staging_throughline.sync_run` keeps it; times in naive UTC.

    `rows_received = rows_landed + rows_quarantined + rows_duplicate`, always. The rows of a fact
    count only when `rows_landed` is 0 or its load is complete in `_dlt_loads`.
    """

    tool_slug: str
    account_slug: str
    source_object: str
    landed_table: str
    sync_mode: str
    status: str
    started_at: datetime
    extracted_at: datetime
    window_from_at: datetime | None
    window_to_at: datetime | None
    rows_received: int
    rows_landed: int
    rows_quarantined: int
    rows_duplicate: int
    rows_missing: int
    control_total: int | None
    control_total_basis: str
    max_source_updated_at: datetime | None
    schema_fingerprint: str
    error: str | None


class Ledger:
    """Reads and writes what is known of landed rows and of runs."""

    def __init__(self, warehouse: Warehouse) -> None:
        self._warehouse = warehouse
        self._sync_run = warehouse.table(FACTS, "sync_run")
        self._landed_row = warehouse.table("quarantine", "landed_row")

    def prepare(self) -> None:
        """Makes both tables when they are not there."""
        with self._warehouse.connect() as connection:
            for layer, table, columns in (
                (FACTS, self._sync_run, SYNC_RUN),
                ("quarantine", self._landed_row, LANDED_ROW),
            ):
                schema = quote(self._warehouse.schema(layer))
                connection.execute(f"create schema if not exists {schema}")
                body = ", ".join(f"{quote(name)} {kind}" for name, kind in columns.items())
                connection.execute(f"create table if not exists {table} ({body})")

    def landed(self, dataset: str, account: str, feed: Feed) -> Iterator[pa.Table]:
        """What the account has landed in complete loads: key, `_dlt_id`, `is_missing`."""
        schema = pa.schema(
            [
                *((name, ARROW_TYPES[feed.columns[name]]) for name in feed.key),
                ("_dlt_id", pa.string()),
                ("is_missing", pa.bool_()),
            ]
        )
        layer = f"staging_{dataset}"
        keys = ", ".join(quote(name) for name in feed.key)
        within = "".join(f" and {quote(name)} = ?" for name in feed.within)
        with self._warehouse.connect() as connection:
            yield from connection.batches(
                f"select {keys}, _dlt_id, _missing_since is not null as is_missing"
                f" from {self._warehouse.table(layer, feed.name)}"
                " where _tool_account = ? and _dlt_load_id in (select load_id from"
                f" {self._warehouse.table(layer, '_dlt_loads')} where status = 0){within}",
                [account, *feed.within.values()],
                schema,
            )

    def record(
        self,
        load_id: str,
        facts: Sequence[Fact],
        refusals: Mapping[str, Sequence[dict[str, Any]]],
        at: datetime,
    ) -> None:
        """Writes a run's facts and its refused rows (by landed table) in one transaction."""
        rows = [asdict(fact) | {"load_id": load_id} for fact in facts]
        refused = [
            refusal
            | {
                "tool_slug": fact.tool_slug,
                "account_slug": fact.account_slug,
                "source_object": fact.source_object,
                "landed_table": fact.landed_table,
                "first_seen_at": at,
                "last_seen_at": at,
                "load_id": load_id,
            }
            for fact in facts
            for refusal in refusals.get(fact.landed_table, ())
        ]
        with self._warehouse.connect() as connection:
            connection.insert(self._sync_run, rows, SYNC_RUN)
            if refused:
                self._quarantine(connection, refused)

    def newest(self, tool: str, account: str) -> tuple[datetime, list[str]]:
        """When the account's newest load with rows began, and the tables it had rows for."""
        of_account = f"from {self._sync_run} where tool_slug = ? and account_slug = ?"
        with self._warehouse.connect() as connection:
            rows = connection.query(
                f"select started_at, landed_table {of_account} and rows_landed > 0 and load_id ="
                f" (select max(load_id) {of_account} and rows_landed > 0) order by landed_table",
                [tool, account, tool, account],
            )
        return rows[0][0], [table for _, table in rows]

    def stamp(
        self,
        dataset: str,
        table: str,
        *,
        missing: Sequence[str],
        returning: Sequence[str],
        at: datetime,
    ) -> None:
        """Stamps `_missing_since` on rows a whole read did not see; takes it off those it did."""
        if not missing and not returning:
            return
        landed = self._warehouse.table(f"staging_{dataset}", table)
        marks = [{"row_id": row, "is_missing": True} for row in missing]
        marks += [{"row_id": row, "is_missing": False} for row in returning]
        with self._warehouse.connect() as connection:
            connection.execute(
                "create temporary table throughline_mark (row_id text, is_missing boolean)"
            )
            connection.insert(
                "throughline_mark", marks, {"row_id": "text", "is_missing": "boolean"}
            )
            connection.execute(
                f"update {landed} set _missing_since = cast(? as timestamp) where _dlt_id in"
                " (select row_id from throughline_mark where is_missing)",
                [at],
            )
            connection.execute(
                f"update {landed} set _missing_since = null where _dlt_id in"
                " (select row_id from throughline_mark where not is_missing)"
            )
            connection.execute("drop table throughline_mark")

    def sweep(self, dataset: str, feed: Feed) -> None:
        """Removes nested rows whose root has been replaced by a newer version."""
        layer = f"staging_{dataset}"
        root = self._warehouse.table(layer, feed.name)
        with self._warehouse.connect() as connection:
            for path in feed.children:
                table = self._warehouse.table(layer, child_table(feed.name, path))
                connection.execute(
                    f"delete from {table} as nested where not exists (select 1 from {root} as root"
                    " where root._dlt_id = nested._dlt_root_id)"
                )

    def unfinished(self) -> list[tuple[str, str]]:
        """The tool accounts whose last load was cut off before it was complete, by tool."""
        if "sync_run" not in self._warehouse.tables(FACTS):
            return []
        found: list[tuple[str, str]] = []
        with self._warehouse.connect() as connection:
            newest = connection.query(
                "select tool_slug, account_slug, max(load_id) from"
                f" {self._sync_run} where rows_landed > 0 group by tool_slug, account_slug"
                " order by tool_slug, account_slug"
            )
        for tool, account, load_id in newest:
            # files and bundles of any tool land in one schema
            layers = [f"staging_{tool}", "staging_file"]
            present = [name for name in layers if "_dlt_loads" in self._warehouse.tables(name)]
            if present and not any(self._is_complete(layer, load_id) for layer in present):
                found.append((tool, account))
        return found

    def _is_complete(self, layer: str, load_id: str) -> bool:
        loads = self._warehouse.table(layer, "_dlt_loads")
        with self._warehouse.connect() as connection:
            return bool(
                connection.value(
                    f"select count(*) from {loads} where load_id = ? and status = 0", [load_id]
                )
            )

    def _quarantine(self, connection: Connection, refused: Sequence[dict[str, Any]]) -> None:
        """A refusal seen before counts up; a new one is added. Its raw text is kept once."""
        body = ", ".join(f"{quote(name)} {kind}" for name, kind in LANDED_ROW.items())
        connection.execute(f"create temporary table throughline_refused ({body})")
        connection.insert("throughline_refused", refused, LANDED_ROW)
        connection.execute(
            f"update {self._landed_row} as kept set"
            " occurrences = kept.occurrences + fresh.occurrences,"
            " last_seen_at = fresh.last_seen_at, load_id = fresh.load_id"
            f" from throughline_refused as fresh where {SAME_REFUSAL}"
        )
        connection.execute(
            f"insert into {self._landed_row} select * from throughline_refused as fresh"
            f" where not exists (select 1 from {self._landed_row} as kept where {SAME_REFUSAL})"
        )
        connection.execute("drop table throughline_refused")
