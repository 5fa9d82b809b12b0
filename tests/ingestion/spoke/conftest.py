"""A small texting program with every awkward thing in it, and the Postgres it lives in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from ingestion.console import Console
from ingestion.landing import Fact, land
from ingestion.project import find_project
from ingestion.settings import Account
from ingestion.tools import spoke
from ingestion.warehouse import Warehouse, open_warehouse
from sandbox.tools import spoke as sandbox
from sandbox.world import (
    AccountData,
    Campaign,
    Conversation,
    Message,
    OptOut,
    Organization,
    Person,
    Question,
    Record,
    Staffer,
    ToolAccount,
    World,
)
from tests.harness import ROOT

START = datetime(2026, 9, 1, 16, tzinfo=UTC)
BODIES = ("count me in", "Not this time", "it's Rosa", "STOP", "remove me")


def make_world(records: int = 45) -> World:
    """`records` people texted by two volunteers in two campaigns; every seventh refuses."""
    account = AccountData(
        account=ToolAccount("spoke", "network_spoke", "common_thread", "America/Chicago", True, 7)
    )
    account.staffers.extend(
        [
            Staffer(1, 9001, "Rosa", "Ames", "rosa@example.org", "555-555-0101", "admin", None),
            Staffer(2, 9002, "Theo", "Birch", "theo@example.org", "555-555-0102", "texter", None),
        ]
    )
    for number, title in ((11, "Tenant meeting"), (12, "Fall canvass")):
        account.campaigns.append(
            Campaign(number, "text", title, None, START, START + timedelta(days=10))
        )
        account.questions.append(
            Question(number, number, "coming", "Can you come?", "event_ask", ("Yes", "No"))
        )
    for number in range(1, records + 1):
        account.records.append(_record(number))
        account.conversations.append(_conversation(number))
    account.opt_outs.append(OptOut(1, "text", "555-555-0188", None, START + timedelta(days=3)))
    owner = Organization("common_thread", "Common Thread", "national_network", "c4", "UTC")
    return World(
        1, START + timedelta(days=29), [owner], [], [_person(n) for n in range(1, records + 1)],
        {("spoke", "network_spoke"): account},
    )  # fmt: skip


def _person(number: int) -> Person:
    return Person(
        number, number, "Ada", None, None, ("Ash",), None, "female", date(1980, 1, 1), "en",
        (), (f"+155555501{number % 100:02d}",), (),
    )  # fmt: skip


def _record(number: int) -> Record:
    return Record(
        number, number, "Ada\tB", None, "O'Ash \\ Ná", None, None, None, None, "unknown",
        f"(555) 555-01{number % 100:02d}", "ok", None, "en", START, START,
        van_id=7000 + number if number % 2 else None,
    )  # fmt: skip


def _conversation(number: int) -> Conversation:
    at = START + timedelta(hours=number)
    stops = number % 7 == 0
    replies = number % 3 == 0 or stops
    messages = [Message(number * 10, at, False, "ask", "ERROR" if number % 11 == 0 else "DELIVERED",
                        30005 if number % 11 == 0 else None)]  # fmt: skip
    if replies:
        reply = "stop" if stops else "yes"
        messages.append(Message(number * 10 + 1, at + timedelta(minutes=5), True, reply))
    return Conversation(
        number,
        11 if number % 2 else 12,
        number,
        1 + number % 2,
        tuple(messages),
        answers=((11 if number % 2 else 12, 0),) if replies and not stops else (),
        tags=("hot lead",) if number % 5 == 0 else (),
        opted_out_at=at + timedelta(minutes=6) if stops else None,
    )


@dataclass(frozen=True)
class Spoke:
    """One account, a warehouse of its own, and what landing it again says."""

    account: Account
    warehouse: Warehouse
    folder: Path

    def land(self, *names: str) -> dict[str, Fact]:
        """Lands the named feeds, or all; the facts by table."""
        feeds = [feed for feed in spoke.feeds(self.account) if not names or feed.name in names]
        facts = land(self.account, feeds, self.warehouse, self.folder, Console(quiet=True))
        return {fact.landed_table: fact for fact in facts}

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """A query; `{table}` names stand for tables of the landing schema."""
        with self.warehouse.connect() as connection:
            return connection.query(f"set search_path = 'staging_spoke'; {sql}")


@pytest.fixture
def spoke_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Mapping[str, Any]], Spoke]:
    """Makes a Spoke of an account's options, with an empty DuckDB warehouse."""

    def make(options: Mapping[str, Any]) -> Spoke:
        account = Account("spoke", "network_spoke", "common_thread", options=options)
        monkeypatch.setenv("THROUGHLINE_DUCKDB_PATH", str(tmp_path / "warehouse.duckdb"))
        warehouse = open_warehouse(find_project(ROOT, tmp_path / "state", "duckdb"))
        return Spoke(account, warehouse, tmp_path / "state")

    return make


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def database(
    postgres_database: Callable[[], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Any]:
    """A connection to an empty Postgres that the account's secret leads to."""
    place = postgres_database()
    host, name = place["THROUGHLINE_POSTGRES_HOST"], place["THROUGHLINE_POSTGRES_DATABASE"]
    monkeypatch.setenv(
        "SOURCES__SPOKE__NETWORK_SPOKE__DATABASE_URL",
        f"postgresql://postgres:secret-canary@/{name}?host={host}",
    )
    connection = psycopg2.connect(host=host, user="postgres", dbname=name)
    connection.autocommit = True
    yield connection
    connection.close()


@pytest.fixture
def installation(database: Any, world: World) -> Any:
    """The world's Spoke, filled: a connection to change it by."""
    sandbox.fill(database, world, "network_spoke")
    return database


@pytest.fixture
def landed(
    installation: Any, world: World, spoke_of: Callable[[Mapping[str, Any]], Spoke]
) -> Spoke:
    """The filled installation, landed once."""
    found = spoke_of(sandbox.options(world, "network_spoke"))
    for fact in found.land().values():
        assert (fact.status, fact.error) == ("succeeded", None)
    return found
