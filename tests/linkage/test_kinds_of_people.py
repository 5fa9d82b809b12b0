"""Kinds of people that equal and unequal fields mislead about, among a crowd."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.linkage.conftest import uid
from tests.linkage.crowd import crowd
from tests.linkage.kinds import ONE, TWO, people


@pytest.fixture(scope="module")
def identity(make_identity):
    return make_identity("duckdb")


@pytest.fixture(scope="module")
def persons(identity):
    return identity.link([*crowd(300), *people()])


def found(persons, case):
    return {person for record, person in persons.items() if f":person:{case}-" in record}


@pytest.mark.parametrize("case", ONE)
def test_one_person(persons, case):
    assert len(found(persons, case)) == 1


@pytest.mark.parametrize("case", TWO)
def test_two_people(persons, case):
    assert len(found(persons, case)) == 2


def test_an_initial_joins_neither_of_two_who_live_together(persons):
    assert len(found(persons, "home")) == 3


def test_a_short_form_joins_neither_of_two_whose_it_may_be(persons):
    assert len(found(persons, "short")) == 3


def test_the_phone_of_one_and_the_mailbox_of_the_other_join_neither(persons):
    assert len(found(persons, "bridge")) == 3


def conflicts(identity, case):
    """Why rules keep records of a case apart."""
    return identity.dbt.query(
        "select distinct reason from identity.link_conflict as conflict"
        " join identity.link_record as record on conflict.record_no_l = record.record_no"
        f" where record_uid like '%:{case}-_'"
    )


def test_namesakes_a_generation_apart_meet_through_no_third(identity, persons):
    assert persons[uid("ages-2")] == persons[uid("ages-3")] != persons[uid("ages-1")]
    assert conflicts(identity, "ages") == [("generation",)]


def test_birth_dates_alone_make_no_namesakes_a_generation_apart(identity, persons):
    ((weighed,),) = identity.dbt.query(
        "select count(*) from identity.link_edge as edge"
        " join identity.link_record as record on edge.record_no_l = record.record_no"
        " where record_uid like '%:untold-_'"
    )
    assert weighed > 1
    assert conflicts(identity, "untold") == []


def test_a_short_form_stands_for_the_commonest_of_its_names(identity, persons):
    assert identity.dbt.query(
        "select distinct formal_given from identity.link_record where given = 'bob'"
    ) == [("robert",)]


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


def test_a_day_of_the_ethiopian_calendar_is_known(identity):
    # counted on from a New Year's Day, in months of thirty days and one of five or six
    day = date(1907, 9, 12)
    told = []
    for year in range(1900, 2050):
        for month in range(1, 14):
            length = 30 if month < 13 else 6 if year % 4 == 3 else 5
            for count in {1, length}:
                that_day = day + timedelta(count - 1)
                told.append((f"{year}{month:02}{count:02}", f"{that_day:%Y%m%d}", True))
                told.append((told[-1][0], f"{that_day + timedelta(1):%Y%m%d}", False))
            day += timedelta(length)
    told += [("1975", "19820915", False), ("19750105", "1982", False)]
    days = ", ".join(
        f"('{ethiopian}', '{gregorian}', {same})" for ethiopian, gregorian, same in told
    )
    macro = "{{ throughline.is_other_calendar('birth_l', 'birth_r') }}"
    condition = identity.dbt.invoke("compile", "--inline", macro).ok().compiled[0]
    for names in ("birth_l, birth_r", "birth_r, birth_l"):
        assert (
            identity.dbt.query(
                f"select * from (values {days}) as days ({names}, same) where ({condition}) <> same"
            )
            == []
        )


DIGITS = {
    "given_name": 1, "birth_date": 1_000, "email": 10_000, "phone": 100_000,
    "address": 1_000_000, "place": 10_000_000,
}  # fmt: skip


def levels(identity, left, right, comparison):
    """The level that two records reach, and what combinations add."""
    return identity.dbt.query(
        f"select pattern // {DIGITS[comparison]} % 10, combination_bits"
        " from identity.link_comparison as compared"
        " join identity.link_record as l on l.record_no = compared.record_no_l"
        " join identity.link_record as r on r.record_no = compared.record_no_r"
        " where split_part(l.record_uid, ':', 4) in (?, ?)"
        " and split_part(r.record_uid, ':', 4) in (?, ?)",
        [left, right, left, right],
    )


def test_twins_or_one_with_a_new_name_are_asked_about(identity, persons):
    assert identity.dbt.query(
        "select reason, band from marts.match_review_queue"
        " where record_uid_l like '%:twins whom one tool knows-_'"
    ) == [("twin_or_renamed", "apart")]


def test_one_who_moved_or_a_namesake_is_asked_about(identity, persons):
    assert identity.dbt.query(
        "select reason, band from marts.match_review_queue where record_uid_l like '%:moved-_'"
    ) == [("moved_or_namesake", "apart")]
    assert identity.dbt.query(
        "select reason, band from marts.match_review_queue where record_uid_l like '%:states-_'"
    ) == [("moved_or_namesake", "linked")]


def test_numbers_in_a_row_are_two_numbers(identity, persons):
    # and so of two people, whose name is one
    assert levels(identity, "row-1", "row-2", "phone") == [(1, -8)]
    assert levels(identity, "row-1", "row-3", "phone") == [(1, -8)]
    assert levels(identity, "row-1", "row-9", "phone") == [(3, 0)]


def test_one_number_in_two_area_codes_is_two_numbers(identity, persons):
    assert levels(identity, "area-1", "area-2", "phone") == [(1, 0)]
    assert levels(identity, "area-1", "area-3", "phone") == [(2, 0)]


@pytest.mark.parametrize(
    ("case", "level", "bits"),
    [
        ("father and son of one name", 1, -5),
        ("gen", 0, 2),
        ("year", 3, -6),
        ("day", 6, -10),
        ("scan", 0, 0),
        ("two who stay nowhere", 1, -5),
        ("a chosen given name", 6, 4),
        ("twins whom one tool knows", 6, -6),
        ("a junior at his father's", 0, -7),
        ("a number that somebody else has now", 0, -6),
        ("two born some day, at one shelter", 2, -6),
        ("brothers with like names and birth dates of their own", 1, -9),
        ("brothers with a letter, a mailbox and a number of difference", 1, -18),
        ("a child at a parent's mailbox, with the parent's name", 1, -8),
        ("sisters with like names, each with a mailbox", 0, -8),
        ("two doors without a name, in one house", 0, -8),
        ("a given name and a birth date alone", 6, -4),
        ("two family names at an organizer's number", 0, -8),
        ("sisters who are told apart by the middle name", 0, -8),
        ("a client and the business whose phone it is", 0, -8),
        ("two at a caseworker's mailbox", 1, -5),
        ("a call name beside the name in the mailbox", 6, 12),
        ("father and son a digit of the year apart", 5, -16),
        ("twins with like names, each with a phone", 6, -7),
        ("like family names, each in its mailbox", 2, -10),
        ("father and son whose names mirror", 1, -15),
        ("brothers born on one day of two years", 5, -4),
        ("one number of two states", 1, -8),
        ("a housemate on somebody's voter id", 0, -3),
        ("a given name alone, at two phones", 0, -12),
        ("one name in two lives", 1, -6),
        ("one name and birth date, two middle names", 6, -8),
        ("two tenants of one name, one after the other", 0, -8),
        ("one given name, one flat, two family names", 0, -5),
        ("a common name and a birth date, in two states", 6, -10),
        ("a given name and a birth date in one town, two family names", 6, -4),
        ("a common name in one building", 0, -8),
        ("a name in two homes of one town, with two phones", 0, -8),
        ("two of one family name next door", 0, -8),
        ("mother and daughter on one voter id", 5, -8),
        ("one name and street, twenty years apart to the day", 5, -16),
        ("a common name in one place, each with a phone and a mailbox", 0, -8),
        ("two names, either of which is a family's, and a year", 4, -20),
        ("housemates of one given name, each with a mailbox", 0, -8),
        ("a common name in one town, a birth date a digit off", 5, -12),
        ("a rare name in two states", 0, -8),
        ("one of several family names, and a place", 0, -4),
        ("a father and a son, their names exchanged, at one phone", 1, -15),
    ],
)
def test_levels_say_more_together(identity, persons, case, level, bits):
    assert levels(identity, f"{case}-0", f"{case}-1", "birth_date") == [(level, bits)]


def test_a_number_added_makes_another_mailbox(identity, persons):
    case = "a numbered mailbox of one name"
    ((level, _),) = levels(identity, f"{case}-0", f"{case}-1", "email")
    assert level == 1


def test_a_name_in_two_words_is_the_name(identity, persons):
    case = "a name in one word and in two"
    ((level, _),) = levels(identity, f"{case}-0", f"{case}-1", "given_name")
    assert level == 6


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("a given name in two transliterations, and its short form", 6),
        ("parents who are called after their child", 1),
        ("a Korean name in two romanisations, one of them in two words", 6),
        ("a name cut short in one mailbox", 6),
    ],
)
def test_given_names_are(identity, persons, case, expected):
    ((level, _),) = levels(identity, f"{case}-0", f"{case}-1", "given_name")
    assert level == expected


def test_two_listed_names_a_letter_apart_may_be_one_persons(identity, persons):
    case = "two given names that are alike, in one mailbox and born the same day"
    assert levels(identity, f"{case}-0", f"{case}-1", "given_name") == [(1, 4)]


def test_the_same_is_no_name_and_no_street(identity, persons):
    assert identity.dbt.query(
        "select distinct family, address from identity.link_record where given = 'annalinda'"
    ) == [(None, None)]


def test_pending_is_no_id(identity, persons):
    assert identity.dbt.query(
        "select count(*) from identity.link_identifier as identifier"
        " join identity.link_record as record on identifier.record_no = record.record_no"
        " where family = 'carterley'"
    ) == [(0,)]


def test_a_firm_is_nobody(identity, persons):
    assert identity.dbt.query(
        "select distinct is_nobody from identity.link_person_name as name"
        " join identity.link_record_number as number on name.record_no = number.record_no"
        " where record_uid like '%a firm and its owner-1'"
    ) == [(True,)]


def test_a_lot_is_a_unit(identity, persons):
    assert levels(identity, "lot-18", "lot-81", "address") == [(2, 0)]


def test_seven_digits_are_no_whole_number_and_another_one_in_another_state(identity, persons):
    assert levels(identity, "seven-mn", "seven-fl", "phone") == [(2, -8)]


def test_a_street_may_be_written_without_its_kind(identity, persons):
    assert levels(identity, "kind-1", "kind-2", "address") == [(3, 0)]


def test_a_couple_has_no_one_given_name(identity, persons):
    couple = [uid(f"couple-{record}") for record in (1, 2, 3)]
    assert len({persons[record] for record in couple}) == 3
    assert identity.dbt.query(
        "select given from identity.link_record where record_uid = ?", [couple[2]]
    ) == [(None,)]


def test_a_record_without_a_birth_date_bridges_no_two(identity, persons):
    assert persons[uid("undated-2")] == persons[uid("undated-3")] != persons[uid("undated-1")]


def test_the_phone_of_one_and_the_mailbox_of_the_other_are_neithers(identity, persons):
    assert len({persons[uid(f"cross-{record}")] for record in (1, 2, 3)}) == 3


def test_whoever_is_called_otherwise_at_the_mailbox_is_no_rival(persons):
    of = {record[-1]: person for record, person in persons.items() if ":crossed-" in record}
    assert of["1"] == of["3"] != of["2"] == of["4"]


def test_neither_are_they_where_each_has_more_records(persons):
    of = {record: persons[uid(f"claimed-{record}")] for record in range(1, 6)}
    assert of[1] == of[2] and of[3] == of[4]
    assert len(set(of.values())) == 3


def test_a_given_name_joins_neither_of_two_housemates_who_bear_it(persons):
    assert len(found(persons, "house")) == 3


def test_the_mailbox_of_one_and_the_phone_of_the_other_join_neither_of_a_common_name(persons):
    assert len(found(persons, "fork")) == 3


def test_two_towns_are_no_slip_of_a_postal_code(identity, persons):
    ((level, _),) = levels(identity, "town-1", "town-2", "place")
    assert level < 5


def test_an_initial_is_whose_phone_it_has(identity, persons):
    assert persons[uid("initial-1")] == persons[uid("initial-3")]
    assert persons[uid("initial-2")] != persons[uid("initial-3")]


def test_east_and_west_are_two_streets(identity, persons):
    assert levels(identity, "side-e", "side-w", "address") == [(1, 0)]


def test_whom_birth_dates_tell_apart_no_third_record_bridges(identity, persons):
    assert identity.dbt.query(
        "select max(pair.is_forbidden), max(allowed.is_forbidden) from identity.link_pair as pair"
        " join identity.link_pair_allowed as allowed"
        " on pair.record_no_l = allowed.record_no_l and pair.record_no_r = allowed.record_no_r"
        " join identity.link_record as record on pair.record_no_l = record.record_no"
        " where record_uid like '%spouses, and a short form%'"
    ) == [(0, 1)]


def test_letters_that_an_import_misread_are_mended(identity, persons):
    assert identity.dbt.query(
        "select distinct given, family from identity.link_record where family like 'mu%ozarte'"
    ) == [("inigo", "munozarte")]


def test_two_given_names_are_compared_in_full(identity, persons):
    case = "sisters with one of two given names"
    assert levels(identity, f"{case}-0", f"{case}-1", "given_name") == [(1, -4)]


def test_neighbours_are_in_one_place_for_that_alone(identity, persons):
    assert levels(identity, "unit-11", "unit-32", "address") == [(2, 0)]
    assert levels(identity, "unit-11", "unit-32", "place") == [(0, 0)]
    # nor are they a household
    assert identity.dbt.query(
        "select level from identity.link_level where comparison = 'address' and is_individual = 1"
    ) == [(2,)]


def test_a_figure_of_fiction_has_no_name(identity, persons):
    assert identity.dbt.query(
        "select distinct given, family from identity.link_record where email = 'mickey@example.com'"
    ) == [(None, None)]


def test_zeros_and_directory_assistance_are_nobodys(identity, persons):
    assert identity.dbt.query(
        "select count(*) from identity.link_identifier where identifier_value = '0000'"
    ) == [(0,)]
    assert identity.dbt.query(
        "select count(*) from identity.link_phone where phone = '7755551212'"
    ) == [(0,)]


def test_zero_between_letters_is_an_o(identity, persons):
    assert identity.dbt.query(
        "select distinct given from identity.link_record where family = 'thornburne'"
    ) == [("cornelius",)]


def test_what_stands_for_no_street_is_no_evidence(identity, persons):
    assert identity.dbt.query(
        "select distinct address from identity.link_record where postal_code = '57799'"
    ) == [(None,)]


def test_a_postal_code_that_a_form_lets_through_is_none(identity, persons):
    assert identity.dbt.query(
        "select region, postal_code from identity.link_record where family = 'williamsonne'"
    ) == [("AL", None)]


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
