"""Delimited text as dirty as it comes: a byte order mark, other encodings, short lines."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterable, Iterator

from ingestion.errors import LandingError
from ingestion.feeds import Refused

_LONGEST_FIELD = 1 << 30


def read_delimited(
    chunks: Iterable[bytes], delimiter: str = ","
) -> Iterator[dict[str, str] | Refused]:
    """Rows of a file whose first line names its columns, every value as text, as they stream.

    A UTF-8 or UTF-16 byte order mark is honoured; anything else is UTF-8. A line that is not
    (`not_utf8`) or has more or fewer fields than the header (`wrong_width`) is refused. A header
    that comes twice gets `_2`, `_3`, …; a nameless one `column_<n>`. Raises LandingError when
    there is no header.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(_lines(chunks), delimiter=delimiter, strict=False)
    header: list[str] | None = None
    for fields in reader:
        if not fields:
            continue
        if header is None:
            header = _names(fields)
        elif any(_undecoded(field) for field in fields):
            yield Refused("not_utf8", _raw(fields, delimiter))
        elif len(fields) != len(header):
            yield Refused("wrong_width", _raw(fields, delimiter))
        else:
            yield dict(zip(header, fields, strict=True))
    if header is None:
        raise LandingError(
            "the file has no header line",
            "delimited file",
            "The file is empty",
            "Export it again with column names",
        )


def _lines(chunks: Iterable[bytes]) -> Iterator[str]:
    decoder: codecs.IncrementalDecoder | None = None
    rest = ""
    for chunk in chunks:
        if decoder is None:
            decoder = codecs.getincrementaldecoder(_encoding(chunk))(errors="surrogateescape")
        rest += decoder.decode(chunk).replace("\0", "")
        *lines, rest = rest.split("\n")
        for line in lines:
            yield line + "\n"
    if decoder is not None:
        rest += decoder.decode(b"", final=True)
    if rest:
        yield rest


def _encoding(start: bytes) -> str:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


def _names(fields: list[str]) -> list[str]:
    names: list[str] = []
    for number, field in enumerate(fields, start=1):
        name = field.strip() or f"column_{number}"
        occurrence = 1
        unique = name
        while unique in names:
            occurrence += 1
            unique = f"{name}_{occurrence}"
        names.append(unique)
    return names


def _undecoded(field: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in field)


def _raw(fields: list[str], delimiter: str) -> bytes:
    return delimiter.join(fields).encode("utf-8", errors="surrogateescape")
