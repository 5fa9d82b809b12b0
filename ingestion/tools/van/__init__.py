"""EveryAction / NGP VAN: people, contact history, codes, survey answers, events and signups.

Configuration of what one API key (one committee in one database mode) gives; `helpers.py` has
what configuration can't say: export jobs and their files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ingestion.feeds import Check, Feed, Page, Window
from ingestion.settings import Account
from ingestion.tools.van.helpers import EVENT_START, MODE, Van, findings

SLUG = "van"

_CLOCK = {"date_created": "timestamp", "date_modified": "timestamp", "date_suppressed": "timestamp"}

# Changed-entity resources: landed table, logical object, key and the columns asked for.
EXPORTS: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "Contacts": (
        "contacts",
        "person",
        "van_id",
        {
            "van_id": "bigint",
            "merged_into_van_id": "bigint",
            "first_name": "text",
            "middle_name": "text",
            "last_name": "text",
            "suffix": "text",
            "nickname": "text",
            "date_of_birth": "text",
            "sex": "text",
            "preferred_language": "text",
            "employer": "text",
            "occupation": "text",
            "phone_id": "bigint",
            "phone": "text",
            "phone_type": "text",
            "sms_opt_in_status": "text",
            "phone_opt_in_status": "text",
            "is_cell_status": "text",
            "email_id": "bigint",
            "email": "text",
            "email_type": "text",
            "email_subscription_status": "text",
            "address_id": "bigint",
            "address_line1": "text",
            "address_line2": "text",
            "city": "text",
            "state_or_province": "text",
            "zip_or_postal_code": "text",
            "country_code": "text",
            "address_type": "text",
            "do_not_call": "bool",
            "do_not_email": "bool",
            "do_not_mail": "bool",
            "do_not_text": "bool",
            "do_not_walk": "bool",
            "deceased": "bool",
            **_CLOCK,
        },
    ),
    "ContactHistory": (
        "contact_history",
        "contact_history",
        "contacts_contact_id",
        {
            "contacts_contact_id": "bigint",
            "van_id": "bigint",
            "result_id": "bigint",
            "result_short_name": "text",
            "contact_type_id": "bigint",
            "input_type_id": "bigint",
            "phone_id": "bigint",
            "canvassed_by": "bigint",
            "campaign_id": "bigint",
            "campaign_name": "text",
            "committee_id": "bigint",
            "date_canvassed": "timestamp",
            **_CLOCK,
        },
    ),
    "ContactsActivistCodes": (
        "contacts_activist_codes",
        "contacts_activist_code",
        "contacts_activist_code_id",
        {
            "contacts_activist_code_id": "bigint",
            "van_id": "bigint",
            "activist_code_id": "bigint",
            "contacts_contact_id": "bigint",
            "canvassed_by": "bigint",
            "date_canvassed": "timestamp",
            **_CLOCK,
        },
    ),
    "ContactsSurveyResponses": (
        "contacts_survey_responses",
        "contacts_survey_response",
        "contacts_survey_response_id",
        {
            "contacts_survey_response_id": "bigint",
            "van_id": "bigint",
            "contacts_contact_id": "bigint",
            "survey_question_id": "bigint",
            "survey_response_id": "bigint",
            "contact_type_id": "bigint",
            "input_type_id": "bigint",
            "canvassed_by": "bigint",
            "campaign_id": "bigint",
            "date_canvassed": "timestamp",
            **_CLOCK,
        },
    ),
}

# Whole lists: path, landed table, logical object, key and columns.
LISTS: tuple[tuple[str, str, str, str, dict[str, str]], ...] = (
    (
        "activistCodes",
        "activist_codes",
        "activist_code",
        "activist_code_id",
        {
            "activist_code_id": "bigint",
            "name": "text",
            "medium_name": "text",
            "short_name": "text",
            "type": "text",
            "description": "text",
            "status": "text",
        },
    ),
    (
        "surveyQuestions",
        "survey_questions",
        "survey_question",
        "survey_question_id",
        {
            "survey_question_id": "bigint",
            "type": "text",
            "cycle": "bigint",
            "name": "text",
            "medium_name": "text",
            "short_name": "text",
            "script_question": "text",
            "status": "text",
        },
    ),
    (
        "canvassResponses/resultCodes",
        "result_codes",
        "result_code",
        "result_code_id",
        {
            "result_code_id": "bigint",
            "name": "text",
            "medium_name": "text",
            "short_name": "text",
        },
    ),
    (
        "canvassResponses/contactTypes",
        "contact_types",
        "contact_type",
        "contact_type_id",
        {"contact_type_id": "bigint", "name": "text", "channel_type_name": "text"},
    ),
    (
        "canvassResponses/inputTypes",
        "input_types",
        "input_type",
        "input_type_id",
        {"input_type_id": "bigint", "name": "text"},
    ),
)

EVENTS: dict[str, str] = {
    "event_id": "bigint",
    "name": "text",
    "short_name": "text",
    "description": "text",
    "start_date": "timestamp",
    "end_date": "timestamp",
    "created_date": "timestamp",
    "event_type__event_type_id": "bigint",
    "event_type__name": "text",
    "is_active": "bool",
    "is_publicly_viewable": "bool",
    "is_only_editable_by_creating_user": "bool",
    "district_field_value": "text",
}

EVENT_CHILDREN: dict[str, dict[str, str]] = {
    "shifts": {
        "event_shift_id": "bigint",
        "name": "text",
        "start_time": "timestamp",
        "end_time": "timestamp",
    },
    "locations": {
        "location_id": "bigint",
        "name": "text",
        "display_name": "text",
        "address__address_line1": "text",
        "address__address_line2": "text",
        "address__city": "text",
        "address__state_or_province": "text",
        "address__zip_or_postal_code": "text",
        "address__country_code": "text",
    },
    "roles": {"role_id": "bigint", "name": "text", "is_event_lead": "bool"},
    "codes": {"code_id": "bigint", "name": "text"},
}

SURVEY_CHILDREN: dict[str, dict[str, str]] = {
    "responses": {
        "survey_response_id": "bigint",
        "name": "text",
        "medium_name": "text",
        "short_name": "text",
    }
}

SIGNUPS: dict[str, str] = {
    "event_signup_id": "bigint",
    "person__van_id": "bigint",
    "person__first_name": "text",
    "person__last_name": "text",
    "event__event_id": "bigint",
    "event__name": "text",
    "event__short_name": "text",
    "shift__event_shift_id": "bigint",
    "shift__name": "text",
    "role__role_id": "bigint",
    "role__name": "text",
    "status__status_id": "bigint",
    "status__name": "text",
    "location__location_id": "bigint",
    "start_time_override": "timestamp",
    "end_time_override": "timestamp",
    "supporter_group_id": "bigint",
    EVENT_START: "timestamp",
}


def feeds(account: Account) -> list[Feed]:
    """Everything one API key gives. Nothing is asked of VAN before a feed is read."""
    van = Van(account)
    return [
        *(_exported(van, resource) for resource in EXPORTS),
        *(
            _listed(van, path, table, source_object, key, columns)
            for path, table, source_object, key, columns in LISTS
        ),
        _feed("events", "event", "event_id", EVENTS, van.events, children=EVENT_CHILDREN),
        _feed("signups", "signup", "event_signup_id", SIGNUPS, van.signups, cursor=EVENT_START),
    ]


def check(account: Account) -> list[Check]:
    """Whether the key answers, for which database, and which exports it may run."""
    return findings(Van(account), EXPORTS)


def _exported(van: Van, resource: str) -> Feed:
    table, source_object, key, columns = EXPORTS[resource]

    def read(window: Window) -> Iterator[Page]:
        return van.exported(resource, columns, window)

    return _feed(table, source_object, key, columns, read, cursor="date_modified")


def _listed(
    van: Van, path: str, table: str, source_object: str, key: str, columns: dict[str, str]
) -> Feed:
    def read(window: Window) -> Iterator[Page]:
        return van.listed(path)

    children = SURVEY_CHILDREN if path == "surveyQuestions" else {}
    return _feed(table, source_object, key, columns, read, children=children)


def _feed(
    table: str,
    source_object: str,
    key: str,
    columns: Mapping[str, str],
    read: Callable[[Window], Iterator[Page]],
    **rest: Any,
) -> Feed:
    return Feed(table, source_object, (MODE, key), {MODE: "bigint", **columns}, read, **rest)
