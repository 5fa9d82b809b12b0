"""What a person is called and which organization sees what, from persons laid by hand."""

from __future__ import annotations

import itertools

import pytest

from tests.linkage.conftest import Identity, uid

MODELS = (
    "link_pin", "link_withheld_name", "link_withheld_address", "link_field_claim",
    "person", "person_organization", "person_field_provenance",
)  # fmt: skip
PUBLIC = ("marts.person", "marts.person_organization", "marts.person_field_provenance")

# person: records of (id, kind, given name, year of its last change)
CALLED = {
    "self": [
        ("self-1", "registrant", "mia", 2021), ("self-2", "signer", "maya", 2023),
        ("self-3", "contact", "mary", 2025), ("self-4", "voter_file", "maria", 2025),
    ],
    "pinned": [
        ("pinned-1", "contact", "lee", 2019), ("pinned-2", "voter_file", "leopold", 2024),
        ("pinned-3", "contact", "leo", 2025),
    ],
    "official": [
        ("official-1", "voter_file", "ann", 2020), ("official-2", "voter_file", "anna", 2022),
        ("official-3", "contact", "annie", 2025),
    ],
    "other": [
        ("other-1", "contact", "t", 2025), ("other-2", "contact", "tom", 2021),
        ("other-3", "user", "thomas", 2022),
    ],
    "renamed": [
        ("renamed-1", "voter_file", "bartholomew", 2025),
        ("renamed-2", "contact", "rosalind", 2020),
        ("renamed-3", "registrant", "Bartholomew", 2024),
    ],
    "two": [("two-1", "contact", "nia", 2024), ("two-2", "contact", "nina", 2025)],
}  # fmt: skip
# the first is newer in its record, and tells the old name
EMAILS = {
    "renamed-1": "rosabartholomewf@example.org",
    "renamed-2": "rosalind.f@example.org",
}


def people():
    return [
        {
            "source_id": record,
            "record_kind": kind,
            "given_name": given,
            "family_name": "ferncastle",
            "updated_at": f"{year}-05-01 12:00:00",
            "birth_date": f"19{50 + year % 10}-03-04" if person != "other" else None,
            "phone": f"31255501{number:02d}",
            "address_line_1": f"{number} mill lane",
            "owner_org": record if person == "two" else "north",
            "email": EMAILS.get(record),
            "identifier:state_voter_id": "OH0012" if record == "self-1" else None,
        }
        for person, records in CALLED.items()
        for number, (record, kind, given, year) in enumerate(records)
    ]


@pytest.fixture(scope="module", params=("duckdb", "postgres"))
def golden(request, make_dbt):
    identity = Identity(make_dbt(request.param, seeded=True))
    dbt = identity.dbt
    identity.lay(people())
    person = {uid(record): name for name, rows in CALLED.items() for record, *_ in rows}
    columns = {"record_uid": "text", "person_id": "text", "person_id_wide": "text"}
    owner = dict(dbt.query("select record_uid, owner_org_uid from standard.mds_person_record"))
    rows = [
        {"record_uid": record, "person_id": name, "person_id_wide": name}
        for record, name in person.items()
    ]
    cluster = {name: number for number, name in enumerate(CALLED)}
    dbt.table(
        "identity.link_person",
        [
            {**row, "record_no": number, "cluster_no": cluster[row["person_id"]]}
            for number, row in enumerate(rows)
        ],
        {**columns, "record_no": "bigint", "cluster_no": "bigint"},
    )
    dbt.table(
        "marts.person_crosswalk",
        [{**row, "owner_org_uid": owner[row["record_uid"]]} for row in rows],
        {**columns, "owner_org_uid": "text", "match_probability": "decimal(6, 5)"},
    )
    for record in ("self-3", "pinned-1"):
        dbt.execute(
            "insert into registry.person_pin (record_uid, field) values (?, 'name')",
            [uid(record)],
        )
    identity.operate(
        "withhold_name", record_uid=uid("renamed-2"), name="Bartholomew", withheld_by="ana"
    )
    dbt.execute("update standard.mds_person_identifier set is_deleted = true")
    dbt.run(*MODELS, linkage={})
    return dbt


def test_a_name_is_self_given_or_pinned_or_official_or_the_most_complete(golden):
    names = dict(golden.query("select person_id, given_name from marts.person"))
    assert names == {
        "self": "maya", "pinned": "lee", "official": "anna", "other": "thomas",
        "renamed": "rosalind", "two": "nina",
    }  # fmt: skip
    rules = dict(
        golden.query(
            "select person_id, rule_applied from marts.person_field_provenance where field = 'name'"
        )
    )
    assert rules["pinned"] == "manual"
    births = dict(golden.query("select person_id, birth_year from marts.person"))
    assert births["self"] == 1955  # the official file's, not the newest


def test_a_withheld_name_is_nowhere_to_be_read(golden):
    for table in (*PUBLIC, "identity.link_field_claim"):
        rows = golden.query(f"select * from {table}")
        assert rows
        assert "artholomew" not in repr(rows)
    assert golden.query("select email_best from marts.person where person_id = 'renamed'") == [
        ("rosalind.f@example.org",)
    ]
    (rivals,) = golden.query(
        "select rival_value_count from marts.person_field_provenance"
        " where person_id = 'renamed' and field = 'name'"
    )
    assert rivals == (0,)
    assert "artholomew" not in repr(golden.query("select * from registry.withheld_name"))


def test_an_id_that_the_tool_took_back_is_nobodys(golden):
    assert golden.query(
        "select count(*) from marts.person_field_provenance where field = 'state_voter_id'"
    ) == [(0,)]


def test_an_organization_sees_its_own_records_and_nothing_of_others(golden):
    seen = {
        org.split(":")[3]: row
        for org, *row in golden.query(
            "select owner_org_uid, given_name, birth_year, address_line_1, record_count,"
            " has_conflict from marts.person_organization where person_id = 'two'"
        )
    }
    assert seen == {
        "two-1": ["nia", 1954, "0 mill lane", 1, False],
        "two-2": ["nina", 1955, "1 mill lane", 1, False],
    }
    assert golden.query(
        "select given_name, record_count, has_conflict from marts.person where person_id = 'two'"
    ) == [("nina", 2, True)]


DOMAINS = ("c3", "c4", "pac", "candidate", "independent", None)
AGREEMENTS = {
    "own": ("matching", "org_only"),
    "network": ("operations, matching", "network"),
    "unused": ("operations", "network"),
}


def test_no_scope_crosses_a_firewall_or_an_agreement(golden):
    """Every kind of organization with every agreement: who may be matched with whom."""
    orgs = [f"{domain}-{kind}" for domain in DOMAINS for kind in AGREEMENTS]
    golden.table(
        "standard.mds_person_record",
        [
            {
                "tool_slug": "file",
                "account_slug": f"{org}-{copy}",
                "owner_org_uid": f"mds:registry:organization:{org}",
                "loaded_at": "2026-09-30 12:00:00",
            }
            for org in orgs
            for copy in (1, 2)
        ],
        dict.fromkeys(("tool_slug", "account_slug", "owner_org_uid"), "text")
        | {"loaded_at": "timestamp"},
    )
    golden.table(
        "standard.mds_organization",
        [
            {
                "record_uid": f"mds:registry:organization:{domain}-{kind}",
                "org_slug": f"{domain}-{kind}",
                "compliance_domain": domain,
            }
            for domain in DOMAINS
            for kind in AGREEMENTS
        ],
        dict.fromkeys(("record_uid", "org_slug", "compliance_domain"), "text"),
    )
    golden.table(
        "standard.mds_data_agreement",
        [
            {
                "record_uid": f"{org}-{copy}",
                "tool_slug": "file",
                "account_slug": f"{org}-{copy}",
                "entity": "*",
                "permitted_purposes": AGREEMENTS[org.split("-")[1]][0],
                "sharing_scope": AGREEMENTS[org.split("-")[1]][1],
                "valid_from": "2020-01-01",
            }
            for org in orgs
            for copy in (1, 2)
        ],
        dict.fromkeys(
            ("record_uid", "tool_slug", "account_slug", "entity", "permitted_purposes",
             "sharing_scope"), "text",
        ) | {"valid_from": "date", "valid_to": "date"},
    )  # fmt: skip
    golden.run("link_match_scope", linkage={})
    scopes = dict(golden.query("select account_slug, match_scope from identity.link_match_scope"))
    group = {"c3": "c3", "c4": "c4", "pac": "c4", "candidate": "candidate",
             "independent": "independent"}  # fmt: skip
    for one, other in itertools.combinations(scopes, 2):
        (domain_l, kind_l, _), (domain_r, kind_r, _) = one.split("-"), other.split("-")
        same_owner = (domain_l, kind_l) == (domain_r, kind_r)
        share = (
            kind_l == kind_r == "network"
            and group.get(domain_l, domain_l) == group.get(domain_r, domain_r)
            and "None" not in (domain_l, domain_r)
        )
        assert (scopes[one] == scopes[other]) == (same_owner or share), (one, other)
