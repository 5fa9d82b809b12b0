"""A tool's row taken apart: checked, typed, flattened, nested lists aside, content hashed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import orjson
from dlt.common.normalizers.naming.snake_case import NamingConvention

from ingestion.feeds import Feed
from ingestion.forbidden import (
    has_forbidden_number,
    is_forbidden_name,
    is_searched,
    masked,
    masked_value,
    without_forbidden,
)
from ingestion.values import Unfit, clean_text, converter

NAME_LENGTH = 63
DEEPEST = 40
RESERVED = frozenset(
    {
        "_tool_account",
        "_extracted_at",
        "_missing_since",
        "_dlt_id",
        "_dlt_load_id",
        "_dlt_parent_id",
        "_dlt_root_id",
        "_dlt_list_idx",
    }
)
RULES = {
    "not_a_row": "L02",
    "null_key": "L03",
    "wrong_type": "L04",
    "contradiction": "L05",
    "forbidden_content": "L06",
}
UNREADABLE_RULE = "L01"


class RowRefused(Exception):
    """A row that can't be landed; `reason` is a key of RULES, `field` the column at fault."""

    def __init__(self, reason: str, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


@dataclass(slots=True)
class Shaped:
    """One row ready to land: root values, nested rows by path, content hash, size in bytes."""

    values: dict[str, Any]
    nested: dict[str, list[dict[str, Any]]]
    hash: str
    size: int


class Shape:
    """How one feed's rows become landed rows. Holds only declarations and a cache of names."""

    def __init__(self, feed: Feed, account: str) -> None:
        self._feed = feed
        self._naming = NamingConvention(max_length=NAME_LENGTH)
        self._root = _Level(feed.columns, feed.key)
        self._children = {path: _Level(columns) for path, columns in feed.children.items()}
        self._names: dict[tuple[str, str], str] = {}
        self._seed = hashlib.blake2b(f"{account}/{feed.name}".encode(), digest_size=16)

    def take(self, row: Any) -> Shaped:
        """Checks, types and flattens one row. Raises RowRefused; the row is not changed."""
        if not isinstance(row, Mapping):
            raise RowRefused("not_a_row")
        values: dict[str, Any] = {}
        lists: dict[str, list[Any]] = {}
        self._flatten(row, "", "", self._root, values, lists, 0)
        for column in self._feed.key:
            if values.get(column) in (None, ""):
                raise RowRefused("null_key", column)
        nested: dict[str, list[dict[str, Any]]] = {}
        for path, items in lists.items():
            self._nest(path, items, None, nested)
        content = orjson.dumps([values, nested], default=_plain, option=orjson.OPT_SORT_KEYS)
        digest = self._seed.copy()
        digest.update(content)
        shaped = Shaped(values, nested, digest.hexdigest(), len(content))
        self._link(shaped)
        return shaped

    def key_of(self, row: Any) -> dict[str, Any] | None:
        """The typed key of a refused row, when it has a whole one: it was seen, if not landed."""
        if not isinstance(row, Mapping):
            return None
        values: dict[str, Any] = {}
        key = self._feed.key
        wanted = _Level({column: self._feed.columns[column] for column in key}, key)
        try:
            self._flatten(row, "", "", wanted, values, {}, 0, only_declared=True)
        except RowRefused:
            return None
        given = {column: values.get(column) for column in key}
        return None if None in given.values() or "" in given.values() else given

    def _flatten(
        self,
        given: Mapping[Any, Any],
        prefix: str,
        path: str,
        level: _Level,
        values: dict[str, Any],
        lists: dict[str, list[Any]],
        depth: int,
        only_declared: bool = False,
    ) -> None:
        for field, value in given.items():
            name = self._name(prefix, str(field))
            convert = level.columns.get(name)
            if convert is not None:
                try:
                    converted = convert(value)
                except Unfit:
                    raise RowRefused("wrong_type", name) from None
                if converted is not None:
                    if name in level.searched and has_forbidden_number(converted):
                        raise RowRefused("forbidden_content", name)
                    values[name] = converted
                continue
            full = f"{path}__{name}" if path else name
            if full in self._children:
                lists[full] = _as_list(value, full)
            elif value is None or is_forbidden_name(name):
                continue
            elif isinstance(value, Mapping) and depth < DEEPEST:
                self._flatten(value, name, path, level, values, lists, depth + 1, only_declared)
            elif not only_declared:
                values.setdefault(name, masked_value(name, _drift(value)))

    def _nest(
        self,
        path: str,
        items: list[Any],
        parent: int | None,
        nested: dict[str, list[dict[str, Any]]],
    ) -> None:
        level = self._children[path]
        rows = nested.setdefault(path, [])
        for position, item in enumerate(items):
            values: dict[str, Any] = {}
            lists: dict[str, list[Any]] = {}
            if level.is_plain:
                try:
                    values["value"] = level.columns["value"](item)
                except Unfit:
                    raise RowRefused("wrong_type", path) from None
                text = values["value"]
                if isinstance(text, str) and is_searched(path) and has_forbidden_number(text):
                    raise RowRefused("forbidden_content", path)
            elif isinstance(item, Mapping):
                self._flatten(item, "", path, level, values, lists, 0)
            else:
                raise RowRefused("wrong_type", path)
            values["_dlt_list_idx"] = position
            values["_parent"] = parent
            rows.append(values)
            here = len(rows) - 1
            for inner, inner_items in lists.items():
                self._nest(inner, inner_items, here, nested)

    def _link(self, shaped: Shaped) -> None:
        """Gives nested rows their ids, made of the root's content and their place in it."""
        for path, rows in shaped.nested.items():
            above = _above(path, self._children)
            for place, row in enumerate(rows):
                parent = row.pop("_parent")
                row["_dlt_id"] = f"{shaped.hash}.{path}.{place}"
                row["_dlt_root_id"] = shaped.hash
                row["_dlt_parent_id"] = (
                    shaped.hash if parent is None else f"{shaped.hash}.{above}.{parent}"
                )

    def _name(self, prefix: str, field: str) -> str:
        known = self._names.get((prefix, field))
        if known is not None:
            return known
        try:
            name = self._naming.normalize_identifier(clean_text(field))
        except ValueError:
            name = "unnamed"
        if prefix:
            name = self._naming.shorten_fragments(prefix, name)
        if name in RESERVED:
            name = f"given{name}"
        self._names[(prefix, field)] = name
        return name


class _Level:
    """The declared columns of one table with their conversions, and which are searched."""

    def __init__(self, columns: Mapping[str, str], key: Sequence[str] = ()) -> None:
        self.columns = {name: converter(kind) for name, kind in columns.items()}
        self.searched = searched_columns(columns, key)
        self.is_plain = list(columns) == ["value"]


def searched_columns(columns: Mapping[str, str], key: Sequence[str]) -> frozenset[str]:
    """The declared texts that are searched for numbers which must not land."""
    return frozenset(
        name
        for name, kind in columns.items()
        if kind == "text" and name not in key and is_searched(name)
    )


def child_table(root: str, path: str) -> str:
    """The landed table of the nested list at `path`."""
    return f"{root}__{path}"


def _above(path: str, paths: Mapping[str, Any]) -> str | None:
    """The nearest declared list that contains the list at `path`; None when the root does."""
    inside = [other for other in paths if path.startswith(f"{other}__")]
    return max(inside, key=len, default=None)


def _as_list(value: Any, path: str) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, (list, tuple)):
        return list(value)
    if isinstance(value, Mapping):
        return [value]
    raise RowRefused("wrong_type", path)


def _drift(value: Any) -> str:
    """A field nobody declared, as text."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, Decimal, datetime, date)):
        return str(value)
    try:
        given = without_forbidden(value)
        return clean_text(orjson.dumps(given, default=str, option=orjson.OPT_NON_STR_KEYS).decode())
    except (orjson.JSONEncodeError, RecursionError):
        raise RowRefused("wrong_type") from None


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    raise TypeError(type(value).__name__)


def raw_text(row: Any) -> str:
    """A refused row as text for the restricted quarantine table, without what never lands."""
    if isinstance(row, bytes):
        return masked(clean_text(row.decode("utf-8", errors="replace")))
    if isinstance(row, str):
        return masked(clean_text(row))
    try:
        given = without_forbidden(row)
        option = orjson.OPT_NON_STR_KEYS | orjson.OPT_SORT_KEYS
        return masked(clean_text(orjson.dumps(given, default=str, option=option).decode()))
    except (orjson.JSONEncodeError, RecursionError):
        return masked(clean_text(repr(row)))
