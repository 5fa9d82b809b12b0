"""A file's lines as rows to land: known columns in place, further ones unpivoted beside them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ingestion.feeds import Page, Refused, Window
from ingestion.forbidden import masked_value
from ingestion.settings import Account
from ingestion.tools.file.columns import Plan
from ingestion.tools.file.reading import Line, Table
from ingestion.tools.file.tables import PEOPLE, Layout, contact_of, identifier_of

PAGE_ROWS = 10_000
SLUG = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")

Row = dict[str, Any]
_Put = Callable[[Row, str], None]


class Rows:
    """Turns one file into pages. `owners` collects the organizations that rows name as theirs;
    `refusals` counts refused lines by reason and keeps the first line numbers of each."""

    def __init__(self, table: Table, layout: Layout, plan: Plan, account: Account) -> None:
        self._table = table
        self._layout = layout
        self._account = account
        self._has_id = "source_id" in plan.mapped.values()
        self._base: Row = {
            "tool_slug": account.tool,
            "source_id_kind": "native" if self._has_id else "content_hash",
        }
        if layout.entity != PEOPLE:
            self._base["source_object"] = layout.source_object
        self._puts = [self._put(name, plan) for name in table.header]
        self._leaves_out = bool(plan.left_out)
        self.owners: set[str] = set()
        self.refusals: dict[str, list[int]] = {}

    def read(self, window: Window) -> Iterator[Page]:
        """The whole file, in pages."""
        page: list[Row | Refused] = []
        for line in self._table.rows():
            page.append(self._row(line) if isinstance(line, Line) else self._refused(line))
            if len(page) == PAGE_ROWS:
                yield Page(page)
                page = []
        yield Page(page)

    def _row(self, line: Line) -> Row | Refused:
        row = dict(self._base)
        for put, value in zip(self._puts, line.values, strict=True):
            if put is not None and value and not value.isspace():
                put(row, value)
        if not self._has_id:
            row["source_id"] = _content_hash(self._landing(line))
        reason = self._fault(row)
        if reason is None:
            return row
        self.refusals.setdefault(reason, []).append(line.number)
        return Refused(reason, f"line {line.number}: {self._landing(line)}")

    def _landing(self, line: Line) -> list[str]:
        """The line's values without those of columns that are left out."""
        return [value for put, value in zip(self._puts, line.values, strict=True) if put]

    def _fault(self, row: Row) -> str | None:
        if not row.get("source_id"):
            return "null_key"
        own = (self._account.tool, self._account.slug)
        if (row["tool_slug"], row.pop("account_slug", self._account.slug)) != own:
            return "other_account"
        owner = row.get("owner_org")
        if owner is not None:
            if not SLUG.fullmatch(owner):
                return "not_a_slug"
            self.owners.add(owner)
        return None

    def _refused(self, line: Refused) -> Refused:
        text = line.raw if isinstance(line.raw, str) else line.raw.decode("utf-8", "replace")
        number = re.match(r"line (\d+):", text)
        self.refusals.setdefault(line.reason, []).append(int(number[1]) if number else 0)
        if self._leaves_out:  # nobody can tell which of its values they are
            return Refused(line.reason, number[0] if number else "")
        return line

    def _put(self, theirs: str, plan: Plan) -> _Put | None:
        """What to do with a value of one column."""
        ours = plan.mapped.get(theirs)
        if ours is None:
            return None if theirs in plan.left_out else _keep(theirs)
        contact = contact_of(ours) if self._layout.entity == PEOPLE else None
        if contact:
            return _append("contact", contact_point_type=contact[0], place=contact[1])
        identifier = identifier_of(ours) if self._layout.entity == PEOPLE else None
        if identifier:
            kind, namespace = identifier
            return _append(
                "identifier",
                identifier_type=kind,
                identifier_namespace=namespace or self._account.slug,
            )
        return _set(ours)


def _set(column: str) -> _Put:
    def put(row: Row, value: str) -> None:
        row[column] = value.strip()

    return put


def _append(path: str, **known: Any) -> _Put:
    def put(row: Row, value: str) -> None:
        row.setdefault(path, []).append({**known, "value": value})

    return put


def _keep(column: str) -> _Put:
    put = _append("kept_value", column_name=column)
    return lambda row, value: put(row, masked_value(column, value))


def _content_hash(values: Sequence[str]) -> str:
    """A content hash as the standard makes it: the values encoded as an id, then md5."""
    encoded = "|".join(
        value.replace("%", "%25").replace("|", "%7C") if value else "%N" for value in values
    )
    return "h1_" + hashlib.md5(encoded.encode(), usedforsecurity=False).hexdigest()
