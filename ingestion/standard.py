"""The Movement Data Standard as the models' YAML says it: entities, columns, closed lists."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from ingestion.project import HOME

# What an organization keeps by hand in throughline.toml or seeds.
BY_HAND = (
    "organization",
    "org_affiliation",
    "program",
    "tool",
    "tool_account",
    "data_agreement",
)
# What the standard computes of the rest.
DERIVED = ("sync_run", "touchpoint", "consent_current", "quarantine")
# What the load that brought a row says of it, and each group's warehouse says for itself.
LOAD_COLUMNS = ("extracted_at", "loaded_at", "sync_run_uid", "source_row_id")

_MODELS = HOME / "models" / "standard"
_DOC = re.compile(r"\{\{ doc\('(\w+)'\) \}\}")


@dataclass(frozen=True)
class Column:
    """One column of an entity.

    `enum` names its closed list; `pii` is direct, quasi, sensitive or None; `references` the
    entity it points at; `is_required` says that a row without it is refused, not just incomplete.
    """

    name: str
    data_type: str
    description: str
    is_nullable: bool
    is_required: bool
    enum: str | None
    pii: str | None
    references: str | None
    since: str


@dataclass(frozen=True)
class Entity:
    """One table of the standard; its description begins with the grain.

    `name` is without `mds_`, that of a quality report is the table's own.
    """

    name: str
    table: str
    description: str
    key: tuple[str, ...]
    columns: Mapping[str, Column]

    @property
    def since(self) -> str:
        """The version that brought it."""
        return min((column.since for column in self.columns.values()), key=version_parts)


@dataclass(frozen=True)
class Value:
    """One value of a closed list."""

    value: str
    label: str
    description: str
    parent_value: str
    added_in: str
    deprecated_in: str
    replaced_by: str


def version_parts(version: str) -> tuple[int, int]:
    """`1.0` as (1, 0). Raises ValueError for anything else."""
    match = re.fullmatch(r"(\d{1,4})\.(\d{1,4})", version)
    if not match:
        raise ValueError("not MAJOR.MINOR")
    return int(match[1]), int(match[2])


@cache
def version() -> str:
    """The version that this package's models write, MAJOR.MINOR."""
    text = (HOME / "macros" / "standard" / "_rules.sql").read_text(encoding="utf-8")
    found = re.search(r"macro _mds_version\(\) -?%\}([0-9.]+)", text)
    assert found, "the macro _mds_version says no version"
    return found[1]


@cache
def entity(name: str) -> Entity:
    """One entity by its name without `mds_`, or one quality report by its own."""
    table = name if name in quality_reports() else f"mds_{name}"
    content = yaml.safe_load((_MODELS / f"{table}.yml").read_text(encoding="utf-8"))
    model = next(each for each in content["models"] if each["name"] == table)
    columns = {each["name"]: _column(each) for each in model["columns"]}
    return Entity(name, table, _text(model["description"]), _key(model, columns), columns)


@cache
def quality_reports() -> tuple[str, ...]:
    """What the standard finds out about the rows, by name."""
    return tuple(sorted(path.stem for path in _MODELS.glob("dq_*.yml")))


@cache
def entities() -> tuple[str, ...]:
    """Every entity of the standard, by name."""
    return tuple(sorted(path.stem.removeprefix("mds_") for path in _MODELS.glob("mds_*.yml")))


@cache
def fed_by_tools() -> tuple[str, ...]:
    """The entities that tools fill."""
    return tuple(name for name in entities() if name not in BY_HAND + DERIVED)


@cache
def values(enum: str) -> tuple[Value, ...]:
    """A closed list in its own order."""
    path = HOME / "seeds" / "standard" / f"ref_{enum}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(
            csv.DictReader(file), key=lambda row: (int(row["sort_order"] or 0), row["value"])
        )
    return tuple(Value(**{name: row[name] for name in Value.__annotations__}) for row in rows)


def _column(given: Mapping[str, Any]) -> Column:
    meta = (given.get("config") or {}).get("meta") or {}
    constraints = [each["type"] for each in given.get("constraints") or []]
    return Column(
        name=given["name"],
        data_type=given["data_type"],
        description=_text(given["description"]),
        is_nullable="not_null" not in constraints,
        is_required=bool(meta.get("required")),
        enum=meta.get("enum"),
        pii=meta.get("pii"),
        references=meta.get("references"),
        since=str(meta.get("since") or "1.0"),
    )


def _key(model: Mapping[str, Any], columns: Mapping[str, Column]) -> tuple[str, ...]:
    for column in model["columns"]:
        if "unique" in (column.get("data_tests") or []):
            return (column["name"],)
    for test in model.get("data_tests") or []:
        if isinstance(test, dict) and "unique_together" in test:
            return tuple(test["unique_together"]["arguments"]["columns"])
    return tuple(name for name in ("record_uid",) if name in columns)


def _text(given: str) -> str:
    return " ".join(_DOC.sub(lambda match: _blocks()[match[1]], given).split())


@cache
def _blocks() -> Mapping[str, str]:
    text = (_MODELS / "_standard__docs.md").read_text(encoding="utf-8")
    found = re.findall(r"\{% docs (\w+) %\}(.*?)\{% enddocs %\}", text, re.S)
    return {name: body.strip() for name, body in found}
