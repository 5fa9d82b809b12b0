"""The group's warehouse, built once, and bundles of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ingestion import registry, standard
from ingestion.console import Console
from ingestion.exchange.delivery import Delivery, land_bundle
from ingestion.exchange.exporting import export
from ingestion.exchange.manifest import REGISTRY, Manifest
from ingestion.files import land_file
from ingestion.landing import Account, ensure
from ingestion.ledger import Ledger
from ingestion.project import Project
from ingestion.settings import Settings, load_settings
from ingestion.tools import file
from ingestion.warehouse import Warehouse, open_warehouse
from tests.exchange.world import AGREEMENTS, CONFIG, EXPORTED_ON, OPEN, OTHERS, write_csv
from tests.harness import ROOT, Dbt

NOW = f"{EXPORTED_ON}T12:00:00+00:00"
ENTITIES = list(OPEN)
# what a fork adds: a column of persons, the result of one contact, and a channel nobody used
OWN = (
    "create table standard.mds_person_record_x as select record_uid, case when source_id = '3'"
    " then null else 'Tower A' end as x_building from standard.mds_person_record",
    "insert into mapping.map_throughline__enum_value"
    " values ('contact_result', 'x_left_cake', 'left_message'), ('channel', 'x_porch', 'door')",
    "update standard.mds_contact_attempt set result = 'x_left_cake', result_class = 'partial',"
    " is_contact = false where source_id = 'k1'",
)


@dataclass(frozen=True)
class Group:
    """A group: its warehouse, its configuration, its dbt."""

    dbt: Dbt
    warehouse: Warehouse
    settings: Settings

    def land(
        self, entity: str, rows: list[dict[str, str]], account: str = "open", tool: str = "sheets"
    ) -> None:
        """Lands rows of one entity as a file."""
        path = write_csv(self.dbt.folder / "rows.csv", rows)
        console = Console(quiet=True)
        report = land_file(
            path, entity, tool, account, None, [], self.settings, self.warehouse, console
        )
        assert report.received == report.landed + report.duplicates, report.refusals

    def build(self) -> None:
        """The entities that tools feed."""
        self._declare()
        self.dbt.invoke(
            "build",
            *("--select", *[f"+mds_{name}" for name in (*standard.fed_by_tools(), *REGISTRY)]),
            *("--exclude-resource-types", "seed", "unit_test", "test"),
        ).ok()

    def map(self, entity: str) -> None:
        """The mapping of one entity alone."""
        self._declare()
        self.dbt.run("stg_file__people", f"stg_file__{entity}", f"map_file__{entity}")

    def export(self, to: Path) -> Manifest:
        """North Local's bundle."""
        return export(self.warehouse, "north_local", to, Console(quiet=True))

    def take(self, bundle: Path) -> Delivery:
        """Lands a bundle; the counts always add up."""
        delivery = land_bundle(bundle, self.settings, self.warehouse, Console(quiet=True))
        for fact in delivery.facts:
            assert fact.error is None
            assert fact.rows_received == (
                fact.rows_landed + fact.rows_quarantined + fact.rows_duplicate
            )
        return delivery

    def _declare(self) -> None:
        feeds = file.feeds(Account("file", "none", "none"))
        ensure("file", feeds, self.warehouse, self.settings.state)
        registry.write(self.warehouse, self.settings)
        Ledger(self.warehouse).prepare()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self.dbt.query(sql)


@pytest.fixture(scope="package")
def clock() -> Iterator[None]:
    """Exports and landings all happen on one day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THROUGHLINE_NOW", NOW)
        yield


@pytest.fixture(scope="package")
def make_group(make_dbt: Callable[..., Dbt], clock: None) -> Callable[..., Group]:
    """Makes a group with an empty warehouse, configured or not."""

    def make(engine: str, config: str = "") -> Group:
        tools = {"file": ["person_record", *[name for name in ENTITIES if name != "person_record"]]}
        dbt = make_dbt(engine, variables={"tools": tools}, seeded=True)
        path = dbt.folder / "throughline.toml"
        path.write_text(config)
        with pytest.MonkeyPatch.context() as patch:
            for name, value in dbt.environment.items():
                patch.setenv(name, value)
            warehouse = open_warehouse(Project(ROOT, dbt.folder, dbt.target))
        return Group(dbt, warehouse, load_settings(path))

    return make


@pytest.fixture(scope="package")
def north(make_group: Callable[..., Group]) -> Group:
    """North Local, landed and built."""
    group = make_group("duckdb", CONFIG + AGREEMENTS)
    registry.write(group.warehouse, group.settings)
    for entity, rows in OPEN.items():
        group.land(entity, rows)
    for (tool, account), entities in OTHERS.items():
        for entity, rows in entities.items():
            group.land(entity, rows, account, tool)
    group.build()
    for statement in OWN:
        group.dbt.execute(statement)
    return group


@pytest.fixture(scope="package")
def exported(north: Group, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Manifest]:
    """North Local's bundle; nobody changes it."""
    folder = tmp_path_factory.mktemp("bundles") / "north_local"
    return folder, north.export(folder)


@pytest.fixture
def bundle(exported: tuple[Path, Manifest], tmp_path: Path) -> Path:
    """A copy of the bundle, to damage."""
    return Path(shutil.copytree(exported[0], tmp_path / "bundle"))


def left_out(manifest: Manifest) -> Mapping[tuple[str, str], int]:
    """Rows that stayed at home, by entity (or entity.column) and reason."""
    return {
        (f"{each.entity}.{each.column}" if each.column else each.entity, each.reason): each.rows
        for each in manifest.left_out
    }
