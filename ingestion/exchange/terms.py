"""What an organization may pass on, feed by feed, and why a row stays at home."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

from ingestion import standard
from ingestion.warehouse import Warehouse

HOME_ONLY = "org_only"
# Scopes wide enough for someone else than the owner to pass the rows on.
PASSED_ON = ("network", "movement")
ADULT_YEARS = 18
# A row is about these; a person who stays at home takes it along.
_ABOUT = ("person_record_uid", "from_person_record_uid", "to_person_record_uid")

Row = dict[str, Any]


@dataclass(frozen=True)
class Terms:
    """The agreement that holds for one tool account and entity, as the exporter may use it.

    `is_open`: it lets the feed leave. `opens_account`: some agreement lets some feed of the
    account leave. `is_party`: the exporter is accountable for the feed or runs it. `passes_on`:
    so it may hand on other owners' rows. `matches`: the purposes include matching.
    """

    tool_slug: str
    account_slug: str
    is_open: bool
    opens_account: bool
    is_party: bool
    passes_on: bool
    matches: bool


def in_force(agreements: Sequence[Row], today: date) -> list[Row]:
    """The rows of `mds_data_agreement` that hold today."""
    return [
        row
        for row in agreements
        if row["valid_from"] <= today and (row["valid_to"] is None or row["valid_to"] > today)
    ]


def chosen(agreements: Sequence[Row], entity: str) -> list[Row]:
    """One agreement per account: that which names the entity goes before one for all."""
    found: dict[tuple[str, str], Row] = {}
    for row in sorted(
        agreements,
        key=lambda row: (row["entity"] != "*", row["valid_from"], row["agreement_slug"]),
    ):
        if row["entity"] in ("*", entity):
            found[row["tool_slug"], row["account_slug"]] = row
    return [found[key] for key in sorted(found)]


def terms(agreements: Sequence[Row], entity: str, organization_uid: str) -> list[Terms]:
    """The terms of every account for one entity, of the agreements in force."""
    opened = {
        (row["tool_slug"], row["account_slug"])
        for row in agreements
        if row["sharing_scope"] != HOME_ONLY
    }
    found = []
    for row in chosen(agreements, entity):
        key = (row["tool_slug"], row["account_slug"])
        scope = row["sharing_scope"]
        is_party = organization_uid in (row["accountable_org_uid"], row["operator_org_uid"])
        purposes = [word.strip() for word in row["permitted_purposes"].split(",")]
        found.append(
            Terms(
                *key,
                is_open=scope != HOME_ONLY,
                opens_account=key in opened,
                is_party=is_party,
                passes_on=is_party and scope in PASSED_ON,
                matches="matching" in purposes,
            )
        )
    return found


def judged(
    warehouse: Warehouse, entity: str, organization_uid: str, known: Iterable[Terms], today: date
) -> tuple[str, list[Any]]:
    """A query of the rows in question, with `stays`, why a row stays at home or null when it may
    travel, and `hides_gender`; and the query's parameters.

    In question are the organization's own rows and those of accounts that it has a part in. Stubs
    are no rows: the other side makes its own.
    """
    rows = list(known)
    columns = ", ".join(Terms.__annotations__)
    if rows:
        mark = f"({', '.join('?' for _ in Terms.__annotations__)})"
        body = f"values {', '.join([mark] * len(rows))}"
    else:
        body = "select " + ", ".join(
            f"cast(null as {'boolean' if kind == 'bool' else 'varchar'})"
            for kind in Terms.__annotations__.values()
        ) + " where 1 = 0"  # fmt: skip
    cases = _cases(warehouse, entity, organization_uid, today)
    sql = (
        f"with terms ({columns}) as ({body})"
        f" select said.*, case {' '.join(sql for sql, _ in cases)} end as stays,"
        " not coalesce(terms.matches, false) as hides_gender"
        f" from {warehouse.table('standard', f'mds_{entity}')} as said"
        " left join terms on said.tool_slug = terms.tool_slug"
        " and said.account_slug = terms.account_slug"
        " where not said.is_stub and (said.owner_org_uid = ? or coalesce(terms.is_party, false))"
    )
    parameters = [value for row in rows for value in astuple(row)]
    parameters += [value for _, given in cases for value in given]
    return sql, [*parameters, organization_uid]


def _cases(
    warehouse: Warehouse, entity: str, organization_uid: str, today: date
) -> list[tuple[str, list[Any]]]:
    """The branches in order, each with its parameters: the first that holds is the reason.

    An opt-out travels wherever anything of its account may.
    """
    columns = standard.entity(entity).columns
    about = [name for name in _ABOUT if name in columns]
    if entity == "person_record":
        about = ["record_uid"]
    people = (
        f"exists (select 1 from {warehouse.table('standard', 'mds_person_record')} as people"
        f" where people.record_uid in ({', '.join(f'said.{name}' for name in about)}) and "
    )
    cases: list[tuple[str, list[Any]]] = [
        ("when terms.tool_slug is null then 'no_agreement'", []),
    ]
    if about:
        cases.append((f"when {people} people.is_test) then 'test_person'", []))
    if entity == "consent_event":
        cases.append(
            (
                f"when {_counted(warehouse, 'consent_status')} = 'opted_out'"
                " and terms.opens_account and (said.owner_org_uid = ? or terms.passes_on)"
                " then cast(null as varchar)",
                [organization_uid],
            )
        )
    cases.append((f"when not terms.is_open then '{HOME_ONLY}'", []))
    cases.append(
        (
            "when said.owner_org_uid <> ? and not terms.passes_on then 'another_owner'",
            [organization_uid],
        )
    )
    cases.append(("when said.is_masked then 'masked'", []))
    if "is_sensitive" in columns and about:
        cases.append(("when said.is_sensitive then 'sensitive'", []))
    if about:
        born = "(people.birth_date > ? or (people.birth_date is null and people.birth_year >= ?)))"
        year = today.year - ADULT_YEARS
        eldest = today.replace(year=year, day=min(today.day, 28))
        cases.append((f"when {people} {born} then 'possible_minor'", [eldest, year]))
    if entity == "consent_event":
        cases.append(
            (
                f"when {_counted(warehouse, 'channel')} in ('text', 'all')"
                f" and {_counted(warehouse, 'consent_status')} <> 'opted_out'"
                " then 'texting_consent'",
                [],
            )
        )
    return cases


def _counted(warehouse: Warehouse, column: str) -> str:
    """What a row says in a column named like its list, a value of one's own as its parent."""
    values = warehouse.table("mapping", "map_throughline__enum_value")
    return (
        f"coalesce((select listed.rolls_up_to from {values} as listed where"
        f" listed.enum = '{column}' and listed.enum_value = said.{column}), said.{column})"
    )
