"""Persons over runs: who is linked, what a ruling does, which id stays."""

import itertools
import random
from collections import Counter

import pytest

from ingestion.report import quality
from tests.linkage.conftest import uid
from tests.linkage.crowd import crowd


@pytest.fixture(scope="module")
def people():
    return crowd(300)


def test_persons_are_equal_on_every_engine_whatever_the_order(make_identity, people):
    shuffled = random.Random(1).sample(people, len(people))
    mine, theirs = make_identity("duckdb"), make_identity("postgres")
    persons = mine.link(people)
    assert theirs.link(shuffled) == persons
    for table in ("marts.person", "marts.person_crosswalk", "identity.link_explanation"):
        order = "order by 1, 2"
        assert mine.dbt.query(f"select * from {table} {order}") == theirs.dbt.query(
            f"select * from {table} {order}"
        )


def test_persons_are_the_true_ones(make_identity, people):
    identity = make_identity("duckdb")
    persons = identity.link(people)
    truth = {uid(row["source_id"]): row["truth"] for row in people}
    found = quality([(truth[record], person) for record, person in persons.items()])
    assert found.precision.value >= 0.98
    assert found.recall.value >= 0.85
    likelihoods = identity.dbt.query(
        "select iteration, max(log_likelihood) from identity.link_training"
        " where iteration > 1 group by 1 order by 1"
    )
    falls = [b - a for (_, a), (_, b) in itertools.pairwise(likelihoods)]
    assert len(likelihoods) == 24
    assert min(falls) > -0.01


def test_ids_outlive_runs_new_records_merges_and_splits(make_identity, people):
    identity = make_identity("duckdb")
    first = identity.link(people)
    assert identity.link(people) == first
    assert identity.dbt.query(
        "select count(*) from identity.person_event where run_number > 1"
    ) == [(0,)]

    newcomer = {"source_id": "new", "given_name": "zebulon", "family_name": "quarrymoor"}
    second = identity.link([*people, newcomer])
    assert {record: second[record] for record in first} == first
    assert second[uid("new")] not in first.values()

    sizes = Counter(first.values())
    left, right = sorted(record for record, person in first.items() if sizes[person] == 1)[:2]
    identity.rule(left.split(":")[3], right.split(":")[3], "same")
    merged = identity.link([*people, newcomer])
    assert merged[left] == merged[right]
    assert merged[left] in (first[left], first[right])
    gone = ({first[left], first[right]} - {merged[left]}).pop()
    assert identity.dbt.query(
        "select event_type, other_person_id from identity.person_event where person_id = ?"
        " and event_type <> 'create'",
        [gone],
    ) == [("merge", merged[left])]
    assert identity.dbt.query(
        "select current_person_id from identity.person_redirect where person_id = ?", [gone]
    ) == [(merged[left],)]

    identity.dbt.execute("delete from registry.person_ruling")
    identity.rule(left.split(":")[3], right.split(":")[3], "different")
    parted = identity.link([*people, newcomer])
    assert parted[left] != parted[right]
    assert merged[left] in (parted[left], parted[right])
    assert gone not in parted.values()

    identity.dbt.execute("delete from registry.person_ruling")
    identity.rule(left.split(":")[3], right.split(":")[3], "same")
    back = identity.link([*people, newcomer])
    assert back.keys() == merged.keys()
    assert back[left] == back[right] == merged[left]


ZOE = {"given_name": "zoe", "family_name": "ferncastle"}
SPECIAL = [
    {"source_id": "north-1", "owner_org": "north", "email": "zoe.f@example.org", **ZOE},
    {"source_id": "north-2", "owner_org": "north", "email": "zoe.f@example.org", **ZOE},
    {"source_id": "south-1", "owner_org": "south", "email": "zoe.f@example.org", **ZOE},
    {"source_id": "id-1", "identifier:state_voter_id": "OH0012", "birth_date": "1980-02-03", **ZOE},
    {"source_id": "id-2", "identifier:state_voter_id": "OH12", "birth_date": "1980-02-03", **ZOE},
    {"source_id": "id-3", "identifier:state_voter_id": "OH13", "birth_date": "1980-02-03", **ZOE},
    {"source_id": "two", "email": "zoe@example.com", "email_2": "night.owl77@example.net", **ZOE},
    {"source_id": "one", "email": "night.owl77@example.net", **ZOE},
]


@pytest.fixture(scope="module")
def special(make_identity):
    identity = make_identity("duckdb")
    identity.rule("north-1", "south-1", "same")
    return identity.link([*crowd(60), *SPECIAL])


def test_no_link_crosses_a_boundary_whatever_a_ruling_says(special):
    assert special[uid("north-1")] == special[uid("north-2")]
    assert special[uid("north-1")] != special[uid("south-1")]


def test_two_voter_ids_of_one_state_are_two_people(special):
    assert special[uid("id-1")] == special[uid("id-2")]
    assert special[uid("id-1")] != special[uid("id-3")]


def test_a_second_email_links_too(special):
    assert special[uid("one")] == special[uid("two")]
