"""Rows of a CSV or Parquet file as text, one at a time, with where each was."""

from __future__ import annotations

import codecs
import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ingestion.errors import LandingError
from ingestion.feeds import Refused

_CHUNK = 1 << 20
_BATCH_ROWS = 20_000
_LONGEST_ROW_LINES = 1_000
_LONGEST_FIELD = 1 << 24
_BROKEN = re.compile("[\udc80-\udcff]")
_DELIMITERS = (",", "\t", ";", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Line:
    """One row: the line it begins on (in Parquet, its number), its values in header order."""

    number: int
    values: Sequence[str]


@dataclass
class Table:
    """A file's header, and its rows as they stream. `notes` say what was guessed about it."""

    path: Path
    header: list[str]
    notes: list[str] = field(default_factory=list)
    blank_lines: int = 0
    encoding: str = "utf-8"
    delimiter: str = ","
    has_broken_bytes: bool = False

    def rows(self) -> Iterator[Line | Refused]:
        """Every row; one that is not as wide as the header or not readable text is refused, with
        its line number."""
        if _is_parquet(self.path):
            yield from self._parquet()
        else:
            yield from self._delimited()

    def _delimited(self) -> Iterator[Line | Refused]:
        csv.field_size_limit(_LONGEST_FIELD)
        width, before = len(self.header), 0
        with self.path.open(encoding=self.encoding, errors="surrogateescape", newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter)
            header_read = False
            for values in reader:
                number, before = before + 1, reader.line_num
                if before - number > _LONGEST_ROW_LINES:
                    raise _unclosed(self.path, number)
                if not any(value.strip() for value in values):
                    self.blank_lines += bool(header_read)
                elif not header_read:
                    header_read = True
                else:
                    yield self._checked(values, width, number)

    def _checked(self, values: list[str], width: int, number: int) -> Line | Refused:
        if len(values) == width and not self.has_broken_bytes:
            return Line(number, values)
        raw = f"line {number}: {self.delimiter.join(values)}"
        if self.has_broken_bytes and any(map(_BROKEN.search, values)):
            return Refused("not_utf8", raw.encode("utf-8", errors="surrogateescape"))
        if len(values) > width and not any(value.strip() for value in values[width:]):
            values = values[:width]  # spreadsheets end lines in empty cells
        return Line(number, values) if len(values) == width else Refused("wrong_width", raw)

    def _parquet(self) -> Iterator[Line | Refused]:
        number = 0
        with pq.ParquetFile(self.path) as file:
            for batch in file.iter_batches(_BATCH_ROWS):
                columns = [[_text(value) for value in column.to_pylist()] for column in batch]
                for values in zip(*columns, strict=True):
                    number += 1
                    yield Line(number, values)


def open_table(path: Path) -> Table:
    """The file's header and how to read it. Raises LandingError when it is not a table."""
    if not path.is_file():
        raise LandingError("there is no such file", str(path), "", "Check the path")
    if _is_parquet(path):
        return Table(path, _unique(_parquet_header(path)))
    encoding, notes = _encoding(path)
    broken = encoding == "utf-8" and bool(notes)
    first = _first_line(path, encoding)
    delimiter = max(_DELIMITERS, key=lambda mark: (first.count(mark), -_DELIMITERS.index(mark)))
    if delimiter != ",":
        notes.append(f"columns are separated by {delimiter!r}, not by a comma")
    named = _named(path, encoding, delimiter)
    header = _unique(named)
    repeated = sorted({name for name in named if name.strip() and named.count(name) > 1})
    if repeated:
        notes.append(f"the header names {', '.join(repeated)} more than once: numbered _2, _3, …")
    return Table(path, header, notes, 0, encoding, delimiter, broken)


def _encoding(path: Path) -> tuple[str, list[str]]:
    """How the file's bytes are text. UTF-8 unless a mark, NULs or its bytes say otherwise."""
    with path.open("rb") as file:
        start = file.read(_CHUNK)
    if not start:
        raise _no_header(path)
    for mark, name in _BOMS:
        if start.startswith(mark):
            return name, [] if name == "utf-8-sig" else [f"read as {name.upper()}"]
    if start.count(b"\0") * 4 > len(start):
        name = "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
        return name, [f"read as {name.upper()}, by its zero bytes"]
    broken, accented = _utf8_census(path)
    if not broken:
        return "utf-8", []
    if accented >= broken:
        return "utf-8", [f"{broken} bytes are not UTF-8: their lines are in quarantine"]
    try:
        with path.open(encoding="cp1252") as file:
            while file.read(_CHUNK):
                pass
    except UnicodeDecodeError:
        raise LandingError(
            "the file's encoding is neither UTF-8, UTF-16 nor Windows-1252",
            path.name,
            "It was saved in another encoding, or is not text",
            "Save it as CSV UTF-8 and land it again",
        ) from None
    return "cp1252", ["read as Windows-1252, as its accented letters are not UTF-8"]


def _utf8_census(path: Path) -> tuple[int, int]:
    """(bytes that are not UTF-8, other characters than ASCII) in the whole file."""
    broken = accented = 0
    with path.open(encoding="utf-8", errors="surrogateescape") as file:
        while text := file.read(_CHUNK):
            if not text.isascii():
                bad = len(_BROKEN.findall(text))
                broken += bad
                accented += sum(character > "\x7f" for character in text) - bad
    return broken, accented


def _first_line(path: Path, encoding: str) -> str:
    with path.open(encoding=encoding, errors="surrogateescape") as file:
        for line in file:
            if line.strip(" \t\r\n,;|"):
                return line.rstrip("\r\n")
    raise _no_header(path)


def _named(path: Path, encoding: str, delimiter: str) -> list[str]:
    with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
        for values in csv.reader(file, delimiter=delimiter):
            if any(value.strip() for value in values):
                return [_BROKEN.sub("?", value) for value in values]
    raise _no_header(path)


def _unique(named: Sequence[str]) -> list[str]:
    """Each name once: repeats get _2, _3, …; the nameless column_<place>."""
    names: list[str] = []
    for place, given in enumerate(named, start=1):
        name = given.strip() or f"column_{place}"
        unique, count = name, 1
        while unique in names:
            count += 1
            unique = f"{name}_{count}"
        names.append(unique)
    return names


def _is_parquet(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"PAR1"


def _parquet_header(path: Path) -> list[str]:
    try:
        return list(pq.read_schema(path).names)
    except pa.ArrowInvalid:
        raise LandingError(
            "the Parquet file is damaged", path.name, "It was cut off on the way", "Fetch it again"
        ) from None


def _text(value: Any) -> str:
    """A Parquet value as a person would type it; missing is empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else "" if value != value else repr(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    return json.dumps(value, default=str) if isinstance(value, (list, dict)) else str(value)


def _no_header(path: Path) -> LandingError:
    return LandingError(
        "the file has no header line", path.name, "It is empty", "Export it with column names"
    )


def _unclosed(path: Path, number: int) -> LandingError:
    return LandingError(
        f"a quote opened on line {number} is not closed for {_LONGEST_ROW_LINES} lines",
        path.name,
        "A value has a lone double quote",
        "Close or double that quote, or export the file again",
    )
