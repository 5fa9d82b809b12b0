"""Reads a Spoke installation's Postgres (a read replica, as a rule) as Arrow pages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from ingestion.errors import LandingError
from ingestion.feeds import Page, Refused, Window
from ingestion.settings import Account
from ingestion.tools.spoke.tables import IDENTIFIER_COLUMNS, TABLES, Table
from ingestion.tools.spoke.texts import is_opt_out_reply

PAGE_ROWS = 20_000
# A row is committed some time after the moment it carries.
_OVERLAP = timedelta(hours=1)
_ARROW = {"text": pa.string(), "bool": pa.bool_(), "timestamp": pa.timestamp("us")}
_SQL = {
    "text": "cast({0} as text)",
    "bool": "{0}",
    "timestamp": "cast({0} as timestamptz)",
}


def read_table(
    account: Account, fork: str, name: str, organization: int | None, lookback_days: int
) -> Callable[[Window], Iterator[Page]]:
    """A reader of one table of `TABLES`; it connects when it is first asked for a page."""
    table = TABLES[name]

    def read(window: Window) -> Iterator[Page]:
        columns = {**table.columns, "text": "text"} if name == "message" else table.columns
        rows = _Read(account, fork, name, table, organization, lookback_days)
        for total, values in rows.pages(columns, window.since):
            page = {column: list(cells) for column, cells in zip(columns, values, strict=True)}
            if name == "message":
                page["is_opt_out_reply"] = [is_opt_out_reply(body) for body in page.pop("text")]
            yield Page(arrow(page, table.columns), total=total)

    return read


def read_identifiers(
    account: Account, fork: str, named: Mapping[str, tuple[str, str]], organization: int | None
) -> Callable[[Window], Iterator[Page]]:
    """A reader of other systems' ids, one row per contact and field.

    `named` gives (identifier type, namespace) by field: `external_id`, or a key of
    `custom_fields`, of which nothing else leaves this function.
    """

    def read(window: Window) -> Iterator[Page]:
        rows = _Read(account, fork, "campaign_contact", TABLES["campaign_contact"], organization, 0)
        wanted = {"id": "text", "updated_at": "timestamp", "external_id": "text"}
        for _, values in rows.pages({**wanted, "custom_fields": "text"}, window.since):
            found: list[dict[str, Any]] = []
            unreadable: list[Refused] = []
            for contact, updated_at, external_id, custom_fields in zip(*values, strict=True):
                fields = _custom_fields(custom_fields)
                if fields is None:
                    unreadable.append(Refused("malformed_custom_fields", contact))
                found += identifier_rows(
                    named, contact, updated_at, {**(fields or {}), "external_id": external_id}
                )
            page = {column: [row[column] for row in found] for column in IDENTIFIER_COLUMNS}
            yield Page(arrow(page, IDENTIFIER_COLUMNS))
            if unreadable:
                yield Page(unreadable)

    return read


def identifier_rows(
    named: Mapping[str, tuple[str, str]],
    contact: str,
    updated_at: datetime | None,
    fields: Mapping[str, Any],
) -> Iterator[dict[str, Any]]:
    """One row for each named field that has a value."""
    for field, (identifier_type, namespace) in named.items():
        value = str(fields.get(field) or "").strip()
        if value:
            yield {
                "campaign_contact_id": contact,
                "field": field,
                "identifier_type": identifier_type,
                "identifier_namespace": namespace,
                "identifier_value": value,
                "updated_at": updated_at,
            }


def arrow(page: Mapping[str, Sequence[Any]], columns: Mapping[str, str]) -> pa.Table:
    """A page of lists as Arrow, in the declared types; aware times become naive UTC."""
    arrays = []
    for column, kind in columns.items():
        if kind == "timestamp":
            aware = pa.array(page[column], pa.timestamp("us", tz="UTC"))
            arrays.append(aware.cast(pa.timestamp("us")))
        else:
            arrays.append(pa.array(page[column], _ARROW[kind]))
    return pa.table(arrays, names=list(columns))


def open_engine(account: Account) -> Engine:
    """An engine for the account's `database_url`. Raises LandingError without quoting it."""
    try:
        url = make_url(account.secret("database_url"))
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg2")
        return create_engine(url, isolation_level="REPEATABLE READ")
    except (ArgumentError, SQLAlchemyError, ImportError):
        raise LandingError(
            "the database_url of this Spoke can't be used",
            account.label,
            "It is not the URL of a Postgres database, or its driver is not installed",
            "Write it as postgresql://user:password@host:5432/database",
        ) from None


class _Read:
    """One whole or incremental read of one table, in one snapshot of the database."""

    def __init__(
        self,
        account: Account,
        fork: str,
        name: str,
        table: Table,
        organization: int | None,
        lookback_days: int,
    ) -> None:
        self.account = account
        self.fork = fork
        self.name = name
        self.table = table
        self.source = table.source.get(fork, name)
        self.given = table.rewired if fork == "rewired" else table.moveon
        self.organization = organization
        self.lookback_days = lookback_days

    def pages(
        self, columns: Mapping[str, str], since: datetime | None
    ) -> Iterator[tuple[int, list[Sequence[Any]]]]:
        """(rows in the whole read, one sequence per column) for each page."""
        engine = open_engine(self.account)
        try:
            with engine.connect() as connection:
                yield from self._pages(connection, columns, since)
        except SQLAlchemyError as error:
            raise LandingError(
                f"reading {self.source} of Spoke failed",
                self.account.label,
                f"The database said {type(error).__name__}",
                "Run `throughline doctor`; the cursor has not moved, so run again when it is well",
            ) from None
        finally:
            engine.dispose()

    def _pages(
        self, connection: Connection, columns: Mapping[str, str], since: datetime | None
    ) -> Iterator[tuple[int, list[Sequence[Any]]]]:
        existing = self._existing(connection)
        chosen = [self._expression(column, kind, existing) for column, kind in columns.items()]
        conditions, values = self._conditions(connection, since)
        body = f'from "{self.source}" t where {" and ".join(conditions)}'
        total = connection.execute(text(f"select count(*) {body}"), values).scalar_one()
        order = self.given.get("id", ("id", "t.id"))[1]
        query = f"select {', '.join(chosen)} {body} order by {order}"
        streamed = connection.execution_options(stream_results=True, max_row_buffer=PAGE_ROWS)
        for rows in streamed.execute(text(query), values).partitions(PAGE_ROWS):
            yield total, list(zip(*rows, strict=True))

    def _existing(self, connection: Connection) -> set[str]:
        inspector = inspect(connection)
        if not (inspector.has_table(self.source) or self.source in inspector.get_view_names()):
            raise LandingError(
                f"this Spoke has no table {self.source}",
                self.account.label,
                f"The option fork says {self.fork}, or the login may not see the table",
                "Set fork to moveon or rewired under [accounts.options]; grant select",
            )
        return {column["name"] for column in inspector.get_columns(self.source)}

    def _expression(self, column: str, kind: str, existing: set[str]) -> str:
        needs, sql = self.given.get(column, (column, f"t.{column}"))
        if needs not in existing:
            return _SQL[kind].format("null")
        if column == "text":  # an outbound body has no reason to leave the database
            sql = "case when t.is_from_contact then t.text end"
        return _SQL[kind].format(sql)

    def _conditions(
        self, connection: Connection, since: datetime | None
    ) -> tuple[list[str], dict[str, Any]]:
        conditions, values = ["true"], dict[str, Any]()
        if self.organization is not None:
            campaigns = TABLES["campaign"].source.get(self.fork, "campaign")
            conditions.append(self.table.scope.format(campaign=campaigns))
            values["org"] = self.organization
        cursor = self.table.cursor.get(self.fork)
        if since is not None and cursor and self._is_kept(connection, cursor):
            overlap = timedelta(days=self.lookback_days) if cursor == "created_at" else _OVERLAP
            conditions.append(f"(t.{cursor} >= :since or t.{cursor} is null)")
            values["since"] = since.replace(tzinfo=UTC) - overlap
        return conditions, values

    def _is_kept(self, connection: Connection, cursor: str) -> bool:
        """Whether the cursor moves when a row changes: MoveOn keeps updated_at by a trigger that
        older installations lack, and they are read whole."""
        if cursor != "updated_at" or self.fork != "moveon":
            return True
        triggers = connection.execute(
            text(
                "select count(*) from information_schema.triggers"
                " where event_object_table = :table and event_manipulation = 'UPDATE'"
            ),
            {"table": self.source},
        )
        return triggers.scalar_one() > 0


def _custom_fields(value: str | None) -> dict[str, Any] | None:
    """The object in `custom_fields`; None when it is not one."""
    try:
        fields = json.loads(value or "{}")
    except ValueError:
        return None
    return fields if isinstance(fields, dict) else None
