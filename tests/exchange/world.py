"""A small group with something of everything that a bundle takes along or leaves at home."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

# Loads bear the real date, whatever the run's own now: the export is a few days later.
EXPORTED_ON = date.today() + timedelta(days=3)
ENDED_ON = EXPORTED_ON - timedelta(days=1)
MINOR = EXPORTED_ON.year - 18

CONFIG = """
[organizations.north_local]
name = "North Local"
compliance_domain = "c4"
timezone = "America/Detroit"

[organizations.lakeshore_hub]
name = "Lakeshore Hub"
type = "hub"

[organizations.elsewhere]
name = "Elsewhere"

[[accounts]]
tool = "sheets"
account = "open"
owner = "north_local"
timezone = "America/Detroit"
id_namespace = "sheets_everywhere"

[[accounts]]
tool = "sheets"
account = "closed"
owner = "north_local"

[[accounts]]
tool = "sheets"
account = "unmatched"
owner = "north_local"

[[accounts]]
tool = "van"
account = "shared"
owner = "lakeshore_hub"

[[accounts]]
tool = "sheets"
account = "unagreed"
owner = "north_local"

[[accounts]]
tool = "sheets"
account = "theirs"
owner = "elsewhere"

[[programs]]
program = "north_turnout"
name = "North turnout"
owner = "north_local"
type = "voter_turnout"

[[campaign_programs]]
tool = "sheets"
account = "open"
campaign_id = "2"
program = "north_turnout"
"""
_AGREEMENT = """
[[agreements]]
agreement = "{name}"
tool = "{tool}"
account = "{account}"
entity = "{entity}"
accountable = "{accountable}"
operator = "{operator}"
contact_role_email = "data@{accountable}.example.org"
sharing_scope = "{scope}"
permitted_purposes = {purposes}
valid_from = 2020-01-01
"""


def agreement(name: str, account: str, scope: str, **given: Any) -> str:
    """One [[agreements]] of the configuration."""
    terms = {
        "tool": "sheets",
        "entity": "*",
        "accountable": "north_local",
        "operator": "north_local",
        "purposes": ["operations", "matching"],
    }
    return _AGREEMENT.format(name=name, account=account, scope=scope, **{**terms, **given})


AGREEMENTS = "".join(
    [
        agreement("open_2026", "open", "network"),
        agreement("closed_2026", "closed", "org_only"),
        agreement("unmatched_2026", "unmatched", "named_partners", purposes=["operations"]),
        agreement("unmatched_consent", "unmatched", "org_only", entity="consent_event"),
        agreement(
            "shared_2026", "shared", "movement", tool="van", accountable="lakeshore_hub"
        ),
        agreement("unagreed_2026", "unagreed", "network") + f"valid_to = {ENDED_ON}\n",
        agreement("theirs_2026", "theirs", "movement", accountable="elsewhere",
                  operator="elsewhere"),
    ]
)  # fmt: skip

AWKWARD = "a|b%c:d"


def uid(kind: str, source_id: str, account: str = "open", tool: str = "sheets") -> str:
    """A record_uid, written out by hand."""
    encoded = source_id.replace("%", "%25").replace("|", "%7C")
    return f"{tool}:{account}:{kind}:{encoded}"


def person(source_id: str, account: str = "open", tool: str = "sheets") -> str:
    return uid("person_record", source_id, account, tool)


PEOPLE = [
    {"source_id": "1", "given_name": "Ada", "family_name": "Ash", "birth_date": "1980-05-17",
     "gender": "female", "record_kind": "contact", "source_created_at": "2026-02-01 10:00:00",
     "source_updated_at": "2026-03-01 10:00:00"},
    {"source_id": AWKWARD, "given_name": "Bo", "record_kind": "donor", "birth_date": "1971-02-03",
     "referred_by_person_record_uid": person("gone"),
     "origin_tool_slug": "spoke", "origin_source_id": "77",
     "origin_record_uid": "spoke:north:campaign_contact:77"},
    {"source_id": "3", "given_name": "Cleo", "record_kind": "contact", "is_deleted": "true",
     "deleted_at": "2026-04-01 00:00:00", "deletion_basis": "source_flag"},
    {"source_id": "4", "given_name": "Test", "record_kind": "contact", "is_test": "true"},
    {"source_id": "5", "given_name": "Dee", "record_kind": "contact",
     "birth_date": f"{MINOR + 3}-06-01"},
    {"source_id": "6", "given_name": "Eli", "record_kind": "contact", "birth_year": str(MINOR)},
    {"source_id": "7", "record_kind": "contact", "is_masked": "true"},
]  # fmt: skip
OPEN: dict[str, list[dict[str, str]]] = {
    "person_record": PEOPLE,
    "contact_point": [
        {"source_id": f"{who}-{kind}", "person_record_uid": person(who),
         "contact_point_type": kind, "value_raw": value, "is_primary": "true"}
        for who, kind, value in [
            ("1", "email", "Ada@Example.org"),
            ("1", "phone", "(313) 555-0101"),
            (AWKWARD, "phone", "313.555.0102"),
            ("4", "phone", "313-555-0104"),
            ("5", "phone", "313-555-0105"),
        ]
    ],
    "campaign": [
        {"source_id": "walk|1", "campaign_name": "Walk one", "campaign_type": "walk_list",
         "channel": "door", "starts_at": "2026-03-01 00:00:00"},
        {"source_id": "2", "campaign_name": "Call two", "campaign_type": "phone_bank"},
    ],
    "contact_attempt": [
        {"source_id": "k1", "person_record_uid": person("1"),
         "actor_person_record_uid": person("volunteer"),
         "campaign_uid": uid("campaign", "walk|1"), "channel": "door", "method": "p2p",
         "direction": "outbound", "occurred_at": "2026-03-02 03:30:00", "result": "completed"},
        {"source_id": "k2", "person_record_uid": person("4"), "channel": "phone", "method": "p2p",
         "direction": "outbound", "occurred_at": "2026-03-02 18:00:00", "result": "no_answer"},
    ],
    "question": [
        {"source_id": "q1", "question_name": "Turnout", "question_type": "vote_plan"},
        {"source_id": "q2", "question_name": "Faith", "question_type": "demographic"},
    ],
    "question_response": [
        {"source_id": "r1", "person_record_uid": person("1"), "question_uid": uid("question", "q1"),
         "responded_at": "2026-03-02 03:31:00", "response_raw": " Yes! ",
         "response_standard": "yes"},
        {"source_id": "r2", "person_record_uid": person("1"), "question_uid": uid("question", "q2"),
         "responded_at": "2026-03-02 03:32:00", "response_raw": "None"},
    ],
    "person_tag": [
        {"source_id": "t1", "person_record_uid": person("1"), "tag_name_raw": "Phone banker"},
        {"source_id": "t2", "person_record_uid": person("1"), "tag_name_raw": "Union",
         "is_sensitive": "true"},
    ],
    "consent_event": [
        {"source_id": f"c{number}", "person_record_uid": who, "channel": channel,
         "consent_status": status, "contact_point_value_raw": value, "is_verified": "true",
         "capture_method": "web_form", "effective_at": "2026-03-03 00:00:00"}
        for number, (who, channel, status, value) in enumerate([
            (person("1"), "text", "opted_in", "313-555-0101"),
            (person("1"), "email", "opted_in", "ada@example.org"),
            (person(AWKWARD), "text", "opted_out", "313-555-0102"),
            ("", "text", "opted_out", "313-555-0199"),
            (person("5"), "text", "opted_out", "313-555-0105"),
        ], start=1)
    ],
    "event": [
        {"source_id": "e1", "event_name": "House meeting", "event_type": "meeting",
         "event_status": "confirmed", "starts_at": "2026-05-01 22:00:00"},
    ],
    "event_shift": [
        {"source_id": "s1", "event_uid": uid("event", "e1"), "starts_at": "2026-05-01 22:00:00"},
    ],
    "event_attendance": [
        {"source_id": "a1", "person_record_uid": person("1"), "event_uid": uid("event", "e1"),
         "event_shift_uid": uid("event_shift", "s1"), "attendance_status": "attended"},
        {"source_id": "a2", "person_record_uid": person("7"), "event_uid": uid("event", "hidden"),
         "event_shift_uid": uid("event_shift", "hidden"), "attendance_status": "registered",
         "is_masked": "true"},
    ],
    "donation": [
        {"source_id": "d1", "person_record_uid": person(AWKWARD), "donation_type": "gift",
         "amount": "25.10", "currency": "usd", "donated_at": "2026-03-04 12:00:00",
         "status": "settled"},
    ],
    "relationship": [
        {"source_id": "l1", "from_person_record_uid": person("1"),
         "to_person_record_uid": person("5"), "relationship_type": "friend"},
        {"source_id": "l2", "from_person_record_uid": person("1"),
         "to_person_record_uid": person(AWKWARD), "relationship_type": "recruited"},
    ],
}  # fmt: skip
ANYONE = {"record_kind": "contact", "given_name": "Gil", "gender": "male"}
OTHERS: dict[tuple[str, str], dict[str, list[dict[str, str]]]] = {
    ("sheets", "closed"): {
        "person_record": [{"source_id": "1", **ANYONE}],
        "consent_event": [
            {"source_id": "c1", "person_record_uid": person("1", "closed"), "channel": "email",
             "consent_status": "opted_out", "contact_point_value_raw": "gil@example.org"},
        ],
    },
    ("sheets", "unmatched"): {
        "person_record": [{"source_id": "1", **ANYONE}],
        "consent_event": [
            {"source_id": f"c{number}", "person_record_uid": person("1", "unmatched"),
             "channel": "email", "consent_status": status,
             "contact_point_value_raw": "gil@example.org"}
            for number, status in enumerate(["opted_out", "opted_in"], start=1)
        ],
    },
    ("van", "shared"): {
        "person_record": [{"source_id": "1", "source_object": "person", **ANYONE}],
    },
    ("sheets", "unagreed"): {"person_record": [{"source_id": "1", **ANYONE}]},
    ("sheets", "theirs"): {"person_record": [{"source_id": "1", **ANYONE}]},
}  # fmt: skip


def write_csv(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """Rows as a CSV file; what a row lacks is empty."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return path
