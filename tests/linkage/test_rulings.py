"""What people and tools ruled on pairs, and what follows: on every engine, without matching."""

from __future__ import annotations

import pytest

from ingestion.registry import TABLES

MODELS = ("link_stated_ruling", "link_ruled_group", "link_ruling_conflict", "link_ruling")
RECORDS = {"record_no": "bigint", "record_uid": "text", "match_scope": "text"}
STANDARD = {
    "record_uid": "text",
    "superseded_by_uid": "text",
    "deletion_basis": "text",
    "deleted_at": "timestamp",
    "tool_slug": "text",
    "account_slug": "text",
}


@pytest.fixture
def ruled(dbt):
    """Lays down rulings and a tool's merges; which pairs are ruled how, and what conflicts.

    Records are letters, all of one organization but for those in `elsewhere`; `gone` are no
    longer there.
    """

    def rule(rulings, merges=(), elsewhere="", gone=""):
        dbt.table(
            "registry.person_ruling",
            [
                {
                    "record_uid_l": left,
                    "record_uid_r": right,
                    "ruling": ruling,
                    "ruled_by": "ana",
                    "ruled_at": f"2026-09-{day:02d} 12:00:00",
                }
                for day, (left, right, ruling) in enumerate(rulings, start=1)
            ],
            TABLES["person_ruling"] | {"registered_by": "text"},
        )
        dbt.table(
            "standard.mds_person_record",
            [
                {
                    "record_uid": record,
                    "superseded_by_uid": survivor,
                    "deletion_basis": "merged_into",
                    "deleted_at": "2026-10-01 12:00:00",
                    "tool_slug": "van",
                    "account_slug": "hub",
                }
                for record, survivor in merges
            ],
            STANDARD,
        )
        present = [letter for letter in "ABCDEFx" if letter not in gone]
        dbt.table(
            "identity.link_participant",
            [
                {"record_no": number, "record_uid": letter, "match_scope": str(letter in elsewhere)}
                for number, letter in enumerate(present)
            ],
            RECORDS,
        )
        dbt.run(*MODELS)
        pairs = dbt.query("select record_no_l, record_no_r, is_same from identity.link_ruling")
        found = {
            present[left] + present[right]: "same" if is_same else "different"
            for left, right, is_same in pairs
        }
        assert len(found) == len(pairs)
        conflicts = dbt.query(
            "select conflict, record_uid_l, record_uid_r, ruled_by, ruled_at"
            " from identity.link_ruling_conflict order by 1, 2, 3"
        )
        assert all(by == "ana" and at for *_, by, at in conflicts)
        return found, [(kind, left + right) for kind, left, right, *_ in conflicts]

    dbt.table("reference.registry_person_ruling", [], TABLES["person_ruling"])
    return rule


def test_what_is_the_same_as_the_same_is_the_same(ruled):
    pairs, conflicts = ruled([("C", "B", "same"), ("A", "B", "same"), ("D", "C", "different")])
    assert pairs == {
        "AB": "same", "AC": "same", "BC": "same",
        "AD": "different", "BD": "different", "CD": "different",
    }  # fmt: skip
    assert conflicts == []

    # also through a record that is no longer there
    pairs, _ = ruled([("C", "B", "same"), ("A", "B", "same"), ("D", "B", "different")], gone="B")
    assert pairs == {"AC": "same", "AD": "different", "CD": "different"}

    # of one pair the latest ruling is in force
    pairs, conflicts = ruled([("A", "B", "same"), ("B", "A", "different")])
    assert (pairs, conflicts) == ({"AB": "different"}, [])


def test_rulings_that_cannot_all_hold_are_named(ruled):
    pairs, conflicts = ruled(
        [("A", "B", "same"), ("B", "C", "same"), ("A", "C", "different"), ("E", "F", "same")]
    )
    assert conflicts == [
        ("contradiction", "AB"),
        ("contradiction", "AC"),
        ("contradiction", "BC"),
    ]
    assert pairs == {"EF": "same", "AC": "different"}

    pairs, conflicts = ruled([("A", "B", "same"), ("B", "x", "same")], elsewhere="x")
    assert conflicts == [("boundary", "AB"), ("boundary", "Bx")]
    assert pairs == {}

    _, conflicts = ruled([("A", "B", "identical")])
    assert conflicts == [("unknown_ruling", "AB")]


def test_a_tools_merges_count_until_people_rule_otherwise(ruled):
    merges = [("A", "B"), ("B", "C")]
    assert ruled([], merges) == ({"AB": "same", "AC": "same", "BC": "same"}, [])
    assert ruled([("A", "B", "different")], merges) == (
        {"AB": "different", "AC": "different", "BC": "same"},
        [],
    )
    assert ruled([("A", "C", "different")], merges) == ({"AC": "different"}, [])
    assert ruled([], merges, elsewhere="C") == ({"AB": "same"}, [])
    assert ruled([("C", "D", "same")], merges)[0]["AD"] == "same"


def test_contradicting_rulings_stop_the_build(dbt, ruled):
    ruled([("A", "B", "same"), ("B", "C", "same"), ("A", "C", "different")])
    gate = "no_ruling_contradicts_another"
    stopped = dbt.invoke("build", "--select", *MODELS, gate)
    assert (stopped.statuses[gate], stopped.statuses["link_ruling"]) == ("fail", "skipped")


def test_clusters_are_held_for_a_conflict_a_size_or_an_outlier(dbt):
    """Persons of 5 and 2 records among singles, one of 30 campaign contacts."""
    record = {"record_no": "bigint", "record_uid": "text", "tool_slug": "text",
              "account_slug": "text", "given": "text", "family": "text",
              "is_campaign_contact": "boolean"}  # fmt: skip
    dbt.table("identity.link_record", [], record)
    dbt.execute(
        "insert into identity.link_record select n, 'r' || n, 'file', 'list', 'ana', 'west',"
        " n between 101 and 130 from generate_series(1, 19000) as numbers(n)"
    )
    members = {1: (1, 5), 11: (11, 12), 21: (21, 22), 31: (31, 32), 41: (41, 67), 101: (101, 130)}
    dbt.table(
        "identity.link_cluster",
        [
            {"cluster_l": cluster, "record_no": number}
            for cluster, (first, last) in members.items()
            for number in range(first, last + 1)
        ],
        {"cluster_l": "bigint", "record_no": "bigint"},
    )
    pairs = {"record_no_l": "bigint", "record_no_r": "bigint"}
    dbt.table(
        "identity.link_conflict",
        [
            {"record_no_l": left, "record_no_r": right, "reason": "suffix"}
            for left, right in ((11, 12), (21, 22), (1, 11))
        ],
        {**pairs, "reason": "text"},
    )
    dbt.table(
        "identity.link_ruling",
        [
            {"record_no_l": 11, "record_no_r": 12, "is_same": 1, "is_human": 0},
            {"record_no_l": 21, "record_no_r": 22, "is_same": 1, "is_human": 1},
        ],
        {**pairs, "is_same": "bigint", "is_human": "bigint"},
    )

    def held():
        dbt.run("link_held_cluster")
        return dbt.query(
            "select cluster_no, record_count, told_count, reason"
            " from identity.link_held_cluster order by 1"
        )

    # only people may overrule a conflict; repeated campaign contacts count once
    assert held() == [(11, 2, 2, "conflict"), (41, 27, 27, "size")]
    # the largest of ten thousand is an outlier
    dbt.execute("delete from identity.link_cluster where cluster_l = 41")
    assert held() == [(1, 5, 5, "outlier"), (11, 2, 2, "conflict")]
