"""What a tool declares about its data: the words in which tools and landing talk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

COLUMN_TYPES = frozenset({"text", "bigint", "double", "decimal", "bool", "timestamp", "date"})


@dataclass(frozen=True)
class Refused:
    """A piece that the reader could not turn into a row.

    `reason` is a short constant ("malformed_json", "short_line"), never a value; `raw` is the
    piece as received and goes to the restricted quarantine table only.
    """

    reason: str
    raw: str | bytes


@dataclass(frozen=True)
class Page:
    """Some rows of one read: dicts as the tool gave them (with `Refused` pieces among them),
    or an Arrow table whose columns already have their landed names (no nested lists).

    `total` is the number of rows that the tool says the whole read has (the control total),
    on any page; the last one given counts.
    """

    rows: Sequence[dict[str, Any] | Refused] | pyarrow.Table
    total: int | None = None
    total_basis: str = "api_count"


@dataclass(frozen=True)
class Window:
    """What to read: from `since` (the stored cursor, in the cursor column's declared type;
    None at first and whenever everything is wanted) until `until`, this run's now (UTC)."""

    since: Any | None
    until: datetime


@dataclass(frozen=True)
class Feed:
    """One kind of thing that one tool account gives.

    - `name`: the landed root table.
    - `source_object`: its row in `ref_tool_object`.
    - `key`: the tool's own key fields; the landed primary key is (`_tool_account`, *key).
    - `columns`: every column of the root table, flattened names (`location__venue`) to a type of
      `COLUMN_TYPES`. What the tool sends beyond them lands as text.
    - `read`: gives the pages. Returning normally says that the whole window was read; raising
      keeps what was read, leaves the cursor, and marks the feed partial.
    - `children`: nested lists by path ("timeslots", "location__address_lines", and
      "timeslots__shifts" for a list in a list), each with its own columns; a list of plain values
      has the one column `value`. Landed as `<name>__<path>`.
    - `cursor`: the column whose greatest value is where the next read starts. None: every read is
      whole, and rows it did not see are stamped `_missing_since`.
    - `cursor_scale`: for a cursor in epoch numbers, ticks per second (1, or 1000 for
      milliseconds), so that a stamp from the future never moves it past now. None: the column is
      a timestamp, a date, or a plain rising number.
    - `within`: columns and the values they have in every row of this read, where one landed table
      holds more than the read is about: only landed rows with these values are compared with it.
    - `updated`: the column with the tool's own clock: of two versions of a row in one read the
      later wins. Default: the cursor.
    """

    name: str
    source_object: str
    key: tuple[str, ...]
    columns: Mapping[str, str]
    read: Callable[[Window], Iterator[Page]]
    children: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    cursor: str | None = None
    cursor_scale: int | None = None
    updated: str | None = None
    within: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        named = {self.name: self.columns}
        named |= {f"{self.name}__{path}": columns for path, columns in self.children.items()}
        for table, columns in named.items():
            for column, kind in columns.items():
                if kind not in COLUMN_TYPES:
                    raise ValueError(f"{table}.{column} has the unknown type {kind!r}")
        for column in (*self.key, self.cursor, self.updated):
            if column is not None and column not in self.columns:
                raise ValueError(f"{self.name} does not declare its column {column!r}")
        if not self.key:
            raise ValueError(f"{self.name} has no key")

    @property
    def clock(self) -> str | None:
        """The column that says which of two versions is later."""
        return self.updated or self.cursor


@dataclass(frozen=True)
class Check:
    """One finding of `throughline doctor`: what was looked at, is it well, how to fix it."""

    name: str
    ok: bool
    fix: str = ""
