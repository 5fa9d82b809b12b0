"""The warehouse that dbt's profile names: a plain connection, dlt's destination, the run lock."""

from __future__ import annotations

import json
import os
import socket
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from ingestion.errors import WarehouseError
from ingestion.project import Project
from ingestion.settings import now

if TYPE_CHECKING:
    from dlt.common.destination import Destination

DEFAULT_SCHEMAS = ("main", "public", "default")
BATCH_ROWS = 50_000


def quote(name: str) -> str:
    """An identifier in double quotes."""
    return '"' + name.replace('"', '""') + '"'


class Connection:
    """Statements in one dialect for both engines: `?` marks a parameter."""

    def __init__(self, raw: Any, kind: str) -> None:
        self._raw = raw
        self._kind = kind

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Runs one statement."""
        self._cursor(sql, parameters)

    def query(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of one query."""
        return self._cursor(sql, parameters).fetchall()

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first value of one query, None when it has no row."""
        rows = self.query(sql, parameters)
        return rows[0][0] if rows else None

    def batches(self, sql: str, parameters: Sequence[Any], schema: pa.Schema) -> Iterator[pa.Table]:
        """The rows of one query as Arrow tables, without holding them all."""
        if self._kind == "duckdb":
            relation = self._raw.sql(sql, params=list(parameters))
            for batch in relation.to_arrow_reader(BATCH_ROWS):
                yield pa.Table.from_batches([batch])
            return
        with self._raw.cursor(name="throughline") as cursor:
            cursor.itersize = BATCH_ROWS
            cursor.execute(sql.replace("?", "%s"), tuple(parameters))
            while rows := cursor.fetchmany(BATCH_ROWS):
                columns = zip(*rows, strict=True)
                yield pa.table(
                    [
                        pa.array(values, field.type)
                        for values, field in zip(columns, schema, strict=True)
                    ],
                    schema=schema,
                )

    def insert(self, table: str, rows: Sequence[dict[str, Any]], columns: dict[str, str]) -> None:
        """Appends rows; `columns` gives each column's SQL type (text, bigint, timestamp, …)."""
        if not rows:
            return
        names = ", ".join(quote(name) for name in columns)
        if self._kind == "duckdb":
            from ingestion.spool import ARROW_TYPES

            kinds = {name: ARROW_TYPES[_ARROW_NAMES.get(t, t)] for name, t in columns.items()}
            batch = pa.table(
                {
                    name: pa.array([row.get(name) for row in rows], kind)
                    for name, kind in kinds.items()
                }
            )
            self._raw.register("throughline_batch", batch)
            self._raw.execute(f"insert into {table} ({names}) select * from throughline_batch")
            self._raw.unregister("throughline_batch")
            return
        from psycopg2.extras import execute_values

        with self._raw.cursor() as cursor:
            execute_values(
                cursor,
                f"insert into {table} ({names}) values %s",
                [tuple(row.get(name) for name in columns) for row in rows],
                page_size=1000,
            )

    def _cursor(self, sql: str, parameters: Sequence[Any]) -> Any:
        if self._kind == "duckdb":
            return (
                self._raw.execute(sql, list(parameters)) if parameters else (self._raw.execute(sql))
            )
        cursor = self._raw.cursor()
        cursor.execute(sql.replace("?", "%s") if parameters else sql, tuple(parameters) or None)
        return cursor


_ARROW_NAMES = {"boolean": "bool", "double precision": "double"}


@dataclass(frozen=True)
class Warehouse:
    """One warehouse: DuckDB or Postgres, by the profile's target."""

    project: Project
    kind: str
    target: str
    credentials: Any

    @property
    def place(self) -> str:
        """Where it is, for messages: a path, or host and database; never a password."""
        if self.kind == "duckdb":
            return str(self.credentials.path)
        return f"{self.credentials.host}/{self.credentials.database}"

    def schema(self, layer: str) -> str:
        """The schema of a layer; the profile's own schema is its prefix unless the default."""
        own = self.credentials.schema
        return layer if own in DEFAULT_SCHEMAS else f"{own}_{layer}"

    def table(self, layer: str, name: str) -> str:
        """A table's quoted name."""
        return f"{quote(self.schema(layer))}.{quote(name)}"

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A transaction: committed at the end of the block, rolled back on an error."""
        raw = self._open()
        try:
            if self.kind == "duckdb":
                raw.execute("begin")
            yield Connection(raw, self.kind)
            raw.commit()
        except BaseException:
            raw.rollback()
            raise
        finally:
            raw.close()

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """Holds DuckDB's file open: to open it is slow, and cheap while it is open already."""
        if self.kind != "duckdb":
            yield
            return
        keeper = self._open()
        try:
            yield
        finally:
            keeper.close()

    def destination(self) -> Destination[Any, Any]:
        """The same warehouse as dlt knows it."""
        import dlt

        if self.kind == "duckdb":
            from dlt.destinations.impl.duckdb.configuration import DuckDbCredentials

            local = DuckDbCredentials(str(self.credentials.path), pragmas=["disable_progress_bar"])
            return dlt.destinations.duckdb(credentials=local)
        from dlt.destinations.impl.postgres.configuration import PostgresCredentials

        credentials = PostgresCredentials()
        host = str(self.credentials.host)
        credentials.host = "localhost" if host.startswith("/") else host
        if host.startswith("/"):
            credentials.query = {"host": host}
        credentials.port = int(self.credentials.port)
        credentials.username = self.credentials.user
        credentials.password = self.credentials.password or "unused"
        credentials.database = self.credentials.database
        credentials.session_timezone = "UTC"
        return dlt.destinations.postgres(credentials=credentials)

    def tables(self, layer: str) -> dict[str, list[str]]:
        """The tables of a layer with their columns, in order; empty when it is not there."""
        with self.connect() as connection:
            rows = connection.query(
                "select table_name, column_name from information_schema.columns"
                " where table_schema = ? order by table_name, ordinal_position",
                [self.schema(layer)],
            )
        found: dict[str, list[str]] = {}
        for table, column in rows:
            found.setdefault(table, []).append(column)
        return found

    @contextmanager
    def lock(self, purpose: str) -> Iterator[None]:
        """One run at a time. Raises WarehouseError naming who holds it and since when.

        The operating system (DuckDB) or the server (Postgres) lets go of it when its holder dies.
        """
        if self.kind == "duckdb":
            with _file_lock(Path(f"{self.credentials.path}.lock"), purpose), self.kept_open():
                yield
        else:
            with self._advisory_lock(purpose):
                yield

    @contextmanager
    def _advisory_lock(self, purpose: str) -> Iterator[None]:
        raw = self._open(application_name=f"throughline {purpose}, {_me()}")
        raw.autocommit = True
        number = zlib.crc32(self.schema("throughline").encode())
        connection = Connection(raw, self.kind)
        try:
            if not connection.value("select pg_try_advisory_lock(7405, ?)", [_signed(number)]):
                holder = connection.query(
                    "select a.application_name, a.backend_start from pg_locks l"
                    " join pg_stat_activity a using (pid)"
                    " where l.locktype = 'advisory' and l.classid = 7405"
                    " and l.objid = ? and l.granted",
                    [number],
                )
                who, since = holder[0] if holder else ("another run", now())
                raise _locked(str(who), since.strftime("%Y-%m-%d %H:%M:%S %Z"))
            yield
        finally:
            raw.close()

    def _open(self, application_name: str = "throughline") -> Any:
        if self.kind == "duckdb":
            import duckdb

            try:
                raw = duckdb.connect(str(self.credentials.path))
                raw.execute("set timezone = 'UTC'")
                raw.execute("set enable_progress_bar = false")
                return raw
            except duckdb.IOException as error:
                raise WarehouseError(
                    "the DuckDB file can't be opened",
                    self.place,
                    "Another program has it open"
                    if "lock" in str(error).lower()
                    else "The folder is missing, full or not writable, or the file is not DuckDB",
                    "Close the other program, or point THROUGHLINE_DUCKDB_PATH elsewhere",
                ) from None
        import psycopg2

        try:
            raw = psycopg2.connect(
                host=self.credentials.host,
                port=self.credentials.port,
                user=self.credentials.user,
                password=self.credentials.password,
                dbname=self.credentials.database,
                application_name=application_name[:63],
                connect_timeout=10,
                options="-c timezone=UTC -c client_min_messages=warning",
            )
        except psycopg2.OperationalError:
            raise WarehouseError(
                "Postgres does not answer or does not let us in",
                self.place,
                "The server is down, or the host, user, password or database is wrong",
                "Check the THROUGHLINE_POSTGRES_* variables, then run `throughline doctor`",
            ) from None
        return raw


def open_warehouse(project: Project) -> Warehouse:
    """The warehouse of the project's target. Raises SettingsError when we can't land there."""
    profile = project.profile()
    credentials: Any = profile.credentials
    kind = credentials.type
    if kind not in ("duckdb", "postgres"):
        raise WarehouseError(
            f"landing does not know {kind}",
            f"target {profile.target_name}",
            "Throughline lands in DuckDB and Postgres",
            "Choose another target with --target",
        )
    if kind == "duckdb":
        Path(credentials.path).parent.mkdir(parents=True, exist_ok=True)
    return Warehouse(project, kind, profile.target_name, credentials)


@contextmanager
def _file_lock(path: Path, purpose: str) -> Iterator[None]:
    import fcntl

    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.seek(0)
            try:
                holder = json.loads(file.read())
            except json.JSONDecodeError:
                holder = {"who": "another run", "since": "just now"}
            raise _locked(holder["who"], holder["since"]) from None
        file.truncate(0)
        since = now().strftime("%Y-%m-%d %H:%M:%S %Z")
        json.dump({"who": f"throughline {purpose}, {_me()}", "since": since}, file)
        file.flush()
        yield
        file.truncate(0)


def _locked(who: str, since: str) -> WarehouseError:
    return WarehouseError(
        f"{who} holds the lock since {since}",
        "run lock",
        "One run at a time, so that nothing is half done",
        "Wait for it to end, or end that process; the lock goes with it",
    )


def _me() -> str:
    return f"process {os.getpid()} on {socket.gethostname()}"


def _signed(number: int) -> int:
    return number - (1 << 32) if number >= 1 << 31 else number
