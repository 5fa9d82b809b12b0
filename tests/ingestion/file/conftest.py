"""A warehouse of its own and a way to land a file's text into it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ingestion.console import Console
from ingestion.files import Report, land_file
from ingestion.project import find_project
from ingestion.settings import Settings
from ingestion.warehouse import Warehouse, open_warehouse
from tests.harness import ROOT


@dataclass(frozen=True)
class Files:
    """A folder for files and an empty DuckDB warehouse."""

    folder: Path
    warehouse: Warehouse

    def land(
        self,
        content: str | bytes | Path,
        *mapping: str,
        entity: str = "people",
        tool: str = "sheets",
        account: str = "north_list",
        org: str | None = None,
    ) -> Report:
        """Lands a file, or a CSV of this content; the counts always add up."""
        path = content if isinstance(content, Path) else self.folder / "list.csv"
        if not isinstance(content, Path):
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        settings = Settings(self.folder / "throughline.toml")
        console = Console(quiet=True)
        report = land_file(
            path, entity, tool, account, org, mapping, settings, self.warehouse, console
        )
        assert report.received == report.landed + report.quarantined + report.duplicates
        return report

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """A query; tables of `staging_file` need no schema."""
        with self.warehouse.connect() as connection:
            return connection.query(f"set search_path = 'staging_file'; {sql}")


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    monkeypatch.setenv("THROUGHLINE_DUCKDB_PATH", str(tmp_path / "warehouse.duckdb"))
    warehouse = open_warehouse(find_project(ROOT, tmp_path / "state", "duckdb"))
    return Files(tmp_path, warehouse)
