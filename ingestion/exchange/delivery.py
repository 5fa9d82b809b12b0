"""`throughline land-bundle`: another organization's bundle lands by the entry for files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds

from ingestion import registry, standard
from ingestion.console import Console
from ingestion.exchange.checking import check, rows, unknown_columns
from ingestion.exchange.exporting import ORGANIZATION, OWN
from ingestion.exchange.manifest import REGISTRY, BundleError, Manifest
from ingestion.feeds import Feed, Page, Window
from ingestion.files import shipped_tools
from ingestion.forbidden import is_forbidden_name, masked_value
from ingestion.landing import Account, Fact, land
from ingestion.settings import Settings, now
from ingestion.tools import file
from ingestion.tools.file.tables import COMPUTED, DELIVERED_BY, layout
from ingestion.warehouse import Warehouse

PAGE_ROWS = 10_000
# Ours to say: a registry row is made of slugs, theirs of ids.
_SLUGS = {
    "owner_org_uid": "owner_org_slug",
    "payer_org_uid": "payer_org_slug",
    "vendor_org_uid": "vendor_org_slug",
    "accountable_org_uid": "accountable_org_slug",
    "operator_org_uid": "operator_org_slug",
    "informed_org_uids": "informed_org_slugs",
}


@dataclass(frozen=True)
class Delivery:
    """What became of a bundle: the facts of every account and entity, how many names of each kind
    were new to the registry, and the columns of a newer version that are kept as they are."""

    manifest: Manifest
    facts: list[Fact]
    registered: Mapping[str, int]
    kept: Mapping[str, list[str]]


def land_bundle(
    folder: Path, settings: Settings, warehouse: Warehouse, console: Console
) -> Delivery:
    """Lands a bundle, account by account.

    A bundle is all that its sender passes on: a row of an earlier bundle that is not in this one
    is stamped missing. Raises BundleError, and lands nothing, when the bundle is not whole, is
    older than one that has landed, or speaks for an account that is another's here.
    """
    manifest = check(folder)
    registry.write(warehouse, settings)
    _is_newer(warehouse, manifest)
    given = _registry_rows(folder, manifest)
    _contradicts_nothing(warehouse, manifest, given)
    registered = registry.deliver(warehouse, manifest.organization, given)
    facts: list[Fact] = []
    owners = {
        (row["tool_slug"], row["account_slug"]): row["owner_org_slug"]
        for row in given["tool_account"]
    }
    for (tool, account), entities in sorted(_feeds(warehouse, manifest).items()):
        owner = owners.get((tool, account), manifest.organization)
        own = Account(tool, account, owner)
        console.say(f"Landing {own.label} of {manifest.organization}")
        feeds = [_feed(folder, manifest, own, entity) for entity in entities]
        facts += land(own, feeds, warehouse, settings.state, console, dataset=file.SLUG)
    if all(fact.error is None for fact in facts):
        registry.delivered(
            warehouse, manifest.organization, manifest.at, now().replace(tzinfo=None)
        )
    return Delivery(manifest, facts, registered, _kept(folder, manifest))


def _feeds(warehouse: Warehouse, manifest: Manifest) -> dict[tuple[str, str], list[str]]:
    """The entities to read of each account: those with rows here, or with rows of an earlier
    bundle, which this one may no longer have."""
    found: dict[tuple[str, str], set[str]] = {}
    for entity, part in manifest.entities.items():
        for name in part.accounts:
            tool, _, account = name.partition("/")
            found.setdefault((tool, account), set()).add(entity)
    landed = warehouse.tables(f"staging_{file.SLUG}")
    with warehouse.connect() as connection:
        for entity in standard.fed_by_tools():
            if DELIVERED_BY not in landed.get(entity, ()):
                continue
            for tool, account in connection.query(
                "select distinct tool_slug, _tool_account from"
                f" {warehouse.table(f'staging_{file.SLUG}', entity)} where {DELIVERED_BY} = ?",
                [manifest.organization],
            ):
                found.setdefault((tool, account), set()).add(entity)
    return {key: sorted(entities) for key, entities in found.items()}


def _feed(folder: Path, manifest: Manifest, account: Account, entity: str) -> Feed:
    part = manifest.entities[entity]
    total = part.accounts.get(account.label, 0)
    read = partial(_pages, folder / part.file, entity, manifest, account, total)
    return file.delivered(layout(entity), read, account.tool, manifest.organization)


def _pages(
    path: Path, entity: str, manifest: Manifest, account: Account, total: int, window: Window
) -> Iterator[Page]:
    """The account's rows as a file's rows land: the standard's own columns, and values of its own
    lists; what is the sender's own is kept beside."""
    wanted = layout(entity).columns
    ours = (ds.field("tool_slug") == account.tool) & (ds.field("account_slug") == account.slug)
    yield Page([], total, "file_manifest")
    for batch in ds.dataset(path).to_batches(filter=ours, batch_size=PAGE_ROWS):
        page = []
        for given in batch.to_pylist():
            counted = _counted(manifest, entity, given)
            row = {name: value for name, value in (given | counted).items() if name in wanted}
            row[DELIVERED_BY] = manifest.organization
            row["kept_value"] = [
                {"column_name": name, "value": masked_value(name, str(value))}
                for name, value in given.items()
                if value is not None and (name in counted or _is_unknown(name, wanted))
            ]
            page.append(row)
        yield Page(page)


def _counted(manifest: Manifest, entity: str, row: Mapping[str, Any]) -> dict[str, str]:
    """By column, what the sender's own values of a row count as."""
    return {
        name: manifest.own_values.get(column.enum, {}).get(row[name], "unknown")
        for name, column in standard.entity(entity).columns.items()
        if column.enum and str(row.get(name)).startswith(OWN)
    }


def _is_unknown(name: str, wanted: Mapping[str, str]) -> bool:
    known = name in wanted or name in COMPUTED or name == "account_slug"
    return not known and not is_forbidden_name(name)


def _kept(folder: Path, manifest: Manifest) -> dict[str, list[str]]:
    entities = sorted(manifest.entities.keys() & {*standard.fed_by_tools()})
    return {name: new for name in entities if (new := unknown_columns(folder, name))}


def _registry_rows(folder: Path, manifest: Manifest) -> dict[str, list[dict[str, Any]]]:
    """The bundle's registry entities as rows of the registry tables."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in REGISTRY:
        columns = registry.TABLES[name]
        found[name] = [
            {
                column: value
                for column, value in (
                    (_SLUGS.get(key, key), _bare(value))
                    for key, value in (row | _counted(manifest, name, row)).items()
                )
                if column in columns
            }
            for row in rows(folder, name)
        ]
    shipped = shipped_tools()
    found["tool"] = [row for row in found["tool"] if row["tool_slug"] not in shipped]
    # where nothing is assigned: each side makes its own
    found["program"] = [row for row in found["program"] if "|" not in row["program_slug"]]
    for row in found["tool_account"]:
        row["landing_schema"] = f"staging_{file.SLUG}"
    return found


def _bare(value: Any) -> Any:
    """An organization's id as its slug, a decimal as a number; anything else as it is."""
    if isinstance(value, Decimal):
        return float(value)
    return value.removeprefix(ORGANIZATION) if isinstance(value, str) else value


def _is_newer(warehouse: Warehouse, manifest: Manifest) -> None:
    last = registry.last_delivery(warehouse, manifest.organization)
    if last is not None and last > manifest.at:
        raise BundleError(
            f"a newer bundle of {manifest.organization} has landed, written {last:%Y-%m-%d %H:%M}",
            "manifest.json",
            "This is an older one: it would undo what has changed since",
            "Land the newest bundle, or ask its sender to export anew",
        )


def _contradicts_nothing(
    warehouse: Warehouse, manifest: Manifest, given: Mapping[str, list[dict[str, Any]]]
) -> None:
    """Raises BundleError where a name of the bundle is already something else's here."""
    for table, owned in (
        ("tool_account", ("owner_org_slug",)),
        ("program", ("owner_org_slug",)),
        ("data_agreement", ("tool_slug", "account_slug")),
    ):
        key = registry.KEYS[table]
        known = _known(warehouse, table, (*key, *owned))
        for row in given[table]:
            name = tuple(row[column] for column in key)
            here, there = known.get(name), tuple(row[column] for column in owned)
            if here is not None and here != there:
                label = "/".join(name)
                raise BundleError(
                    f"{label} belongs to {'/'.join(here)} here, to {'/'.join(there)} there",
                    f"{table}.parquet",
                    "Two groups chose one name, or one of the registries is wrong",
                    f"Agree with {manifest.organization} who keeps it; the other takes a new name",
                )


def _known(
    warehouse: Warehouse, table: str, columns: Sequence[str]
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """What the registry here says, seeds included once they are built: by key, the rest."""
    width = len(registry.KEYS[table])
    ids = {slug: uid for uid, slug in _SLUGS.items()}
    built = [ids.get(name, name) for name in columns]
    queries = [f"select {', '.join(columns)} from {warehouse.table(registry.LAYER, table)}"]
    if f"mds_{table}" in warehouse.tables("standard"):
        mds = warehouse.table("standard", f"mds_{table}")
        queries.insert(0, f"select {', '.join(built)} from {mds}")
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    with warehouse.connect() as connection:
        for query in queries:
            for row in connection.query(query):
                said = tuple(_bare(value) for value in row)
                found[said[:width]] = said[width:]
    return found
