"""What a file may say: the columns of the flat list of people and of the standard's entities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import yaml

from ingestion.errors import LandingError
from ingestion.project import HOME

PEOPLE = "people"
PEOPLE_COLUMNS: Mapping[str, str] = {
    "tool_slug": "text",
    "source_id": "text",
    "source_id_kind": "text",
    "record_kind": "text",
    "full_name": "text",
    "given_name": "text",
    "middle_name": "text",
    "family_name": "text",
    "name_suffix": "text",
    "birth_date": "text",
    "gender": "text",
    "birth_place": "text",
    "occupation": "text",
    "employer": "text",
    "address_line_1": "text",
    "address_line_2": "text",
    "city": "text",
    "region": "text",
    "postal_code": "text",
    "country": "text",
    "owner_org": "text",
    "observed_at": "timestamp",
}
KEPT = {"column_name": "text", "value": "text"}
CONTACT = {"contact_point_type": "text", "place": "bigint", "value": "text"}
IDENTIFIER = {"identifier_type": "text", "identifier_namespace": "text", "value": "text"}

# The organization whose bundle brought the row; null for a file of one's own.
DELIVERED_BY = "delivered_by"
# Not taken from a file: whose rows they are is said by the command, the rest is computed anew.
OWN_COLUMNS = frozenset({"tool_slug", "account_slug", "source_id_kind"})
COMPUTED = frozenset(
    {
        "record_uid",
        "native_uid",
        "is_echo",
        "sync_run_uid",
        "mds_version",
        "extracted_at",
        "loaded_at",
        "source_row_id",
        DELIVERED_BY,
    }
)
_TYPES = {
    "string": "text",
    "bigint": "bigint",
    "boolean": "bool",
    "timestamp": "timestamp",
    "date": "date",
}
_CONTACT = re.compile(r"(email|phone)(?:_([1-9][0-9]?))?")
_IDENTIFIER = re.compile(r"identifier:([a-z0-9_]+)(?:@([A-Za-z0-9_.:-]+))?")


@dataclass(frozen=True)
class Layout:
    """One landed table of files: its columns, its key, and what else may be in a row.

    `given` are the columns a file may have; `clock` the column that tells the later of two
    versions of a row.
    """

    entity: str
    table: str
    source_object: str
    key: tuple[str, ...]
    columns: Mapping[str, str]
    given: tuple[str, ...]
    clock: str
    children: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def accepts(self, name: str) -> bool:
        """Whether a file may have a column of this name."""
        if name in self.given:
            return True
        return self.entity == PEOPLE and bool(contact_of(name) or identifier_of(name))


def contact_of(name: str) -> tuple[str, int] | None:
    """`email_2` is the second email: (type, place)."""
    match = _CONTACT.fullmatch(name)
    return (match[1], int(match[2] or 1)) if match else None


def identifier_of(name: str) -> tuple[str, str | None] | None:
    """`identifier:<type>[@namespace]`: (type, namespace or None for the account's own)."""
    match = _IDENTIFIER.fullmatch(name)
    return (match[1], match[2]) if match else None


@cache
def entities() -> tuple[str, ...]:
    """The entities that a file may hold: those the project says that the tool `file` feeds."""
    project = yaml.safe_load((HOME / "dbt_project.yml").read_text(encoding="utf-8"))
    return tuple(project["vars"]["tools"]["file"])


@cache
def layout(entity: str) -> Layout:
    """The table for an entity, or for `people`. Raises LandingError when there is none."""
    if entity == PEOPLE:
        return Layout(
            entity=PEOPLE,
            table=PEOPLE,
            source_object="person",
            key=("tool_slug", "source_id"),
            columns=PEOPLE_COLUMNS,
            given=tuple(name for name in PEOPLE_COLUMNS if name not in OWN_COLUMNS),
            clock="observed_at",
            children={"contact": CONTACT, "identifier": IDENTIFIER, "kept_value": KEPT},
        )
    if entity not in entities():
        raise LandingError(
            f"there is no entity {entity!r}",
            "land-file",
            "A file holds people or one entity of the standard",
            f"Choose one of: {', '.join((PEOPLE, *entities()))}",
        )
    contract = _contract(f"mds_{entity}")
    columns = {
        name: _kind(details["data_type"])
        for name, details in contract.items()
        if name not in COMPUTED and name != "account_slug"
    }
    return Layout(
        entity=entity,
        table=entity,
        source_object=entity,
        key=("tool_slug", "source_object", "source_id"),
        columns={**columns, DELIVERED_BY: "text"},
        given=tuple(name for name in columns if name not in OWN_COLUMNS),
        clock="source_updated_at",
        children={"kept_value": KEPT},
    )


@cache
def _contract(model: str) -> dict[str, Any]:
    path = HOME / "models" / "standard" / f"{model}.yml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = next((each for each in content["models"] if each["name"] == model), {})
    return {column["name"]: column for column in found.get("columns", [])}


def _kind(data_type: str) -> str:
    name = data_type.lower().partition("(")[0].strip()
    return "decimal" if name in ("numeric", "decimal") else _TYPES[name]
