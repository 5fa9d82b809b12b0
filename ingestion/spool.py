"""What one read of a feed gave, checked row by row and kept on disk until it is compared."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ingestion.feeds import Feed, Page, Refused
from ingestion.forbidden import NUMBERS, is_forbidden_name, is_searched
from ingestion.rows import RULES, UNREADABLE_RULE, RowRefused, Shape, raw_text

ARROW_TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "bigint": pa.int64(),
    "double": pa.float64(),
    "decimal": pa.decimal128(38, 9),
    "bool": pa.bool_(),
    "timestamp": pa.timestamp("us"),
    "date": pa.date32(),
}
LINK_COLUMNS = {
    "_dlt_id": "text",
    "_dlt_root_id": "text",
    "_dlt_parent_id": "text",
    "_dlt_list_idx": "bigint",
}
REFUSED_COLUMNS = {
    "reason": "text",
    "rule_id": "text",
    "field": "text",
    "raw": "text",
    "raw_hash": "text",
    "refused_at": "timestamp",
}
ROOT, REFUSED, SEEN = "root", "refused", "seen"
BATCH_ROWS = 20_000
BATCH_BYTES = 64 << 20
LONGEST_RAW = 100_000


@dataclass
class Spool:
    """Takes pages in, writes Parquet files out; memory holds one batch.

    `received` counts every piece a reader handed over, refused ones included; `keyed` those with
    a whole key.
    """

    feed: Feed
    account: str
    folder: Path
    received: int = 0
    refused: int = 0
    keyed: int = 0
    totals: list[int] = field(default_factory=list)
    total_basis: str = "none"
    drift: dict[str, set[str]] = field(default_factory=dict)
    _waiting: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    _bytes: int = 0
    _files: int = 0

    def __post_init__(self) -> None:
        self._shape = Shape(self.feed, self.account)
        self._columns: dict[str, Mapping[str, str]] = {
            ROOT: self.feed.columns,
            REFUSED: REFUSED_COLUMNS,
            SEEN: {column: self.feed.columns[column] for column in self.feed.key},
            **{path: {**LINK_COLUMNS, **columns} for path, columns in self.feed.children.items()},
        }

    def add(self, page: Page, at: datetime) -> None:
        """One page, extracted at `at` (naive UTC)."""
        if page.total is not None:
            self.totals.append(page.total)
            self.total_basis = page.total_basis
        if isinstance(page.rows, (pa.Table, pa.RecordBatch)):
            self._add_table(page.rows, at)
        else:
            self._add_rows(page.rows, at)

    def files(self, part: str) -> list[str]:
        """The files of one part: ROOT, REFUSED, SEEN or the path of a nested list."""
        return sorted(str(file) for file in (self.folder / part).glob("*.parquet"))

    def close(self) -> None:
        """Writes what is waiting."""
        for part, rows in self._waiting.items():
            if rows:
                self._write(part, self._table(part, rows))
        self._waiting.clear()
        self._bytes = 0

    def _add_rows(self, rows: Sequence[dict[str, Any] | Refused], at: datetime) -> None:
        for row in rows:
            self.received += 1
            if isinstance(row, Refused):
                self._refuse(row.reason, UNREADABLE_RULE, None, row.raw, at)
                continue
            try:
                shaped = self._shape.take(row)
            except RowRefused as refusal:
                self._refuse_row(row, refusal, at)
                continue
            self.keyed += 1
            self._bytes += shaped.size
            marks = {"_seq": self.received, "_dlt_id": shaped.hash, "_extracted_at": at}
            self._keep(ROOT, shaped.values | marks)
            for path, nested in shaped.nested.items():
                for values in nested:
                    values["_seq"] = self.received
                    self._keep(path, values)
            if self._bytes > BATCH_BYTES:
                self.close()

    def _refuse_row(self, row: Any, refusal: RowRefused, at: datetime) -> None:
        self._refuse(refusal.reason, RULES[refusal.reason], refusal.field, row, at)
        key = self._shape.key_of(row)
        if key is not None:
            self.keyed += 1
            self._keep(SEEN, key)

    def _refuse(self, reason: str, rule: str, column: str | None, raw: Any, at: datetime) -> None:
        text = raw_text(raw)
        self.refused += 1
        self._bytes += min(len(text), LONGEST_RAW)
        self._keep(
            REFUSED,
            {
                "reason": reason,
                "rule_id": rule,
                "field": column,
                "raw": text[:LONGEST_RAW],
                "raw_hash": hashlib.sha256(text.encode()).hexdigest()[:32],
                "refused_at": at,
            },
        )

    def _keep(self, part: str, row: dict[str, Any]) -> None:
        rows = self._waiting.setdefault(part, [])
        rows.append(row)
        if len(rows) >= BATCH_ROWS:
            self._write(part, self._table(part, rows))
            rows.clear()

    def _table(self, part: str, rows: list[dict[str, Any]]) -> pa.Table:
        declared = self._columns[part]
        names = dict.fromkeys(declared)
        marks = {"_seq": "bigint"} if part != REFUSED and part != SEEN else {}
        if part == ROOT:
            marks |= {"_dlt_id": "text", "_extracted_at": "timestamp"}
        names |= dict.fromkeys(marks)
        if part not in (REFUSED, SEEN):
            extra = sorted({name for row in rows for name in row} - names.keys())
            self.drift.setdefault(part, set()).update(extra)
            names |= dict.fromkeys(extra)
        kinds = {**declared, **marks}
        return pa.table(
            {
                name: pa.array(
                    [row.get(name) for row in rows], ARROW_TYPES[kinds.get(name, "text")]
                )
                for name in names
            }
        )

    def _write(self, part: str, table: pa.Table) -> None:
        folder = self.folder / part
        folder.mkdir(parents=True, exist_ok=True)
        self._files += 1
        pq.write_table(table, folder / f"{self._files:08}.parquet", compression="lz4")

    def _add_table(self, given: pa.Table | pa.RecordBatch, at: datetime) -> None:
        table = pa.Table.from_batches([given]) if isinstance(given, pa.RecordBatch) else given
        table = table.drop_columns(
            [name for name in table.column_names
             if name not in self.feed.columns and is_forbidden_name(name)]
        )  # fmt: skip
        if not table.num_rows:
            return
        typed = self._typed(table)
        if typed is None:
            rows: list[dict[str, Any]] = []
            for row in table.to_pylist():
                try:
                    rows.append(self._shape.take(row).values)
                except RowRefused as refusal:
                    self.received += 1
                    self._refuse_row(row, refusal, at)
            if not rows:
                return
            typed = self._table(ROOT, rows).drop_columns(["_seq", "_dlt_id", "_extracted_at"])
        count = typed.num_rows
        self.drift.setdefault(ROOT, set()).update(
            set(typed.column_names) - self.feed.columns.keys()
        )
        hashes = content_hashes(typed, f"{self.account}/{self.feed.name}")
        sequence = pa.array(range(self.received + 1, self.received + count + 1), pa.int64())
        typed = typed.append_column("_seq", sequence)
        typed = typed.append_column("_dlt_id", hashes)
        typed = typed.append_column("_extracted_at", pa.array([at] * count, pa.timestamp("us")))
        self.received += count
        self.keyed += count
        self._write(ROOT, typed)

    def _typed(self, table: pa.Table) -> pa.Table | None:
        """The table in its declared types; None when a row needs a closer look."""
        columns: dict[str, pa.ChunkedArray] = {}
        for name in table.column_names:
            column = table.column(name)
            kind = ARROW_TYPES[self.feed.columns.get(name, "text")]
            if pa.types.is_nested(column.type):
                return None
            try:
                columns[name] = column.cast(kind)
            except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
                return None
            if kind == pa.string() and _has(columns[name], "match_substring", "\0"):
                return None
            if (
                kind == pa.string()
                and name not in self.feed.key
                and is_searched(name)
                and _has(columns[name], "match_substring_regex", NUMBERS)
            ):
                return None
        for name in self.feed.key:
            if name not in columns or columns[name].null_count:
                return None
            if columns[name].type == pa.string() and _has(columns[name], "equal", ""):
                return None
        for name, kind in self.feed.columns.items():
            columns.setdefault(name, pa.chunked_array([pa.nulls(len(table), ARROW_TYPES[kind])]))
        return pa.table(columns)


def _has(column: pa.ChunkedArray, test: str, text: str) -> bool:
    """Whether any value passes one of Arrow's own tests."""
    options = pc.MatchSubstringOptions(text) if test.startswith("match_substring") else None
    arguments = [column] if options else [column, pa.scalar(text)]
    passed = pc.call_function(test, arguments, options)
    return bool(pc.call_function("any", [passed]).as_py())


def content_hashes(table: pa.Table, salt: str) -> pa.ChunkedArray:
    """One hash per row over its named, non-null values, whatever the order of the columns."""
    parts = [f"'{salt}'"]
    for name in sorted(table.column_names):
        quoted = '"' + name.replace('"', '""') + '"'
        label = name.replace("'", "''")
        value = f"cast({quoted} as varchar)"
        parts.append(f"coalesce('{label}=' || length({value}) || ':' || {value}, '')")
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute("pragma disable_progress_bar")
        connection.register("given", table)
        result = connection.sql(f"select md5(concat({', '.join(parts)})) as hash from given")
        return result.to_arrow_table().column("hash")
