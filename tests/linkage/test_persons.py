"""Persons over runs: who is linked, what a ruling does, which id stays."""

import itertools
import json
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


BRIDGED = [
    {"source_id": "bridged-1", "given_name": "sunniva", "family_name": "ekbladow",
     "email": "sunniva.e@example.org", "birth_date": "1988-11-30"},
    {"source_id": "bridged-2", "given_name": "sunniva", "family_name": "torrecliff",
     "phone": "3035550168", "address_line_1": "17 aspen court"},
]  # fmt: skip
BRIDGE = {
    **BRIDGED[1], "source_id": "bridge", "family_name": "ekbladow-torrecliff",
    "email": "sunniva.e@example.org", "birth_date": "1988-11-30",
}  # fmt: skip
MISTYPED = {
    "source_id": "mistyped-2", "given_name": "tobiah", "family_name": "greylocke",
    "phone": "6175550169",
}  # fmt: skip
PARTED = [{**MISTYPED, "source_id": "mistyped-1", "birth_date": "1957-07-27"}, MISTYPED]
MENDED = {**MISTYPED, "given_name": "verity", "phone": "6175550170"}


def test_ids_outlive_a_run_with_new_records_and_rulings(make_identity, people):
    """What persons do over many runs is in test_person_ids; here matching has its say."""
    identity = make_identity("duckdb")
    first = identity.link([*people, *BRIDGED, *PARTED])
    sizes = Counter(first.values())
    in_crowd = {uid(row["source_id"]) for row in people}
    left, right = sorted(r for r in in_crowd if sizes[first[r]] == 1)[:2]
    identity.rule(left.split(":")[3], right.split(":")[3], "same")
    # one record in a hundred is new: strangers, and copies of people who are known
    copies = [{**row, "source_id": f"new-{row['source_id']}"} for row in people[:4]]
    strangers = [
        {"source_id": f"stranger-{n}", "given_name": f"zebu{n}", "family_name": f"quarry{n}"}
        for n in range(len(people) // 100 - len(copies))
    ]
    second = identity.link([*people, *copies, *strangers, *BRIDGED, BRIDGE, PARTED[0], MENDED])

    touched = {left, right, *(uid(row["source_id"]) for row in [*people[:4], *BRIDGED, *PARTED])}
    untouched = [r for r in first if first[r] not in {first[t] for t in touched}]
    kept = sum(first[record] == second[record] for record in untouched)
    assert kept >= 0.999 * len(untouched)
    assert not {second[uid(row["source_id"])] for row in strangers} & set(first.values())
    assert second[left] == second[right] in (first[left], first[right])
    gone = ({first[left], first[right]} - {second[left]}).pop()
    assert identity.dbt.query(
        "select event_type, other_person_id from identity.person_event where person_id = ?"
        " and event_type <> 'create'",
        [gone],
    ) == [("merge", second[left])]
    assert identity.dbt.query(
        "select current_person_id from identity.person_redirect where person_id = ?", [gone]
    ) == [(second[left],)]

    # a new record that both agree with makes one of two; its id is one of theirs
    one, other = (uid(row["source_id"]) for row in BRIDGED)
    assert first[one] != first[other]
    assert second[one] == second[other] == second[uid("bridge")] in (first[one], first[other])
    gone = ({first[one], first[other]} - {second[one]}).pop()
    assert identity.dbt.query(
        "select current_person_id from identity.person_redirect where person_id = ?", [gone]
    ) == [(second[one],)]

    # whom only a mistake had joined parts again, and is somebody new
    one, other = (uid(row["source_id"]) for row in PARTED)
    assert first[one] == first[other] == second[one]
    assert second[other] not in first.values()


ZOE = {"given_name": "zoe", "family_name": "ferncastle"}
ODA = {"given_name": "oda", "family_name": "quillmark", "email": "oda.q@example.org"}
PIA = {"given_name": "pia", "family_name": "wrenfield", "email": "pia.w@example.org"}
GWEN = {
    "given_name": "gwyneth", "family_name": "farquharson", "email": "g.f@example.org",
    "phone": "6035550161",
}  # fmt: skip
MOOR = {
    "family_name": "moorhollow", "phone": "6145550120", "postal_code": "43099", "region": "OH",
}  # fmt: skip
MILL = {
    "family_name": "dunmorley", "address_line_1": "9 millrace road", "postal_code": "43088",
    "region": "OH",
}  # fmt: skip
EVE = {"given_name": "evangeline", "family_name": "thibodeaux", "birth_date": "1994-04-14"}
SPECIAL = [
    {"source_id": "north-1", "owner_org": "north", "email": "zoe.f@example.org", **ZOE},
    {"source_id": "north-2", "owner_org": "north", "email": "zoe.f@example.org", **ZOE},
    {"source_id": "south-1", "owner_org": "south", "email": "zoe.f@example.org", **ZOE},
    {"source_id": "id-1", "identifier:state_voter_id": "OH0012", "birth_date": "1980-02-03", **ZOE},
    {"source_id": "id-2", "identifier:state_voter_id": "OH12", "birth_date": "1980-02-03", **ZOE},
    {"source_id": "id-3", "identifier:state_voter_id": "OH13", "birth_date": "1980-02-03", **ZOE},
    {"source_id": "two", "email": "zoe@example.com", "email_2": "night.owl77@example.net", **ZOE},
    {"source_id": "one", "email": "night.owl77@example.net", **ZOE},
    {"source_id": "j", "given_name": "j", **MOOR},
    {"source_id": "june", "given_name": "june", "birth_date": "1950-03-14", **MOOR},
    {"source_id": "jack", "given_name": "jack", "birth_date": "1988-11-02", **MOOR},
    {
        "source_id": "patrick", "given_name": "patrick", "birth_date": "1990-01-12",
        "identifier:state_voter_id": "OH441", **MILL,
    },
    {
        "source_id": "patricia", "given_name": "patricia", "birth_date": "1994-05-04",
        "phone": "6145550131", "identifier:state_voter_id": "OH442", **MILL,
    },
    {"source_id": "pat", "given_name": "pat", "phone": "6145550131", **MILL},
    {"source_id": "eve-1", "identifier:state_voter_id": "LA223", **EVE},
    {"source_id": "eve-2", "identifier:state_voter_id": "LA224", **EVE},
    *({"source_id": f"oda-{n}", "city": f"town {n}", **ODA} for n in range(7)),
    *(
        {"source_id": f"pia-{n}", "record_kind": "campaign_contact", "city": f"town {n}", **PIA}
        for n in range(7)
    ),
    {"source_id": "gwen", **GWEN},
    {"source_id": "merged", "given_name": "al", "merged_into": "kept"},
    {"source_id": "kept", "given_name": "albertine", "family_name": "underwold"},
    *(
        {"source_id": f"dmv-{n}", "account_slug": "dmv", "birth_date": birth,
         "given_name": "ivo", "family_name": "castlemere", "email": "ivo@example.org"}
        for n, birth in enumerate(["1950-03-04", "1982-11-27"])
    ),
]  # fmt: skip
SETTINGS = {"held": {"records": 6}, "id_grade": {"birth_date": ["file/dmv"]}}


@pytest.fixture(scope="module")
def identity(make_identity):
    identity = make_identity("duckdb")
    identity.rule("north-1", "south-1", "same")
    return identity


@pytest.fixture(scope="module")
def special(identity):
    return identity.link([*crowd(60), *SPECIAL], **SETTINGS)


@pytest.fixture(scope="module")
def questions(identity, special):
    """The review queue: reason and bands by the source ids of the pair."""
    rows = identity.dbt.query(
        "select record_uid_l, record_uid_r, reason, held_reason, band, sentence, priority,"
        " records_moved * uncertainty from marts.match_review_queue order by priority"
    )
    return {
        frozenset((left.split(":")[3], right.split(":")[3])): told for left, right, *told in rows
    }


def asked(questions, *names):
    """The questions about records whose ids begin so, all of them."""
    return [told for pair, told in questions.items() if all(r.startswith(names) for r in pair)]


def test_no_link_crosses_a_boundary_whatever_a_ruling_says(special):
    assert special[uid("north-1")] == special[uid("north-2")]
    assert special[uid("north-1")] != special[uid("south-1")]


def test_two_voter_ids_of_one_state_are_two_people_and_a_question(special, questions):
    assert special[uid("id-1")] == special[uid("id-2")]
    assert special[uid("id-1")] != special[uid("id-3")]
    assert [told[0] for told in asked(questions, "id-")] == ["conflict"]


def test_one_person_registered_twice_is_a_question_though_nothing_else_links_the_two(
    special, questions
):
    assert special[uid("eve-1")] != special[uid("eve-2")]
    assert [told[0] for told in asked(questions, "eve-")] == ["conflict"]


def test_sure_birth_dates_keep_people_apart(identity, special):
    left, right = ("file:dmv:person:dmv-0", "file:dmv:person:dmv-1")
    assert special[left] != special[right]
    assert identity.dbt.query(
        "select distinct reason from identity.link_conflict as conflict"
        " inner join identity.link_record as record on conflict.record_no_l = record.record_no"
        " where record.record_uid = ?",
        [left],
    ) == [("birth_date",)]


def test_a_second_email_links_too(special):
    assert special[uid("one")] == special[uid("two")]


def test_a_tools_merge_links(special):
    assert special[uid("merged")] == special[uid("kept")]


def test_a_record_that_fits_two_people_joins_neither_and_is_asked_about(special, questions):
    assert len({special[uid(name)] for name in ("j", "june", "jack")}) == 3
    assert questions[frozenset(("j", "june"))][0] == "ambiguous"
    assert questions[frozenset(("j", "jack"))][0] == "ambiguous"


def test_a_whole_name_that_fits_two_who_are_kept_apart_is_asked_about(special, questions):
    assert len({special[uid(name)] for name in ("pat", "patrick", "patricia")}) == 3
    assert questions[frozenset(("pat", "patrick"))][0] == "ambiguous"
    assert questions[frozenset(("pat", "patricia"))][0] == "ambiguous"


def test_a_large_cluster_is_held_and_asked_about(identity, special, questions):
    held = identity.dbt.query(
        "select record_count, told_count, reason from identity.link_held_cluster"
    )
    # the seven campaign contacts of one name in one account count once
    assert held == [(7, 7, "size")]
    assert len({special[uid(f"pia-{n}")] for n in range(7)}) == 1
    assert {told[1] for told in asked(questions, "oda")} == {"size"}
    strict = identity.dbt.query(
        "select count(distinct person_id), count(distinct person_id_strict)"
        " from marts.person_crosswalk where source_id like 'oda%'"
    )
    assert strict[0][0] == strict[0][1]


def test_the_queue_begins_with_what_moves_most(questions):
    effects = [float(told[5]) for told in questions.values()]
    # effects nearer than a thousandth are one, and go by the records' order
    assert all(after <= before + 0.002 for before, after in itertools.pairwise(effects))
    assert [told[4] for told in questions.values()] == list(range(1, len(questions) + 1))


def test_a_sentence_says_why_without_a_value(identity, special):
    sentences = identity.dbt.query("select sentence, why_agree from identity.link_explanation")
    assert all(sentence.endswith(".") for sentence, _ in sentences)
    values = identity.dbt.query(
        "select given_name from standard.mds_person_record where length(given_name) > 2"
        " union select family_name from standard.mds_person_record"
    )
    words = {word for sentence, _ in sentences for word in sentence.lower().split()}
    assert not words & {value for (value,) in values}


def test_somebody_who_was_erased_does_not_come_back(identity, special):
    identity.operate("suppress_record", record_uid=uid("gwen"))
    returned = [{**GWEN, "source_id": "again"}, {**GWEN, "source_id": "later", "phone": None}]
    others = [row for row in SPECIAL if row["source_id"] != "gwen"]
    persons = identity.link([*crowd(60), *others, *returned], **SETTINGS)
    assert uid("again") not in persons
    assert uid("later") not in persons
    assert identity.dbt.query(
        "select current_person_id from identity.person_redirect where person_id = ?",
        [special[uid("gwen")]],
    ) == [(None,)]
    assert "gwyneth" not in repr(identity.dbt.query("select * from marts.person"))
    kept = {record: person for record, person in special.items() if record != uid("gwen")}
    assert persons == kept


def test_names_are_not_lost_by_a_full_refresh_of_one_step(identity, special):
    options = ("run", "--full-refresh", "--select")
    refused = identity.dbt.invoke(*options, "link_person_name", variables={"linkage": SETTINGS})
    assert not refused.success
    assert "link_name+" in refused.trouble
    names = "select * from identity.link_person_name order by record_no"
    before = identity.dbt.query(names)
    identity.dbt.invoke(
        *options, "link_name", "link_person_name", variables={"linkage": SETTINGS}
    ).ok()
    assert identity.dbt.query(names) == before


def test_a_record_that_no_build_has_seen_is_not_erased_in_silence(identity, special):
    arguments = json.dumps({"record_uid": uid("nobody")})
    refused = identity.dbt.invoke(
        "run-operation", "suppress_record", "--args", arguments, variables={"linkage": SETTINGS}
    )
    assert not refused.success
