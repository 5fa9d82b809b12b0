"""Kinds of people that equal and unequal fields mislead about: one person who looks like two, two
who look like one. Every case has a family of its own, among a crowd."""

from __future__ import annotations

import pytest

from tests.linkage.conftest import uid
from tests.linkage.crowd import crowd

OAK = {"address_line_1": "17 oakhurst lane", "postal_code": "43099", "region": "OH"}
ELM = {"address_line_1": "4 elmgrove court", "postal_code": "43088", "region": "OH"}
QUAY = {"address_line_1": "88 quayside street", "postal_code": "94799", "region": "CA"}

# each case: what it is, and its records by the person who they are
ONE = {
    "a family name in two romanisations, at one email": [
        {"given_name": "zhiming", "family_name": "huang", "email": "zm.tide@example.org"},
        {"given_name": "chi ming", "family_name": "wong", "email": "zm.tide@example.org"},
    ],
    "both names in two romanisations, with a street and a birth date": [
        {"given_name": "xiaoli", "family_name": "zeng", "birth_date": "1970-11-23", **QUAY},
        {"given_name": "hsiao-li", "family_name": "tseng", "birth_date": "1970-11-23", **QUAY},
    ],
    "the family name first, the given name last": [
        {"given_name": "pham", "family_name": "thanh tung", "phone": "7145550108"},
        {"given_name": "tung", "middle_name": "thanh", "family_name": "pham",
         "phone": "7145550108"},
    ],
    "a chosen given name": [
        {"given_name": "joshua", "family_name": "hollingbrook", "email": "jh.nest@example.org",
         "phone": "2065550191", "birth_date": "1994-02-09"},
        {"given_name": "marisol", "family_name": "hollingbrook", "email": "jh.nest@example.org",
         "phone": "2065550191", "birth_date": "1994-02-09"},
    ],
}  # fmt: skip
TWO = {
    "spouses whose family names are one in two romanisations": [
        {"given_name": "fang", "family_name": "zhou", "phone": "5105550105", **ELM},
        {"given_name": "ka ho", "family_name": "chow", "phone": "5105550105", **ELM},
    ],
    "spouses with like names and one email": [
        {"given_name": "daniel", "family_name": "vosburgher", "email": "vosburgh@example.com"},
        {"given_name": "danielle", "family_name": "vosburgher", "email": "vosburgh@example.com"},
    ],
    "two names that sound alike, at one email and phone": [
        {"given_name": "john", "family_name": "abernethys", "email": "abern@example.com",
         "phone": "6085550135"},
        {"given_name": "joan", "family_name": "abernethys", "email": "abern@example.com",
         "phone": "6085550135"},
    ],
    "father and son of one name": [
        {"given_name": "reginald", "family_name": "thackeray", "birth_date": "1948-08-08", **OAK},
        {"given_name": "reginald", "family_name": "thackeray", "birth_date": "1979-02-17", **OAK},
    ],
    "two who stay nowhere": [
        {"given_name": "tyrone", "family_name": "wexcombe", "birth_date": "1961-03-09",
         "address_line_1": "General Delivery", "postal_code": "57799"},
        {"given_name": "tyrone", "family_name": "wexcombe", "birth_date": "1983-10-25",
         "address_line_1": "general delivery", "postal_code": "57799"},
    ],
}  # fmt: skip
WITHHELD = [
    {"source_id": "withheld", "given_name": "perpetua", "family_name": "lanternmoor",
     "birth_date": "1987-07-17", "address_line_1": "PO Box 257 (Address Confidentiality Program)",
     "postal_code": "98199"},
    {"source_id": "told", "given_name": "perpetua", "family_name": "lanternmoor",
     "birth_date": "1987-07-17", "address_line_1": "19 gull court", "postal_code": "98199"},
]  # fmt: skip
ROW = [
    {"source_id": "row-1", "given_name": "odile", "family_name": "farrant", "phone": "6145550150"},
    {"source_id": "row-2", "given_name": "odile", "family_name": "farrant", "phone": "6145550151"},
    {"source_id": "row-9", "given_name": "odile", "family_name": "farrant", "phone": "6145550159"},
    {"source_id": "day-1", "given_name": "amadou", "family_name": "keitason",
     "birth_date": "1988-01-01", "phone": "6125550172", "postal_code": "55499"},
    {"source_id": "day-2", "given_name": "amadou", "family_name": "keitason",
     "birth_date": "1988-01-01", "phone": "6125550199", "postal_code": "55499"},
]  # fmt: skip


@pytest.fixture(scope="module")
def identity(make_identity):
    return make_identity("duckdb")


@pytest.fixture(scope="module")
def persons(identity):
    cases = [
        {"source_id": f"{case}-{n}", **row}
        for case, rows in {**ONE, **TWO}.items()
        for n, row in enumerate(rows)
    ]
    return identity.link([*crowd(150), *cases, *WITHHELD, *ROW])


def found(persons, case):
    return {person for record, person in persons.items() if record.startswith(uid(case))}


@pytest.mark.parametrize("case", ONE)
def test_one_person(persons, case):
    assert len(found(persons, case)) == 1


@pytest.mark.parametrize("case", TWO)
def test_two_people(persons, case):
    assert len(found(persons, case)) == 2


def test_whoever_withholds_a_street_gets_none_from_another_record(identity, persons):
    assert persons[uid("withheld")] == persons[uid("told")]
    assert identity.dbt.query(
        "select reason from marts.match_review_queue"
        " where record_uid_l like '%:told' or record_uid_r like '%:told'"
    ) == [("withheld_address",)]
    ((shown,),) = identity.dbt.query(
        "select address_line_1 from marts.person where person_id = ?", [persons[uid("told")]]
    )
    assert "gull" not in shown
    # nor is it compared
    assert identity.dbt.query(
        "select address from identity.link_record where record_uid = ?", [uid("withheld")]
    ) == [(None,)]


DIGITS = {"birth_date": 1_000, "phone": 100_000}


def levels(identity, left, right, comparison):
    """The level that two records reach, and what combinations add."""
    return identity.dbt.query(
        f"select pattern // {DIGITS[comparison]} % 10, combination_bits"
        " from identity.link_comparison as compared"
        " join identity.link_record as l on l.record_no = compared.record_no_l"
        " join identity.link_record as r on r.record_no = compared.record_no_r"
        " where l.record_uid in (?, ?) and r.record_uid in (?, ?)",
        [uid(left), uid(right), uid(left), uid(right)],
    )


def test_numbers_in_a_row_are_two_numbers(identity, persons):
    assert levels(identity, "row-1", "row-2", "phone") == [(1, 0)]
    assert levels(identity, "row-1", "row-9", "phone") == [(3, 0)]


@pytest.mark.parametrize(
    ("left", "right", "level", "bits"),
    [
        ("father and son of one name-0", "father and son of one name-1", 1, -5),
        ("two who stay nowhere-0", "two who stay nowhere-1", 1, -5),
        ("day-1", "day-2", 6, -9),
        ("a chosen given name-0", "a chosen given name-1", 6, 4),
    ],
)
def test_levels_say_more_together(identity, persons, left, right, level, bits):
    assert levels(identity, left, right, "birth_date") == [(level, bits)]


def test_what_stands_for_no_street_is_no_evidence(identity, persons):
    assert identity.dbt.query(
        "select distinct address from identity.link_record where postal_code = '57799'"
    ) == [(None,)]


def test_every_spelling_stands_for_a_name_once(identity, persons):
    assert (
        identity.dbt.query(
            "select family_l, family_r from identity.link_family_spelling"
            " except select family_r, family_l from identity.link_family_spelling"
        )
        == []
    )
    pairs = identity.dbt.query("select family_l, family_r from identity.link_family_spelling")
    assert len(pairs) == len(set(pairs))
