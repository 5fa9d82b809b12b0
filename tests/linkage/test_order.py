"""What matching finds depends on the records alone: not on which comes first, nor on threads."""

from __future__ import annotations

import random

import pytest

from benchmarks.linkage.organizing import make
from tests.linkage.crowd import crowd

# pairs in which one side is longer, emptier or of fewer parts than the other
UNEVEN = [
    {"given_name": "maria", "family_name": "del rio santos", "email": "m.delriosantos@example.org"},
    {"given_name": "maria", "family_name": "santos", "email": "m.delriosantos1a@example.org"},
    {"given_name": "mari", "email": "mdelriosantos@example.org", "phone": "3125550142"},
    {"given_name": "santos", "family_name": "maria", "birth_date": "1980-01-01"},
    {"family_name": "maria", "birth_date": "1980-05-02", "phone": "3125550143"},
    {"given_name": "m", "family_name": "santos", "birth_date": "1981-01-01"},
    {"given_name": "anastasio", "family_name": "santos", "birth_date": "1980-02-05"},
    {"given_name": "anastasia", "family_name": "santos", "birth_date": "1980-05-02"},
    {"given_name": "daniel", "family_name": "huang", "phone": "3125550142"},
    {"given_name": "danielle", "family_name": "wong", "phone": "3125550142"},
    {"given_name": "huang", "family_name": "thanh daniel", "phone": "3125550144"},
]


def uneven_emails():
    """Emails three letters apart that differ in length too, around every length."""
    for length in range(12, 34):
        local = "quincemeadowbrookhollowfieldston"[:length]
        yield {"given_name": "quin", "email": f"{local}@example.org"}
        yield {"given_name": "quin", "email": f"{local}xyz@example.org"}


@pytest.fixture(scope="module")
def both_ways(make_identity):
    """Every pair of a few people scored once each way round."""
    identity = make_identity("duckdb")
    rows = [*UNEVEN, *uneven_emails()]
    uneven = [{"source_id": f"u{place:03}", **row} for place, row in enumerate(rows)]
    identity.link([*crowd(30), *uneven])
    identity.dbt.execute(
        "create or replace table identity.link_candidate as"
        " select l.record_no as record_no_l, r.record_no as record_no_r"
        " from identity.link_record as l cross join identity.link_record as r"
        " where l.record_no <> r.record_no"
    )
    identity.dbt.run("link_comparison", "link_edge")
    return identity.dbt


def test_a_score_is_the_same_from_either_side(both_ways):
    uneven = both_ways.query(
        "select l.pattern, r.pattern, count(*) from identity.link_edge as l"
        " join identity.link_edge as r"
        " on l.record_no_l = r.record_no_r and l.record_no_r = r.record_no_l"
        " where l.pattern <> r.pattern or l.weight <> r.weight"
        " or l.is_contradicted <> r.is_contradicted group by 1, 2"
    )
    assert uneven == []
    ((pairs, patterns),) = both_ways.query(
        "select count(*), count(distinct pattern) from identity.link_edge"
    )
    assert pairs > 10_000
    assert patterns > 200


def test_one_thread_and_two_and_any_order_find_the_same(make_identity):
    people = make(4400).to_pylist()
    shuffled = random.Random(5).sample(people, len(people))
    found = []
    for threads, rows in ((1, people), (2, shuffled)):
        identity = make_identity("duckdb")
        profile = identity.dbt.folder / "profiles.yml"
        profile.write_text(
            profile.read_text().replace(
                "TimeZone: UTC", f"TimeZone: UTC\n        threads: {threads}"
            )
        )
        identity.lay(rows)
        identity.dbt.run("+link_record_cluster,path:models/identity")
        found.append(
            [
                identity.dbt.query(f"select * from identity.{table} order by all")
                for table in ("link_parameter", "link_edge", "link_record_cluster")
            ]
        )
    assert len(found[0][1]) > 122_880  # the rows of one block, which is what a thread takes
    assert found[0] == found[1]
