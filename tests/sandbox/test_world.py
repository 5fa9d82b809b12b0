"""The make-believe movement: the same from the same seed, a prefix at an earlier moment, whole."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from sandbox import truth
from sandbox.generate import make_world
from sandbox.names import NICKNAMES
from sandbox.people import folded
from sandbox.records import NO_PHONES
from sandbox.world import BEGINNING, TODAY, Record, World

EARLIER = TODAY - timedelta(days=45)
ACTS = ("contacts", "conversations", "signups", "submissions", "gifts", "taggings", "opt_outs")
LISTS = ("records", "staffers", "campaigns", "questions", "events", *ACTS)


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(1500)


@pytest.fixture(scope="module")
def whole() -> World:
    return make_world()


def test_the_same_seed_gives_the_same_world_to_the_byte() -> None:
    assert pickle.dumps(make_world(300, 7)) == pickle.dumps(make_world(300, 7))
    assert pickle.dumps(make_world(300, 7)) != pickle.dumps(make_world(300, 8))


def test_volumes_are_those_of_a_real_network(whole: World) -> None:
    counts = truth.summary(whole)
    assert counts.people == len(whole.persons) == 5001
    assert counts.people_by_tools[4] >= 300
    records = sum(len(data.records) for data in whole.accounts())
    assert 9_000 <= records <= 12_500
    for act, least, most in (
        ("contacts", 9_000, 15_000),
        ("conversations", 6_000, 10_000),
        ("messages", 10_000, 18_000),
        ("events", 380, 420),
        ("signups", 4_000, 6_500),
        ("submissions", 4_500, 7_500),
        ("gifts", 900, 2_000),
        ("taggings", 5_000, 8_000),
        ("opt_outs", 700, 1_600),
    ):
        assert least <= counts.acts[act] <= most, act


def test_everybody_has_a_record_and_every_record_a_person(world: World) -> None:
    people = {person.number for person in world.persons}
    rows = list(truth.rows(world))
    assert {row.person for row in rows} == people
    assert len({row.record_uid for row in rows}) == len(rows)


def test_a_person_is_seen_in_four_tools_by_hand(world: World) -> None:
    tools = {row.tool for row in truth.rows(world) if row.person == 1}
    assert tools == {"action_network", "mobilize", "spoke", "van"}
    acts = Counter[str]()
    for data in world.accounts():
        own = {record.number for record in data.records if record.person == 1}
        for name in ACTS:
            acts[name] += sum(act.record in own for act in getattr(data, name))
    assert acts["signups"] >= 10 and acts["gifts"] >= 5 and acts["submissions"] >= 5
    assert acts["contacts"] >= 4 and acts["conversations"] >= 5


def test_numbers_count_up_and_point_at_something(world: World) -> None:
    for data in world.accounts():
        for name in LISTS:
            numbers = [one.number for one in getattr(data, name)]
            assert numbers == sorted(set(numbers)), (data.account.slug, name)
        records = {record.number for record in data.records}
        campaigns = {campaign.number for campaign in data.campaigns}
        staffers = {staffer.number for staffer in data.staffers}
        shifts = {(event.number, shift.number) for event in data.events for shift in event.shifts}
        assert all(act.record in records for name in ACTS for act in getattr(data, name))
        assert all(
            act.campaign in campaigns
            for name in ("contacts", "conversations", "submissions", "gifts")
            for act in getattr(data, name)
        )
        assert {contact.staffer for contact in data.contacts} <= staffers
        assert {(signup.event, signup.shift) for signup in data.signups} <= shifts
        answers = {question.number: len(question.answers) for question in data.questions}
        for act in (*data.contacts, *data.conversations):
            assert all(choice < answers[question] for question, choice in act.answers)


def test_nothing_happens_before_its_record_or_after_today(world: World) -> None:
    for data in world.accounts():
        since = {record.number: record.created_at for record in data.records}
        for record in data.records:
            assert BEGINNING <= record.created_at <= record.updated_at <= TODAY
        for name in ("contacts", "submissions", "gifts", "taggings", "opt_outs"):
            for act in getattr(data, name):
                assert since[act.record] <= act.at <= TODAY, name
        for conversation in data.conversations:
            times = [message.at for message in conversation.messages]
            assert times == sorted(times)
            assert all(since[conversation.record] <= at <= TODAY for at in times)


def test_an_earlier_moment_is_a_prefix(world: World) -> None:
    earlier = make_world(1500, until=EARLIER)
    assert earlier.persons == world.persons
    changed = Counter[str]()
    for data in earlier.accounts():
        later = world.account(data.account.tool, data.account.slug)
        for name in LISTS:
            now = {one.number: one for one in getattr(later, name)}
            for one in getattr(data, name):
                if one.number not in now:
                    assert name == "taggings", "only tags are taken off"
                    changed["removed"] += 1
                elif now[one.number] != one:
                    changed[name] += 1
            added = now.keys() - {one.number for one in getattr(data, name)}
            changed["new " + name] += len(added)
        for record in data.records:
            assert record.updated_at <= EARLIER
    assert changed["records"] and changed["events"] and changed["signups"] and changed["removed"]
    assert changed["new records"] and changed["new contacts"] and changed["new submissions"]
    assert not changed["contacts"] + changed["submissions"] + changed["gifts"]


def test_a_record_keeps_its_id_and_its_person(world: World) -> None:
    later = {row.record_uid: row.person for row in truth.rows(world)}
    earlier = {row.record_uid: row.person for row in truth.rows(make_world(1500, until=EARLIER))}
    assert earlier.items() <= later.items()
    assert len(earlier) < len(later)


def test_some_van_records_are_merged_into_their_elder(world: World) -> None:
    hub = world.account("van", "hub_van")
    people = {record.number: record.person for record in hub.records}
    merged = [record for record in hub.records if record.merged_into is not None]
    assert merged
    assert all(people[record.merged_into or 0] == record.person for record in merged)
    assert all((record.merged_into or 0) < record.number for record in merged)


def test_records_are_dirty_on_purpose(world: World) -> None:
    people = {person.number: person for person in world.persons}
    seen = Counter[str]()
    for record in _records(world):
        person = people[record.person]
        given, family = record.given_name or "", record.family_name or ""
        seen["nickname"] += given in NICKNAMES.get(person.given_name, ())
        seen["accent lost"] += given != folded(given) or given == folded(person.given_name) != given
        seen["no surname"] += record.family_name is None
        seen["swapped"] += given in person.family_names
        seen["lower case"] += given == given.lower() and given != ""
        seen["placeholder phone"] += record.phone in NO_PHONES
        seen["placeholder email"] += (record.email or "").endswith(("none.com", "na.com"))
        seen["placeholder birth date"] += bool(record.birth_date and record.birth_date.year == 1900)
        seen["unknown name"] += given == "Unknown"
        seen["test"] += record.is_test
        seen["one of two surnames"] += family in {name.split()[0] for name in person.family_names}
        seen["van id"] += record.van_id is not None
        seen["mistyped email host"] += (record.email or "").lower().endswith("exmaple.org")
    assert all(seen.values()), [name for name, count in seen.items() if not count]


def test_households_share_what_households_share(world: World) -> None:
    sharing: dict[str, dict[str, set[int]]] = {"phone": {}, "email": {}, "line_1": {}}
    for record in _records(world):
        if record.is_test or record.phone in NO_PHONES:
            continue
        for name, value in (
            ("phone", "".join(filter(str.isdigit, record.phone or ""))[-10:]),
            ("email", (record.email or "").lower()),
            ("line_1", record.address.line_1.lower() if record.address else ""),
        ):
            if value:
                sharing[name].setdefault(value, set()).add(record.person)
    for name, holders in sharing.items():
        shared = sum(len(people) > 1 for people in holders.values())
        assert shared >= 10, f"{shared} shared values of {name}"
    namesakes = Counter(
        (person.household, person.given_name, person.family_names[0]) for person in world.persons
    )
    assert max(namesakes.values()) == 2, "a parent and a child of one name"


def test_people_lapse_and_come_back_by_another_tool(world: World) -> None:
    returned = 0
    acts: dict[int, list[tuple[Any, str]]] = {}
    for data in world.accounts():
        person = {record.number: record.person for record in data.records}
        for name in ("submissions", "gifts"):
            for act in getattr(data, name):
                acts.setdefault(person[act.record], []).append((act.at, data.account.tool))
        for signup in data.signups:
            acts.setdefault(person[signup.record], []).append(
                (signup.created_at, data.account.tool)
            )
    for own in acts.values():
        own.sort()
        returned += any(
            later - earlier > timedelta(days=90) and tool != before
            for (earlier, before), (later, tool) in pairwise(own)
        )
    assert returned >= 50


def test_phones_and_emails_belong_to_nobody(world: World) -> None:
    for person in world.persons:
        assert all(phone[3:6] == "555" for phone in person.phones)
        hosts = ("@example.org", "@example.com", "@example.net")
        assert all(email.endswith(hosts) for email in person.emails)


def test_a_small_world_has_every_account(world: World) -> None:
    small = make_world(150)
    assert small.data.keys() == world.data.keys()
    assert all(data.records and data.staffers for data in small.accounts())
    assert all(astuple(one) for one in small.organizations)


def _records(world: World) -> Iterator[Record]:
    for data in world.accounts():
        yield from data.records
