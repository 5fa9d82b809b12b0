"""Every warning can be raised, the registry refuses what contradicts itself, and both are told."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from tests.harness import Dbt
from tests.standard.small import (
    AT,
    ENTITIES,
    fill,
    ordinary,
    prepare,
    project,
    whole_columns,
    whole_mapping,
)

REGISTRY = {
    "organization": "hub,Hub,hub,c3,,UTC,true\nchapter,Chapter,local_group,c4,,UTC,true\n",
    "tool_account": "crm,orphan,,,,,,UTC,staging_crm,2020-01-01,\n"
    "action_network,group,org,,group,,,UTC,,2020-01-01,\n",
    "org_affiliation": "org,org,member_of,false,2020-01-01,\n"
    # a ring of five chapters, and one that hangs on it
    "chapter,org,chapter_of,true,2020-01-01,\n"
    + "".join(
        f"{child},{parent},chapter_of,false,2020-01-01,\n"
        for child, parent in (
            ("org", "second"),
            ("second", "third"),
            ("third", "fourth"),
            ("fourth", "chapter"),
            ("fifth", "chapter"),
        )
    )
    + "chapter,hub,table_partner,true,2021-01-01,\n"
    "chapter,hub,table_partner,false,2022-01-01,\n",
    "data_agreement": "".join(
        f"{slug},crm,{account},{entity},{accountable},org,,,data@example.org,24,24,99,24,"
        f"{opt_out},,{scope},operations,,{first},{last}\n"
        for slug, account, entity, accountable, opt_out, scope, first, last in (
            ("default_crm_east", "east", "*", "org", 24, "org_only", "2019-01-01", ""),
            ("second", "east", "*", "hub", 24, "org_only", "2026-01-01", ""),
            ("both", "east", "event", '"org,hub"', 24, "org_only", "2020-01-01", ""),
            ("tags", "west", "person_tag", "org", 72, "network", "2020-01-01", "2026-10-10"),
        )
    ),
    "program": "doors,Doors,org,canvassing,2026-01-01,2025-01-01,,,\n"
    "calls,Calls,org,phone_banking,2026-01-01,,,,\n",
    "campaign_program": "crm,east,c1,,doors,5\ncrm,east,,%phone%,calls,5\n"
    "crm,east,,%call%,calls,1\n",
}
RUN = {
    "tool_slug": "crm",
    "account_slug": "east",
    "source_object": "person",
    "landed_table": "person",
    "sync_mode": "full",
    "status": "succeeded",
    "rows_received": 100,
    "rows_landed": 0,
    "rows_quarantined": 0,
    "rows_duplicate": 100,
    "control_total": 100,
}
UID = "crm:east:"


def rows() -> dict[str, list[dict[str, Any]]]:
    """By entity, rows that each break one rule or another, most of them a little."""
    person = f"{UID}person_record:"
    calls = {"actor_person_record_uid": f"{person}caller", "channel": "phone", "method": "p2p"}
    refund = {"donation_type": "refund", "amount": -5, "reverses_donation_uid": None}
    dues = {"affiliation_type": "dues_member", "status": "current"}
    claim = {"identifier_type": "state_voter_id", "identifier_namespace": "MI"}
    event = f"{UID}event:event0"
    return {
        "action_submission": [{"status": "incomplete", "submitted_at": "2026-08-01 12:00:00"}]
        + [{"status": "complete"}] * 21,
        "campaign": [
            {"source_id": "c1", "campaign_name": "first call by phone", "program_uid": None},
            {"source_id": "c2", "campaign_name": "by PHONE", "program_uid": None},
            {"source_id": "c3", "campaign_name": "other", "program_uid": None,
             "ends_at": "2026-01-01 00:00:00"},
            *[
                {"source_id": f"r{number}", "parent_campaign_uid": f"{UID}campaign:r{parent}",
                 "program_uid": "mds:registry:program:doors"}
                for number, parent in ((0, 1), (1, 2), (2, 3), (3, 4), (4, 1))
            ],
        ],
        "consent_event": [
            {"consent_status": "opted_out", "person_record_uid": None,
             "contact_point_value_normalized": None, "contact_point_value_raw": None},
            {"capture_method": "list_import"},
            {"effective_at": "2026-11-30 00:00:00"},
        ],
        "contact_attempt": [{**calls, "result": "completed"}] * 41
        + [{"result": "deceased"}] * 2
        + [{"result": "unknown"}] * 13
        + [{"method": "p2p", "actor_person_record_uid": None}]
        + [{"occurred_at": "2026-09-30 03:30:00", "occurred_local_date": "2026-09-29"}]
        + [{"account_slug": "west", "origin_tool_slug": "dialer"}]
        + [{"person_record_uid": f"{person}busy", "channel": "door"}] * 501,
        "contact_point": [
            {"contact_point_type": "email", "value_raw": "all@example.org",
             "person_record_uid": f"{person}{number}"}
            for number in range(11)
        ] + [{"contact_point_type": "email", "value_raw": "info@example.org"},
             {"contact_point_type": "email", "value_raw": "no address"}],
        "donation": [
            {**refund},
            {"settled_at": "2026-01-01 00:00:00"},
            {"settled_at": "1889-01-01 00:00:00"},
            {"status": "no such word"},
            {"source_updated_at": "2026-01-01 00:00:00"},
            {"time_basis": "assumed"},
            {"currency": "CAD"},
            *[{"payment_source_id": "divided", "payment_amount": 11}] * 2,
            *[{"payment_source_id": "whole", "payment_amount": 10}] * 2,
            {**refund, "payment_source_id": "whole", "payment_amount": 10,
             "reverses_donation_uid": f"{UID}donation:donation10"},
        ],
        "event": [
            {"event_status": "cancelled", "ends_at": "2026-10-03 00:00:00"},
            {"ends_at": "2026-01-01 00:00:00", "event_timezone": "Mars/Olympus"},
        ],
        "event_attendance": [
            {"event_uid": event, "event_shift_uid": f"{UID}event_shift:evening",
             "attendance_status": "attended", "role": "attendee",
             "attended_at": AT, "registered_at": "2026-10-01 00:00:00"}
        ] * 2,
        "event_shift": [
            {"ends_at": "2026-01-01 00:00:00"},
            {"source_id": "evening", "starts_at": "2026-09-30 18:00:00", "ends_at": None},
        ],
        "person_address": [
            {"region": "Atlantis", "region_raw": "Atlantis", "country": "US"},
            {"region": "OH", "postal_code": "48201", "country": None},
            {"region": "VA", "postal_code": "20101", "country": "US"},
        ],
        "person_affiliation": [
            {**dues, "ends_at": "2026-01-01 00:00:00", "starts_at": "2026-06-01 00:00:00"}
        ],
        "person_identifier": [
            {**claim, "identifier_value": "7", "person_record_uid": f"{person}person_record0"},
            {**claim, "identifier_value": "7", "person_record_uid": f"{person}person_record1"},
            {"identifier_type": "unknown_external", "identifier_namespace": "unknown"},
        ],
        "person_record": [
            {"birth_date": "2025-01-01"},
            {},
            {"given_name": None, "family_name": None, "full_name_raw": None, "birth_date": None,
             "birth_date_raw": None},
        ],
        "person_tag": [
            {"removed_at": "2026-01-01 00:00:00"},
            {"account_slug": "west", "is_sensitive": True},
        ],
        "question": [
            {"source_id": "q", "answer_type": "single"},
            {"source_id": "scale", "answer_type": "scale", "scale_min": 1, "scale_max": 5},
            {"source_id": "yes_or_no", "answer_type": "boolean"},
        ],
        "question_response": [
            {"question_uid": f"{UID}question:q", "is_current": True},
            {"question_uid": f"{UID}question:q", "is_current": True},
            {"response_basis": "assessed", "assessor_person_record_uid": None},
            {"question_uid": f"{UID}question:scale", "response_number": 6},
            {"question_uid": f"{UID}question:yes_or_no", "response_standard": "lean_support"},
        ],
        "relationship": [{"ends_at": None}] * 2 + [{"ends_at": "2026-01-01 00:00:00"}],
        "voting_action": [
            {"status": "confirmed", "confirmation_basis": None},
            {"submitted_at": "2026-01-01 00:00:00"},
            {"status": "received", "confirmed_at": AT},
            {"status": "received", "confirmed_at": None},
        ],
    }  # fmt: skip


@pytest.fixture(scope="module")
def standard(
    dbt: Dbt, make_dbt: Callable[..., Dbt], tmp_path_factory: pytest.TempPathFactory
) -> Dbt:
    """The standard with a little of everything that is to be warned of."""
    mappings = {entity: whole_mapping(entity) for entity in ENTITIES}
    dbt.project_dir = project(tmp_path_factory.mktemp("findings") / "project", mappings)
    dbt.variables = {"tools": {"crm": ENTITIES}}
    for name, lines in REGISTRY.items():
        with (dbt.project_dir / f"seeds/registry/registry_{name}.csv").open("a") as file:
            file.write(lines)
    prepare(dbt)
    for entity, given in rows().items():
        dbt.table(f"staging_crm.{entity}", [], whole_columns(entity))
        landed: dict[str, Any] = {
            "account_slug": "east", "loaded_at": AT, "extracted_at": AT, "load_id": "1",
        }  # fmt: skip
        if entity == "contact_attempt":
            landed["counts_as_attempt"] = True
        full = [
            {
                **ordinary(entity), "source_id": f"{entity}{number}", **landed, **row,
                "source_row_id": f"{entity}{number}",
            }
            for number, row in enumerate(given)
        ]  # fmt: skip
        fill(dbt, f"staging_crm.{entity}", full)
    hours = itertools.count()
    runs = [
        {"load_id": "1", "schema_fingerprint": "a", "started_at": "2026-10-01 00:00:00"},
        {"schema_fingerprint": "b", "rows_received": 50},
        {"account_slug": "west", "started_at": "2026-09-01 00:00:00"},
    ]
    fill(
        dbt,
        "staging_throughline.sync_run",
        [
            {
                **RUN, "load_id": f"run{next(hours)}", "started_at": "2026-10-02 00:00:00",
                "extracted_at": run.get("started_at", "2026-10-02 00:00:00"), **run,
            }
            for run in runs
        ],
    )  # fmt: skip
    dbt.seed()
    dbt.run()
    return dbt


# raised where rows are erased (test_change) and where parents are late (test_load_findings)
RAISED_THERE = {"Q13", "stub_overdue", "run_with_stubs"}


def test_every_warning_can_be_raised(standard: Dbt) -> None:
    rules = "select rule_id from reference.ref_quality_rule where severity = 'warn'"
    raised = {rule for (rule,) in standard.query("select rule_id from standard.dq_summary")}
    assert {rule for (rule,) in standard.query(rules)} - raised == RAISED_THERE


def test_each_warning_is_of_the_rows_that_earned_it(standard: Dbt) -> None:
    expected = {
        "answer_not_offered": 2, "attended_before_start": 2, "chapter_cycle": 5,
        "country_assumed": 1, "moved_backward": 2, "narrow_namespace": 1, "other_currency": 1,
        "parts_not_total": 1, "region_other_than_postal": 1, "zone_assumed": 1,
    }  # fmt: skip
    counted = standard.query(
        "select rule_id, sum(rows_broken) from standard.dq_summary"
        f" where rule_id in ({', '.join('?' for _ in expected)}) group by rule_id",
        list(expected),
    )
    assert {rule: int(rows) for rule, rows in counted} == expected


def test_a_ring_of_campaigns_is_refused_and_what_hangs_on_it_is_not(standard: Dbt) -> None:
    ring = {(f"r{number}", "own_parent") for number in (1, 2, 3, 4)}
    assert refused(standard, "campaign") == ring


def test_a_summary_counts_the_rows_of_the_day(standard: Dbt) -> None:
    assert standard.query(
        "select rule_id, rows_broken, rows_told, cast(share as varchar) from standard.dq_summary"
        " where entity = 'donation' and account_slug = 'east' and rule_id in"
        " ('Q11', 'impossible_time', 'refund_without_original') order by rule_id"
    ) == [
        ("Q11", 1, 12, "0.083333"),
        ("impossible_time", 1, 12, "0.083333"),
        ("refund_without_original", 1, 12, "0.083333"),
    ]


def test_one_agreement_holds_at_a_time(standard: Dbt) -> None:
    held = "select agreement_slug from standard.mds_data_agreement order by agreement_slug"
    assert [slug for (slug,) in standard.query(held)] == ["east", "tags", "west"]
    assert refused(standard, "data_agreement") == {
        ("both", "no_accountable"),
        ("default_crm_east", "overlaps"),
        ("second", "overlaps"),
    }


def test_a_tie_to_itself_and_an_account_of_nobody_are_refused(standard: Dbt) -> None:
    assert refused(standard, "org_affiliation") == {
        ("org|org|member_of|2020-01-01", "own_parent"),
        ("chapter|hub|table_partner|2022-01-01", "overlaps"),
    }
    assert refused(standard, "tool_account") == {("crm|orphan", "no_owner")}
    parents = (
        "select count(*) from standard.mds_org_affiliation"
        " where child_org_uid = 'mds:registry:organization:chapter'"
    )
    assert standard.query(parents) == [(2,)], "affiliations may overlap"


def refused(dbt: Dbt, entity: str) -> set[tuple[str, str]]:
    return {
        (uid.split(":")[3], rule)
        for uid, rule in dbt.query(
            "select record_uid, rule_id from standard.mds_quarantine where entity = ?", [entity]
        )
    }


def test_a_campaign_serves_the_program_that_the_registry_says(standard: Dbt) -> None:
    assert standard.query(
        "select source_id, program_uid from standard.mds_campaign where not is_stub"
        " and source_id like 'c%' order by 1"
    ) == [
        ("c1", "mds:registry:program:calls"),
        ("c2", "mds:registry:program:calls"),
        ("c3", "mds:registry:program:unassigned|org"),
    ]


def test_a_mart_is_usable_when_its_rules_hold(standard: Dbt) -> None:
    fitness = dict(standard.query("select distinct mart, is_usable from standard.dq_fitness"))
    assert fitness == {
        "consent": False,
        "member_journey": False,
        "person": False,
        "program_360": False,
    }
    broken = (
        "select rule_id, cast(worst_share as varchar) from standard.dq_fitness"
        " where mart = 'program_360' and not is_met order by rule_id"
    )
    assert standard.query(broken) == [
        ("echoes_unresolved", "1.000000"),
        ("result_unknown", "0.023256"),
    ]


def test_every_rule_of_a_mart_exists(standard: Dbt) -> None:
    assert (
        standard.query(
            "select rule_id from reference.ref_mart_rule as needs where not exists (select 1 from"
            " reference.ref_quality_rule as rules where rules.rule_id = needs.rule_id"
            " and rules.entity in ('*', needs.entity))"
        )
        == []
    )
