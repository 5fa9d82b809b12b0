"""Rows arrive in any order, in one load or several: the standard ends the same, on every engine."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from tests.standard.landed import Landed
from tests.standard.movement import MOVEMENT

LOAD_COLUMNS = {"extracted_at", "loaded_at", "sync_run_uid", "source_row_id"}
TABLES = (*(f"mds_{entity}" for entity in MOVEMENT), "mds_touchpoint", "mds_consent_current")

Rows = list[tuple[Any, ...]]


def snapshot(landed: Landed, table: str) -> Rows:
    """A table's column names and its rows as text, sorted here: engines sort text differently."""
    columns = [
        name
        for (name,) in landed.dbt.query(
            "select column_name from information_schema.columns"
            " where table_schema = 'standard' and table_name = ? order by ordinal_position",
            [table],
        )
    ]
    texts = ", ".join(f"coalesce(cast({name} as varchar), '(null)')" for name in columns)
    return [tuple(columns), *sorted(landed.dbt.query(f"select {texts} from standard.{table}"))]


def arrive(landed: Landed, seed: int, loads: int) -> None:
    """The movement in a random order, with a build after each load."""
    landed.register("organization", org_slug="other", org_name="Other", compliance_domain="c4")
    rows = [(entity, row) for entity, told in MOVEMENT.items() for row in told]
    random.Random(seed).shuffle(rows)
    for number in range(loads):
        given: dict[str, list[dict[str, Any]]] = {}
        for entity, row in rows[number::loads]:
            given.setdefault(entity, []).append(row)
        landed.load(f"2026-09-30 12:0{number}:00", **given)
        landed.build()


@pytest.fixture(scope="module")
def arrived(make_landed: Callable[[str], Landed]) -> Callable[[str, int, int], dict[str, Rows]]:
    """The tables after an arrival, and `whole`: the touchpoints when built anew from the same."""
    seen: dict[tuple[str, int, int], dict[str, Rows]] = {}

    def after(engine: str, seed: int, loads: int) -> dict[str, Rows]:
        key = (engine, seed, loads)
        if key not in seen:
            landed = make_landed(engine)
            arrive(landed, seed, loads)
            tables = {table: snapshot(landed, table) for table in TABLES}
            landed.build("--full-refresh", "--select", "mds_touchpoint")
            seen[key] = {**tables, "whole": snapshot(landed, "mds_touchpoint")}
        return seen[key]

    return after


@pytest.mark.parametrize(("seed", "loads"), [(1, 1), (2, 3)])
def test_what_came_load_by_load_is_what_a_full_refresh_makes(
    arrived: Callable[[str, int, int], dict[str, Rows]], seed: int, loads: int
) -> None:
    tables = arrived("duckdb", seed, loads)
    assert tables["mds_touchpoint"] == tables["whole"]
    assert len(tables["whole"]) > 40


def test_the_order_of_arrival_leaves_no_trace(
    arrived: Callable[[str, int, int], dict[str, Rows]],
) -> None:
    once, often = arrived("duckdb", 1, 1), arrived("duckdb", 2, 3)
    for table in TABLES:
        assert without_load(often[table]) == without_load(once[table]), table


def test_one_landing_is_byte_for_byte_the_same_on_both_engines(
    arrived: Callable[[str, int, int], dict[str, Rows]],
) -> None:
    duckdb, postgres = arrived("duckdb", 1, 1), arrived("postgres", 1, 1)
    for table in (*TABLES, "whole"):
        assert postgres[table] == duckdb[table], table


def without_load(rows: Rows) -> Rows:
    """The rows without the columns that say by which load they came."""
    names, *values = rows
    kept = [place for place, name in enumerate(names) if name not in LOAD_COLUMNS]
    return sorted(tuple(row[place] for place in kept) for row in values)


EXPECTED = """
a1#attended     attended_event          ana 2026-08-31 3 1
a1#registered   signed_up_for_event     ana 2026-08-20 2 1
a2#registered   signed_up_for_event     ana 2026-08-21 2 1
a2#volunteered  volunteered_shift       ana 2026-08-31 4 1
a3#missed       missed_event            ana 2026-08-31 - 1
a3#registered   signed_up_for_event     ana 2026-08-20 2 1
a4#cancelled    cancelled_event         ana 2026-08-25 - 1
a4#registered   signed_up_for_event     ana 2026-08-20 2 1
a6#attended     attended_event          ana 2026-08-31 3 1
a7#hosted       hosted_event            ana 2026-08-31 5 1
a7#registered   signed_up_for_event     ana 2026-08-20 2 1
c1#contacted    contacted               ana 2026-09-09 1 1
c11#contacted   contacted               ana 2026-09-16 1 1
c3#contacted    contacted               ana 2026-09-09 1 1
c4#responded    responded               ana 2026-09-11 1 1
c5#contacted    contacted               ana 2026-09-12 - 1
c5#responded    responded               ana 2026-09-14 1 1
c8#contacted    contacted               dee 2026-09-13 1 1
d1#contacted    contacted               ana 2026-09-15 1 1
g1#donated      donated                 ana 2026-09-30 3 1
g2#donated      started_recurring       ana 2026-09-30 4 1
g3#donated      paid_dues               ana 2026-09-30 4 1
-               did_outreach            bo  2026-09-09 4 1
-               did_outreach            bo  2026-09-15 4 1
-               did_relational_outreach bo  2026-09-09 4 1
n1#consent      opted_in                ana 2026-09-30 2 1
n2#consent      opted_out               ana 2026-09-29 - 1
n4#consent      opted_out               ana 2026-09-30 - 1
r1#recruited    recruited_someone       bo  2026-09-09 5 1
rally#hosted    hosted_event            bo  2026-08-31 5 1
s1#took_action  took_action             ana 2026-09-30 2 1
s3#took_action  took_action             ana 2026-09-30 1 1
t1#joined       joined                  ana 2026-09-06 4 1
t2#joined       became_leader           ana 2026-09-06 6 1
t2#left         left                    ana 2026-09-07 - 1
v1#voting       started_registration    ana 2026-09-05 2 1
v2#voting       registered_to_vote      ana 2026-09-08 3 1
v3#voting       requested_ballot        ana 2026-09-05 3 1
v4#voting       voted                   ana 2026-09-05 3 1
v5#voting       planned_to_vote         ana 2026-09-05 - 1
w1#assessed     assessed                ana 2026-09-30 6 1
w2#answered     answered_question       ana 2026-09-09 2 1
"""


def test_every_branch_makes_its_touchpoints_and_no_others(
    arrived: Callable[[str, int, int], dict[str, Rows]],
) -> None:
    names, *values = arrived("duckdb", 1, 1)["mds_touchpoint"]
    rows = [dict(zip(names, row, strict=True)) for row in values]
    told = {
        (
            "-" if row["touchpoint_uid"].startswith("touchpoint:")
            else row["touchpoint_uid"].split(":")[3],
            row["verb"],
            row["person_record_uid"].split(":")[3],
            row["occurred_local_date"],
            row["ladder_rung"].replace("(null)", "-"),
            row["weight"],
        )
        for row in rows
    }  # fmt: skip
    assert told == {tuple(line.split()) for line in EXPECTED.strip().splitlines()}
    assert len(rows) == len(told)
    # a sensitive answer is not repeated
    assert {row["verb"] for row in rows if row["direction"] == "outbound"} == {
        "contacted", "assessed",
    }  # fmt: skip
    assert [row["outcome"] for row in rows if row["verb"] == "answered_question"] == ["(null)"]


def test_a_value_of_ones_own_stays_and_counts_as_its_parent(
    arrived: Callable[[str, int, int], dict[str, Rows]],
) -> None:
    tables = arrived("duckdb", 1, 1)

    def told(table: str, key: str, *columns: str) -> dict[str, tuple[str, ...]]:
        names, *values = tables[table]
        rows = [dict(zip(names, row, strict=True)) for row in values]
        return {row[key]: tuple(row[column] for column in columns) for row in rows}

    contacts = told("mds_contact_attempt", "source_id", "channel", "result", "result_class")
    assert contacts["c11"] == ("x_porch", "x_slammed_the_door", "opted_out")
    touches = told("mds_touchpoint", "touchpoint_uid", "channel", "outcome", "program_type")
    assert touches["crm:hub:contact_attempt:c11#contacted"] == ("door", "opt_out", "canvassing")
    # negative, and no chargeback but by its parent
    assert told("mds_donation", "source_id", "donation_type")["g6"] == ("x_bounced_cheque",)
    assert told("mds_consent_event", "source_id", "consent_status", "legal_weight")["n4"] == (
        "x_leave_me_alone", "revocation",
    )  # fmt: skip
    columns = ("contact_point_value_normalized", "channel", "consent_status", "capture_method")
    current = told("mds_consent_current", "source_record_uid", *columns)
    assert current["crm:hub:consent_event:n4"] == (
        "+13135550142", "text", "opted_out", "keyword",
    )  # fmt: skip
    # nobody has made a consent event of the slammed door
    assert current["crm:hub:contact_attempt:c11"] == (
        "+13135550141", "door", "opted_out", "unknown",
    )  # fmt: skip
