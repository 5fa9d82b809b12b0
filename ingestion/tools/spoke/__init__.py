"""Spoke: peer-to-peer texting, from a replica of its database or from its CSV exports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from ingestion.errors import LandingError, SettingsError
from ingestion.feeds import Check, Feed, Page, Window
from ingestion.settings import Account
from ingestion.tools.spoke.database import open_engine, read_identifiers, read_table
from ingestion.tools.spoke.exports import EXPORTED, Exports
from ingestion.tools.spoke.tables import FORKS, IDENTIFIER_COLUMNS, IDENTIFIERS, TABLES

SLUG = "spoke"

Reader = Callable[[Window], Iterator[Page]]


def feeds(account: Account) -> list[Feed]:
    """The tables of one installation; from the exports in option `csv_folder` when it is set.

    Options: `fork` (moveon, rewired), `organization_id` (one organization of a shared
    installation), `message_lookback_days` (7), `identifiers` (field = "type@namespace").
    """
    folder = account.options.get("csv_folder")
    return _exported(account, Path(folder)) if folder else _replicated(account)


def check(account: Account) -> list[Check]:
    """Whether the exports are there, or the database answers."""
    folder = account.options.get("csv_folder")
    if folder:
        ok = any(Path(folder).glob("*.csv"))
        return [Check("exports", ok, f"Put Spoke's CSV exports into the folder of {account.label}")]
    try:
        with open_engine(account).connect() as connection:
            connection.execute(text("select count(*) from message where false"))
    except (LandingError, SettingsError) as error:
        return [Check("database", False, error.fix)]
    except SQLAlchemyError:
        return [Check("database", False, "Check host, login and `grant select` on its tables")]
    return [Check("database", True)]


def _replicated(account: Account) -> list[Feed]:
    fork = _fork(account)
    organization = account.options.get("organization_id")
    lookback = int(account.options.get("message_lookback_days", 7))
    found = [
        Feed(
            name=name,
            source_object=name,
            key=("id",),
            columns=table.columns,
            read=read_table(account, fork, name, organization, lookback),
            cursor=table.cursor.get(fork),
        )
        for name, table in TABLES.items()
    ]
    read = read_identifiers(account, fork, _identifiers(account), organization)
    return [*found, _identifier_feed(read)]


def _exported(account: Account, folder: Path) -> list[Feed]:
    """A folder may hold some campaigns only, so nothing in it says that a row is gone: each feed
    has a cursor, and reads everything there is."""
    exports = Exports(account, folder, _identifiers(account))
    found = [
        Feed(
            name=name,
            source_object=name,
            key=("id",),
            columns=TABLES[name].columns,
            read=exports.reader(name),
            cursor=cursor,
        )
        for name, cursor in EXPORTED.items()
    ]
    return [*found, _identifier_feed(exports.reader(IDENTIFIERS))]


def _identifier_feed(read: Reader) -> Feed:
    return Feed(
        name=IDENTIFIERS,
        source_object=IDENTIFIERS,
        key=("campaign_contact_id", "field"),
        columns=IDENTIFIER_COLUMNS,
        read=read,
        cursor="updated_at",
    )


def _identifiers(account: Account) -> Mapping[str, tuple[str, str]]:
    """(identifier type, namespace) by field; without a namespace it is unknown."""
    named: Mapping[str, Any] = account.options.get(
        "identifiers", {"external_id": "unknown_external"}
    )
    pairs = {field: str(value).partition("@") for field, value in named.items()}
    return {field: (kind, namespace or "unknown") for field, (kind, _, namespace) in pairs.items()}


def _fork(account: Account) -> str:
    fork = str(account.options.get("fork", "moveon"))
    if fork not in FORKS:
        raise SettingsError(
            f"there is no fork of Spoke called {fork!r}",
            account.label,
            "Spoke has two schemas in use",
            'Set fork = "moveon" or fork = "rewired" under [accounts.options]',
        )
    return fork
