"""What the standard accepts, refuses and makes up, told row by row through one small tool."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from tests.harness import Dbt
from tests.standard.small import AT, add_word, prepare, project

TOOLS = {"crm": ["person_record", "contact_attempt", "consent_event", "donation", "campaign"]}
ROW = {
    "account_slug": "text",
    "extracted_at": "timestamp",
    "loaded_at": "timestamp",
    "load_id": "text",
    "source_row_id": "text",
    "missing_since": "timestamp",
    "id": "text",
    "updated_at": "timestamp",
}
ENTITIES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "person_record": (
        {"name": "text", "born": "text"},
        {"record_kind": "'contact'", "given_name": "name", "birth_date_raw": "born"},
    ),
    "campaign": ({"name": "text"}, {"campaign_name": "name", "campaign_type": "'petition'"}),
    "contact_attempt": (
        {
            "person": "text",
            "kind": "text",
            "result": "text",
            "happened": "timestamp",
            "campaign": "text",
        },
        {
            "person_record_uid": "{{ uid('crm', 'person_record', ['person']) }}",
            "campaign_uid": "{{ uid('crm', 'campaign', ['campaign']) }}",
            "direction": "'outbound'",
            "contact_type_raw": "kind",
            "result_raw": "result",
            "occurred_at": "happened",
        },
    ),
    "consent_event": (
        {
            "value": "text",
            "channel": "text",
            "status": "text",
            "method": "text",
            "happened": "timestamp",
        },
        {
            "contact_point_value_raw": "value",
            "channel": "channel",
            "consent_status": "status",
            "capture_method": "method",
            "effective_at": "happened",
            "is_verified": "true",
        },
    ),
    "donation": (
        {"person": "text", "amount": "numeric(18,2)", "happened": "timestamp"},
        {
            "person_record_uid": "{{ uid('crm', 'person_record', ['person']) }}",
            "donation_type": "'gift'",
            "amount": "amount",
            "currency": "'usd'",
            "donated_at": "happened",
        },
    ),
}
WORDS = [
    {"source_value": "door", "standard_value": "door", "crosswalk": "channel"},
    {"source_value": "phone", "standard_value": "phone", "crosswalk": "channel"},
    {"source_value": "door", "standard_value": "p2p", "crosswalk": "contact_method"},
    {"source_value": "phone", "standard_value": "p2p", "crosswalk": "contact_method"},
    {"source_value": "talked", "standard_value": "conversation", "crosswalk": "contact_result"},
    {
        "source_value": "talked",
        "standard_value": "completed",
        "crosswalk": "contact_result",
        "account_slug": "west",
    },
    {
        "source_value": "talked",
        "standard_value": "left_message",
        "crosswalk": "contact_result",
        "when_channel": "phone",
    },
    {
        "source_value": "gone",
        "standard_value": "moved",
        "crosswalk": "contact_result",
        "account_slug": "east",
        "when_channel": "door",
    },
    {
        "source_value": "gone",
        "standard_value": "no_answer",
        "crosswalk": "contact_result_local",
    },
]


def mappings() -> dict[str, str]:
    """What the tool's columns are in the standard."""
    made = {}
    for entity, (_, fields) in ENTITIES.items():
        given = ", ".join(f"'{column}': {_expression(sql)}" for column, sql in fields.items())
        made[entity] = (
            f"select {{{{ conform('crm', '{entity}', object='{entity}', id=['id'],"
            f" fields={{{given},"
            f" 'source_updated_at': 'updated_at'}}) }}}} from {{{{ source('crm', '{entity}') }}}}"
        )
    return made


def _expression(sql: str) -> str:
    return sql.removeprefix("{{ ").removesuffix(" }}") if sql.startswith("{{") else f'"{sql}"'


def land(dbt: Dbt, **rows: Sequence[Mapping[str, Any]]) -> None:
    """Puts rows in the tool's tables; what a row doesn't say is as in an ordinary one."""
    for entity, (columns, _) in ENTITIES.items():
        given = [
            {
                "account_slug": "east",
                "extracted_at": AT,
                "loaded_at": AT,
                "load_id": "1",
                "source_row_id": f"row{number}",
                "updated_at": AT,
                **row,
            }
            for number, row in enumerate(rows.get(entity, ()))
        ]
        dbt.table(f"staging_crm.{entity}", given, ROW | columns)


@pytest.fixture(scope="module")
def standard(
    dbt: Dbt, make_dbt: Callable[..., Dbt], tmp_path_factory: pytest.TempPathFactory
) -> Dbt:
    """The standard, built once per engine from one landing that has every case in it."""
    dbt.project_dir = project(tmp_path_factory.mktemp("rules") / "project", mappings())
    crosswalks = dbt.project_dir / "seeds/crosswalks"
    header = (crosswalks / "crosswalk_contact_result.csv").read_text().splitlines()[0]
    (crosswalks / "crosswalk_contact_result_local.csv").write_text(header + "\n")
    for word in WORDS:
        add_word(dbt.project_dir, **word)
    dbt.variables = {"tools": TOOLS, "local_seeds": ["crosswalk_contact_result_local"]}
    prepare(dbt)
    land(
        dbt,
        person_record=[
            {"id": "1", "name": "  Ana   María "},
            {"id": "2", "name": "stale", "updated_at": "2026-01-01 00:00:00"},
            {"id": "2", "name": "fresh", "updated_at": "2026-02-01 00:00:00"},
            {"id": "3", "name": "one"},
            {"id": "3", "name": "other"},
            {"id": "4", "name": "same"},
            {"id": "4", "name": "same"},
            {"id": "123.0", "name": "loader"},
            {"id": None, "name": "nobody"},
            {"id": "5", "name": "078-05-1120"},
            {"id": "6", "name": "child", "born": "2020-05-05"},
            {"id": "7", "name": "no day", "born": "1980-02-30"},
            {"id": "8", "name": "free", "account_slug": "unagreed"},
            {"id": "9", "name": "lost", "account_slug": "unknown"},
            {"id": "10", "name": "gone", "missing_since": AT},
            {"id": "11", "name": "card 4111 1111 1111 1111"},
            {"id": "12", "name": "no card 4111 1111 1111 1112"},
        ],
        contact_attempt=[
            {"id": "1", "person": "1", "kind": "Door", "result": "Talked", "happened": AT},
            {
                "id": "2",
                "person": "1",
                "kind": "Door",
                "result": "talked",
                "happened": AT,
                "account_slug": "west",
            },
            {"id": "3", "person": "1", "kind": " phone ", "result": "talked", "happened": AT},
            {"id": "4", "person": "1", "kind": "door", "result": "who knows", "happened": AT},
            {"id": "5", "person": "1", "kind": "door", "result": None, "happened": AT},
            {
                "id": "6",
                "person": "1",
                "kind": "door",
                "result": "talked",
                "happened": "2027-01-01 00:00:00",
            },
            {"id": "7", "person": None, "kind": "door", "result": "talked", "happened": AT},
            {
                "id": "8",
                "person": "late",
                "campaign": "later",
                "kind": "door",
                "result": "talked",
                "happened": "2026-09-30 02:00:00",
            },
            {"id": "9", "person": "1", "kind": "door", "result": "gone", "happened": AT},
        ],
        consent_event=[
            {
                "id": "1",
                "value": "(312) 555-0143",
                "status": "opted_out",
                "method": "keyword",
                "happened": AT,
                "account_slug": "unknown",
            },
            {
                "id": "2",
                "value": "b@example.org",
                "status": "opted_in",
                "method": "web_form",
                "happened": AT,
            },
            {
                "id": "3",
                "value": "c@example.org",
                "channel": "email",
                "status": "opted_out",
                "method": "unsubscribe_link",
                "happened": "2026-01-01 00:00:00",
            },
            {
                "id": "4",
                "value": "C@Example.org",
                "channel": "email",
                "status": "opted_in",
                "method": "list_import",
                "happened": "2026-02-01 00:00:00",
            },
            {
                "id": "5",
                "value": "d@example.org",
                "channel": "email",
                "status": "opted_out",
                "method": "unsubscribe_link",
                "happened": "2026-01-01 00:00:00",
            },
            {
                "id": "6",
                "value": "d@example.org",
                "channel": "email",
                "status": "opted_in",
                "method": "web_form",
                "happened": "2026-02-01 00:00:00",
            },
            {
                "id": "7",
                "value": "d@example.org",
                "channel": "text",
                "status": "opted_out",
                "method": "complaint",
                "happened": "2026-01-01 00:00:00",
            },
            {
                "id": "8",
                "value": "d@example.org",
                "channel": "text",
                "status": "opted_in",
                "method": "web_form",
                "happened": "2026-02-01 00:00:00",
            },
        ],
        donation=[
            {"id": "1", "person": "1", "amount": 25, "happened": AT},
            {"id": "2", "person": "1", "amount": 0, "happened": AT},
            {"id": "3", "person": "1", "amount": -5, "happened": AT},
        ],
    )
    dbt.seed()
    dbt.run()
    return dbt


def refusals(dbt: Dbt, entity: str) -> set[tuple[str, str]]:
    """Encoded id and rule of everything refused."""
    return set(
        dbt.query(
            "select coalesce(split_part(record_uid, ':', 4), ''), rule_id"
            " from standard.mds_quarantine where entity = ?",
            [entity],
        )
    )


def test_each_refusal_names_its_rule(standard: Dbt) -> None:
    assert refusals(standard, "person_record") == {
        ("2", "Q04"),
        ("3", "Q04"),
        ("4", "Q04"),
        ("123.0", "Q03"),
        ("%N", "Q03"),
        ("5", "Q12"),
        ("8", "Q05"),
        ("9", "Q01"),
        ("9", "Q05"),
        ("11", "Q12"),
    }
    assert refusals(standard, "contact_attempt") == {
        ("5", "Q06"),
        ("6", "Q07"),
        ("7", "required_person_record_uid"),
    }
    assert refusals(standard, "donation") == {("2", "zero_amount"), ("3", "sign_against_type")}


def test_the_latest_version_counts_and_contradictions_none(standard: Dbt) -> None:
    names = dict(
        standard.query(
            "select source_id, given_name from standard.mds_person_record where not is_stub"
        )
    )
    assert names == {
        "1": "Ana María",
        "2": "fresh",
        "4": "same",
        "6": "child",
        "7": "no day",
        "10": "gone",
        "12": "no card 4111 1111 1111 1112",
    }


def test_an_impossible_birth_date_is_no_date(standard: Dbt) -> None:
    assert standard.query(
        "select source_id, birth_date, birth_date_raw from standard.mds_person_record"
        " where birth_date_raw is not null order by source_id"
    ) == [("6", None, "2020-05-05"), ("7", None, "1980-02-30")]


def test_what_is_missing_from_a_whole_read_is_a_tombstone(standard: Dbt) -> None:
    assert standard.query(
        "select deletion_basis from standard.mds_person_record where is_deleted"
    ) == [("absence_in_full_sync",)]


def test_the_most_specific_word_wins(standard: Dbt) -> None:
    assert standard.query(
        "select source_id, account_slug, channel, result, is_contact"
        " from standard.mds_contact_attempt where source_id in ('1', '2', '3', '4') order by 1"
    ) == [
        ("1", "east", "door", "conversation", True),
        ("2", "west", "door", "completed", True),
        ("3", "east", "phone", "left_message", False),
        ("4", "east", "door", "unknown", False),
    ]


def test_a_forks_own_word_comes_before_a_more_specific_one(standard: Dbt) -> None:
    results = "select result from standard.mds_contact_attempt where source_id = '9'"
    assert standard.query(results) == [("no_answer",)]


def test_a_child_before_its_parents_makes_stubs(standard: Dbt) -> None:
    assert standard.query(
        "select record_uid, native_uid, is_stub, owner_org_uid from standard.mds_person_record"
        " where source_id = 'late'"
    ) == [
        (
            "crm:east:person_record:late",
            "crm:shared:person_record:late",
            True,
            "mds:registry:organization:org",
        )
    ]
    assert standard.query(
        "select campaign_type, program_uid from standard.mds_campaign where is_stub"
    ) == [("unknown", "mds:registry:program:unassigned|org")]


def test_the_local_day_is_the_accounts(standard: Dbt) -> None:
    assert standard.query(
        "select cast(occurred_local_date as varchar) from standard.mds_contact_attempt"
        " where source_id = '8'"
    ) == [("2026-09-29",)]


def test_an_opt_out_is_kept_whatever_it_lacks(standard: Dbt) -> None:
    assert standard.query(
        "select contact_point_value_normalized, channel, sender_org_uid, legal_weight"
        " from standard.mds_consent_event where source_id = '1'"
    ) == [("+13125550143", "all", "mds:registry:organization:unknown", "revocation")]
    assert refusals(standard, "consent_event") == {("2", "opt_in_without_channel")}


def test_only_the_persons_own_act_reopens_a_channel(standard: Dbt) -> None:
    assert standard.query(
        "select contact_point_value_normalized, channel, consent_status, may_contact"
        " from standard.mds_consent_current order by 1, 2"
    ) == [
        ("+13125550143", "all", "opted_out", False),
        ("c@example.org", "email", "opted_out", False),
        ("d@example.org", "email", "opted_in", True),
        ("d@example.org", "text", "opted_out", False),
    ]


def test_every_rule_says_why_in_plain_words(standard: Dbt) -> None:
    named = {
        rule
        for entity in ("person_record", "contact_attempt", "donation", "consent_event")
        for column in ("rejecting_rules", "warning_rules")
        for (rules,) in standard.query(f"select distinct {column} from mapping.flag_{entity}")
        for rule in rules.split()
    }
    explained = {
        rule for (rule,) in standard.query("select rule_id from reference.ref_quality_rule")
    }
    assert named <= explained
