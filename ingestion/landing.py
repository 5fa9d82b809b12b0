"""Lands what tools give: every row once, every refusal kept, every count adding up.

A feed is read page by page, each row checked and typed; the read is compared with what is landed;
only what is new goes to the warehouse, as one dlt load per tool account. The facts are written
before the load, and the load counts only when it is complete, so that a kill at any moment leaves
either all of it or nothing of it, and the next run reads again from the same cursor.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
from dlt.common.storages.load_package import create_load_id

from ingestion.comparing import Compared, compare
from ingestion.console import Console
from ingestion.errors import LandingError, explained
from ingestion.feeds import Check, Feed, Page, Refused, Window
from ingestion.ledger import Fact, Ledger
from ingestion.loading import Load, Loader
from ingestion.rows import child_table
from ingestion.settings import Account, now
from ingestion.spool import ROOT, Spool
from ingestion.warehouse import Warehouse

__all__ = [
    "Account",
    "Check",
    "Fact",
    "Feed",
    "LandingError",
    "Page",
    "Refused",
    "Window",
    "ensure",
    "land",
]


def land(
    account: Account,
    feeds: Sequence[Feed],
    warehouse: Warehouse,
    state: Path,
    console: Console,
    *,
    dataset: str | None = None,
    mode: str | None = None,
) -> list[Fact]:
    """Lands the feeds of one tool account in schema `staging_<dataset>` (default: the tool).

    `state` is the folder for scratch files. `mode` "file_drop" says that a read gives some rows of
    many: none is ever missing from it. A feed that fails leaves the others alone: its fact says
    partial or failed, and why. Raises WarehouseError when the warehouse refuses the load, and
    then none of it counts.
    """
    dataset = dataset or account.tool
    with warehouse.kept_open():
        return _land(account, feeds, warehouse, state, console, dataset, mode)


def _land(
    account: Account,
    feeds: Sequence[Feed],
    warehouse: Warehouse,
    state: Path,
    console: Console,
    dataset: str,
    mode: str | None,
) -> list[Fact]:
    ledger = Ledger(warehouse)
    ledger.prepare()
    loader = Loader(warehouse, account.tool, account.slug, dataset, state / "pipelines")
    scratch = state / "spool" / f"{account.tool}__{account.slug}"
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        loader.declare(feeds)
        cursors = loader.cursors(feeds)
        known = warehouse.tables(f"staging_{dataset}")
        reads = []
        for feed in feeds:
            window = Window(cursors.get(feed.name), now())
            spool = Spool(feed, account.slug, scratch / feed.name)
            read = _Read(account, feed, window, spool, mode)
            read.take_all(console)
            read.compare(ledger.landed(dataset, account.slug, feed))
            reads.append(read)
        _write(reads, known, ledger, loader)
        for read in reads:
            read.mark(ledger, dataset)
        return [read.fact(known) for read in reads]
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
        loader.close()


def ensure(
    tool: str, feeds: Sequence[Feed], warehouse: Warehouse, state: Path, dataset: str | None = None
) -> None:
    """Makes a tool's declared tables, empty where they were not there; lands nothing."""
    Ledger(warehouse).prepare()
    loader = Loader(warehouse, tool, "declared", dataset or tool, state / "pipelines")
    try:
        loader.declare(feeds)
    finally:
        loader.close()


@dataclass
class _Read:
    """One feed's read in one run."""

    account: Account
    feed: Feed
    window: Window
    spool: Spool
    mode: str | None
    error: str | None = None
    compared: Compared | None = None
    ended_at: datetime | None = None

    @property
    def result(self) -> Compared:
        assert self.compared is not None
        return self.compared

    def take_all(self, console: Console) -> None:
        """Reads to the end, or to the error that ends it."""
        self.spool.folder.mkdir(parents=True, exist_ok=True)
        with console.counting(f"{self.account.label} {self.feed.name}") as count:
            try:
                for page in self.feed.read(self.window):
                    self.spool.add(page, _naive(now()))
                    count(self.spool.received, page.total)
            except Exception as error:
                self.error = explained(error, f"{self.account.label} {self.feed.name}").text()
            self.spool.close()
        self.ended_at = _naive(now())

    def compare(self, landed: Iterable[pa.Table]) -> None:
        """Compares what came with what is landed, and with what the tool said would come."""
        self.compared = compare(self.spool, landed, _naive(self.window.until))
        if self.error is None:
            self.error = self._unreconciled()

    def load(self) -> Load | None:
        """What this read brings to the load: new rows, a cursor that moved, or nothing."""
        cursor = self.result.outcome.cursor if self.error is None else None
        if cursor is not None and self._since() is not None and cursor <= self._since():
            cursor = None
        if not self.result.outcome.landed and cursor is None:
            return None
        tables: dict[str, Callable[[], Iterator[pa.Table]]] = {}
        if self.result.outcome.landed:
            tables[self.feed.name] = partial(self.result.rows, ROOT)
            for path in self.feed.children:
                if self.spool.files(path):
                    tables[child_table(self.feed.name, path)] = partial(self.result.rows, path)
        return Load(self.feed, tables, cursor)

    def mark(self, ledger: Ledger, dataset: str) -> None:
        """Stamps what is missing and what came back; clears what a newer version left behind."""
        ledger.stamp(
            dataset,
            self.feed.name,
            missing=self.result.outcome.missing if self._is_whole() else [],
            returning=self.result.outcome.returning,
            at=_naive(self.window.until),
        )
        if self.feed.children and self.result.outcome.landed:
            ledger.sweep(dataset, self.feed)

    def fact(self, known: Mapping[str, Sequence[str]]) -> Fact:
        """What the ledger keeps; `known` gives the columns that the tables had before."""
        outcome = self.result.outcome
        unread = "partial" if outcome.received else "failed"
        since = self._since()
        return Fact(
            tool_slug=self.account.tool,
            account_slug=self.account.slug,
            source_object=self.feed.source_object,
            landed_table=self.feed.name,
            sync_mode=self.mode or ("full" if since is None else "incremental"),
            status=unread if self.error else "succeeded",
            started_at=_naive(self.window.until),
            extracted_at=self.ended_at or _naive(self.window.until),
            window_from_at=_moment(since, self.feed),
            window_to_at=_naive(self.window.until),
            rows_received=outcome.received,
            rows_landed=outcome.landed,
            rows_quarantined=outcome.quarantined,
            rows_duplicate=outcome.duplicates,
            rows_missing=len(outcome.missing) if self._is_whole() else 0,
            control_total=self.spool.totals[-1] if self.spool.totals else None,
            control_total_basis=self.spool.total_basis,
            max_source_updated_at=outcome.latest,
            schema_fingerprint=_fingerprint(self.feed, self.spool, known),
            error=self.error,
        )

    def _is_whole(self) -> bool:
        return self.error is None and self.feed.cursor is None and self.mode != "file_drop"

    def _since(self) -> Any | None:
        since = self.window.since
        return _naive(since) if isinstance(since, datetime) else since

    def _unreconciled(self) -> str | None:
        """Why this read, though it ended well, is not the whole of what the tool has."""
        outcome, totals = self.result.outcome, self.spool.totals
        where = f"{self.account.label} {self.feed.name}"
        unreadable = self.spool.received - self.spool.keyed
        if totals and min(totals) < max(totals) and totals[-1] < max(totals):
            return LandingError(
                f"the tool's count fell from {max(totals)} to {totals[-1]} during the read",
                where,
                "Rows were removed meanwhile, so that pages may have moved past each other",
                "Run again; what was read is kept and the cursor has not moved",
            ).text()
        if totals and outcome.keys + unreadable < totals[-1]:
            return LandingError(
                f"{outcome.keys + unreadable} rows came of the {totals[-1]} that the tool counts",
                where,
                "The tool's paging ended early, or gave some rows twice and others not at all",
                "Run again; what was read is kept and the cursor has not moved",
            ).text()
        if self._is_whole() and not outcome.received and outcome.known and 0 not in totals:
            return LandingError(
                f"nothing came, where {outcome.known} rows had come before",
                where,
                "The credentials may see less than before, or the tool failed without saying so",
                "Run `throughline doctor`; the landed rows are left as they are",
            ).text()
        return None


def _write(
    reads: Sequence[_Read],
    known: Mapping[str, Sequence[str]],
    ledger: Ledger,
    loader: Loader,
) -> None:
    def record(load_id: str) -> None:
        refusals = {read.feed.name: read.result.refusals for read in reads}
        at = _naive(now())
        ledger.record(load_id, [read.fact(known) for read in reads], refusals, at)

    loads = [load for read in reads if (load := read.load()) is not None]
    if loads:
        loader.load(loads, record)
    else:
        record(create_load_id())


def _fingerprint(feed: Feed, spool: Spool, known: Mapping[str, Sequence[str]]) -> str:
    """A hash of the columns' names and types, of the root and of every nested list."""
    lines = []
    tables = {ROOT: (feed.name, feed.columns)}
    tables |= {path: (child_table(feed.name, path), c) for path, c in feed.children.items()}
    for part, (table, declared) in tables.items():
        names = {*declared, *spool.drift.get(part, ()), *known.get(table, ())}
        given = sorted(name for name in names if not name.startswith(("_dlt_", "_tool_")))
        lines += [f"{table}.{name}:{declared.get(name, 'text')}" for name in given]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def _moment(value: Any, feed: Feed) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, int) and feed.cursor_scale:
        return datetime.fromtimestamp(value / feed.cursor_scale, UTC).replace(tzinfo=None)
    return None


def _naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)
