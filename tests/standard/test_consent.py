"""The rules of consent: one statement after another, and what may be done after the last."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.harness import ROOT
from tests.standard.landed import Landed, uid

DAY = "2026-08-{:02d} 12:00:00"
# case: statements in the order of their days; whether the sender may write on the channel after
CASES: Mapping[str, tuple[bool, list[dict[str, Any]]]] = {
    # 1. the newest of equal standing wins, at a tie the refusal
    "newer permission": (True, [{"says": "pending_confirmation"}, {"says": "opted_in"}]),
    "newer doubt": (False, [{"says": "opted_in"}, {"says": "pending_confirmation"}]),
    "refusal at a tie": (False, [{"says": "opted_in", "day": 5}, {"says": "opted_out", "day": 5}]),
    # 2. only the person's own proven act takes a refusal back
    "own act by keyword": (True, [{"says": "opted_out"}, {"says": "opted_in"}]),
    "own act on a form": (
        True, [{"says": "opted_out"}, {"says": "opted_in", "capture_method": "web_form"}],
    ),
    "own act on paper": (
        True, [{"says": "opted_out"}, {"says": "opted_in", "capture_method": "paper"}],
    ),
    "own act without proof": (
        False, [{"says": "opted_out"}, {"says": "opted_in", "is_verified": False}],
    ),
    **{
        f"{method} after a refusal": (
            False, [{"says": "opted_out"}, {"says": "opted_in", "capture_method": method}],
        )
        for method in ("list_import", "sync", "default", "staff_entry", "verbal_to_caller")
    },
    "own act before the refusal": (False, [{"says": "opted_in"}, {"says": "opted_out"}]),
    "refused again": (
        False, [{"says": "opted_out"}, {"says": "opted_in"}, {"says": "opted_out"}],
    ),
    "doubt after a refusal": (False, [{"says": "opted_out"}, {"says": "unspecified"}]),
    # 3. a complaint and a carrier's block: by keyword, on that channel
    "form after a complaint": (
        False,
        [
            {"says": "opted_out", "capture_method": "complaint"},
            {"says": "opted_in", "capture_method": "web_form"},
        ],
    ),
    "keyword after a complaint": (
        True, [{"says": "opted_out", "capture_method": "complaint"}, {"says": "opted_in"}],
    ),
    "keyword after a block": (
        True, [{"says": "opted_out", "capture_method": "carrier_block"}, {"says": "opted_in"}],
    ),
    "keyword on another channel": (
        False,
        [
            {"says": "opted_out", "capture_method": "carrier_block"},
            {"says": "opted_in", "channel": "phone"},
        ],
    ),
    # a refusal without a channel, or of a kind nobody knows, is of every channel
    "refusal of all channels": (
        False, [{"says": "opted_in"}, {"says": "opted_out", "channel": None}],
    ),
    "refusal of an unknown channel": (
        False, [{"says": "opted_in"}, {"says": "opted_out", "channel": "unknown"}],
    ),
    "refusal for an unknown purpose": (
        False,
        [{"says": "opted_in"}, {"says": "opted_out", "message_purpose": "unknown"}],
    ),
    "refusal of another channel": (
        True, [{"says": "opted_in"}, {"says": "opted_out", "channel": "email"}],
    ),
    # 7. what nobody has said is no permission, but where the organization decided so
    "unspecified": (False, [{"says": "unspecified"}]),
    "unspecified at the door": (True, [{"says": "unspecified", "channel": "door"}]),
    "refused at the door": (
        False,
        [{"says": "opted_out", "channel": "door"}, {"says": "unspecified", "channel": "door"}],
    ),
    # nobody has permitted what is dated in the future, and a deletion takes back no refusal
    "permission from the future": (
        False, [{"says": "opted_out"}, {"says": "opted_in", "effective_at": "2062-08-01"}],
    ),
    "deleted refusal": (
        False,
        [
            {"says": "opted_in"},
            {"says": "opted_out", "is_deleted": True, "deleted_at": DAY.format(9),
             "deletion_basis": "source_flag"},
        ],
    ),
    "deleted permission": (
        False,
        [
            {"says": "unspecified"},
            {"says": "opted_in", "is_deleted": True, "deleted_at": DAY.format(9),
             "deletion_basis": "source_flag"},
        ],
    ),
    "erased refusal": (
        False,
        [
            {"says": "opted_in"},
            {"says": "opted_out", "is_deleted": True, "deleted_at": DAY.format(9),
             "deletion_basis": "erasure_request"},
        ],
    ),
}  # fmt: skip


def _statement(number: int, step: int, says: str, day: int | None = None, **row: Any) -> Any:
    return {
        "source_id": f"{number}-{step}",
        "contact_point_value_raw": f"313-555-01{number:02d}",
        "consent_status": says,
        "effective_at": DAY.format(day or step + 1),
        "is_verified": True,
        "sender_scope": "one_org",
        **row,
    }


NETWORK, PLATFORM, OWN, LATE, PERSONS = "(313) 555-0190", "(313) 555-0191", "(313) 555-0192", \
    "(313) 555-0193", "(313) 555-0194"  # fmt: skip


@pytest.fixture(scope="module")
def ledger(make_landed: Callable[[str], Landed]) -> Landed:
    landed = make_landed("duckdb")
    for org in ("national", "state", "local", "former"):
        landed.register("organization", org_slug=org, org_name=org, compliance_domain="c4")
        landed.account("crm", org, org)
    for child, parent, until in (
        ("state", "national", None), ("local", "state", None),
        ("former", "national", "2026-01-01"),
    ):  # fmt: skip
        landed.register(
            "org_affiliation", child_org_slug=child, parent_org_slug=parent,
            affiliation_type="chapter_of", valid_from="2020-01-01", valid_to=until,
        )  # fmt: skip
    statements = [
        _statement(number, step, **{"channel": "text", **said})
        for number, (_, told) in enumerate(CASES.values())
        for step, said in enumerate(told)
    ]

    def national(source_id: str, says: str, number: str, scope: str, **row: Any) -> Any:
        return _statement(0, 0, says) | {
            "source_id": source_id, "_tool_account": "national", "sender_scope": scope,
            "contact_point_value_raw": number, **row,
        }  # fmt: skip

    landed.load(
        person_record=[
            {"source_id": "1"}, {"source_id": "2", "tool_slug": "dialer"}, {"source_id": "3"},
        ],
        contact_point=[
            {"source_id": "1", "person_record_uid": uid("person_record", "1"), "value_raw": OWN},
            {"source_id": "2", "tool_slug": "dialer", "value_raw": OWN,
             "person_record_uid": uid("person_record", "2", "dialer")},
            {"source_id": "3", "person_record_uid": uid("person_record", "3"),
             "value_raw": PERSONS},
        ],
        consent_event=[
            *statements,
            national("n1", "opted_out", NETWORK, "network"),
            national("n2", "opted_in", LATE, "network"),
            national("n3", "opted_out", PLATFORM, "platform"),
            national("n4", "opted_out", OWN, "one_org"),
            # said of one record's number in one tool, and by a person without any number
            _statement(0, 0, "opted_out") | {
                "source_id": "v1", "tool_slug": "dialer", "contact_point_value_raw": OWN,
                "person_record_uid": uid("person_record", "2", "dialer"),
            },
            _statement(0, 0, "opted_out", channel=None) | {
                "source_id": "v2", "contact_point_value_raw": None,
                "person_record_uid": uid("person_record", "3"),
            },
        ],
    )  # fmt: skip
    landed.build()
    return landed


@pytest.mark.parametrize("case", CASES)
def test_what_may_be_done_after_the_last_statement(ledger: Landed, case: str) -> None:
    number = list(CASES).index(case)
    may, told = CASES[case]
    channel = told[-1]["channel"] if told[-1].get("channel") == "door" else "text"
    rows = ledger.dbt.query(
        "select may_contact from standard.mds_consent_current"
        " where contact_point_value_normalized = ? and channel = ? and message_purpose = 'all'",
        [f"+131355501{number:02d}", channel],
    )
    assert rows == [(may,)]


def reached(ledger: Landed, number: str) -> dict[str, bool]:
    """Organizations that a statement about a number reaches, and whether they may write."""
    digits = "+1" + "".join(c for c in number if c.isdigit())
    return {
        sender.split(":")[-1]: may
        for sender, may in ledger.dbt.query(
            "select sender_org_uid, may_contact from standard.mds_consent_current"
            " where contact_point_value_normalized = ?",
            [digits],
        )
    }


def test_a_statement_reaches_as_far_as_its_scope(ledger: Landed) -> None:
    everyone = {"national", "state", "local", "former"}
    assert reached(ledger, NETWORK) == dict.fromkeys(everyone, False)
    assert reached(ledger, PLATFORM) == dict.fromkeys({*everyone, "hub"}, False)
    # a tie that has ended carries no permission any more
    assert reached(ledger, LATE) == dict.fromkeys({"national", "state", "local"}, True)


def test_a_statement_follows_its_number_through_records_and_tools(ledger: Landed) -> None:
    assert reached(ledger, OWN) == {"national": False, "hub": False}


def test_who_names_no_number_speaks_for_all_of_theirs(ledger: Landed) -> None:
    assert ledger.dbt.query(
        "select channel, may_contact from standard.mds_consent_current"
        " where contact_point_value_normalized = '+13135550194'"
    ) == [("all", False)]


def test_consent_knows_no_person() -> None:
    """It holds before anything is matched: no step reads identity."""
    steps: list[Path] = [
        *(ROOT / "models/mapping/flags/consent").glob("*.sql"),
        ROOT / "models/standard/mds_consent_current.sql",
    ]
    assert len(steps) == 4
    for step in steps:
        assert "link_" not in step.read_text() and "ref('person" not in step.read_text()
