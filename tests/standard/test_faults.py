"""Two hundred faulty rows of every entity: each is kept or refused, for the right reasons."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.harness import Dbt
from tests.standard.small import (
    AT,
    CONTRACTS,
    ENTITIES,
    fill,
    ordinary,
    prepare,
    project,
    whole_columns,
    whole_mapping,
)

ROWS = 200
# a refusal for these would need a column to lose the default that it has
NEVER = {
    f"required_{column}"
    for column in (
        "amount_raw", "conversation_uid", "effective_at", "event_timezone", "extracted_at",
        "guest_count", "occurred_local_date", "org_uid", "program_uid", "sender_org_uid",
        "source_row_id",
    )
}  # fmt: skip

Row = dict[str, Any]


@dataclass
class Case:
    """One row, or two that contradict or repeat each other, and the rules that refuse them."""

    row: Row
    rules: set[str] = field(default_factory=set)
    twin: Row | None = None


@cache
def faults(entity: str) -> dict[str, list[tuple[Callable[[Row], Row], set[str]]]]:
    """What can be wrong, by the part of the row that it touches: changes, and rules broken."""
    of: dict[str, list[tuple[Callable[[Row], Row], set[str]]]] = {
        "id": [
            (lambda row: {"source_id": row["source_id"] + ".0"}, {"Q03"}),
            (lambda row: {"source_id": row["source_id"][0] + ".2E+" + row["source_id"]}, {"Q03"}),
            (lambda row: {"source_id": f"{int(row['source_id']):,}"}, {"Q03"}),
            (lambda row: {"source_id": None}, {"Q03"}),
            (lambda row: {"source_id": row["source_id"] + "9" * 400}, {"Q02"}),
        ],
        "object": [(lambda row: {"source_object": "Not a slug"}, {"Q02"})],
        "account": [
            (lambda row: {"account_slug": "nobodys"}, {"Q01", "Q05"}),
            (lambda row: {"account_slug": "unagreed"}, {"Q05"}),
        ],
        "deletion": [(lambda row: {"is_deleted": True}, {"Q10"})],
    }
    screened = [name for name, meta in CONTRACTS[entity].items() if meta.get("screened")]
    for name in screened:
        if (entity, name) == ("consent_event", "consent_status_raw"):
            continue
        for text in ("my number is 078-05-1120", "card 4111 1111 1111 1111 thanks"):
            of.setdefault(name, []).append((lambda row, n=name, t=text: {n: t}, {"Q12"}))
    for name, meta in CONTRACTS[entity].items():
        if not meta.get("required"):
            continue
        if meta.get("enum"):
            raw = meta.get("crosswalk_from")
            silent = {raw: None} if raw and not CONTRACTS[entity][raw].get("required") else {}
            if f"required_{name}" not in NEVER:
                of.setdefault(name, []).append((lambda row, n=name: {n: "no such word"}, {"Q06"}))
            if silent:
                of[name].append((lambda row, n=name, s=silent: {n: None, **s}, {"Q06"}))
        elif f"required_{name}" not in NEVER:
            of.setdefault(name, []).append((lambda row, n=name: {n: None}, {f"required_{name}"}))
        if meta.get("happened"):
            for moment in ("1889-01-01 00:00:00", "2031-01-01 00:00:00"):
                of[name].append((lambda row, n=name, m=moment: {n: m}, {"Q07"}))
    for part, change, rule in OWN.get(entity, ()):
        of.setdefault(part, []).append((change, {rule}))
    return of


NO_TIMES: Row = dict.fromkeys(
    ("started_at", "submitted_at", "mailed_at", "received_at", "confirmed_at"), None
)
OWN: Mapping[str, list[tuple[str, Callable[[Row], Row], str]]] = {
    "donation": [
        ("amount", lambda row: {"amount": 0}, "zero_amount"),
        ("amount", lambda row: {"amount": -25}, "sign_against_type"),
        ("amount", lambda row: {"donation_type": "refund"}, "sign_against_type"),
    ],
    "contact_point": [("value_raw", lambda row: {"value_raw": "   "}, "empty_value")],
    "person_tag": [("tag_name_raw", lambda row: {"tag_name_raw": "  "}, "empty_value")],
    "relationship": [
        (
            "from_person_record_uid",
            lambda row: {"from_person_record_uid": row["to_person_record_uid"]},
            "tie_to_self",
        )
    ],
    "voting_action": [
        ("times", lambda row: NO_TIMES, "no_time"),
        ("state_code", lambda row: {"state_code": " "}, "required_state_code"),
    ],
    "question_response": [
        (
            "response_raw",
            lambda row: {"response_raw": " ", "response_option_source_id": None},
            "no_answer",
        )
    ],
    "action_submission": [
        ("campaign_uid", lambda row: {"campaign_uid": None}, "required_campaign_uid")
    ],
    "consent_event": [("channel", lambda row: {"channel": None}, "opt_in_without_channel")],
    "campaign": [
        (
            "parent_campaign_uid",
            lambda row: {"parent_campaign_uid": f"crm:east:campaign:{row['source_id']}"},
            "own_parent",
        )
    ],
}
# two faults of one row must not be two words about the same thing
TOGETHER = [
    {"donation_type", "amount"},
    {"from_person_record_uid", "to_person_record_uid"},
    {"deletion", "value_raw"},
    {"deletion", "identifier_value"},
]


def words(entity: str) -> list[set[str]]:
    """Columns with the columns that their words are read from."""
    columns = CONTRACTS[entity].items()
    return [{name, meta["crosswalk_from"]} for name, meta in columns if "crosswalk_from" in meta]


@st.composite
def cases(draw: st.DrawFn, entity: str, numbers: Iterator[int]) -> Case:
    """A row with no, one or two faults; an opt-out with faults is kept for all of them."""
    row = ordinary(entity) | {"account_slug": "east", "loaded_at": AT, "extracted_at": AT}
    # what is drawn may come again, so that the count makes the id its own
    row["source_id"] = f"{draw(st.integers(1, 999))}{next(numbers):06}"
    of = faults(entity)
    if entity == "consent_event":
        row["consent_status"] = draw(st.sampled_from(["opted_in", "opted_out"]))
    parts = draw(st.lists(st.sampled_from(sorted(of)), unique=True, max_size=2))
    if any(set(parts) <= pair for pair in [*TOGETHER, *words(entity)]):
        parts = parts[:1]
    rules: set[str] = set()
    for part in parts:
        change, broken = draw(st.sampled_from(of[part]))
        if part == "parent_campaign_uid" and {"id", "object", "account"} & set(parts):
            continue
        row |= change(row)
        rules |= broken
    if row.get("consent_status") == "opted_out":
        return Case(row)
    if rules or not draw(st.booleans()):
        return Case(row, rules)
    column = "origin_source_id"
    twin = row | {column: draw(st.sampled_from([row[column], "another word"]))}
    return Case(row, {"Q04"} if twin != row else set(), twin)


def payload(entity: str) -> list[Case]:
    """As many cases as hypothesis gives, every id its own."""
    made: list[Case] = []

    @settings(max_examples=ROWS + ROWS // 2, derandomize=True, database=None, deadline=None)
    @given(cases(entity, itertools.count()))
    def take(case: Case) -> None:
        made.append(case)

    take()
    return made


@pytest.fixture(scope="module")
def payloads() -> dict[str, list[Case]]:
    given_rows = {entity: payload(entity) for entity in ENTITIES}
    for entity, of in given_rows.items():
        for number, case in enumerate(of):
            case.row["source_row_id"] = f"{entity}{number}"
            if case.twin:
                case.twin["source_row_id"] = f"{entity}{number}twin"
    return given_rows


@pytest.fixture(scope="module")
def refusing(
    dbt: Dbt, payloads: dict[str, list[Case]], tmp_path_factory: pytest.TempPathFactory
) -> Dbt:
    """The standard, built from the faulty rows."""
    mappings = {entity: whole_mapping(entity) for entity in ENTITIES}
    dbt.project_dir = project(tmp_path_factory.mktemp("faults") / "project", mappings)
    dbt.variables = {"tools": {"crm": ENTITIES}}
    prepare(dbt)
    for entity, of in payloads.items():
        dbt.table(f"staging_crm.{entity}", [], whole_columns(entity))
        rows = [row for case in of for row in (case.row, case.twin) if row]
        fill(dbt, f"staging_crm.{entity}", [{**row, "load_id": "1"} for row in rows])
    dbt.seed()
    dbt.run()
    return dbt


@pytest.mark.parametrize("entity", ENTITIES)
def test_every_row_ends_where_it_should(
    refusing: Dbt, payloads: dict[str, list[Case]], entity: str
) -> None:
    of = payloads[entity]
    assert len(of) >= ROWS
    told = refusing.query(f"select source_row_id, rejecting_rules from mapping.flag_{entity}")
    refused = {row_id: set(rules.split()) for row_id, rules in told}
    kept = {
        row_id
        for (row_id,) in refusing.query(
            f"select source_row_id from standard.mds_{entity} where not is_stub"
        )
    }
    for case in of:
        rows = [row["source_row_id"] for row in (case.row, case.twin) if row]
        if case.twin and not case.rules:
            assert sorted(map(len, (refused[row] for row in rows))) == [0, 1], case
            assert len(kept & set(rows)) == 1, case
        else:
            # rows without an id are all the same row
            also = {"Q04"} if case.row["source_id"] is None else set()
            assert all(refused[row] - also == case.rules - also for row in rows), case
            assert set(rows) <= kept if not case.rules else not set(rows) & kept, case


@pytest.mark.parametrize("entity", ENTITIES)
def test_received_is_kept_and_refused(
    refusing: Dbt, payloads: dict[str, list[Case]], entity: str
) -> None:
    received = sum(2 if case.twin else 1 for case in payloads[entity])
    [(kept,)] = refusing.query(f"select count(*) from standard.mds_{entity} where not is_stub")
    [(refused,)] = refusing.query(
        "select coalesce(sum(occurrences), 0) from (select max(occurrences) as occurrences"
        " from standard.mds_quarantine where entity = ?"
        " group by coalesce(record_uid, ''), case when record_uid like '%:\\%N' escape '\\'"
        " then source_row_id else '' end) as records",
        [entity],
    )
    assert kept > 0 < refused
    assert received == kept + refused


def test_every_rule_that_can_refuse_did(refusing: Dbt, payloads: dict[str, list[Case]]) -> None:
    rules = {
        rule
        for (rule,) in refusing.query(
            "select rule_id from reference.ref_quality_rule where severity = 'reject'"
            " and entity not in ('data_agreement', 'org_affiliation', 'tool_account')"
        )
    }
    broken = {rule for of in payloads.values() for case in of for rule in case.rules}
    assert rules - broken - {"overlaps"} == NEVER
    assert broken <= rules
