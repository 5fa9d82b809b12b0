"""Action Network: the people of one group, what they signed, gave, joined, and their tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache, partial
from typing import Any

from ingestion.errors import LandingError, SettingsError
from ingestion.feeds import Check, Feed, Page, Window
from ingestion.http.client import Client
from ingestion.settings import Account
from ingestion.tools.action_network.helpers import (
    HalPaginator,
    Row,
    attendance_row,
    donation_row,
    event_row,
    item_id,
    page_row,
    person_row,
    rows,
    submission_row,
    tagging_row,
)

SLUG = "action_network"
BASE_URL = "https://actionnetwork.org/api/v2/"
REQUESTS_PER_SECOND = 4
PER_PAGE = 25

DATES = {"created_date": "timestamp", "modified_date": "timestamp"}
ADDRESS = {
    "address_line_1": "text",
    "address_line_2": "text",
    "locality": "text",
    "region": "text",
    "postal_code": "text",
    "country": "text",
    "location__latitude": "double",
    "location__longitude": "double",
    "location__accuracy": "text",
}
PERSON_LISTS = {
    "identifiers": {"value": "text"},
    "email_addresses": {"primary": "bool", "address": "text", "status": "text"},
    "phone_numbers": {
        "primary": "bool",
        "number": "text",
        "number_type": "text",
        "status": "text",
    },
    "postal_addresses": {"primary": "bool"} | ADDRESS,
    "languages_spoken": {"value": "text"},
}
PERSON = {"id": "text", "given_name": "text", "family_name": "text"} | DATES
EVENT = (
    {
        "id": "text",
        "title": "text",
        "name": "text",
        "start_date": "text",
        "end_date": "text",
        "timezone": "text",
        "status": "text",
        "transparence": "text",
        "type": "text",
        "capacity": "bigint",
        "total_accepted": "bigint",
        "origin_system": "text",
        "browser_url": "text",
        "creator_id": "text",
        "location__venue": "text",
    }
    | {f"location__{name}": kind for name, kind in ADDRESS.items()}
    | DATES
)
# petitions, forms and fundraising pages
PAGE = {
    "id": "text",
    "title": "text",
    "name": "text",
    "origin_system": "text",
    "browser_url": "text",
    "creator_id": "text",
} | DATES
ACTION = {"id": "text", "person_id": "text"} | DATES
REFERRER = {"action_network_referrer_data__source": "text"}
DONATION = (
    ACTION
    | {
        "fundraising_page_id": "text",
        "amount": "text",
        "currency": "text",
        "payment__method": "text",
        "action_network_recurrence__recurring": "bool",
        "action_network_recurrence__period": "text",
    }
    | REFERRER
)


@dataclass(frozen=True)
class Listing:
    """One list of the API. With `parent`, there is one of it under each item of that list."""

    name: str
    source_object: str
    columns: Mapping[str, str]
    make: Callable[..., Row] = page_row
    path: str = ""
    parent: str | None = None
    embedded: str = ""
    key: tuple[str, ...] = ("id",)
    children: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    is_filtered: bool = True

    @property
    def leaf(self) -> str:
        return self.path or self.name

    @property
    def rows(self) -> str:
        return f"_embedded.{self.embedded or f'osdi:{self.leaf}'}"


LISTINGS = (
    Listing("people", "person", PERSON, person_row, children=PERSON_LISTS),
    Listing(
        "event_campaigns",
        "event_campaign",
        PAGE,
        embedded="action_network:event_campaigns",
    ),
    Listing("events", "event", EVENT, event_row),
    Listing(
        "event_campaign_events",
        "event_campaign_event",
        {"event_campaign_id": "text", "event_id": "text"},
        lambda row, parent: {"event_campaign_id": parent, "event_id": item_id(row)},
        path="events",
        parent="event_campaigns",
        key=("event_campaign_id", "event_id"),
        is_filtered=False,
    ),
    Listing(
        "attendances",
        "attendance",
        ACTION | {"event_id": "text", "status": "text"} | REFERRER,
        attendance_row,
        parent="events",
    ),
    Listing("petitions", "petition", PAGE),
    Listing(
        "signatures",
        "signature",
        ACTION | {"petition_id": "text"} | REFERRER,
        partial(submission_row, "petition"),
        parent="petitions",
    ),
    Listing("forms", "form", PAGE),
    Listing(
        "submissions",
        "submission",
        ACTION | {"form_id": "text"} | REFERRER,
        partial(submission_row, "form"),
        parent="forms",
    ),
    Listing("fundraising_pages", "fundraising_page", PAGE),
    Listing(
        "donations",
        "donation",
        DONATION,
        donation_row,
        children={
            "recipients": {"display_name": "text", "legal_name": "text", "amount": "text"},
        },
    ),
    Listing("tags", "tag", {"id": "text", "name": "text"} | DATES, is_filtered=False),
    Listing(
        "taggings",
        "tagging",
        {"item_type": "text", "tag_id": "text"} | ACTION,
        tagging_row,
        parent="tags",
        is_filtered=False,
    ),
)


def feeds(account: Account) -> list[Feed]:
    """The feeds of a group: parents first, then what hangs from each of them.

    Lists that Action Network filters by date are read from the day before the last change seen;
    tags, taggings and the events of a campaign are read whole, so that what vanished is stamped.
    """
    client = cache(lambda: _client(account))
    by_name = {listing.name: listing for listing in LISTINGS}
    timezone = str(account.options.get("event_timezone", account.timezone))

    def reader(listing: Listing) -> Callable[[Window], Iterator[Page]]:
        parent = by_name.get(listing.parent or "")
        if listing.name == "events":
            listing = replace(listing, make=partial(event_row, timezone=timezone))
        return lambda window: _read(client(), listing, parent, window)

    return [
        Feed(
            name=listing.name,
            source_object=listing.source_object,
            key=listing.key,
            columns=listing.columns,
            children=listing.children,
            read=reader(listing),
            cursor="modified_date" if listing.is_filtered else None,
        )
        for listing in LISTINGS
    ]


def check(account: Account) -> list[Check]:
    """Whether the key answers: it opens every list of its group or none."""
    name = f"{account.label} answers"
    try:
        _client(account).json("people", {"per_page": 1})
    except (LandingError, SettingsError) as error:
        return [Check(name, False, error.text())]
    return [Check(name, True)]


def _client(account: Account) -> Client:
    return Client(
        str(account.options.get("base_url", BASE_URL)).rstrip("/") + "/",
        headers={
            "OSDI-API-Token": account.secret("api_key"),
            "Content-Type": "application/json",
        },
        requests_per_second=float(account.options.get("requests_per_second", REQUESTS_PER_SECOND)),
    )


def _read(
    client: Client, listing: Listing, parent: Listing | None, window: Window
) -> Iterator[Page]:
    params: dict[str, Any] = {"per_page": PER_PAGE}
    if listing.is_filtered and window.since is not None:
        day = window.since.date() - timedelta(days=1)
        params["filter"] = f"modified_date gt '{day.isoformat()}'"
    if parent is None:
        yield from _pages(client, listing.leaf, params, listing, listing.make)
        return
    totals: list[int | None] = []
    for above in _ids(client, parent):
        path = f"{parent.leaf}/{above}/{listing.leaf}"
        make = partial(listing.make, parent=above)
        below = None
        for page in _pages(client, path, params, listing, make):
            below = page.total if page.total is not None else below
            yield Page(page.rows)
        totals.append(below)
    yield Page([], None if None in totals else sum(filter(None, totals)))


def _ids(client: Client, listing: Listing) -> Iterator[str]:
    """Every item of a parent list, read whole before anything under it is asked for."""
    found = []
    for page in client.pages(
        listing.leaf, {"per_page": PER_PAGE}, HalPaginator(), rows=listing.rows
    ):
        found.extend(item_id(row) for row in page.rows if isinstance(row, dict))
    return iter(dict.fromkeys(found))


def _pages(
    client: Client,
    path: str,
    params: Mapping[str, Any],
    listing: Listing,
    make: Callable[..., Row],
) -> Iterator[Page]:
    for page in client.pages(
        path, params, HalPaginator(), rows=listing.rows, total="total_records"
    ):
        yield Page(rows(page.rows, make), page.total)
