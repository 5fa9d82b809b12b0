"""Delimited text as dirty as it comes."""

from __future__ import annotations

import pytest

from ingestion.delimited import read_delimited
from ingestion.errors import LandingError
from ingestion.feeds import Refused


def rows(content: bytes, step: int = 3, delimiter: str = ",") -> list[dict[str, str] | Refused]:
    chunks = [content[place : place + step] for place in range(0, len(content), step)]
    return list(read_delimited(chunks, delimiter))


def test_a_byte_order_mark_is_no_part_of_the_first_name() -> None:
    assert rows(b"\xef\xbb\xbfid,name\r\n1,Zo\xc3\xab\r\n") == [{"id": "1", "name": "Zoë"}]


def test_utf_16_is_read_when_it_says_so() -> None:
    assert rows("id\tname\n1\tZoë\n".encode("utf-16"), step=4, delimiter="\t") == [
        {"id": "1", "name": "Zoë"}
    ]


def test_quotes_hold_delimiters_and_line_ends() -> None:
    assert rows(b'id,name\n1,"a, ""b""\nc"\n') == [{"id": "1", "name": 'a, "b"\nc'}]


def test_a_line_in_another_encoding_is_refused_alone() -> None:
    found = rows(b"id,name\n1,Zo\xeb\n2,Ada\n")
    assert found == [Refused("not_utf8", b"1,Zo\xeb"), {"id": "2", "name": "Ada"}]


def test_a_line_of_another_width_is_refused_alone() -> None:
    found = rows(b"id,name\n1\n2,Ada,x\n\n3,Bea")
    assert [row.reason if isinstance(row, Refused) else row["id"] for row in found] == [
        "wrong_width",
        "wrong_width",
        "3",
    ]


def test_names_that_come_twice_or_not_at_all_are_told_apart() -> None:
    assert rows(b"Reserved,,Reserved\n1,2,3\n") == [
        {"Reserved": "1", "column_2": "2", "Reserved_2": "3"}
    ]


def test_an_empty_file_has_no_header() -> None:
    with pytest.raises(LandingError, match="no header"):
        rows(b"")
