"""A landing to be killed: run in a process of its own, over a DuckDB file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from ingestion.console import Console
from ingestion.feeds import Feed, Page, Window
from ingestion.landing import Fact, land
from ingestion.project import HOME, Project
from ingestion.settings import Account
from ingestion.warehouse import Warehouse

PEOPLE, EVENTS = 400, 40
ACCOUNT = Account("gadget", "acme", "org")


def open_file(folder: Path) -> Warehouse:
    """The warehouse in a folder, without a profile."""
    credentials = SimpleNamespace(path=str(folder / "warehouse.duckdb"), schema="main")
    return Warehouse(Project(HOME, folder), "duckdb", "duckdb", credentials)


def truth(version: int) -> dict[int, tuple[str, int]]:
    """What the tool holds: every person's name and number of phones, by id."""
    return {
        number: (f"name {version if number % 3 == 0 else 1}", number % 3)
        for number in range(PEOPLE + 20 * version)
    }


def feeds(version: int) -> list[Feed]:
    """People with a cursor and nested phones, and events read whole."""

    def people(window: Window) -> Iterator[Page]:
        rows = [
            {
                "id": number,
                "name": name,
                "changed": f"2026-01-0{1 if name == 'name 1' else version}T00:00:00Z",
                "phones": [{"place": place} for place in range(phones)],
            }
            for number, (name, phones) in truth(version).items()
        ]
        for start in range(0, len(rows), 50):
            yield Page(rows[start : start + 50], total=len(rows))

    def events(window: Window) -> Iterator[Page]:
        yield Page([{"id": number, "title": f"event {version}"} for number in range(EVENTS)])

    return [
        Feed(
            "people",
            "person",
            ("id",),
            {"id": "bigint", "name": "text", "changed": "timestamp"},
            people,
            {"phones": {"place": "bigint"}},
            cursor="changed",
        ),
        Feed("events", "event", ("id",), {"id": "bigint", "title": "text"}, events),
    ]


def land_version(folder: Path, version: int) -> list[Fact]:
    """Lands the tool as it is in one version."""
    os.environ["THROUGHLINE_NOW"] = "2026-09-30T12:00:00Z"
    warehouse = open_file(folder)
    with warehouse.lock("land"):
        return land(ACCOUNT, feeds(version), warehouse, folder, Console(quiet=True))
