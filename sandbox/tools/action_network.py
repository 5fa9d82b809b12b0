"""Action Network's REST API (OSDI in HAL), as one group's key sees it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode
from zlib import crc32
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, jsonify, request

from sandbox.world import AccountData, Address, Campaign, Event, Gift, Record, Tagging, World

SLUG = "action_network"
MAX_PER_PAGE = 25
ROOT = "/api/v2"
PAGES = {
    "petition": ("petitions", "osdi:petitions"),
    "form": ("forms", "osdi:forms"),
    "fundraising": ("fundraising_pages", "osdi:fundraising_pages"),
    "event_series": ("event_campaigns", "action_network:event_campaigns"),
}
PERIODS = {"week": "Weekly", "month": "Monthly", "year": "Yearly"}
CURIES = [
    {"name": name, "href": "https://actionnetwork.org/docs/v2/{rel}", "templated": True}
    for name in ("osdi", "action_network")
]
FILTER = re.compile(r"(modified_date|created_date) (gt|lt) '(\d{4}-\d{2}-\d{2})[^']*'")


def api_key(world: World, account: str) -> str:
    """The one key that this account's group has."""
    return f"action-network-{world.account(SLUG, account).account.slug}-key"


def options(world: World, account: str) -> dict[str, Any]:
    """What throughline.toml says of this account beyond its address: nothing, the key says all."""
    world.account(SLUG, account)
    return {}


def truth(world: World, account: str) -> Iterator[tuple[str, str, int]]:
    """Which person each of the account's person records is."""
    data = world.account(SLUG, account)
    for record in data.records:
        yield "person", data.uuid("person", record.number), record.person


def blueprint(world: World, account: str) -> Blueprint:
    """`/api/v2/…` of one group; every answer is made from the world as it is."""
    pages = Blueprint(f"action_network_{account}", __name__)
    data = world.account(SLUG, account)

    def campaign(kind: str, native: str) -> Campaign:
        found = (one for one in _campaigns(data, kind) if data.uuid(kind, one.number) == native)
        return next(found, None) or abort(404)

    def event(native: str) -> Event:
        found = (one for one in _events(data) if data.uuid("event", one.number) == native)
        return next(found, None) or abort(404)

    @pages.before_request
    def authorize() -> Any:
        if request.headers.get("OSDI-API-Token") != api_key(world, account):
            return _error(403, "API Key invalid or not present")
        return None

    @pages.get(ROOT)
    def root() -> Response:
        base = request.url_root.rstrip("/") + request.path.rstrip("/")
        lists = ["people", "events", "donations", "tags", *(path for path, _ in PAGES.values())]
        links = {f"osdi:{name}": {"href": f"{base}/{name}"} for name in lists}
        return jsonify({"max_pagesize": MAX_PER_PAGE, "_links": links | {"curies": CURIES}})

    @pages.get(f"{ROOT}/people")
    def people() -> Response:
        found = _filtered(data.records, attrgetter("created_at"), attrgetter("updated_at"))
        return _page("osdi:people", found, lambda one: _person(data, one), is_counted=False)

    @pages.get(f"{ROOT}/events")
    def events() -> Response:
        found = _filtered(_events(data), attrgetter("created_at"), attrgetter("updated_at"))
        return _page("osdi:events", found, lambda one: _event(data, one))

    @pages.get(f"{ROOT}/events/<native>/attendances")
    def attendances(native: str) -> Response:
        of = event(native).number
        coming = [one for one in data.signups if one.event == of]
        # one RSVP a person and event, whatever the slots
        first = {one.record: one for one in reversed(coming)}
        signups = sorted(first.values(), key=attrgetter("number"))
        found = _filtered(signups, attrgetter("created_at"), attrgetter("updated_at"))
        return _page(
            "osdi:attendances",
            found,
            lambda one: (
                _act(data, "attendance", one, one.created_at, one.updated_at)
                | {
                    "status": "declined" if one.status == "cancelled" else "accepted",
                    "action_network:event_id": native,
                    "action_network:referrer_data": {"source": one.utm_source},
                }
            ),
        )

    def container(kind: str) -> Callable[[], Response]:
        def listed() -> Response:
            found = _filtered(
                _campaigns(data, kind), attrgetter("starts_at"), attrgetter("starts_at")
            )
            return _page(PAGES[kind][1], found, lambda one: _container(data, kind, one))

        return listed

    for kind, (path, _) in PAGES.items():
        pages.add_url_rule(f"{ROOT}/{path}", path, container(kind))

    @pages.get(f"{ROOT}/event_campaigns/<native>/events")
    def campaign_events(native: str) -> Response:
        of = campaign("event_series", native).number
        found = [one for one in _events(data) if one.campaign == of]
        return _page("osdi:events", found, lambda one: _event(data, one))

    @pages.get(f"{ROOT}/petitions/<native>/signatures")
    def signatures(native: str) -> Response:
        found = _submissions(data, campaign("petition", native))
        return _page(
            "osdi:signatures",
            found,
            lambda one: (
                _act(data, "signature", one, one.at, one.at)
                | {
                    "comments": "My landlord has not fixed the heat.",
                    "action_network:petition_id": native,
                }
                | _referrer(one.number)
            ),
        )

    @pages.get(f"{ROOT}/forms/<native>/submissions")
    def submissions(native: str) -> Response:
        found = _submissions(data, campaign("form", native))

        def rendered(one: Any) -> dict[str, Any]:
            row = _act(data, "submission", one, one.at, one.at) | _referrer(one.number)
            # submissions name their person by another key than everything else
            row["action:person_id"] = row.pop("action_network:person_id")
            return row | {"action_network:form_id": native}

        return _page("osdi:submissions", found, rendered)

    def gifts(given: list[Gift]) -> Response:
        found = _filtered(given, attrgetter("at"), attrgetter("at"))
        return _page("osdi:donations", found, lambda one: _donation(world, data, one))

    @pages.get(f"{ROOT}/donations")
    def donations() -> Response:
        return gifts(data.gifts)

    @pages.get(f"{ROOT}/fundraising_pages/<native>/donations")
    def page_donations(native: str) -> Response:
        of = campaign("fundraising", native).number
        return gifts([one for one in data.gifts if one.campaign == of])

    @pages.get(f"{ROOT}/tags")
    def tags() -> Response:
        return _page("osdi:tags", _tags(data), lambda one: _tag(data, one))

    @pages.get(f"{ROOT}/tags/<native>/taggings")
    def taggings(native: str) -> Response:
        name = next((tag for tag in _tags(data) if _tag_id(data, tag) == native), None)
        if name is None:
            abort(404)
        found = [one for one in data.taggings if one.tag == name]
        return _page("osdi:taggings", found, lambda one: _tagging(data, one, native))

    return pages


def _campaigns(data: AccountData, kind: str) -> list[Campaign]:
    return [one for one in data.campaigns if one.kind == kind]


def _events(data: AccountData) -> list[Event]:
    return [one for one in data.events if one.deleted_at is None]


def _submissions(data: AccountData, campaign: Campaign) -> list[Any]:
    found = [one for one in data.submissions if one.campaign == campaign.number]
    return _filtered(found, attrgetter("at"), attrgetter("at"))


def _tags(data: AccountData) -> list[str]:
    return sorted({one.tag for one in data.taggings})


def _tag_id(data: AccountData, tag: str) -> str:
    return data.uuid("tag", crc32(tag.encode()))


def _person(data: AccountData, record: Record) -> dict[str, Any]:
    native = data.uuid("person", record.number)
    identifiers = [f"action_network:{native}"]
    if record.van_id is not None:
        # what the sync writes comes before or after, as it happened
        identifiers.insert(record.number % 2, f"everyaction:{record.van_id}")
    email = {
        "primary": True,
        "address": record.email,
        "status": _status(record.email_status, "subscribed"),
    }
    phone = {
        "primary": True,
        "number": record.phone,
        "number_type": "Mobile",
        "status": _status(record.phone_status, "unsubscribed"),
    }
    self_link = f"{_root()}/people/{native}"
    return {
        "identifiers": identifiers,
        "given_name": record.given_name,
        "family_name": record.family_name,
        "email_addresses": [email] if record.email else [],
        "phone_numbers": [phone] if record.phone else [],
        "postal_addresses": [{"primary": True} | _address(record.address)]
        if record.address
        else [],
        "languages_spoken": [record.language] if record.language else [],
        "custom_fields": {"chapter": "Eastside", "notes": "Asked about the boiler."},
        "created_date": _iso(record.created_at),
        "modified_date": _iso(record.updated_at),
        "_links": {
            "self": {"href": self_link},
            "osdi:taggings": {"href": f"{self_link}/taggings"},
        },
    }


def _status(known: str, default: str) -> str:
    """A new email is subscribed and a new number is not, until someone says otherwise."""
    return default if known == "unknown" else known


def _address(place: Address) -> dict[str, Any]:
    return {
        "address_lines": [line for line in (place.line_1, place.line_2) if line],
        "locality": place.city,
        "region": place.region,
        "postal_code": place.postal_code,
        "country": "US",
        "location": {"latitude": 43.01, "longitude": -88.1, "accuracy": "Approximate"},
    }


def _event(data: AccountData, event: Event) -> dict[str, Any]:
    native = data.uuid("event", event.number)
    place = {"venue": event.venue} | (_address(event.address) if event.address else {})
    host = next((one for one in data.staffers if one.number == event.host), None)
    links = {
        "self": {"href": f"{_root()}/events/{native}"},
        "osdi:attendances": {"href": f"{_root()}/events/{native}/attendances"},
    }
    if host is not None and host.record is not None:
        creator = data.uuid("person", host.record)
        links["osdi:creator"] = {"href": f"{_root()}/people/{creator}"}
    ends = [shift.ends_at for shift in event.shifts]
    zone = data.account.timezone
    return {
        "identifiers": [f"action_network:{native}"],
        "origin_system": "Action Network",
        "title": event.title,
        "name": event.title,
        "description": "<p>Bring a neighbor.</p>",
        "start_date": _clock(min(shift.starts_at for shift in event.shifts), zone),
        "end_date": _clock(max(ends), zone) if event.number % 4 else None,
        "location": place,
        "status": event.status,
        "transparence": "opaque",
        "type": "open",
        "capacity": event.shifts[0].capacity,
        "total_accepted": None,
        "browser_url": f"https://actionnetwork.org/events/{native[:8]}",
        "created_date": _iso(event.created_at),
        "modified_date": _iso(event.updated_at),
        "_links": links,
    }


def _container(data: AccountData, kind: str, campaign: Campaign) -> dict[str, Any]:
    native = data.uuid(kind, campaign.number)
    path = PAGES[kind][0]
    return {
        "identifiers": [f"action_network:{native}"],
        "origin_system": "Action Network",
        "title": campaign.title,
        "name": campaign.title,
        "description": "<p>For everyone on the block.</p>",
        "browser_url": f"https://actionnetwork.org/{path}/{native[:8]}",
        "created_date": _iso(campaign.starts_at),
        "modified_date": _iso(campaign.starts_at),
        "_links": {"self": {"href": f"{_root()}/{path}/{native}"}},
    }


def _act(
    data: AccountData, kind: str, one: Any, created: datetime, modified: datetime
) -> dict[str, Any]:
    native, person = data.uuid(kind, one.number), data.uuid("person", one.record)
    return {
        "identifiers": [f"action_network:{native}"],
        "created_date": _iso(created),
        "modified_date": _iso(modified),
        "action_network:person_id": person,
        "_links": {
            "self": {"href": f"{request.base_url}/{native}"},
            "osdi:person": {"href": f"{_root()}/people/{person}"},
        },
    }


def _referrer(number: int) -> dict[str, Any]:
    source = ("homepage", "email-blast", None)[number % 3]
    data = {"source": source, "referrer": "group-website", "website": "https://example.org"}
    return {"action_network:referrer_data": data}


def _donation(world: World, data: AccountData, gift: Gift) -> dict[str, Any]:
    owner = next(one for one in world.organizations if one.slug == data.account.owner)
    shares = [gift.amount_cents]
    if gift.number % 9 == 0:
        shares = [gift.amount_cents - gift.amount_cents // 3, gift.amount_cents // 3]
    names = [owner.name, "Strike Fund"]
    recurring = gift.recurring is not None
    recurrence: dict[str, Any] = {"recurring": recurring}
    if gift.recurring is not None:
        recurrence["period"] = PERIODS.get(gift.recurring, "Monthly")
    return (
        _act(data, "donation", gift, gift.at, gift.at)
        | _referrer(gift.number)
        | {
            "amount": _dollars(gift.amount_cents),
            "currency": "USD",
            "recipients": [
                {"display_name": name, "legal_name": name, "amount": _dollars(share)}
                for name, share in zip(names, shares, strict=False)
            ],
            "payment": {
                "method": "Credit Card",
                "reference_number": f"{gift.number:08d}",
                "authorization_stored": recurring,
            },
            "action_network:recurrence": recurrence,
            "action_network:fundraising_page_id": data.uuid("fundraising", gift.campaign),
        }
    )


def _tag(data: AccountData, name: str) -> dict[str, Any]:
    native = _tag_id(data, name)
    since = _iso(min(one.at for one in data.taggings if one.tag == name))
    return {
        "identifiers": [f"action_network:{native}"],
        "name": name,
        "created_date": since,
        "modified_date": since,
        "_links": {"self": {"href": f"{_root()}/tags/{native}"}},
    }


def _tagging(data: AccountData, tagging: Tagging, tag: str) -> dict[str, Any]:
    row = _act(data, "tagging", tagging, tagging.at, tagging.at)
    # ids are only in the links
    del row["action_network:person_id"]
    row["_links"]["osdi:tag"] = {"href": f"{_root()}/tags/{tag}"}
    return row | {"item_type": "osdi:person"}


def _filtered(
    rows: Iterable[Any], created: Callable[[Any], datetime], modified: Callable[[Any], datetime]
) -> list[Any]:
    asked = request.args.get("filter")
    if asked is None:
        return list(rows)
    match = FILTER.fullmatch(asked)
    if match is None:
        abort(_error(400, "Filter is not valid"))
    field, operator, day = match.groups()
    when = modified if field == "modified_date" else created
    if operator == "gt":
        return [row for row in rows if when(row).date().isoformat() > day]
    return [row for row in rows if when(row).date().isoformat() < day]


def _page(
    key: str,
    rows: list[Any],
    render: Callable[[Any], dict[str, Any]],
    is_counted: bool = True,
) -> Response:
    """One page. A list that isn't counted (people) has a next link until it is empty."""
    number = int(request.args.get("page", 1))
    per_page = min(int(request.args.get("per_page", MAX_PER_PAGE)), MAX_PER_PAGE)
    start = (number - 1) * per_page
    shown = [render(row) for row in rows[start : start + per_page]]
    links: dict[str, Any] = {
        "self": {"href": request.url},
        key: [one["_links"]["self"] for one in shown],
        "curies": CURIES,
    }
    if shown and (not is_counted or start + per_page < len(rows)):
        asked = request.args.to_dict() | {"page": str(number + 1)}
        links["next"] = {"href": f"{request.base_url}?{urlencode(asked)}"}
    counted = {"total_pages": -(-len(rows) // per_page), "total_records": len(rows)}
    body = {"per_page": per_page, "page": number, "_links": links, "_embedded": {key: shown}}
    return jsonify(body | (counted if is_counted else {}))


def _root() -> str:
    return request.base_url.split(ROOT)[0] + ROOT


def _error(status: int, text: str) -> Response:
    answer = jsonify({"error": text})
    answer.status_code = status
    return answer


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _clock(moment: datetime, zone: str) -> str:
    """The group's wall clock, stamped as if it were UTC."""
    return _iso(moment.astimezone(ZoneInfo(zone)))


def _dollars(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"
