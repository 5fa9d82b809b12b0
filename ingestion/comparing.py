"""One read of a feed against what is landed: what is new, what is known, what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from ingestion.feeds import Feed
from ingestion.rows import RULES
from ingestion.spool import ARROW_TYPES, REFUSED, ROOT, SEEN, Spool

BATCH_ROWS = 50_000
MEMORY = "1GB"


@dataclass(frozen=True)
class Outcome:
    """How a read came out: `received = landed + quarantined + duplicates`, always.

    A key that came with several contents in one read: the latest by the tool's clock lands and
    the others count as duplicates; with no clock, or a tie on it, all of them are quarantined.
    `keys` counts distinct keys, refused rows with a readable key included; `known` the landed
    rows not stamped missing. `returning` and `missing` are `_dlt_id`s. `cursor` is where the next
    read may start, None when nothing tells.
    """

    received: int
    landed: int
    quarantined: int
    duplicates: int
    keys: int
    known: int
    returning: list[str]
    missing: list[str]
    cursor: Any | None
    latest: datetime | None


@dataclass(frozen=True)
class Compared:
    """The outcome of one read, what it refused, and the rows it has to land, still on disk."""

    outcome: Outcome
    refusals: list[dict[str, Any]]
    spool: Spool

    def rows(self, part: str) -> Iterator[pa.Table]:
        """The rows to land of ROOT or of a nested list's path, in batches."""
        files = self.spool.files(part)
        if not files or not self.outcome.landed:
            return
        with _database(self.spool) as database:
            result = database.sql(
                f"select r.* exclude (_seq) from {_scan(files)} r"
                f" semi join read_parquet('{_chosen(self.spool)}') c on r._seq = c._seq"
            )
            for batch in result.to_arrow_reader(BATCH_ROWS):
                if batch.num_rows:
                    yield pa.Table.from_batches([batch])


def compare(spool: Spool, landed: Iterable[pa.Table], until: datetime) -> Compared:
    """Compares a closed spool with what the account has landed.

    `landed` gives the key, `_dlt_id` and `is_missing`; no cursor moves past `until` (naive UTC).
    """
    with _database(spool) as database:
        comparison = _Comparison(database, spool, until)
        comparison.load(landed)
        comparison.decide()
        database.execute(f"copy chosen to '{_chosen(spool)}' (format parquet)")
        return Compared(comparison.outcome(), comparison.refusals(), spool)


class _Comparison:
    """The work of `compare`, in an in-memory database that spills to the spool's folder."""

    def __init__(self, database: duckdb.DuckDBPyConnection, spool: Spool, until: datetime) -> None:
        self._db = database
        self._spool = spool
        self._feed: Feed = spool.feed
        self._until = until
        self._key = ", ".join(_quote(column) for column in self._feed.key)

    def outcome(self) -> Outcome:
        contradicting = self._number("select count(*) from contradicting")
        landed = self._number("select count(*) from chosen")
        quarantined = self._spool.refused + contradicting
        return Outcome(
            received=self._spool.received,
            landed=landed,
            quarantined=quarantined,
            duplicates=self._spool.received - landed - quarantined,
            keys=self._number("select count(*) from seen"),
            known=self._number("select count(*) from landed where not is_missing"),
            returning=self._ids(
                "select l._dlt_id from landed l join winner w using"
                f" ({self._key}, _dlt_id) where l.is_missing"
            ),
            missing=self._ids(
                f"select l._dlt_id from landed l anti join seen using ({self._key})"
                " where not l.is_missing"
            ),
            cursor=self._cursor(),
            latest=self._latest(),
        )

    def refusals(self) -> list[dict[str, Any]]:
        """What could not be landed, one per reason, field and raw content, with its count."""
        parts = []
        if files := self._spool.files(REFUSED):
            parts.append(f"select reason, rule_id, field, raw, raw_hash from {_scan(files)}")
        if self._number("select count(*) from contradicting"):
            pairs = ", ".join(f"{_quote(name)} := {_quote(name)}" for name in self._feed.columns)
            parts.append(
                f"select 'contradiction' as reason, '{RULES['contradiction']}' as rule_id,"
                f" '{self._feed.key[0]}' as field, cast(struct_pack({pairs}) as varchar) as raw,"
                " _dlt_id as raw_hash"
                f" from {_scan(self._spool.files(ROOT))}"
                " where _seq in (select _seq from contradicting)"
            )
        if not parts:
            return []
        return (
            self._db.sql(
                "select reason, rule_id, field, min(raw) as raw, raw_hash, count(*) as occurrences"
                f" from ({' union all '.join(parts)}) group by all order by all"
            )
            .to_arrow_table()
            .to_pylist()
        )

    def load(self, landed: Iterable[pa.Table]) -> None:
        kinds = {column: ARROW_TYPES[self._feed.columns[column]] for column in self._feed.key}
        schema = pa.schema([*kinds.items(), ("_dlt_id", pa.string()), ("is_missing", pa.bool_())])
        self._db.register("empty", schema.empty_table())
        self._db.execute("create table landed as select * from empty")
        for table in landed:
            self._db.register("batch", table.cast(schema))
            self._db.execute("insert into landed select * from batch")
            self._db.unregister("batch")
        files = self._spool.files(ROOT)
        clock = _quote(self._feed.clock) if self._feed.clock else "null"
        cursor = _quote(self._feed.cursor) if self._feed.cursor else "null"
        source = (
            f"select _seq, _dlt_id, {self._key}, {clock} as _clock, {cursor} as _cursor"
            f" from {_scan(files)}"
            if files
            else f"select cast(null as bigint) as _seq, _dlt_id, {self._key}, null as _clock,"
            " null as _cursor from empty"
        )
        self._db.execute(f"create table received as {source}")

    def decide(self) -> None:
        key = self._key
        self._db.execute(
            f"""
            create table version as
            select {key}, _dlt_id, min(_seq) as _seq, min(_clock) as _clock
            from received group by {key}, _dlt_id;

            create table verdict as
            select {key}, count(*) as versions, max(_clock) as _top
            from version group by {key};

            create table winner as
            select {key}, min(_dlt_id) as _dlt_id, min(_seq) as _seq
            from version join verdict using ({key})
            where versions = 1 or _clock = _top
            group by {key} having count(*) = 1;

            create table contradicting as
            select _seq from received anti join winner using ({key});

            create table chosen as
            select w._seq from winner w anti join landed l using ({key}, _dlt_id);
            """
        )
        seen = f"select {key} from verdict"
        if files := self._spool.files(SEEN):
            seen += f" union select {key} from {_scan(files)}"
        self._db.execute(f"create table seen as {seen}")

    def _cursor(self) -> Any | None:
        feed = self._feed
        if feed.cursor is None:
            return None
        limit = ""
        kind = feed.columns[feed.cursor]
        if kind in ("timestamp", "date"):
            limit = f"and _cursor <= timestamp '{self._until.isoformat(sep=' ')}'"
        elif feed.cursor_scale is not None:
            limit = f"and _cursor <= {_epoch(self._until) * feed.cursor_scale}"
        return self._one(
            "select max(_cursor) from received where _seq not in (select _seq from contradicting)"
            f" {limit} and _cursor < all (select _cursor from received"
            " where _seq in (select _seq from contradicting))"
        )

    def _latest(self) -> datetime | None:
        clock = self._feed.clock
        kind = self._feed.columns[clock] if clock else None
        if kind in ("timestamp", "date"):
            return self._one("select cast(max(_clock) as timestamp) from received")
        if kind == "bigint" and self._feed.cursor_scale:
            return self._one(
                "select make_timestamp(cast(max(_clock) * 1000000 /"
                f" {self._feed.cursor_scale} as bigint)) from received"
            )
        return None

    def _one(self, sql: str) -> Any:
        rows = self._db.execute(sql).fetchall()
        return rows[0][0] if rows else None

    def _number(self, sql: str) -> int:
        return int(self._one(sql))

    def _ids(self, sql: str) -> list[str]:
        return [row[0] for row in self._db.execute(f"{sql} order by 1").fetchall()]


def _scan(files: list[str]) -> str:
    listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
    return f"read_parquet([{listed}], union_by_name = true)"


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _database(spool: Spool) -> duckdb.DuckDBPyConnection:
    spill = spool.folder / "spill"
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": 2,
        "memory_limit": MEMORY,
        "temp_directory": str(spill),
    }
    database = duckdb.connect(config=config)
    database.execute("pragma disable_progress_bar")
    return database


def _chosen(spool: Spool) -> str:
    return str(spool.folder / "chosen.parquet").replace("'", "''")


def _epoch(moment: datetime) -> int:
    return int((moment - datetime(1970, 1, 1)).total_seconds())
