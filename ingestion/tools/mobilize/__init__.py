"""Mobilize: the people, events and attendances of one organization."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from dlt.sources.helpers.rest_client.auth import BearerTokenAuth
from dlt.sources.helpers.rest_client.paginators import JSONLinkPaginator

from ingestion.errors import LandingError, SettingsError
from ingestion.feeds import Check, Feed, Page, Window
from ingestion.http.client import Client
from ingestion.settings import Account
from ingestion.tools.mobilize.helpers import attendance_row, event_row, person_row, rows

SLUG = "mobilize"
BASE_URL = "https://api.mobilize.us/v1"
READS_PER_SECOND = 15
PER_PAGE = 200
# rows are sometimes committed a little after the second they are stamped with
OVERLAP_SECONDS = 60

PERSON = {
    "person_key": "text",
    "id": "bigint",
    "person_id": "bigint",
    "user_id": "bigint",
    "given_name": "text",
    "family_name": "text",
    "sms_opt_in_status": "text",
    "blocked_date": "bigint",
    "created_date": "bigint",
    "modified_date": "bigint",
}
PERSON_LISTS = {
    "email_addresses": {"primary": "bool", "address": "text"},
    "phone_numbers": {"primary": "bool", "number": "text"},
    "postal_addresses": {"primary": "bool", "postal_code": "text"},
}
EVENT = {
    "id": "bigint",
    "title": "text",
    "event_type": "text",
    "timezone": "text",
    "visibility": "text",
    "address_visibility": "text",
    "approval_status": "text",
    "is_virtual": "bool",
    "created_by_volunteer_host": "bool",
    "high_priority": "bool",
    "accessibility_status": "text",
    "browser_url": "text",
    "virtual_action_url": "text",
    "contact__owner_user_id": "bigint",
    "event_campaign__id": "bigint",
    "event_campaign__slug": "text",
    "event_campaign__event_create_page_url": "text",
    "sponsor__id": "bigint",
    "sponsor__name": "text",
    "sponsor__slug": "text",
    "location__venue": "text",
    "location__locality": "text",
    "location__region": "text",
    "location__country": "text",
    "location__postal_code": "text",
    "location__location__latitude": "double",
    "location__location__longitude": "double",
    "location__congressional_district": "text",
    "location__state_leg_district": "text",
    "location__state_senate_district": "text",
    "created_date": "bigint",
    "modified_date": "bigint",
}
EVENT_LISTS = {
    "timeslots": {
        "id": "bigint",
        "start_date": "bigint",
        "end_date": "bigint",
        "max_attendees": "bigint",
        "is_full": "bool",
    },
    "tags": {"id": "bigint", "name": "text"},
    "location__address_lines": {"value": "text"},
}
ATTENDANCE = {
    "attendance_key": "text",
    "event_key": "text",
    "timeslot_key": "text",
    "is_restricted": "bool",
    "id": "bigint",
    "status": "text",
    "attended": "bool",
    "person__person_key": "text",
    "person__id": "bigint",
    "person__user_id": "bigint",
    "event__id": "bigint",
    "event__event_type": "text",
    "timeslot__id": "bigint",
    "timeslot__start_date": "bigint",
    "timeslot__end_date": "bigint",
    "sponsor__id": "bigint",
    "sponsor__name": "text",
    "sponsor__slug": "text",
    "referrer__utm_source": "text",
    "referrer__utm_medium": "text",
    "referrer__utm_campaign": "text",
    "referrer__utm_term": "text",
    "referrer__utm_content": "text",
    "referrer__url": "text",
    "created_date": "bigint",
    "modified_date": "bigint",
}
# without these Mobilize shows public and approved events only
ALL_EVENTS = {
    "visibility": ["PUBLIC", "PRIVATE"],
    "approval_status": ["APPROVED", "NEEDS_APPROVAL", "REJECTED"],
}


def feeds(account: Account) -> list[Feed]:
    """The four feeds of an organization, all incremental by the second of their last change."""
    client = cache(lambda: _client(account))
    organization = cache(lambda: organization_id(account))

    def reader(
        path: str,
        make: Callable[[dict[str, Any]], dict[str, Any]],
        params: Callable[[], dict[str, Any]] = dict,
    ) -> Callable[[Window], Iterator[Page]]:
        return lambda window: _read(client(), path, params(), make, window)

    return [
        Feed(
            name="people",
            source_object="person",
            key=("person_key",),
            columns=PERSON,
            children=PERSON_LISTS,
            read=reader("people", person_row),
            cursor="modified_date",
            cursor_scale=1,
        ),
        Feed(
            name="events",
            source_object="event",
            key=("id",),
            columns=EVENT,
            children=EVENT_LISTS,
            read=reader(
                "events", event_row, lambda: {"organization_id": organization(), **ALL_EVENTS}
            ),
            cursor="modified_date",
            cursor_scale=1,
        ),
        Feed(
            name="events_deleted",
            source_object="deleted_event",
            key=("id",),
            columns={"id": "bigint", "deleted_date": "bigint"},
            read=reader("events/deleted", dict),
            cursor="deleted_date",
            cursor_scale=1,
        ),
        Feed(
            name="attendances",
            source_object="participation",
            key=("attendance_key",),
            columns=ATTENDANCE,
            read=reader("attendances", lambda row: attendance_row(row, organization())),
            cursor="modified_date",
            cursor_scale=1,
        ),
    ]


def check(account: Account) -> list[Check]:
    """Whether the key answers, for each list it must be able to read."""
    found = []
    for path in ("people", "events", "attendances"):
        name = f"{account.label} may read {path}"
        try:
            _client(account).json(path, {"per_page": 1})
        except (LandingError, SettingsError) as error:
            found.append(Check(name, False, error.text()))
        else:
            found.append(Check(name, True))
    return found


def organization_id(account: Account) -> int:
    """Mobilize's number of the organization. Raises SettingsError when it is not configured."""
    given = account.options.get("organization_id")
    if not str(given or "").isdigit():
        raise SettingsError(
            f"{account.label} has no organization_id",
            "throughline.toml",
            "Mobilize's addresses hold the organization's number",
            "Set organization_id under the account's options; Mobilize shows it in Settings",
        )
    return int(str(given))


def _client(account: Account) -> Client:
    base = str(account.options.get("base_url", BASE_URL)).rstrip("/")
    return Client(
        f"{base}/organizations/{organization_id(account)}/",
        auth=BearerTokenAuth(account.secret("api_key")),
        requests_per_second=float(account.options.get("requests_per_second", READS_PER_SECOND)),
    )


def _read(
    client: Client,
    path: str,
    params: Mapping[str, Any],
    make: Callable[[dict[str, Any]], dict[str, Any]],
    window: Window,
) -> Iterator[Page]:
    asked = {"per_page": PER_PAGE, **params}
    if window.since is not None:
        asked["updated_since"] = max(0, int(window.since) - OVERLAP_SECONDS)
    paginator = JSONLinkPaginator(next_url_path="next")
    for page in client.pages(path, asked, paginator, rows="data", total="count"):
        yield Page(rows(page.rows, make), page.total)
