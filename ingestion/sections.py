"""The sections of throughline.toml: every key, the registry column it fills, what it may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

ALWAYS = date(2000, 1, 1)

ORG_TYPES = (
    "local_group",
    "state_table",
    "hub",
    "national_network",
    "vendor",
    "fiscal_sponsor",
    "coalition",
    "government",
    "other",
)
COMPLIANCE_DOMAINS = (
    "c3",
    "c4",
    "c5_union",
    "pac",
    "coordinated",
    "independent",
    "candidate",
    "unincorporated",
    "unknown",
)
AFFILIATION_TYPES = (
    "chapter_of",
    "member_of",
    "table_partner",
    "fiscally_sponsored_by",
    "data_hosted_by",
    "funded_by",
    "vendor_to",
    "coalition_with",
)
PROGRAM_TYPES = (
    "relational",
    "canvassing",
    "phone_banking",
    "texting",
    "digital_email",
    "digital_advocacy",
    "voter_registration",
    "voter_turnout",
    "events_distributed",
    "leadership_development",
    "membership",
    "fundraising",
    "mixed",
)
SHARING_SCOPES = ("org_only", "named_partners", "hub", "network", "movement")
PURPOSES = ("operations", "reporting", "matching", "modelling", "outreach")


@dataclass(frozen=True)
class Key:
    """One key of a section: the registry column it fills, its kind, and what it may be.

    Kinds: text, slug, zone, number, whole, flag, day, words (a list), options (a table).
    """

    column: str
    kind: str = "text"
    required: bool = False
    default: Any = None
    allowed: tuple[str, ...] = ()
    is_organization: bool = False


ORGANIZATION = {
    "name": Key("org_name", required=True),
    "type": Key("org_type", default="local_group", allowed=ORG_TYPES),
    "compliance_domain": Key("compliance_domain", default="unknown", allowed=COMPLIANCE_DOMAINS),
    "home_ocd_id": Key("home_ocd_id"),
    "timezone": Key("default_timezone", "zone", default="UTC"),
    "is_active": Key("is_active", "flag", default=True),
}
AFFILIATION = {
    "child": Key("child_org_slug", "slug", required=True, is_organization=True),
    "parent": Key("parent_org_slug", "slug", required=True, is_organization=True),
    "type": Key("affiliation_type", required=True, allowed=AFFILIATION_TYPES),
    "is_primary": Key("is_primary_reporting_line", "flag", default=False),
    "valid_from": Key("valid_from", "day", default=ALWAYS),
    "valid_to": Key("valid_to", "day"),
}
ACCOUNT = {
    "tool": Key("tool_slug", "slug", required=True),
    "account": Key("account_slug", "slug", required=True),
    "owner": Key("owner_org_slug", "slug", required=True, is_organization=True),
    "payer": Key("payer_org_slug", "slug", is_organization=True),
    "id_namespace": Key("id_namespace", "slug"),
    "vendor_account_id": Key("vendor_account_id"),
    "database_mode": Key("database_mode", allowed=("voter_file", "my_campaign")),
    "timezone": Key("account_timezone", "zone", default="UTC"),
    "valid_from": Key("valid_from", "day", default=ALWAYS),
    "valid_to": Key("valid_to", "day"),
    "options": Key("options", "options"),
}
AGREEMENT = {
    "agreement": Key("agreement_slug", "slug", required=True),
    "tool": Key("tool_slug", "slug", required=True),
    "account": Key("account_slug", "slug", required=True),
    "entity": Key("entity", default="*"),
    "accountable": Key("accountable_org_slug", "slug", required=True, is_organization=True),
    "operator": Key("operator_org_slug", "slug", required=True, is_organization=True),
    "vendor": Key("vendor_org_slug", "slug", is_organization=True),
    "informed": Key("informed_org_slugs", "words", is_organization=True),
    "contact_role_email": Key("contact_role_email", required=True),
    "sla_freshness_hours": Key("sla_freshness_hours", "whole", default=36),
    "poll_interval_hours": Key("poll_interval_hours", "number", default=24.0),
    "sla_completeness_pct": Key("sla_completeness_pct", "number", default=99.0),
    "sla_delete_hours": Key("sla_delete_hours", "whole", default=168),
    "sla_opt_out_hours": Key("sla_opt_out_hours", "whole", default=24),
    "sla_support_hours": Key("sla_support_hours", "whole"),
    "sharing_scope": Key("sharing_scope", default="org_only", allowed=SHARING_SCOPES),
    "permitted_purposes": Key(
        "permitted_purposes", "words", default=list(PURPOSES), allowed=PURPOSES
    ),
    "retention_days": Key("retention_days", "whole"),
    "valid_from": Key("valid_from", "day", default=ALWAYS),
    "valid_to": Key("valid_to", "day"),
}
PROGRAM = {
    "program": Key("program_slug", "slug", required=True),
    "name": Key("program_name", required=True),
    "owner": Key("owner_org_slug", "slug", required=True, is_organization=True),
    "type": Key("program_type", required=True, allowed=PROGRAM_TYPES),
    "starts_on": Key("starts_on", "day", default=ALWAYS),
    "ends_on": Key("ends_on", "day"),
    "goal_metric": Key("goal_metric"),
    "goal_value": Key("goal_value", "number"),
    "funder_report_code": Key("funder_report_code"),
}
CAMPAIGN_PROGRAM = {
    "tool": Key("tool_slug", "slug", required=True),
    "account": Key("account_slug", "slug", required=True),
    "campaign_id": Key("campaign_source_id"),
    "campaign_name_pattern": Key("campaign_name_pattern"),
    "program": Key("program_slug", "slug", required=True),
    "precedence": Key("precedence", "whole", default=100),
}
SECTIONS: dict[str, dict[str, Key]] = {
    "organizations": ORGANIZATION,
    "affiliations": AFFILIATION,
    "accounts": ACCOUNT,
    "agreements": AGREEMENT,
    "programs": PROGRAM,
    "campaign_programs": CAMPAIGN_PROGRAM,
}
