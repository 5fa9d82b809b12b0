"""What is taken from a Spoke installation: one landed shape for both forks and for exports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

CAMPAIGN_SCOPE = "t.campaign_id in (select c.id from {campaign} c where c.organization_id = :org)"
CONTACT_SCOPE = (
    "t.campaign_contact_id in (select k.id from campaign_contact k"
    " join {campaign} c on c.id = k.campaign_id where c.organization_id = :org)"
)
OWN_SCOPE = "t.organization_id = :org"
_NATIVE = ("id", "'native'")


@dataclass(frozen=True)
class Table:
    """One landed table, and where each fork keeps it.

    `columns` are the landed names and types. A column is read from the fork's column of the same
    name unless `moveon` or `rewired` says otherwise: `(column it needs, SQL that gives it)`.
    `scope` limits the read to one organization of a shared installation. `cursor` by fork: a
    fork that is not in it is read whole, so that its deletions are seen.
    """

    columns: Mapping[str, str]
    scope: str
    source: Mapping[str, str] = field(default_factory=dict)
    moveon: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    rewired: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    cursor: Mapping[str, str] = field(default_factory=dict)


TABLES: Mapping[str, Table] = {
    "campaign": Table(
        columns={
            "id": "text",
            "organization_id": "text",
            "creator_id": "text",
            "title": "text",
            "is_started": "bool",
            "is_archived": "bool",
            "timezone": "text",
            "due_by": "timestamp",
            "created_at": "timestamp",
            "updated_at": "timestamp",
        },
        scope=OWN_SCOPE,
        source={"rewired": "all_campaign"},
    ),
    "campaign_contact": Table(
        columns={
            "id": "text",
            "campaign_id": "text",
            "assignment_id": "text",
            "external_id": "text",
            "first_name": "text",
            "last_name": "text",
            "cell": "text",
            "zip": "text",
            "message_status": "text",
            "is_opted_out": "bool",
            "archived": "bool",
            "created_at": "timestamp",
            "updated_at": "timestamp",
        },
        scope=CAMPAIGN_SCOPE,
        cursor={"moveon": "updated_at", "rewired": "updated_at"},
    ),
    "message": Table(
        columns={
            "id": "text",
            "source_id_kind": "text",
            "campaign_contact_id": "text",
            "assignment_id": "text",
            "user_id": "text",
            "user_number": "text",
            "contact_number": "text",
            "is_from_contact": "bool",
            "is_opt_out_reply": "bool",
            "send_status": "text",
            "error_code": "text",
            "created_at": "timestamp",
            "sent_at": "timestamp",
            "service_response_at": "timestamp",
            "updated_at": "timestamp",
        },
        scope=CONTACT_SCOPE,
        moveon={"source_id_kind": _NATIVE},
        rewired={
            "source_id_kind": _NATIVE,
            "error_code": ("error_codes", "array_to_string(t.error_codes, ',')"),
        },
        cursor={"moveon": "created_at", "rewired": "updated_at"},
    ),
    "opt_out": Table(
        columns={
            "id": "text",
            "source_id_kind": "text",
            "cell": "text",
            "organization_id": "text",
            "assignment_id": "text",
            "reason_code": "text",
            "created_at": "timestamp",
        },
        scope=OWN_SCOPE,
        moveon={"source_id_kind": _NATIVE},
        rewired={"source_id_kind": _NATIVE},
    ),
    "interaction_step": Table(
        columns={
            "id": "text",
            "source_id_kind": "text",
            "campaign_id": "text",
            "question": "text",
            "parent_interaction_id": "text",
            "answer_option": "text",
            "is_deleted": "bool",
            "created_at": "timestamp",
        },
        scope=CAMPAIGN_SCOPE,
        moveon={"source_id_kind": _NATIVE},
        rewired={"source_id_kind": _NATIVE},
    ),
    "question_response": Table(
        columns={
            "id": "text",
            "source_id_kind": "text",
            "campaign_contact_id": "text",
            "interaction_step_id": "text",
            "value": "text",
            "is_deleted": "bool",
            "created_at": "timestamp",
            "updated_at": "timestamp",
        },
        scope=CONTACT_SCOPE,
        source={"rewired": "all_question_response"},
        moveon={"source_id_kind": _NATIVE},
        rewired={"source_id_kind": _NATIVE},
        cursor={"rewired": "updated_at"},
    ),
    "tag": Table(
        columns={
            "id": "text",
            "source_id_kind": "text",
            "name": "text",
            "organization_id": "text",
            "is_deleted": "bool",
            "created_at": "timestamp",
            "updated_at": "timestamp",
        },
        scope=OWN_SCOPE,
        source={"rewired": "all_tag"},
        moveon={"source_id_kind": _NATIVE},
        rewired={
            "source_id_kind": _NATIVE,
            "name": ("title", "t.title"),
            "is_deleted": ("deleted_at", "t.deleted_at is not null"),
        },
    ),
    "tag_campaign_contact": Table(
        columns={
            "id": "text",
            "source_id_kind": "text",
            "campaign_contact_id": "text",
            "tag_id": "text",
            "user_id": "text",
            "is_deleted": "bool",
            "created_at": "timestamp",
            "updated_at": "timestamp",
        },
        scope=CONTACT_SCOPE,
        source={"rewired": "campaign_contact_tag"},
        moveon={"source_id_kind": _NATIVE},
        rewired={
            "id": ("tag_id", "concat(t.campaign_contact_id, '-', t.tag_id)"),
            "source_id_kind": ("tag_id", "'composite'"),
            "user_id": ("tagger_id", "t.tagger_id"),
        },
    ),
    "user": Table(
        columns={
            "id": "text",
            "first_name": "text",
            "last_name": "text",
            "email": "text",
            "cell": "text",
            "created_at": "timestamp",
            "updated_at": "timestamp",
        },
        scope="t.id in (select u.user_id from user_organization u where u.organization_id = :org)",
    ),
    "user_organization": Table(
        columns={
            "id": "text",
            "user_id": "text",
            "organization_id": "text",
            "role": "text",
            "created_at": "timestamp",
            "updated_at": "timestamp",
        },
        scope=OWN_SCOPE,
    ),
    "assignment": Table(
        columns={
            "id": "text",
            "user_id": "text",
            "campaign_id": "text",
            "created_at": "timestamp",
            "updated_at": "timestamp",
        },
        scope=CAMPAIGN_SCOPE,
    ),
}

# Long form of what campaign_contact says of other systems' ids; never the rest of custom_fields.
IDENTIFIER_COLUMNS: Mapping[str, str] = {
    "campaign_contact_id": "text",
    "field": "text",
    "identifier_type": "text",
    "identifier_namespace": "text",
    "identifier_value": "text",
    "updated_at": "timestamp",
}
IDENTIFIERS = "campaign_contact_identifier"
FORKS = ("moveon", "rewired")
