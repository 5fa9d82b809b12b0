"""What is refused leaves by itself once it is mended, and is not forgotten; a flood holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from tests.harness import Dbt
from tests.standard.small import AT, add_word, fill, prepare, project

TOOLS = {"crm": ["person_record", "consent_event"]}
LATER = "2026-10-01 12:00:00"
LATEST = "2026-10-02 12:00:00"
COLUMNS = {
    "account_slug": "text",
    "extracted_at": "timestamp",
    "loaded_at": "timestamp",
    "load_id": "text",
    "source_row_id": "text",
    "missing_since": "timestamp",
    "id": "text",
    "name": "text",
    "kind": "text",
    "value": "text",
    "status": "text",
}
PERSON = (
    "select {{ conform('crm', 'person_record', object='person', id=['id'], fields={"
    "'record_kind': 'kind', 'given_name': 'name'}) }} from {{ source('crm', 'person_record') }}"
)
CONSENT = (
    "select {{ conform('crm', 'consent_event', object='consent', id=['id'], fields={"
    "'contact_point_value_raw': 'value', 'channel': \"'text'\", 'capture_method': \"'keyword'\","
    "'consent_status_raw': 'status', 'effective_at': 'extracted_at'}) }}"
    " from {{ source('crm', 'consent_event') }}"
)
FED = [f"{layer}{entity}" for entity in TOOLS["crm"] for layer in ("map_crm__", "flag_", "mds_")]
AGAIN = [
    "map_throughline__word", "flag_data_agreement", "mds_data_agreement",
    "flag_accepted_refusal", *FED, "mds_quarantine", "dq_incident", "flag_unmapped_value",
    "dq_unmapped_value",
]  # fmt: skip


@pytest.fixture(scope="module")
def standard(
    dbt: Dbt, make_dbt: Callable[..., Dbt], tmp_path_factory: pytest.TempPathFactory
) -> Dbt:
    """A first, good landing of two accounts, with a few faults in it."""
    mappings = {"person_record": PERSON, "consent_event": CONSENT}
    dbt.project_dir = project(tmp_path_factory.mktemp("quarantine") / "project", mappings)
    dbt.variables = {"tools": TOOLS}
    prepare(dbt)
    for entity in TOOLS["crm"]:
        dbt.table(f"staging_crm.{entity}", [], COLUMNS)
    add_word(dbt.project_dir, "consent_status", source_value="stop", standard_value="opted_out")
    add_word(dbt.project_dir, "consent_status", source_value="start", standard_value="opted_in")
    land(
        dbt,
        "person_record",
        [
            *({"id": str(number), "name": f"East {number}"} for number in range(200)),
            *(
                {"id": str(number), "name": f"West {number}", "account_slug": "west"}
                for number in range(200)
            ),
            {"id": "300.0", "name": "mended by its tool"},
            {"id": "301", "name": "still wrong", "kind": "mystery"},
            {"id": "302", "name": "without agreement", "account_slug": "unagreed"},
            {"id": "303", "name": "one"},
            {"id": "303", "name": "other"},
            {"id": "304", "name": "nobody cares", "kind": "mystery", "account_slug": "west"},
        ],
    )
    land(
        dbt,
        "consent_event",
        [
            {"id": "1", "value": "a@example.org", "status": "start"},
            {"id": "2", "value": "b@example.org", "status": "a@example.org"},
            {"id": "3", "value": "c@example.org", "status": "Maybe"},
            {"id": "4", "value": "d@example.org", "status": "maybe"},
        ],
    )
    dbt.seed()
    dbt.run()
    return dbt


def land(
    dbt: Dbt, entity: str, rows: Sequence[Mapping[str, Any]], at: str = AT, load_id: str = "1"
) -> None:
    """Rows of one load, in place of the landed rows of the same account and id."""
    usual = {
        "account_slug": "east", "extracted_at": at, "loaded_at": at, "load_id": load_id,
        "kind": "contact",
    }  # fmt: skip
    full = [
        {**usual, **row, "source_row_id": f"{load_id}.{entity}.{number}"}
        for number, row in enumerate(rows)
    ]
    for account in {row["account_slug"] for row in full}:
        ids = [row["id"] for row in full if row["account_slug"] == account]
        dbt.execute(
            f"delete from staging_crm.{entity} where account_slug = ? and loaded_at < ? and id in"
            f" ({', '.join('?' for _ in ids)})",
            [account, at, *ids],
        )
    fill(dbt, f"staging_crm.{entity}", full)


def quarantine(dbt: Dbt) -> dict[tuple[str, str], tuple[str, str, str, int]]:
    """(account, id, rule) to resolution, first and last day, occurrences."""
    rows = dbt.query(
        "select account_slug, split_part(record_uid, ':', 4), rule_id, resolution,"
        " cast(cast(first_seen_at as date) as varchar),"
        " cast(cast(last_seen_at as date) as varchar), occurrences"
        " from standard.mds_quarantine where entity = 'person_record'"
    )
    return {(f"{account}:{id_}", rule): tuple(rest) for account, id_, rule, *rest in rows}


def people(dbt: Dbt, account: str) -> dict[str, str]:
    return dict(
        dbt.query(
            "select source_id, given_name from standard.mds_person_record"
            " where account_slug = ? and not is_stub",
            [account],
        )
    )


def test_a_quarantine_is_stable_and_empties_itself(standard: Dbt) -> None:
    first = quarantine(standard)
    day = "2026-09-30"
    assert first == {
        ("east:300.0", "Q03"): ("open", day, day, 1),
        ("east:301", "Q06"): ("open", day, day, 1),
        ("unagreed:302", "Q05"): ("open", day, day, 1),
        ("east:303", "Q04"): ("open", day, day, 2),
        ("west:304", "Q06"): ("open", day, day, 1),
    }
    standard.run("mds_quarantine")
    assert quarantine(standard) == first, "a build without news changes nothing"

    standard.execute("delete from staging_crm.person_record where id in ('300.0', '303')")
    land(
        standard,
        "person_record",
        [
            {"id": "300", "name": "mended by its tool"},
            {"id": "301", "name": "still wrong", "kind": "riddle"},
            {"id": "303", "name": "one"},
        ],
        LATER,
        "2",
    )
    fill(
        standard,
        "registry.data_agreement",
        [
            {
                "agreement_slug": "late", "tool_slug": "crm", "account_slug": "unagreed",
                "entity": "*", "accountable_org_slug": "org", "operator_org_slug": "org",
                "contact_role_email": "data@example.org", "sla_freshness_hours": 24,
                "poll_interval_hours": 24, "sla_completeness_pct": 99, "sla_delete_hours": 24,
                "sla_opt_out_hours": 24, "sharing_scope": "org_only",
                "permitted_purposes": "operations", "valid_from": "2020-01-01",
                "registered_by": "command",
            }
        ],
    )  # fmt: skip
    accepted = standard.project_dir / "seeds/registry/registry_accepted_refusal.csv"
    with accepted.open("a") as file:
        file.write("person_record,crm,west,Q06,Ana,2026-10-01,a kind nobody needs\n")
    standard.seed("registry_accepted_refusal")
    standard.run(*AGAIN)

    after = "2026-10-01"
    assert quarantine(standard) == {
        ("east:300.0", "Q03"): ("fixed_at_source", day, day, 1),
        ("east:301", "Q06"): ("open", day, after, 1),
        ("unagreed:302", "Q05"): ("mapped", day, day, 1),
        ("east:303", "Q04"): ("fixed_at_source", day, day, 2),
        ("west:304", "Q06"): ("accepted", day, day, 1),
    }
    assert people(standard, "east").items() >= {("300", "mended by its tool"), ("303", "one")}
    assert people(standard, "unagreed") == {"302": "without agreement"}


def test_a_word_nobody_mapped_is_told_and_then_gone(standard: Dbt) -> None:
    told = "select coalesce(value_raw, ''), rows_told from standard.dq_unmapped_value"
    assert sorted(standard.query(told)) == [("", 1), ("Maybe", 1), ("maybe", 1)]
    add_word(
        standard.project_dir, "consent_status", source_value="maybe", standard_value="unspecified"
    )
    standard.seed("crosswalk_consent_status")
    standard.run(*AGAIN)
    assert standard.query(told) == [("", 1)]


def test_a_feed_in_flood_serves_what_it_served(standard: Dbt) -> None:
    served = people(standard, "east")
    flood = [
        *({"id": str(number), "name": "wrong", "kind": "mystery"} for number in range(60)),
        *({"id": str(number), "name": "right"} for number in range(60, 120)),
    ]
    land(standard, "person_record", flood, LATEST, "3")
    west = [{"id": "7", "name": "moved on", "account_slug": "west"}]
    land(standard, "person_record", west, LATEST, "4")
    opt_ins = [
        {"id": f"{number}.0", "value": f"p{number}@example.org", "status": "start"}
        for number in range(100, 160)
    ]
    opt_out = {"id": "1", "value": "a@example.org", "status": "stop"}
    land(standard, "consent_event", [*opt_ins, opt_out], LATEST, "5")
    standard.run(*AGAIN)

    assert people(standard, "east") == served
    assert people(standard, "west")["7"] == "moved on"
    assert standard.query(
        "select source_id, consent_status from standard.mds_consent_event where source_id = '1'"
    ) == [("1", "opted_out")]
    incidents = "select entity, account_slug, rows_told, rows_refused from standard.dq_incident"
    assert sorted(standard.query(incidents)) == [
        ("consent_event", "east", 61, 60),
        ("person_record", "east", 120, 60),
    ]
    standard.run(*AGAIN)
    assert people(standard, "east") == served, "it holds until somebody mends it"

    mended = [{"id": str(number), "name": "right"} for number in range(60)]
    land(standard, "person_record", mended, "2026-10-03 12:00:00", "6")
    standard.run(*AGAIN)
    assert people(standard, "east") == served | {str(n): "right" for n in range(120)}
    assert standard.query(incidents) == [("consent_event", "east", 61, 60)]
