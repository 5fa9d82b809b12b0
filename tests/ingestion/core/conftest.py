"""A warehouse to land in, and feeds whose rows a test gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from ingestion.console import Console
from ingestion.feeds import Feed, Page, Refused, Window
from ingestion.landing import Fact, land
from ingestion.project import find_project
from ingestion.settings import Account
from ingestion.warehouse import Warehouse, open_warehouse
from tests.harness import ROOT

COLUMNS = {
    "id": "bigint",
    "name": "text",
    "amount": "decimal",
    "born": "date",
    "updated_at": "timestamp",
}
LISTS = {"phones": {"number": "text"}, "phones__tags": {"value": "text"}}

Pages = Iterable[list[Any] | Page]


@dataclass
class Tool:
    """A tool whose pages are set by the test, and everything one needs to land it."""

    warehouse: Warehouse
    state: Path
    windows: list[Window] = field(default_factory=list)

    def feed(self, pages: Pages, name: str = "people", **rest: Any) -> Feed:
        """A feed that gives these pages; an exception among them is raised in its place."""

        def read(window: Window) -> Iterator[Page]:
            self.windows.append(window)
            for page in pages:
                if isinstance(page, Exception):
                    raise page
                yield page if isinstance(page, Page) else Page(page)

        given = {"key": ("id",), "columns": COLUMNS, "children": LISTS} | rest
        return Feed(name=name, source_object="person", read=read, **given)

    def land(self, *feeds: Feed, account: str = "acme", mode: str | None = None) -> list[Fact]:
        """Lands the feeds of one account."""
        own = Account("gadget", account, "org")
        console = Console(quiet=True)
        return land(own, list(feeds), self.warehouse, self.state, console, mode=mode)

    def give(self, *pages: Any, account: str = "acme", **rest: Any) -> Fact:
        """Lands one feed, whose pages these are."""
        (fact,) = self.land(self.feed(pages, **rest), account=account)
        assert fact.rows_received == (
            fact.rows_landed + fact.rows_quarantined + fact.rows_duplicate
        )
        return fact

    def rows(self, columns: str, table: str = "people", where: str = "") -> list[tuple[Any, ...]]:
        """Landed rows as staging sees them: of complete loads only, in order."""
        landed = self.warehouse.table("staging_gadget", table)
        loads = self.warehouse.table("staging_gadget", "_dlt_loads")
        with self.warehouse.connect() as connection:
            return connection.query(
                f"select {columns} from {landed} where _dlt_load_id in"
                f" (select load_id from {loads} where status = 0) {where} order by {columns}"
            )

    def refused(self) -> list[tuple[Any, ...]]:
        """What is in quarantine: reason, field, how often it came."""
        table = self.warehouse.table("quarantine", "landed_row")
        with self.warehouse.connect() as connection:
            return connection.query(
                f"select reason, field, occurrences from {table} order by reason, field, raw_hash"
            )


def person(number: Any, name: str = "Ada", **rest: Any) -> dict[str, Any]:
    """A row as the tool gives it."""
    return {"id": number, "name": name, "updated_at": "2026-01-01T00:00:00Z", **rest}


@pytest.fixture
def make_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Callable[[str], Tool]:
    """Makes a Tool with an empty warehouse of one engine."""

    def make(engine: str) -> Tool:
        environment = {"THROUGHLINE_DUCKDB_PATH": str(tmp_path / "warehouse.duckdb")}
        if engine == "postgres":
            environment = request.getfixturevalue("postgres_database")()
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.delenv("DBT_PROFILES_DIR", raising=False)
        monkeypatch.setenv("THROUGHLINE_NOW", "2026-09-30T12:00:00Z")
        return Tool(open_warehouse(find_project(ROOT, tmp_path, engine)), tmp_path)

    return make


@pytest.fixture
def tool(make_tool: Callable[[str], Tool], engine: str) -> Tool:
    """A Tool on each engine in turn."""
    return make_tool(engine)


@pytest.fixture
def duckdb_tool(make_tool: Callable[[str], Tool]) -> Tool:
    """A Tool on DuckDB, for what does not depend on the engine."""
    return make_tool("duckdb")


__all__ = ["COLUMNS", "LISTS", "Refused", "Tool", "person"]
