"""What levels say together, and what a frequent value says: the conditions by themselves."""

from __future__ import annotations

import math

import pytest


@pytest.fixture(scope="module")
def identity(make_identity):
    return make_identity("duckdb")


def test_a_place_that_few_records_name_is_no_smaller_for_that(identity):
    macro = (
        "{{ throughline._own_frequencies("
        "{'place': throughline.linkage_settings()['comparisons']['place']}) }}"
    )
    bits = identity.dbt.invoke("compile", "--inline", macro).ok().compiled[0]
    weighed = identity.dbt.query(
        f"select {bits} from (values (7, 2), (7, 5000)) as pair (place_level, records)"
        " cross join (select 99999 as postal_code_total, 0.01 as postal_code_rate,"
        " 99999 as city_total, 0.01 as city_rate) as frequency,"
        " lateral (select records as postal_code_count_l, records as postal_code_count_r,"
        " records as city_count_l, records as city_count_r) as counts"
    )
    assert sorted(weight for (weight,) in weighed) == pytest.approx([math.log(1 / 4), math.log(5)])


# two records of one name in 60,000, of whom nothing else is known
ALIKE = {
    **dict.fromkeys(
        (
            "middle_name", "birth_date", "email", "phone", "address", "place", "birth_place",
            "occupation", "employer", "identifier",
        ),
        0,
    ),
    "given_name": 7,
    "family_name": 6,
}  # fmt: skip


def combines(identity, combination, bearers=3, told=("", ""), said=None, **levels) -> bool:
    """Whether a combination holds of two records of one name, but for what is given: levels of
    comparisons, how many records bear either name, what each record has, and what it says."""
    macro = f"{{{{ throughline._default_combinations()['{combination}']['when'] }}}}"
    condition = identity.dbt.invoke("compile", "--inline", macro).ok().compiled[0]
    columns = {f"{name}_level": level for name, level in {**ALIKE, **levels}.items()}
    for side, has in zip("lr", told, strict=True):
        columns |= {f"{name}_count_{side}": bearers for name in ("given", "family")}
        columns |= {
            f"{name}_{side}": f"'{name}'" if name in has else "cast(null as text)"
            for name in (
                "middle", "birth", "email", "phone", "address", "tool_slug", "account_slug"
            )
        }  # fmt: skip
    columns |= {"is_next_number": "false"}
    columns |= {column: f"'{value}'" for column, value in (said or {}).items()}
    pair = ", ".join(f"{value} as {name}" for name, value in columns.items())
    ((holds,),) = identity.dbt.query(
        f"select {condition} from (select {pair}) as pair"
        " cross join (select 60000 as record_count) as frequency"
    )
    return holds


@pytest.mark.parametrize(
    ("place", "bearers", "phone", "waits"),
    [(2, 3, "", True), (7, 3, "", False), (7, 9, "", True), (7, 3, "phone", True)],
)
def test_a_year_and_a_name_say_little_elsewhere_or_of_a_name_that_is_not_rare(
    identity, place, bearers, phone, waits
):
    assert waits == combines(
        identity, "only_a_year", bearers, (phone, "address"), birth_date=4, address=1, place=place
    )


@pytest.mark.parametrize(
    ("levels", "bearers", "waits"),
    [
        # another phone: waits where the place is another too
        ({"phone": 1}, 3, False),
        ({"phone": 1, "place": 2}, 3, True),
        ({"phone": 1, "place": 7}, 3, False),
        ({"phone": 1, "place": 7}, 160, True),
        # another email
        ({"email": 1, "place": 2}, 3, True),
        ({"email": 1, "place": 0}, 3, False),
        ({"email": 1, "place": 7}, 140, False),
        ({"email": 1, "place": 7}, 160, True),
        ({"email": 1, "phone": 3, "place": 7}, 3, True),
        ({"email": 1, "phone": 1, "place": 7}, 3, False),
        ({"email": 1, "phone": 1, "place": 7}, 70, True),
        # another street
        ({"address": 1, "place": 7}, 3, False),
        ({"address": 1, "place": 7}, 70, True),
        ({"address": 1, "place": 2}, 3, True),
        ({"address": 1, "phone": 1, "place": 7}, 3, True),
        # something else in common
        ({"phone": 1, "email": 5}, 160, False),
        ({"phone": 1, "address": 4}, 160, False),
        ({"phone": 1, "birth_date": 6}, 160, False),
        ({"phone": 1, "identifier": 4}, 160, False),
    ],
)
def test_a_name_and_a_place_say_little_where_each_is_reached_elsewhere(
    identity, levels, bearers, waits
):
    assert waits == combines(identity, "only_a_name_and_place", bearers, **levels)


@pytest.mark.parametrize(
    ("levels", "bearers", "waits"),
    [
        ({"address": 4}, 70, True),
        ({"address": 4}, 3, False),
        ({"address": 5}, 70, False),
        ({"address": 5, "email": 1, "phone": 1}, 70, True),
        ({"address": 5, "email": 1, "phone": 1}, 3, False),
        # names exchanged
        ({"given_name": 8, "family_name": 0, "address": 4}, 70, True),
        ({"given_name": 8, "family_name": 0, "address": 4}, 3, False),
    ],
)
def test_two_of_a_common_name_in_one_building(identity, levels, bearers, waits):
    assert waits == combines(identity, "in_one_building", bearers, **levels)


@pytest.mark.parametrize(
    ("levels", "bearers", "waits"),
    [
        ({"given_name": 0, "address": 3}, 3, True),
        ({"given_name": 0, "address": 5}, 70, True),
        ({"given_name": 0, "address": 5}, 3, False),
        ({"given_name": 0, "address": 5, "phone": 4}, 70, False),
        # a common name at two numbers of one street
        ({"address": 3}, 160, True),
        ({"address": 3}, 140, False),
        ({"address": 5}, 160, False),
    ],
)
def test_who_lives_at_one_street_or_next_door_nobody_knows(identity, levels, bearers, waits):
    assert waits == combines(identity, "next_door", bearers, **levels)


@pytest.mark.parametrize(
    ("levels", "waits"),
    [
        ({"place": 1}, True),
        ({"place": 6}, False),
        ({}, False),
        ({"phone": 1}, True),
        ({"phone": 4}, False),
        ({"place": 1, "address": 5}, False),
        # a handle that two names have in common
        ({"given_name": 3, "place": 7}, True),
        ({"given_name": 3, "place": 7, "phone": 4}, False),
    ],
)
def test_a_mailbox_called_after_a_name_says_no_more_than_the_name(identity, levels, waits):
    assert waits == combines(identity, "mailbox_of_a_name", **{"email": 4, **levels})


@pytest.mark.parametrize(
    ("levels", "bearers", "told", "waits"),
    [
        ({"birth_date": 5}, 3, ("phone", "email"), True),
        ({"birth_date": 3}, 3, ("phone", "email"), True),
        ({"birth_date": 3}, 3, ("", "email"), False),
        ({"birth_date": 4}, 3, ("phone", "email"), False),
        # a common name, in one building, or in one house with a phone of their own
        ({"birth_date": 5}, 70, ("", ""), True),
        ({"birth_date": 5, "address": 4}, 70, ("", ""), True),
        ({"birth_date": 5, "address": 4}, 3, ("", ""), False),
        ({"birth_date": 5, "address": 5}, 70, ("", ""), False),
        ({"birth_date": 5, "address": 5, "phone": 1}, 70, ("", ""), True),
    ],
)
def test_nearly_a_birth_date_says_little_where_each_is_reached_elsewhere_or_a_name_is_common(
    identity, levels, bearers, told, waits
):
    assert waits == combines(identity, "near_birth_alone", bearers, told, **{"place": 7, **levels})


@pytest.mark.parametrize(("email", "waits"), [(1, True), (0, False)])
def test_another_family_name_and_another_mailbox_at_one_phone_and_street(identity, email, waits):
    assert waits == combines(identity, "renamed", family_name=1, email=email, phone=4, address=5)


@pytest.mark.parametrize(
    ("levels", "mailbox", "tool", "waits"),
    [
        ({"phone": 4}, "timothy.ash", "events", True),
        ({"address": 4}, "timothy.ash", "events", True),
        ({"phone": 4}, "rowan.ash", "events", False),
        ({"phone": 4}, "timothy.ash", "crm", False),
        ({}, "timothy.ash", "events", False),
        ({"phone": 4, "birth_date": 5}, "timothy.ash", "events", False),
    ],
)
def test_whoever_took_a_new_name_may_keep_the_mailbox(identity, levels, mailbox, tool, waits):
    said = {
        "given_l": "timothy", "given_r": "rowan", "email_local_l": "", "email_local_r": mailbox,
        "tool_slug_l": "crm", "tool_slug_r": tool, "account_slug_l": "one", "account_slug_r": "one",
    }  # fmt: skip
    assert waits == combines(
        identity,
        "one_in_the_others_mailbox",
        said=said,
        **{"given_name": 1, "birth_date": 6, **levels},
    )


@pytest.mark.parametrize(
    ("given", "other", "family", "is_called"),
    [
        ("xiuying", "grace", "liang", True),
        ("jieun", "jenny", "hwang", True),
        ("jieun", "jenny", "park", True),
        ("meiling", "grace", "ng", True),
        ("yuting", "grace", "hsieh", True),
        ("kevin", "thuy", "nguyen", True),
        ("buddy", "clarence", "sorensen", True),
        ("buddy", "bubba", "sorensen", False),
        # of one language, of another one, and under a family name of neither
        ("xiuying", "jianguo", "liang", False),
        ("kevin", "grace", "liang", False),
        ("scheherazade", "grace", "liang", False),
        ("xiuying", "grace", "sorensen", False),
    ],
)
def test_who_is_called_grace_at_work_is_known(dbt, given, other, family, is_called):
    pair = ", ".join(
        f"'{name}' as given_joined_{side}, '{family}' as family_{side},"
        f" (select kind from {{{{ ref('call_name') }}}} where name = '{name}') as call_name_{side}"
        for side, name in (("l", given), ("r", other))
    )
    query = f"select {{{{ throughline.is_call_name() }}}} from (select {pair}) as pair"
    compiled = dbt.invoke("compile", "--inline", query).ok().compiled[0]
    assert dbt.query(compiled) == [(is_called,)]
