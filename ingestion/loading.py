"""dlt's part: declared tables, one merge per run and tool account, the cursors that go with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import dlt
import pyarrow as pa
from dlt.common.schema import Schema
from dlt.common.schema.typing import TTableSchema
from dlt.extract import DltResource
from dlt.pipeline.exceptions import PipelineStepFailed

from ingestion.errors import WarehouseError
from ingestion.feeds import Feed
from ingestion.rows import child_table
from ingestion.warehouse import Warehouse

Table = dict[str, Any]

CURSOR = "cursor"
ROOT_MARKS: dict[str, dict[str, Any]] = {
    "_tool_account": {"data_type": "text", "nullable": False, "primary_key": True},
    "_extracted_at": {"data_type": "timestamp", "timezone": False, "nullable": False},
    "_missing_since": {"data_type": "timestamp", "timezone": False},
    "_dlt_id": {"data_type": "text", "nullable": False, "unique": True, "row_key": True},
    "_dlt_load_id": {"data_type": "text"},
}
CHILD_MARKS: dict[str, dict[str, Any]] = {
    "_dlt_root_id": {"data_type": "text", "nullable": False},
    "_dlt_parent_id": {"data_type": "text", "nullable": False},
    "_dlt_list_idx": {"data_type": "bigint", "nullable": False},
    "_dlt_id": {"data_type": "text", "nullable": False, "primary_key": True},
    "_dlt_load_id": {"data_type": "text"},
}


@dataclass(frozen=True)
class Load:
    """What one feed brings to a load: its new rows by table, and its cursor when it moved."""

    feed: Feed
    tables: Mapping[str, Callable[[], Iterator[pa.Table]]]
    cursor: Any | None


class Loader:
    """One tool account's dlt pipeline.

    Its working folder is only scratch: it is emptied at the start and the state comes from the
    warehouse's last complete load, so a killed run, with or without its folder, leaves nothing.
    """

    def __init__(
        self, warehouse: Warehouse, tool: str, account: str, dataset: str, folder: Path
    ) -> None:
        dlt.config["normalize.parquet_normalizer.add_dlt_load_id"] = True
        dlt.config["load.raise_on_failed_jobs"] = True
        self._warehouse = warehouse
        self._account = account
        self._tool = tool
        name = f"{tool}__{account}"
        shutil.rmtree(folder / name, ignore_errors=True)
        self._destination = warehouse.destination()
        self._dataset = warehouse.schema(f"staging_{dataset}")
        self._pipeline = dlt.pipeline(
            pipeline_name=name,
            pipelines_dir=str(folder),
            destination=self._destination,
            dataset_name=self._dataset,
        )
        self._folder = folder / name

    def declare(self, feeds: Iterable[Feed]) -> None:
        """Makes every declared table and column that is not there yet. Lands nothing."""
        schema = self._schema(feeds)
        schema._bump_version()
        config = self._destination.spec()._bind_dataset_name(dataset_name=self._dataset)
        with self._destination.client(schema, config) as client:
            client.initialize_storage()
            client.update_stored_schema(
                only_tables=[*schema.data_table_names(), *schema.dlt_table_names()], force=True
            )

    def cursors(self, feeds: Sequence[Feed]) -> dict[str, Any]:
        """Where each feed's next read starts, by feed, in its column's type (times in UTC)."""
        self._pipeline.sync_destination()
        sources = self._pipeline.state.get("sources", {})
        resources = sources.get(self._tool, {}).get("resources", {})
        found: dict[str, Any] = {}
        for feed in feeds:
            kept = resources.get(feed.name, {}).get(CURSOR)
            if feed.cursor is not None and kept is not None:
                found[feed.name] = _from_state(kept, feed.columns[feed.cursor])
        return found

    def load(self, loads: Sequence[Load], before: Callable[[str], None]) -> None:
        """Lands the loads as one dlt package; `before` gets its id when all is ready to be loaded.

        Raises WarehouseError; then nothing of the package counts.
        """
        pipeline = self._pipeline
        try:
            parquet = {"loader_file_format": "parquet"} if self._takes_parquet() else {}
            pipeline.extract(self._source(loads), **parquet)  # type: ignore[arg-type]
            pipeline.normalize()
            for load_id in pipeline.list_normalized_load_packages():
                before(load_id)
            pipeline.load()
        except PipelineStepFailed as failure:
            raise WarehouseError(
                f"the load failed while it was to {failure.step}",
                f"{self._tool}/{self._account}",
                f"The warehouse or the disk refused it ({_root_cause(failure)})",
                "Run again: nothing of this load counts until it is complete",
            ) from failure

    def close(self) -> None:
        """Removes the scratch folder."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _schema(self, feeds: Iterable[Feed]) -> Schema:
        schema = Schema(self._tool)
        for feed in feeds:
            for table in _tables(feed):
                schema.update_table(cast(TTableSchema, table))
        return schema

    def _takes_parquet(self) -> bool:
        formats = self._destination.capabilities().supported_loader_file_formats
        return "parquet" in (formats or ())

    def _source(self, loads: Sequence[Load]) -> Any:
        resources: list[DltResource] = []
        for load in loads:
            for table in _tables(load.feed):
                rows = load.tables.get(table["name"])
                is_root = table["name"] == load.feed.name
                if rows is None and not is_root:
                    continue
                resources.append(self._resource(load, table, rows))

        @dlt.source(schema=self._schema([load.feed for load in loads]))
        def tool() -> list[DltResource]:
            return resources

        return tool()

    def _resource(
        self, load: Load, table: Table, rows: Callable[[], Iterator[pa.Table]] | None
    ) -> DltResource:
        is_root = table["name"] == load.feed.name
        account = self._account

        def read() -> Iterator[pa.Table]:
            for batch in rows() if rows else ():
                if is_root:
                    count = len(batch)
                    batch = batch.append_column("_tool_account", pa.array([account] * count))
                    empty = pa.nulls(count, pa.timestamp("us"))
                    batch = batch.append_column("_missing_since", empty)
                yield batch
            if is_root and load.cursor is not None:
                dlt.current.resource_state()[CURSOR] = _to_state(load.cursor)

        return dlt.resource(
            read,
            name=table["name"],
            columns=table["columns"],
            write_disposition=cast(Any, {"disposition": "merge", "deduplicated": True}),
        )


def _tables(feed: Feed) -> Iterator[Table]:
    """The tables of a feed as dlt describes them, the root first, then its nested lists.

    Nested lists merge on their own `_dlt_id`, made of their root's content: a row of an unfinished
    load never takes the place of a finished one, and `Ledger.sweep` removes what lost its root.
    """
    columns = {
        name: _column(kind) | ({"primary_key": True} if name in feed.key else {})
        for name, kind in feed.columns.items()
    }
    yield _table(feed.name, columns | ROOT_MARKS)
    for path in sorted(feed.children):
        own = {name: _column(kind) for name, kind in feed.children[path].items()}
        yield _table(child_table(feed.name, path), own | CHILD_MARKS)


def _table(name: str, columns: dict[str, dict[str, Any]]) -> Table:
    return {
        "name": name,
        "resource": name,
        "write_disposition": "merge",
        "columns": {column: {"name": column, **hints} for column, hints in columns.items()},
        "x-normalizer": {"seen-data": True},
    }


def _column(kind: str) -> dict[str, Any]:
    if kind == "timestamp":
        return {"data_type": "timestamp", "timezone": False, "nullable": True}
    return {"data_type": kind, "nullable": True}


def _to_state(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (datetime, date)) else value


def _from_state(value: Any, kind: str) -> Any:
    if kind == "timestamp":
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    if kind == "date":
        return date.fromisoformat(value)
    return value


def _root_cause(error: BaseException) -> str:
    """The kind of the innermost error; its text may quote rows."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__  # type: ignore[assignment]
    return type(error).__name__
