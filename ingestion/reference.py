"""The published reference of the standard, written from the models' YAML and the seeds.

    python -m ingestion.reference

writes docs/reference/standard anew: one page per group of entities, one of the closed lists, and a
JSON Schema (draft 2020-12) per entity. What is true of every entity, and how versions go, is said
by hand in its index.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingestion import standard
from ingestion.project import HOME
from ingestion.standard import Column, Entity

FOLDER = HOME / "docs" / "reference" / "standard"
GROUPS = {
    "people": (
        "People",
        "person_record contact_point person_address person_identifier person_affiliation"
        " relationship",
    ),
    "outreach": ("Outreach", "campaign contact_attempt question question_response"),
    "events": ("Events", "event event_shift event_attendance"),
    "actions": ("Actions, money, votes", "action_submission donation voting_action"),
    "consent": ("Consent and tags", "consent_event consent_current person_tag"),
    "registry": (
        "Kept by hand",
        "organization org_affiliation tool tool_account data_agreement program",
    ),
    "derived": ("Derived", "touchpoint sync_run quarantine"),
    "quality": (
        "Quality",
        "dq_summary dq_fitness dq_incident dq_unmapped_value dq_landing_refusal",
    ),
}
_SLUG = "[a-z0-9][a-z0-9_]{0,39}"
_JSON_TYPES = {
    "string": {"type": "string"},
    "bigint": {"type": "integer"},
    "boolean": {"type": "boolean"},
    "timestamp": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
}
_TYPES = {"bigint": "integer", "timestamp": "timestamp, UTC"}


def files() -> dict[str, str]:
    """Every generated file by its path below docs/reference/standard."""
    found = {f"{page}.md": _page(*group) for page, group in GROUPS.items()}
    found["common.md"] = _common_page()
    found["lists.md"] = _lists()
    for name in (*standard.entities(), *standard.quality_reports()):
        schema = json_schema(standard.entity(name))
        found[f"schema/{name}.json"] = json.dumps(schema, indent=2) + "\n"
    return found


def json_schema(entity: Entity) -> dict[str, Any]:
    """One row of an entity. A column that the schema does not know is not wrong: a newer minor
    version may have it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{entity.name}.json",
        "title": entity.table,
        "description": entity.description,
        "type": "object",
        "properties": {name: _property(column, entity) for name, column in entity.columns.items()},
        "required": [name for name, column in entity.columns.items() if not column.is_nullable],
    }


def write() -> None:
    """Writes the files, and removes what is no longer generated."""
    fresh = files()
    (FOLDER / "schema").mkdir(parents=True, exist_ok=True)
    for path in [*FOLDER.glob("*.md"), *FOLDER.glob("schema/*.json")]:
        name = str(path.relative_to(FOLDER))
        if name not in fresh and name != "index.md":
            path.unlink()
    for name, text in fresh.items():
        Path(FOLDER / name).write_text(text, encoding="utf-8")


def _property(column: Column, entity: Entity) -> dict[str, Any]:
    kind: dict[str, Any] = dict(
        {"type": "number"} if column.data_type.startswith("decimal") else
        _JSON_TYPES[column.data_type]
    )  # fmt: skip
    if column.name == "record_uid" and entity.name in standard.fed_by_tools():
        kind["pattern"] = f"^{_SLUG}:{_SLUG}:{_SLUG}:.+$"
    if column.is_nullable:
        kind["type"] = [kind["type"], "null"]
    if column.enum:
        listed: list[str | None] = [value.value for value in standard.values(column.enum)]
        own = {"type": "string", "pattern": "^x_"}
        kind["anyOf"] = [{"enum": [*listed, *([None] if column.is_nullable else [])]}, own]
    kind["description"] = column.description
    for key, value in (
        ("x-pii", column.pii),
        ("x-references", column.references),
        ("x-since", column.since),
    ):
        if value:
            kind[key] = value
    return kind


def _common_page() -> str:
    columns = standard.entity("person_record").columns
    lines = [
        "# Columns of every entity",
        "",
        "Every table that tools feed has these, beside its own. What is kept by hand and what is"
        " derived has only those that its own list names.",
        "",
        *_columns(column for name, column in columns.items() if name in COMMON),
    ]
    return "\n".join(lines)


def _page(title: str, names: str) -> str:
    lines = [f"# {title}", ""]
    if any(name in standard.fed_by_tools() for name in names.split()):
        lines += ["Beside the [columns of every entity](common.md):", ""]
    for name in names.split():
        lines += _entity(standard.entity(name))
    return "\n".join(lines)


def _entity(entity: Entity) -> Iterator[str]:
    common = COMMON if entity.name in standard.fed_by_tools() else frozenset()
    yield f"## {entity.name}"
    yield ""
    yield entity.description
    yield ""
    yield (
        f"Table `{entity.table}`, key {', '.join(f'`{name}`' for name in entity.key)}, since"
        f" {entity.since}. [JSON Schema](schema/{entity.name}.json)."
    )
    yield ""
    yield from _columns(column for column in entity.columns.values() if column.name not in common)


def _columns(columns: Iterator[Column]) -> Iterator[str]:
    yield "| Column | Type | May be null | Personal | Since | Meaning |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for column in columns:
        cells = [
            f"`{column.name}`",
            _TYPES.get(column.data_type, column.data_type),
            "yes" if column.is_nullable else "no, or the row is refused" if column.is_required
            else "no",
            column.pii or "",
            column.since,
            _meaning(column),
        ]  # fmt: skip
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"
    yield ""


def _cell(text: str) -> str:
    """A bar in a table's cell, where neither Markdown nor code may hold one."""
    code = re.sub(r"`([^`]*[|][^`]*)`", r"<code>\1</code>", text)
    return code.replace("|", "&#124;")


def _meaning(column: Column) -> str:
    said = column.description
    if column.enum:
        said += f" One of [{column.enum}](lists.md#{column.enum})."
    if column.references:
        page = next(
            page for page, (_, names) in GROUPS.items() if column.references in names.split()
        )
        said += f" An id of [{column.references}]({page}.md#{column.references})."
    return said


def _lists() -> str:
    enums = sorted(
        {
            column.enum
            for name in (*standard.entities(), *standard.quality_reports())
            for column in standard.entity(name).columns.values()
            if column.enum
        }
    )
    lines = [
        "# Closed lists",
        "",
        "The values that a column may have. A tool's word that no crosswalk knows becomes"
        " `unknown`; a group's own value is written `x_…` and counts as its parent.",
        "",
    ]
    for enum in enums:
        lines += [f"## {enum}", "", "| Value | Meaning | Counts as | Since | Until |",
                  "| --- | --- | --- | --- | --- |"]  # fmt: skip
        for value in standard.values(enum):
            until = value.deprecated_in
            if value.replaced_by:
                until += f", then `{value.replaced_by}`"
            meaning = _cell(value.description or value.label)
            parent = f"`{value.parent_value}`" if value.parent_value else ""
            lines.append(f"| `{value.value}` | {meaning} | {parent} | {value.added_in} | {until} |")
        lines.append("")
    return "\n".join(lines)


def _common() -> frozenset[str]:
    """What every entity that tools feed has alike."""
    each = [standard.entity(name).columns for name in standard.fed_by_tools()]
    return frozenset(
        name for name in each[0] if all(columns.get(name) == each[0][name] for columns in each)
    )


COMMON = _common()

if __name__ == "__main__":
    write()
