"""One act in several tools counts once: copies the tools name, and copies only time reveals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.standard.landed import Landed, uid

CALLER = uid("person_record", "caller")


def call(source_id: str, tool: str, at: str = "10:00", **row: Any) -> dict[str, Any]:
    """A call to Ana as a tool has it; `at` is a time of 2026-09-29."""
    return {
        "source_id": source_id,
        "tool_slug": tool,
        "person_record_uid": uid("person_record", "ana", tool),
        "occurred_at": f"2026-09-29 {at}",
        **row,
    }


def copy(source_id: str, tool: str, of: str, at_tool: str, **row: Any) -> dict[str, Any]:
    """A call that its tool says is a copy of another tool's."""
    return call(
        source_id, tool, origin_tool_slug=at_tool,
        origin_record_uid=uid("contact_attempt", of, at_tool), **row,
    )  # fmt: skip


CALLS = [
    # the CRM knows the campaign and the caller, the dialer has the call
    call("d1", "dialer", actor_kind="volunteer"),
    copy("c1", "crm", "d1", "dialer", campaign_uid=uid("campaign", "turnout"),
         actor_kind="volunteer", actor_person_record_uid=CALLER),
    # a copy of a copy
    copy("a1", "archive", "c1", "crm"),
    # two that point at each other, and three in a ring with one more that leads into it
    copy("m1", "dialer", "m2", "crm", at="11:00"),
    copy("m2", "crm", "m1", "dialer", at="11:00"),
    copy("r1", "dialer", "r2", "crm", at="12:00"),
    copy("r2", "crm", "r3", "archive", at="12:00"),
    copy("r3", "archive", "r1", "dialer", at="12:00"),
    copy("r4", "archive", "r1", "dialer", at="12:00"),
    # the original never came, or is deleted
    copy("o1", "crm", "nowhere", "dialer", at="13:00", campaign_uid=uid("campaign", "turnout"),
         actor_kind="volunteer", actor_person_record_uid=CALLER),
    call("x1", "dialer", at="14:00", is_deleted=True, deleted_at="2026-09-30",
         deletion_basis="source_flag"),
    copy("x2", "crm", "x1", "dialer", at="14:00"),
]  # fmt: skip


@pytest.fixture(scope="module")
def named(make_landed: Callable[[str], Landed]) -> Landed:
    landed = make_landed("duckdb")
    landed.register("tool", tool_slug="archive", tool_name="Archive")
    landed.account("archive", "hub")
    people = [{"source_id": "ana", "tool_slug": tool} for tool in ("crm", "dialer", "archive")]
    landed.load(
        person_record=[*people, {"source_id": "caller"}],
        campaign=[{"source_id": "turnout", "campaign_name": "Turnout"}],
        contact_attempt=CALLS,
    )
    landed.build()
    return landed


def test_of_copies_that_are_named_one_counts_rings_included(named: Landed) -> None:
    counted = named.dbt.query(
        "select source_record_uid from standard.mds_touchpoint where verb = 'contacted'"
    )
    assert {row[0].split(":")[3] for row in counted} == {"d1", "m2", "r3", "o1", "x2"}
    assert len(counted) == 5


def test_copies_share_a_group_with_their_original(named: Landed) -> None:
    groups = dict(
        named.dbt.query("select source_id, dedupe_group from standard.mds_contact_attempt")
    )
    assert {row: (group or "").split(":")[-1] for row, group in groups.items()} == {
        "d1": "d1", "c1": "d1", "a1": "d1", "m1": "m2", "m2": "m2",
        "r1": "r3", "r2": "r3", "r3": "r3", "r4": "r3", "o1": "", "x1": "", "x2": "",
    }  # fmt: skip


def test_the_original_takes_over_what_only_a_copy_knows(named: Landed) -> None:
    assert named.dbt.query(
        "select campaign_uid, program_uid, counterpart_person_record_uid"
        " from standard.mds_touchpoint where source_record_uid = ? and verb = 'contacted'",
        [uid("contact_attempt", "d1", "dialer")],
    ) == [(uid("campaign", "turnout"), "mds:registry:program:unassigned|hub", CALLER)]


def test_outreach_is_counted_once_and_where_no_original_is(named: Landed) -> None:
    assert named.dbt.query(
        "select person_record_uid, weight from standard.mds_touchpoint where verb = 'did_outreach'"
    ) == [(CALLER, 2)]


def unnamed(landed: Landed, *calls: dict[str, Any]) -> dict[str, tuple[Any, ...]]:
    """Calls that no tool names as copies: what is in Ana's journey, by source id."""
    landed.load(
        person_record=[
            {"source_id": "ana", "tool_slug": tool, "entry_source_raw": "Ana"}
            for tool in ("crm", "dialer", "archive")
        ]
        + [{"source_id": "caller"}],
        campaign=[{"source_id": "turnout", "campaign_name": "Turnout"}],
        contact_attempt=calls,
    )
    landed.build()
    landed.journey()
    rows = landed.dbt.query(
        "select record_uid, dedupe_group, campaign_uid, counterpart_person_id"
        " from marts.member_journey where person_id = 'Ana' and verb = 'contacted'"
    )
    return {row[0].split(":")[3]: row[1:] for row in rows}


def test_copies_that_only_time_reveals(make_landed: Callable[[str], Landed], engine: str) -> None:
    landed = make_landed(engine)
    landed.register("tool", tool_slug="archive", tool_name="Archive")
    landed.account("archive", "hub")
    told = unnamed(
        landed,
        # two calls ten minutes apart, each copied: each to its own copy
        call("d1", "dialer", at="15:00"),
        call("d2", "dialer", at="15:10"),
        call("c1", "crm", at="15:01", campaign_uid=uid("campaign", "turnout"),
             actor_person_record_uid=CALLER),
        call("c2", "crm", at="15:11"),
        # a copy of a copy, by a tool with worse ids, that has only the day
        call("a1", "archive", at="04:00"),
        # too late, another channel, a result that does not go together
        call("d3", "dialer", at="17:00"),
        call("c3", "crm", at="17:16"),
        call("d4", "dialer", at="18:00"),
        call("c4", "crm", at="18:00", channel="text"),
        call("d5", "dialer", at="19:00", result="refused"),
        call("c5", "crm", at="19:00", result="no_answer"),
        # a message left is nobody reached
        call("d6", "dialer", at="20:00", result="left_message"),
        call("c6", "crm", at="20:14", result="no_answer"),
        # within one tool nothing is a copy
        call("d7", "dialer", at="21:00"),
        call("d8", "dialer", at="21:01"),
    )  # fmt: skip
    assert set(told) == {"d1", "d2", "d3", "c3", "d4", "c4", "d5", "c5", "d6", "d7", "d8"}
    assert told["d1"] == (
        uid("contact_attempt", "d1", "dialer") + "#contacted", uid("campaign", "turnout"), CALLER,
    )  # fmt: skip
    assert told["d3"][0] is None
    assert dict(
        landed.dbt.query("select touchpoint_uid, dedupe_group from marts.journey_echo")
    ) == {
        f"{uid('contact_attempt', copy, tool)}#contacted":
        f"{uid('contact_attempt', original, 'dialer')}#contacted"
        for copy, tool, original in [
            ("c1", "crm", "d1"), ("c2", "crm", "d2"), ("c6", "crm", "d6"), ("a1", "archive", "d1"),
        ]
    }  # fmt: skip
