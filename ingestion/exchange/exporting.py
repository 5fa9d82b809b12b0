"""`throughline export`: an organization's rows as a bundle, one Parquet file per entity."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from ingestion import standard
from ingestion.console import Console
from ingestion.exchange.manifest import (
    REGISTRY,
    STANDARD,
    Agreement,
    BundleError,
    LeftOut,
    Manifest,
    Part,
    checksum,
)
from ingestion.exchange.terms import Row, chosen, in_force, judged, terms
from ingestion.settings import now
from ingestion.warehouse import Connection, Warehouse, quote

ORGANIZATION = "mds:registry:organization:"
# what an organization adds to the standard begins so
OWN = "x_"
_ARROW = {
    "string": pa.string(),
    "bigint": pa.int64(),
    "boolean": pa.bool_(),
    "timestamp": pa.timestamp("us"),
    "date": pa.date32(),
}


def export(warehouse: Warehouse, organization: str, to: Path, console: Console) -> Manifest:
    """Writes the bundle of one organization to the folder `to`, which must not hold anything.

    It is written beside `to` and renamed at the end, so that half a bundle is never there.
    Raises BundleError when there is nothing to export from, or no room to write to.
    """
    _is_free(to)
    _is_built(warehouse)
    to.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{to.name}.", dir=to.parent))
    try:
        with warehouse.connect() as connection:
            manifest = _Export(warehouse, connection, organization, folder, console).write()
        manifest.write(folder)
        folder.replace(to)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return manifest


def arrow_schema(entity: str) -> pa.Schema:
    """The columns of an entity's file."""
    return pa.schema(
        [(name, _arrow_type(c.data_type)) for name, c in standard.entity(entity).columns.items()]
    )


class _Export:
    """One export: what it has met so far, so that what the rows point at travels too."""

    def __init__(
        self,
        warehouse: Warehouse,
        connection: Connection,
        organization: str,
        folder: Path,
        console: Console,
    ) -> None:
        self._warehouse = warehouse
        self._connection = connection
        self._organization = organization
        self._uid = ORGANIZATION + organization
        self._folder = folder
        self._console = console
        self._at = now()
        self._met: dict[str, set[str]] = defaultdict(set)
        self._left_out: list[LeftOut] = []
        self._own_values: dict[str, set[str]] = defaultdict(set)

    def write(self) -> Manifest:
        today = self._at.date()
        if not self._rows("organization", "record_uid = ?", [self._uid]):
            raise BundleError(
                f"there is no organization {self._organization!r}",
                "--org",
                "The warehouse was built without it",
                "Name it in throughline.toml, then run `throughline build`",
            )
        agreements = in_force(self._rows("data_agreement"), today)
        parts = {
            entity: self._rows_of_tools(entity, agreements, today)
            for entity in standard.fed_by_tools()
        }
        used = _used(agreements, parts)
        self._registry(parts, used)
        return Manifest(
            standard=STANDARD,
            standard_version=standard.version(),
            organization=self._organization,
            created_at=self._at.isoformat(),
            agreements=[_agreement(row) for row in used],
            entities=parts,
            left_out=self._left_out,
            own_values=self._parents(),
        )

    def _rows_of_tools(self, entity: str, agreements: Sequence[Row], today: date) -> Part:
        known = terms(agreements, entity, self._uid)
        sql, parameters = judged(self._warehouse, entity, self._uid, known, today)
        for reason, rows in self._connection.query(
            f"select stays, count(*) from ({sql}) as judged where stays is not null"
            " group by stays order by stays",
            parameters,
        ):
            self._left_out.append(LeftOut(entity, reason, rows))
        columns = list(standard.entity(entity).columns)
        if "gender" in columns:
            hidden = self._connection.value(
                f"select count(*) from ({sql}) as judged where stays is null and hides_gender"
                " and gender is not null",
                parameters,
            )
            if hidden:
                self._left_out.append(LeftOut(entity, "no_matching", hidden, "gender"))
        self._own_columns(entity, sql, parameters)
        given = ", ".join(
            "case when not hides_gender then gender end as gender" if name == "gender" else name
            for name in columns
        )
        path = self._folder / f"{entity}.parquet"
        cover = _Cover(entity, self._met, self._own_values)
        with self._console.counting(f"{self._organization} {entity}") as count:
            self._write(
                path,
                f"select {given} from ({sql}) as judged where stays is null"
                ' order by record_uid collate "C"',
                parameters,
                cover,
            )
            count(cover.rows, None)
        return cover.part(path)

    def _own_columns(self, entity: str, sql: str, parameters: Sequence[Any]) -> None:
        """The sender's own columns stay at home: how many travelling rows have each."""
        beside = f"mds_{entity}_x"
        for name in sorted({*self._warehouse.tables("standard").get(beside, ())} - {"record_uid"}):
            rows = self._connection.value(
                f"select count(*) from ({sql}) as judged"
                f" inner join {self._warehouse.table('standard', beside)} as own"
                " on judged.record_uid = own.record_uid"
                f" where judged.stays is null and own.{quote(name)} is not null",
                parameters,
            )
            if rows:
                self._left_out.append(LeftOut(entity, "own_column", rows, name))

    def _parents(self) -> dict[str, dict[str, str]]:
        """What each of the sender's own values counts as, of those that travel."""
        found: dict[str, dict[str, str]] = {}
        for enum, value, parent in self._connection.query(
            "select enum, enum_value, rolls_up_to from"
            f" {self._warehouse.table('mapping', 'map_throughline__enum_value')}"
            " where enum_value <> rolls_up_to order by enum, enum_value"
        ):
            if value in self._own_values[enum]:
                found.setdefault(enum, {})[value] = parent
        return found

    def _registry(self, parts: dict[str, Part], used: Sequence[Row]) -> None:
        """The organizations, tools, accounts, agreements and programs that the rows rest on."""
        accounts = {name for part in parts.values() for name in part.accounts}
        tools = {name.split("/")[0] for name in accounts}
        agreements = {row["record_uid"] for row in used}
        self._met["organization"].add(self._uid)
        for entity, column, wanted in (
            ("data_agreement", "record_uid", agreements),
            ("tool_account", "tool_slug || '/' || account_slug", accounts),
            ("tool", "tool_slug", tools),
            ("program", "record_uid", self._met["program"]),
            ("organization", "record_uid", self._met["organization"]),
        ):
            path = self._folder / f"{entity}.parquet"
            cover = _Cover(entity, self._met, self._own_values)
            key = standard.entity(entity).key[0]
            listed = ", ".join("?" for _ in wanted) or "null"
            columns = ", ".join(standard.entity(entity).columns)
            self._write(
                path,
                f"select {columns} from {self._warehouse.table('standard', f'mds_{entity}')}"
                f' where {column} in ({listed}) order by {key} collate "C"',
                sorted(wanted),
                cover,
            )
            parts[entity] = cover.part(path)

    def _write(self, path: Path, sql: str, parameters: Sequence[Any], cover: _Cover) -> None:
        schema = arrow_schema(path.stem)
        with pq.ParquetWriter(path, schema, compression="zstd") as writer:
            for batch in self._connection.batches(sql, parameters, schema):
                table = batch.cast(schema)
                writer.write_table(table)
                cover.add(table)

    def _rows(self, entity: str, where: str = "true", given: Sequence[Any] = ()) -> list[Row]:
        columns = list(standard.entity(entity).columns)
        table = self._warehouse.table("standard", f"mds_{entity}")
        found = self._connection.query(
            f"select {', '.join(columns)} from {table} where {where}", given
        )
        return [dict(zip(columns, row, strict=True)) for row in found]


class _Cover:
    """What the rows of one file cover, which organizations and programs they point at, and the
    sender's own values in them."""

    def __init__(
        self, entity: str, met: Mapping[str, set[str]], own_values: Mapping[str, set[str]]
    ) -> None:
        self._met = met
        self._own_values = own_values
        self._listed = {
            name: column.enum
            for name, column in standard.entity(entity).columns.items()
            if column.enum
        }
        self._pointing = {
            name: column.references
            for name, column in standard.entity(entity).columns.items()
            if column.references in ("organization", "program")
        }
        self._of_tools = entity in standard.fed_by_tools()
        self._accounts: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        self._days: list[date] = []
        self.rows = 0

    def add(self, table: pa.Table) -> None:
        self.rows += table.num_rows
        for name, entity in self._pointing.items():
            uids = _distinct(table.column(name))
            self._met[str(entity)].update(uid for uid in uids if uid is not None)
        for name, enum in self._listed.items():
            values = _distinct(table.column(name))
            self._own_values[enum].update(v for v in values if v and v.startswith(OWN))
        if not self._of_tools or not table.num_rows:
            return
        label = pc.call_function(
            "binary_join_element_wise",
            [table.column("tool_slug"), table.column("account_slug"), pa.scalar("/")],
        )
        self._accounts.update(label.to_pylist())
        self._kinds.update(table.column("source_id_kind").to_pylist())
        said = pc.call_function(
            "coalesce",
            [table.column(n) for n in ("source_updated_at", "source_created_at", "extracted_at")],
        )
        bounds = pc.call_function("min_max", [said]).as_py()
        self._days += [bounds["min"].date(), bounds["max"].date()]

    def part(self, path: Path) -> Part:
        return Part(
            file=path.name,
            rows=self.rows,
            sha256=checksum(path),
            accounts=dict(sorted(self._accounts.items())),
            id_kinds={
                kind: round(count / self.rows, 4) for kind, count in sorted(self._kinds.items())
            },
            first_day=min(self._days).isoformat() if self._days else None,
            last_day=max(self._days).isoformat() if self._days else None,
        )


def _used(agreements: Sequence[Row], parts: Mapping[str, Part]) -> list[Row]:
    """The agreements that some exported row rests on, an opt-out's own feed included."""
    used = {
        row["record_uid"]: row
        for entity, part in parts.items()
        for row in chosen(agreements, entity)
        if f"{row['tool_slug']}/{row['account_slug']}" in part.accounts
    }
    return [used[uid] for uid in sorted(used)]


def _agreement(row: Row) -> Agreement:
    return Agreement(
        agreement=row["agreement_slug"],
        version=row["valid_from"].isoformat(),
        tool=row["tool_slug"],
        account=row["account_slug"],
        entity=row["entity"],
        sharing_scope=row["sharing_scope"],
        permitted_purposes=[word.strip() for word in row["permitted_purposes"].split(",")],
    )


def _is_free(to: Path) -> None:
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise BundleError(
            "the folder is not empty" if to.is_dir() else "it is a file",
            str(to),
            "An earlier export, or something else, is there",
            "Name a folder that is not there yet: a bundle never mixes with anything",
        )


def _is_built(warehouse: Warehouse) -> None:
    built = warehouse.tables("standard")
    wanted = [*standard.fed_by_tools(), *REGISTRY]
    missing = [f"mds_{name}" for name in wanted if f"mds_{name}" not in built]
    if missing:
        raise BundleError(
            "the standard is not built",
            f"{warehouse.schema('standard')}.{missing[0]}",
            "Nothing has been built in this warehouse, or not with this version",
            "Run `throughline build`, then export again",
        )


def _arrow_type(data_type: str) -> pa.DataType:
    if data_type.startswith("decimal("):
        precision, scale = data_type[len("decimal(") : -1].split(",")
        return pa.decimal128(int(precision), int(scale))
    return _ARROW[data_type]


def _distinct(column: pa.ChunkedArray) -> list[Any]:
    return pc.call_function("unique", [column]).to_pylist()
