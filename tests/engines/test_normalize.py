"""Normalising twice is normalising once, null stays null, parts make the whole, engines agree."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engines.conftest import ENGINES, column_names, fill
from tests.harness import Dbt

# ASCII, Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Vietnamese, kana, CJK, Hangul
SCRIPTS = st.one_of(
    st.characters(min_codepoint=0x20, max_codepoint=0x7E),
    st.characters(min_codepoint=0xA0, max_codepoint=0x17F),
    st.sampled_from("ΑάΣςЖйéשׁمُحराम\u0301ẶộƠưガ王김'\u2019\u2013\u02bbŁøßƏ \t"),
)
WRITTEN = (
    "Dr. Mary jr III O'Brien Ana.Lopez+dnc @gmail.com @example.org (312) 555-0143 ext.4 +44 011 "
    "1-312-555-0143 20 7946 0958 123 North Main Street Apt 4B #7 1967-05-03 5/3/1967 02/30/2001 "
    "1900-01-01 2139 60614-1234 SW1A 1AA North Carolina Ontario IL 05031967 1967 PO Box"
)
PIECES = st.sampled_from(WRITTEN.split())
VALUES = st.one_of(
    st.text(SCRIPTS, max_size=20),
    st.lists(PIECES, max_size=4).map(" ".join),
    st.lists(PIECES, max_size=3).map("".join),
)

EXAMPLES = [
    ("fold", "Łukasz Ñuñez-Straße", "lukasz nunez-strasse"),
    ("fold", "Đặng Thị Ánh", "dang thi anh"),
    ("fold", "राम", "राम"),
    ("clean_name", "  Mary \t Ann ", "Mary Ann"),
    ("clean_name", "   ", None),
    ("gender_letter", " Female", "f"),
    ("gender_letter", "Non-Binary", "x"),
    ("gender_letter", "undisclosed", None),
    ("normalize_phone", "(312) 555-0143 ext. 4", "+13125550143"),
    ("normalize_phone", "1-312-555-0143", "+13125550143"),
    ("normalize_phone", "+44 20 7946 0958", "+442079460958"),
    ("normalize_phone", "011 44 20 7946 0958", "+442079460958"),
    ("normalize_phone", "555-0143", None),
    ("normalize_british_phone", "020 7946 0958", "+442079460958"),
    ("match_phone", "+1 312 555 0143 x9", "3125550143"),
    ("match_phone", "999-999-9999", None),
    ("normalize_email", " Ana.Lopez+dnc@Gmail.com ", "ana.lopez+dnc@gmail.com"),
    ("normalize_email", "ana at example.org", None),
    ("normalize_email", "Ana Lopez <Ana@Example.org>", "ana@example.org"),
    ("normalize_email", "mailto:ana@example.org", "ana@example.org"),
    ("match_email", "ana.lopez+dnc@googlemail.com", "analopez@gmail.com"),
    ("match_email", "ana.lopez+dnc@example.org", "ana.lopez@example.org"),
    ("email_name_part", "ana_lopez-77", "analopez"),
    ("normalize_address", "123 North Main Street, Apt. 4B", "123 n main st #4b"),
    ("normalize_address", "P.O. Box 12", "po box 12"),
    ("normalize_address", "212 Mill Ave, 2nd Floor", "212 mill ave #2"),
    ("normalize_address", "212 Mill Ave Fl 2", "212 mill ave #2"),
    ("normalize_address", "12 North-North East St. Unit Apt 4", "12 n ne st #4"),
    ("address_building", "12 N.W. 5th Avenue #7", "12 nw 5th ave"),
    ("normalize_postal_code", "60614-1234", "60614"),
    ("normalize_postal_code", "2139", "02139"),
    ("postal_area", "sw1a 1aa", "SW1A"),
    ("normalize_region", "West Virginia", "WV"),
    ("birth_date_digits", "5/3/1967", "19670503"),
    ("birth_date_digits", "1967-05-03T00:00:00Z", "19670503"),
    ("birth_date_digits", "05031967", "19670503"),
    ("birth_date_digits", "1967", "1967"),
    ("birth_date_digits", "1900-01-01", None),
    ("birth_date_digits", "1901-01-01", None),
    ("birth_date_digits", "1899-12-30", None),
    ("birth_date_digits", "1969-12-31", None),
    ("parse_birth_date", "2/29/2000", "2000-02-29"),
    ("parse_birth_date", "2/29/1999", None),
    ("name_words", "Ji-Hoon  O\u2019Neil", "ji hoon oneil"),
    ("without_titles", "Rev. Dr. Ana Lopez", "ana lopez"),
    ("name_suffix", "Bob Smith, Junior", "jr"),
    ("words_before_last", "Mary Ann Lopez", "mary ann"),
]


@pytest.fixture(scope="module")
def engines(macros_on: Callable[[str], Dbt]) -> list[Dbt]:
    """Each engine with a view that normalises whatever `cases.raw_value` holds."""
    made = [macros_on(engine) for engine in ENGINES]
    for dbt in made:
        fill(dbt, "raw_value", value=[None])
        dbt.run("normalized")
    return made


def normalized(dbt: Dbt, values: list[str | None]) -> list[dict[str, object]]:
    fill(dbt, "raw_value", value=values)
    columns = column_names(dbt, "normalized")
    rows = dbt.query("select * from staging.normalized order by place")
    return [dict(zip(columns, row, strict=True)) for row in rows]


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(values=st.lists(VALUES, min_size=20, max_size=60))
def test_twice_is_once_and_engines_agree(engines: list[Dbt], values: list[str]) -> None:
    first, *others = [normalized(dbt, [*values, None]) for dbt in engines]
    for value, row in zip(values, first, strict=False):
        twice = {name for name in row if f"{name}_twice" in row}
        changed = {name: (row[name], row[f"{name}_twice"]) for name in twice}
        assert {n: v for n, v in changed.items() if v[0] != v[1]} == {}, value
        assert row["normalize_house_and_street"] == row["normalize_address"], value
    assert set(first[-1].values()) == {None, len(values)}
    for other in others:
        assert other == first


@pytest.fixture(scope="module")
def examples(engines: list[Dbt]) -> list[dict[str, dict[str, object]]]:
    """What each engine makes of each example's value."""
    values = [value for _, value, _ in EXAMPLES]
    return [dict(zip(values, normalized(dbt, values), strict=True)) for dbt in engines]


@pytest.mark.parametrize(("macro", "value", "expected"), EXAMPLES)
def test_a_value_becomes(
    examples: list[dict[str, dict[str, object]]], macro: str, value: str, expected: str | None
) -> None:
    assert [became[value][macro] for became in examples] == [expected] * len(examples)
