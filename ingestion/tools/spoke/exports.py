"""Reads a folder of Spoke's per-campaign CSV exports into the shape of its tables.

They say less than the database: no message id, no texter id, no time of an answer. What has no
id of its own gets one from its content, and its `source_id_kind` says so.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ingestion.delimited import read_delimited
from ingestion.errors import LandingError
from ingestion.feeds import Page, Refused, Window
from ingestion.settings import Account
from ingestion.tools.spoke.database import arrow, identifier_rows
from ingestion.tools.spoke.tables import IDENTIFIER_COLUMNS, IDENTIFIERS, TABLES
from ingestion.tools.spoke.texts import is_opt_out_reply

# The tables that exports can fill. A feed with a cursor takes absence for no deletion; these
# cursors are empty in exports, so that a later read of the database starts from the beginning.
EXPORTED: Mapping[str, str] = {
    "campaign_contact": "updated_at",
    "message": "updated_at",
    "opt_out": "created_at",
    "interaction_step": "created_at",
    "question_response": "created_at",
    "tag": "created_at",
    "tag_campaign_contact": "created_at",
}
_PAGE_ROWS = 20_000
_CHUNK = 1 << 20
_CONTACTS = frozenset({"id", "campaign_id", "external_id", "cell", "message_status", "tags"})
_MESSAGES = frozenset({"campaign_contact_id", "contact_number", "is_from_contact", "attempted_at"})

Row = dict[str, Any]


class Exports:
    """One account's folder. Of two exports of one campaign the newer file is believed."""

    def __init__(
        self, account: Account, folder: Path, named: Mapping[str, tuple[str, str]]
    ) -> None:
        self.account = account
        self.folder = folder
        self.named = named

    def reader(self, name: str) -> Callable[[Window], Iterator[Page]]:
        """A reader of one landed table; it opens the files when it is first asked for a page."""
        give: dict[str, Callable[[Row], Iterator[Row]]] = {
            "campaign_contact": _contact,
            "opt_out": _opt_out,
            "interaction_step": _steps,
            "question_response": _responses,
            "tag": _tags,
            "tag_campaign_contact": _taggings,
            IDENTIFIERS: self._identifiers,
        }

        def read(window: Window) -> Iterator[Page]:
            columns = IDENTIFIER_COLUMNS if name == IDENTIFIERS else TABLES[name].columns
            if name == "message":
                yield from _pages(self._messages(), columns)
            else:
                refusing = name == "campaign_contact"  # an unreadable line is told of once
                yield from _pages(self._from_contacts(give[name], refusing), columns)

        return read

    def _from_contacts(
        self, give: Callable[[Row], Iterator[Row]], refusing: bool
    ) -> Iterator[Row | Refused]:
        seen: set[tuple[Any, ...]] = set()
        for path in self._files(_CONTACTS):
            for line in _lines(path):
                if isinstance(line, Refused):
                    if refusing:
                        yield line
                    continue
                for row in give(line):
                    key = (row.get("id"), row.get("campaign_contact_id"), row.get("field"))
                    if key not in seen:
                        seen.add(key)
                        yield row

    def _messages(self) -> Iterator[Row | Refused]:
        seen: set[str] = set()
        for path in self._files(_MESSAGES):
            repeats: Counter[tuple[str, ...]] = Counter()
            for line in _lines(path):
                if isinstance(line, Refused):
                    yield Refused(line.reason, "")  # it may hold a message body
                    continue
                row = _message(line, repeats)
                if row["id"] not in seen:
                    seen.add(row["id"])
                    yield row

    def _identifiers(self, line: Row) -> Iterator[Row]:
        return identifier_rows(self.named, line["id"], None, line)

    def _files(self, header: frozenset[str]) -> Iterator[Path]:
        """The folder's files with this header, newest first. A file of neither kind is an error:
        a missing campaign would look like a quiet one."""
        paths = sorted(self.folder.glob("*.csv"))
        if not paths:
            raise LandingError(
                "there are no CSV exports",
                self.account.label,
                "The folder in option csv_folder is empty or does not exist",
                "Export campaigns in Spoke and put their files there",
            )
        for path in sorted(paths, key=lambda path: -path.stat().st_mtime_ns):
            first = next(_lines(path), {})
            columns = set() if isinstance(first, Refused) else set(first)
            if columns and not (columns >= _CONTACTS or columns >= _MESSAGES):
                raise LandingError(
                    f"{path.name} is not an export of Spoke's contacts or messages",
                    self.account.label,
                    "Its header lacks columns that every such export has",
                    "Take it out of the folder, or export it again",
                )
            if columns >= header:
                yield path


def _lines(path: Path) -> Iterator[Row | Refused]:
    with path.open("rb") as file:
        yield from read_delimited(iter(lambda: file.read(_CHUNK), b""))


def _pages(rows: Iterator[Row | Refused], columns: Mapping[str, str]) -> Iterator[Page]:
    good: list[Row] = []
    refused: list[Refused] = []
    for row in rows:
        if isinstance(row, Refused):
            refused.append(row)
        else:
            good.append(row)
        if len(good) == _PAGE_ROWS:
            yield _page(good, columns)
            good = []
    yield _page(good, columns)
    if refused:
        yield Page(refused)


def _page(rows: list[Row], columns: Mapping[str, str]) -> Page:
    return Page(arrow({c: [row.get(c) for row in rows] for c in columns}, columns))


def _contact(line: Row) -> Iterator[Row]:
    kept = ("id", "campaign_id", "assignment_id", "external_id", "first_name", "last_name")
    yield {
        **{column: line.get(column) for column in (*kept, "cell", "zip", "message_status")},
        "is_opted_out": bool(line.get("optedOut")),
    }


def _opt_out(line: Row) -> Iterator[Row]:
    if line.get("optedOut"):
        yield {
            "id": f"contact-{line['id']}",
            "source_id_kind": "composite",
            "cell": line["cell"],
            "assignment_id": line.get("assignment_id"),
            "created_at": _time(line["optedOut"]),
        }


def _steps(line: Row) -> Iterator[Row]:
    for text, _ in _answers(line):
        yield {
            "id": _step_id(line, text),
            "source_id_kind": "content_hash",
            "campaign_id": line["campaign_id"],
            "question": text,
        }


def _responses(line: Row) -> Iterator[Row]:
    for text, value in _answers(line):
        if value:
            step = _step_id(line, text)
            yield {
                "id": f"{line['id']}-{step}",
                "source_id_kind": "composite",
                "campaign_contact_id": line["id"],
                "interaction_step_id": step,
                "value": value,
            }


def _tags(line: Row) -> Iterator[Row]:
    for name in _tag_names(line):
        yield {"id": _hash(name), "source_id_kind": "content_hash", "name": name}


def _taggings(line: Row) -> Iterator[Row]:
    for name in _tag_names(line):
        yield {
            "id": f"{line['id']}-{_hash(name)}",
            "source_id_kind": "composite",
            "campaign_contact_id": line["id"],
            "tag_id": _hash(name),
        }


def _message(line: Row, repeats: Counter[tuple[str, ...]]) -> Row:
    """A message without its text. Its id is its unchanging content and, as nothing else tells
    exact repeats apart, which of them it is; the send status changes, so it is not in it."""
    inbound = line["is_from_contact"].strip().lower() in ("true", "t", "1")
    content = (
        line["campaign_contact_id"],
        line.get("user_number", ""),
        line["contact_number"],
        str(inbound),
        line["attempted_at"],
    )
    repeats[content] += 1
    return {
        "id": _hash(*content, str(repeats[content])),
        "source_id_kind": "content_hash",
        "campaign_contact_id": line["campaign_contact_id"],
        "user_number": line.get("user_number"),
        "contact_number": line["contact_number"],
        "is_from_contact": inbound,
        "is_opt_out_reply": inbound and is_opt_out_reply(line.get("text")),
        "send_status": line.get("send_status"),
        "error_code": line.get("error_code") or None,
        "created_at": _time(line["attempted_at"]),
    }


def _answers(line: Row) -> Iterator[tuple[str, str]]:
    for column, value in line.items():
        if column.startswith("question[") and column.endswith("]"):
            yield column[len("question[") : -1], value


def _step_id(line: Row, text: str) -> str:
    return _hash(line["campaign_id"], text)


def _tag_names(line: Row) -> list[str]:
    return [name.strip() for name in (line.get("tags") or "").split(",") if name.strip()]


def _hash(*parts: str) -> str:
    """A content hash as the standard makes it: the parts encoded as an id, then md5."""
    encoded = "|".join(part.replace("%", "%25").replace("|", "%7C") or "%N" for part in parts)
    return "h1_" + hashlib.md5(encoded.encode(), usedforsecurity=False).hexdigest()


def _time(value: str) -> datetime | None:
    """An ISO time as UTC; one without an offset is UTC already. None when it is neither."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
