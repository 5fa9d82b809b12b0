"""A bundle looked at from end to end before anything of it lands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from ingestion import standard
from ingestion.exchange.exporting import arrow_schema
from ingestion.exchange.manifest import FETCH_AGAIN, REGISTRY, BundleError, Manifest, checksum, read

# A row's id is what its parts say, and its organization travels with it.
_WRONG_ID = (
    "record_uid is null or source_id_kind is null or record_uid is distinct from"
    " tool_slug || ':' || account_slug || ':' || source_object || ':' || source_id"
)


def check(folder: Path) -> Manifest:
    """The manifest of a bundle that is whole and as it says. Raises BundleError naming the file
    that is not, and what to do."""
    manifest = read(folder)
    _has_every_entity(folder, manifest)
    names = _known(manifest)
    for name in names:
        _is_as_sent(folder, name, manifest)
    with duckdb.connect(config={"threads": 2}) as database:
        database.execute("set enable_progress_bar = false")
        for name in names:
            _check_file(folder, name, manifest, database)
    _is_covered(folder, manifest)
    return manifest


def unknown_columns(folder: Path, entity: str) -> list[str]:
    """Columns of a newer minor version, which are kept as they are."""
    ours = standard.entity(entity).columns
    return [name for name in pq.read_schema(folder / f"{entity}.parquet").names if name not in ours]


def rows(folder: Path, entity: str) -> list[dict[str, Any]]:
    """All rows of a registry entity."""
    return pq.read_table(folder / f"{entity}.parquet").to_pylist()


def _known(manifest: Manifest) -> list[str]:
    wanted = {*standard.fed_by_tools(), *REGISTRY}
    return sorted(wanted & manifest.entities.keys())


def _has_every_entity(folder: Path, manifest: Manifest) -> None:
    theirs = standard.version_parts(manifest.standard_version)
    ours = standard.version_parts(standard.version())
    wanted = {
        name
        for name in (*standard.fed_by_tools(), *REGISTRY)
        if standard.version_parts(standard.entity(name).since) <= theirs
    }
    missing = sorted(wanted - manifest.entities.keys())
    if missing:
        raise _broken(missing[0], "the manifest does not name the entity", "It was changed")
    unknown = sorted(manifest.entities.keys() - {*standard.fed_by_tools(), *REGISTRY})
    if unknown and theirs <= ours:
        raise _broken(unknown[0], "the standard has no such entity", "It was changed")
    named = {f"{name}.parquet" for name in manifest.entities}
    extra = sorted({path.name for path in folder.glob("*.parquet")} - named)
    if extra:
        raise BundleError(
            "the manifest does not name the file",
            extra[0],
            "It was put there afterwards, or the manifest is another bundle's",
            FETCH_AGAIN,
        )


def _is_as_sent(folder: Path, entity: str, manifest: Manifest) -> None:
    part = manifest.entities[entity]
    path = folder / f"{entity}.parquet"
    if part.file != path.name or not path.is_file():
        raise _broken(entity, "the file is not there", "The bundle was not copied whole")
    if checksum(path) != part.sha256:
        raise _broken(entity, "the checksum is not the manifest's", "It was cut off or changed")


def _check_file(
    folder: Path, entity: str, manifest: Manifest, database: duckdb.DuckDBPyConnection
) -> None:
    part = manifest.entities[entity]
    path = folder / part.file
    try:
        with pq.ParquetFile(path) as file:
            count, given = file.metadata.num_rows, file.schema_arrow
    except (pa.ArrowException, OSError, ValueError):
        raise _broken(
            entity, "the file is not Parquet", "It was written by something else"
        ) from None
    if count != part.rows:
        raise _broken(
            entity,
            f"the file has {count} rows, the manifest says {part.rows}",
            "The file is another bundle's",
        )
    _has_columns(entity, given, manifest)
    if entity not in REGISTRY:
        _check_rows(path, entity, part.accounts, database)


def _has_columns(entity: str, given: pa.Schema, manifest: Manifest) -> None:
    theirs = standard.version_parts(manifest.standard_version)
    wanted = arrow_schema(entity)
    for name, column in standard.entity(entity).columns.items():
        if standard.version_parts(column.since) > theirs:
            continue
        if name not in given.names:
            raise _broken(entity, f"the column {name} is missing", "It was not made by an export")
        if given.field(name).type != wanted.field(name).type:
            raise _broken(
                entity,
                f"the column {name} is {given.field(name).type}, not {wanted.field(name).type}",
                "It was not made by an export",
            )


def _check_rows(
    path: Path, entity: str, accounts: Mapping[str, int], database: duckdb.DuckDBPyConnection
) -> None:
    scan = f"read_parquet('{str(path).replace(chr(39), chr(39) * 2)}')"
    try:
        wrong, repeated = database.execute(
            f"select count(*) filter ({_WRONG_ID}), count(*) - count(distinct record_uid)"
            f" from {scan}"
        ).fetchone() or (0, 0)
        found = dict(
            database.execute(
                f"select tool_slug || '/' || account_slug, count(*) from {scan} group by 1"
            ).fetchall()
        )
    except duckdb.Error:
        raise _broken(entity, "the rows can't be read", "The file is damaged inside") from None
    if wrong or repeated:
        raise _broken(
            entity,
            f"{wrong} rows have an id that is not made of its parts, {repeated} an id of another",
            "It was not made by an export",
        )
    if found != dict(accounts):
        raise _broken(
            entity, "the rows by account are not the manifest's", "The manifest was made for others"
        )


def _is_covered(folder: Path, manifest: Manifest) -> None:
    """Every account that has a row is described, and agreed about."""
    described = {f"{r['tool_slug']}/{r['account_slug']}" for r in rows(folder, "tool_account")}
    agreed = {f"{r['tool_slug']}/{r['account_slug']}" for r in rows(folder, "data_agreement")}
    for name, have, what in (
        ("tool_account", described, "is not described"),
        ("data_agreement", agreed, "has no agreement"),
    ):
        missing = sorted(manifest.accounts() - have)
        if missing:
            raise _broken(name, f"the account {missing[0]} {what}", "It was not made by an export")


def _broken(entity: str, what: str, cause: str) -> BundleError:
    return BundleError(what, f"{entity}.parquet", cause, FETCH_AGAIN)
