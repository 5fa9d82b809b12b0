"""A flat list of people, loaded straight into the standard's tables.

Identity reads nothing but `mds_*`; so its tests and benchmarks need no landing. A list is a DuckDB
relation with `source_id` and any of the columns of `land-file`'s people list.
"""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

# what identity reads besides the standard, and what is published from it
REGISTRY = ("person_ruling", "person_pin", "withheld_name", "suppression")
SEEDS = (
    "default_weight", "nickname", "name_spelling", "masculine_name", "call_name", "junk_value",
    "role_mailbox",
    *(f"registry_{name}" for name in REGISTRY),
)  # fmt: skip
MARTS = (
    "person", "person_crosswalk", "person_organization", "person_field_provenance",
    "match_review_queue",
)  # fmt: skip
PERSON = [
    "given_name",
    "middle_name",
    "family_name",
    "name_suffix",
    "full_name",
    "birth_date",
    "birth_place",
    "occupation",
    "employer",
]
ADDRESS = ["address_line_1", "address_line_2", "city", "region", "postal_code", "country"]


def standard_tables(
    memory: duckdb.DuckDBPyConnection,
    people: str,
    org: str = "list",
    account: str = "list",
    match_values: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The query of each `mds_*` table that identity reads, by the table's name.

    `people` is a table name in `memory`. Columns named `email*` and `phone*` are contact points,
    `identifier:<type>` or `identifier:<type>@<namespace>` identifiers; `tool_slug`,
    `account_slug` and `owner_org` override the list's own; `record_kind`, `updated_at` and
    `merged_into` (a source id) are the tool's own words. Missing columns are null.
    `match_values` has the SQL that makes `match_value` of `value_raw` for email and phone; it is
    null without.
    """
    columns = [row[0] for row in memory.execute(f"describe {people}").fetchall()]

    def text(name: str) -> str:
        return (
            f"nullif(trim(cast(\"{name}\" as varchar)), '')"
            if name in columns
            else "cast(null as varchar)"
        )

    tool = f"coalesce({text('tool_slug')}, 'file')"
    owner = f"'mds:registry:organization:' || coalesce({text('owner_org')}, '{org}')"
    account_sql = f"coalesce({text('account_slug')}, '{account}')"
    uid = f"{tool} || ':' || {account_sql} || ':person:' || source_id"
    at = "timestamp '2026-09-30 12:00:00'"
    person = ", ".join(
        f"{text(name)} as {name}" for name in PERSON if name not in ("full_name", "birth_date")
    )
    contacts = [
        f"select {uid} as person_record_uid, '{kind}' as contact_point_type,"
        f" {text(name)} as value_raw,"
        f" lower({text(name)}) as value_normalized,"
        f" {match_values[kind] if match_values else 'cast(null as varchar)'} as match_value,"
        f" {str(name == kind).lower()} as is_primary, 'unknown' as deliverability,"
        f" {at} as observed_at, {uid} || '|{name}' as record_uid, {tool} as tool_slug,"
        f" {account_sql} as account_slug, true as is_valid_format, false as is_deleted,"
        f" cast(null as varchar) as phone_line_type"
        f" from {people} where {text(name)} is not null"
        for kind in ("email", "phone")
        for name in columns
        if name == kind or name.startswith(f"{kind}_")
    ]
    identifiers = [
        f"select {uid} as person_record_uid, '{kind}' as identifier_type,"
        f" '{namespace or account}' as identifier_namespace, {text(name)} as identifier_value,"
        f" 'list_upload' as claim_kind, 'exact' as claim_strength, {at} as observed_at,"
        f" {uid} || '|{kind}' as record_uid, false as is_deleted from {people}"
        f" where {text(name)} is not null"
        for name in columns
        if name.startswith("identifier:")
        for kind, _, namespace in [name.removeprefix("identifier:").partition("@")]
    ]
    where = " or ".join(f"{text(name)} is not null" for name in ADDRESS)
    address = (
        f"select {uid} as person_record_uid, 'home' as address_type,"
        f" {text('address_line_1')} as line_1_raw,"
        f" {text('address_line_2')} as line_2_raw, {text('city')} as locality,"
        f" {text('region')} as region, {text('region')} as region_raw,"
        f" {text('postal_code')} as postal_code, cast(null as varchar) as postal_code_ext,"
        f" {text('postal_code')} as postal_code_raw, coalesce({text('country')}, 'US') as country,"
        f" cast(null as varchar) as county_fips, true as is_primary, {at} as observed_at,"
        f" {uid} || '|address' as record_uid, {tool} as tool_slug, {account_sql} as account_slug,"
        f" false as is_deleted from {people} where {where}"
    )
    return {
        "mds_person_record": (
            f"select {uid} as record_uid, {uid} as native_uid,"
            f" {tool} as tool_slug, {account_sql} as account_slug,"
            f" 'person' as source_object, source_id, 'native' as source_id_kind,"
            f" {owner} as owner_org_uid,"
            f" coalesce({text('record_kind')}, 'contact') as record_kind, {person},"
            f" {text('full_name')} as full_name_raw, {text('birth_date')} as birth_date_raw,"
            f" try_cast({text('birth_date')} as date) as birth_date,"
            f" cast(null as bigint) as birth_year,"
            f" cast(null as varchar) as preferred_name, cast(null as varchar) as language,"
            f" {text('gender')} as gender, 'not_reported' as deceased_status, false as is_test,"
            f" false as is_stub, false as is_deleted, cast(null as timestamp) as source_created_at,"
            f" try_cast({text('updated_at')} as timestamp) as source_updated_at,"
            f" cast(null as timestamp) as first_seen_at,"
            f" {at} as extracted_at, {at} as loaded_at,"
            f" {tool} || ':' || {account_sql} || ':person:' || {text('merged_into')}"
            f" as superseded_by_uid,"
            f" case when {text('merged_into')} is not null then 'merged_into' end"
            f" as deletion_basis,"
            f" cast(null as timestamp) as deleted_at from {people}"
        ),
        "mds_contact_point": " union all ".join(contacts)
        or "select '' as person_record_uid, '' as contact_point_type, '' as value_raw,"
        " '' as value_normalized,"
        " '' as match_value, true as is_primary, '' as deliverability,"
        f" {at} as observed_at, '' as record_uid, '' as tool_slug, '' as account_slug,"
        " true as is_valid_format, false as is_deleted, '' as phone_line_type where false",
        "mds_person_address": address,
        "mds_person_identifier": " union all ".join(identifiers)
        or "select '' as person_record_uid, '' as identifier_type, '' as identifier_namespace,"
        " '' as identifier_value, '' as claim_kind, '' as claim_strength,"
        f" {at} as observed_at, '' as record_uid, false as is_deleted where false",
        "mds_organization": (
            f"select distinct {owner} as record_uid,"
            f" coalesce({text('owner_org')}, '{org}') as org_slug,"
            f" 'c4' as compliance_domain from {people}"
        ),
        "mds_data_agreement": (
            "select '' as record_uid, '' as tool_slug, '' as account_slug, '*' as entity,"
            " '' as permitted_purposes, '' as sharing_scope, current_date as valid_from,"
            " current_date as valid_to where false"
        ),
    }
