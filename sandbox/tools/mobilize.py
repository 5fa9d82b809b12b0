"""Mobilize's REST API, as one organization's key sees it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from datetime import datetime
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode
from zlib import crc32

from flask import Blueprint, Response, jsonify, request

from sandbox.world import AccountData, Event, Record, Shift, Signup, World

SLUG = "mobilize"
ROOT = "/v1"
DEFAULT_PER_PAGE = 25
MAX_PER_PAGE = 200
TYPES = {
    "canvass": "CANVASS",
    "community": "COMMUNITY",
    "fundraiser": "FUNDRAISER",
    "house_party": "HOUSE_PARTY",
    "letter_writing": "LETTER_WRITING",
    "meeting": "MEETING",
    "phone_bank": "PHONE_BANK",
    "rally": "RALLY",
    "relational_session": "FRIEND_TO_FRIEND_OUTREACH",
    "text_bank": "TEXT_BANK",
    "town_hall": "TOWN_HALL",
    "training": "TRAINING",
    "voter_registration": "VOTER_REG",
}
# what the signup was told -> status, attended
STATUSES = {
    "registered": ("REGISTERED", None),
    "confirmed": ("CONFIRMED", None),
    "cancelled": ("CANCELLED", None),
    "attended": ("CONFIRMED", True),
    "no_show": ("REGISTERED", False),
}


def api_key(world: World, account: str) -> str:
    """The one key that this account's organization has."""
    return f"mobilize-{world.account(SLUG, account).account.slug}-key"


def organization_id(world: World, account: str) -> int:
    """Mobilize's number of the account's organization."""
    return 4400 + world.account(SLUG, account).account.number


def options(world: World, account: str) -> dict[str, Any]:
    """What throughline.toml says of this account beyond its address."""
    return {"organization_id": organization_id(world, account)}


def truth(world: World, account: str) -> Iterator[tuple[str, str, int]]:
    """Which person each of the account's person records is."""
    users = _users(world)
    for record in world.account(SLUG, account).records:
        yield "person", str(users[account, record.number]), record.person


def blueprint(world: World, account: str) -> Blueprint:
    """`/v1/organizations/<id>/…` of one account; every answer is made from the world as it is."""
    pages = Blueprint(f"mobilize_{account}", __name__)
    data = world.account(SLUG, account)
    users = _users(world)
    organization = organization_id(world, account)
    root = f"/v1/organizations/{organization}"

    def user(record: int) -> int:
        return users.get((account, record), _own_user(data, record))

    @pages.before_request
    def authorize() -> Any:
        if request.headers.get("Authorization") != f"Bearer {api_key(world, account)}":
            return _error(403, {"detail": "Authentication credentials are invalid."})
        since = request.args.get("updated_since")
        if since is not None and not since.isdigit():
            return _error(400, {"updated_since": {"0": ["A valid integer is required."]}})
        return None

    @pages.get(f"{root}/people")
    def people() -> Response:
        found = _changed(data.records, attrgetter("updated_at"))
        return _page(found, lambda record: _person(data, record, user(record.number)))

    @pages.get(f"{root}/events")
    def events() -> Response:
        shown = [(data, event) for event in data.events]
        if request.args.get("organization_id") != str(organization):
            shown += [
                (other, event)
                for other in world.accounts(SLUG)
                if other is not data
                for event in other.events
                if _visibility(event) == "PUBLIC"
            ]
        seen_as = request.args.getlist("visibility") or ["PUBLIC"]
        approved = request.args.getlist("approval_status") or ["APPROVED"]
        found = [
            pair
            for pair in shown
            if pair[1].deleted_at is None
            and _visibility(pair[1]) in seen_as
            and _approval(pair[1]) in approved
        ]
        found = _changed(found, lambda pair: pair[1].updated_at)
        return _page(found, lambda pair: _event(world, pair[0], pair[1], user) | _slots(*pair))

    @pages.get(f"{root}/events/deleted")
    def deleted() -> Response:
        gone = [event for event in data.events if event.deleted_at is not None]
        found = _changed(gone, attrgetter("deleted_at"))
        return _page(found, lambda event: _deletion(data, event))

    @pages.get(f"{root}/attendances")
    def attendances() -> Response:
        records = {record.number: record for record in data.records}
        held = {event.number: event for event in data.events}
        found = _changed(data.signups, attrgetter("updated_at"))
        return _page(
            found,
            lambda signup: _attendance(
                world, data, signup, records[signup.record], held[signup.event], user
            ),
        )

    return pages


def _users(world: World) -> dict[tuple[str, int], int]:
    """Mobilize knows a person by email across organizations: one user, several people.

    Which email somebody first came with is history, so who came with the same one is drawn by
    record: three of four. A record's user never changes.
    """
    came = sorted(
        (record.created_at, data.account.slug, record.number, record.person)
        for data in world.accounts(SLUG)
        for record in data.records
    )
    known: dict[int, int] = {}
    taken: set[tuple[str, int]] = set()
    users: dict[tuple[str, int], int] = {}
    for _, slug, record, person in came:
        own = _own_user(world.account(SLUG, slug), record)
        number = known.setdefault(person, own)
        if (slug, number) in taken or crc32(f"{slug} {record}".encode()) % 4 == 0:
            number = own
        taken.add((slug, number))
        users[slug, record] = number
    return users


def _own_user(data: AccountData, record: int) -> int:
    return 7_000_000 + data.account.number * 100_000 + record


def _native(data: AccountData, base: int, number: int) -> int:
    return base + data.account.number * 1_000_000 + number


def _person(data: AccountData, record: Record, user: int) -> dict[str, Any]:
    # people made since the move to user_id have no person_id
    older = None if record.number % 5 == 0 else _native(data, 50_000_000, record.number)
    emails = [{"primary": True, "address": record.email}] if record.email else []
    phones = [{"primary": True, "number": record.phone}] if record.phone else []
    postal = record.address and record.address.postal_code
    refusals = [refusal for refusal in data.opt_outs if refusal.record == record.number]
    opted = "UNSPECIFIED"
    if record.phone_status == "subscribed":
        opted = "OPT_IN"
    if record.phone_status == "opted_out" or any(one.channel == "text" for one in refusals):
        opted = "OPT_OUT"
    blocked = [one.at for one in refusals if one.channel == "email"]
    return {
        "id": older,
        "person_id": older,
        "user_id": user,
        "created_date": _unix(record.created_at),
        "modified_date": _unix(record.updated_at),
        "given_name": record.given_name or "",
        "family_name": record.family_name or "",
        "email_addresses": emails,
        "phone_numbers": phones,
        "postal_addresses": [{"primary": True, "postal_code": postal}] if postal else [],
        "sms_opt_in_status": opted,
        "blocked_date": _unix(blocked[0]) if blocked else None,
    }


def _organization(world: World, data: AccountData) -> dict[str, Any]:
    owner = next(one for one in world.organizations if one.slug == data.account.owner)
    return {
        "id": organization_id(world, data.account.slug),
        "name": owner.name,
        "slug": owner.slug.replace("_", ""),
        "is_coordinated": False,
        "is_independent": True,
        "is_primary_campaign": False,
        "state": "WI",
        "district": "",
        "candidate_name": "",
        "race_type": None,
        "event_feed_url": f"https://www.mobilize.us/{owner.slug.replace('_', '')}/",
        "created_date": 1_700_000_000,
        "modified_date": 1_750_000_000,
        "org_type": "INDEPENDENT",
    }


def _event(
    world: World, data: AccountData, event: Event, user: Callable[[int], int]
) -> dict[str, Any]:
    sponsor = _organization(world, data)
    number = _native(data, 600_000_000, event.number)
    page = f"{sponsor['event_feed_url']}event/{number}/"
    host = next((one for one in data.staffers if one.number == event.host), None)
    contact = None
    if host is not None:
        contact = {
            "name": f"{host.given_name} {host.family_name}",
            "email_address": host.email,
            "phone_number": host.phone,
            "owner_user_id": user(host.record) if host.record is not None else None,
        }
    return {
        "id": number,
        "title": event.title,
        "description": "<p>Bring water and a friend.</p>",
        "timezone": event.timezone,
        "event_type": TYPES.get(event.event_type, "OTHER"),
        "sponsor": sponsor,
        "timeslots": None,
        "location": _location(event),
        "created_date": _unix(event.created_at),
        "modified_date": _unix(event.updated_at),
        "browser_url": page,
        "visibility": _visibility(event),
        "address_visibility": _visibility(event),
        "is_virtual": event.is_virtual,
        "virtual_action_url": page + "join" if event.is_virtual else None,
        "high_priority": None,
        "accessibility_status": None,
        "contact": contact,
        "created_by_volunteer_host": host is not None and host.role == "volunteer",
        "tags": [{"id": 31, "name": "Housing"}] if event.number % 3 == 0 else [],
        "approval_status": _approval(event),
        "event_campaign": _event_campaign(data, event, sponsor),
    }


def _event_campaign(
    data: AccountData, event: Event, sponsor: dict[str, Any]
) -> dict[str, Any] | None:
    if event.campaign is None:
        return None
    campaign = next(one for one in data.campaigns if one.number == event.campaign)
    slug = "-".join(campaign.title.lower().split())
    return {
        "id": _native(data, 1_000_000, campaign.number),
        "slug": slug,
        "event_create_page_url": f"{sponsor['event_feed_url']}c/{slug}/event/create/",
    }


def _location(event: Event) -> dict[str, Any] | None:
    if event.address is None:
        return None
    place = event.address
    return {
        "venue": event.venue or "",
        "address_lines": [place.line_1, place.line_2 or ""],
        "locality": place.city,
        "region": place.region,
        "country": "US",
        "postal_code": place.postal_code,
        "location": {"latitude": 43.01, "longitude": -88.1},
        "congressional_district": "5",
        "state_leg_district": "98",
        "state_senate_district": "33",
    }


def _slots(data: AccountData, event: Event) -> dict[str, Any]:
    return {"timeslots": [_slot(data, shift) for shift in event.shifts]}


def _slot(data: AccountData, shift: Shift) -> dict[str, Any]:
    return {
        "id": _native(data, 800_000_000, shift.number),
        "start_date": _unix(shift.starts_at),
        "end_date": _unix(shift.ends_at),
        "max_attendees": shift.capacity,
        "is_full": False,
        "instructions": None,
    }


def _attendance(
    world: World,
    data: AccountData,
    signup: Signup,
    record: Record,
    event: Event,
    user: Callable[[int], int],
) -> dict[str, Any]:
    status, attended = STATUSES[signup.status]
    shift = next(one for one in event.shifts if one.number == signup.shift)
    slot = _slot(data, shift)
    row = {
        "id": _native(data, 900_000_000, signup.number),
        "created_date": _unix(signup.created_at),
        "modified_date": _unix(signup.updated_at),
        "status": status,
        "attended": attended,
        "person": _person(data, record, user(record.number)),
        "event": _event(world, data, event, user),
        "timeslot": slot | {"is_full": None},
        "sponsor": _organization(world, data),
        "referrer": {
            "utm_source": signup.utm_source,
            "utm_medium": None,
            "utm_campaign": None,
            "utm_term": None,
            "utm_content": None,
            "url": None,
        },
        "custom_signup_field_values": [
            {
                "custom_field_id": 12,
                "custom_field_name": "has_car",
                "text_value": None,
                "boolean_value": signup.number % 2 == 0,
            }
        ],
    }
    return _firewalled(row) if _is_firewalled(world, data, signup) else row


def _is_firewalled(world: World, data: AccountData, signup: Signup) -> bool:
    """The second organization's signups that came by way of the other side of a firewall."""
    first = next(iter(world.accounts(SLUG)))
    return data is not first and crc32(f"firewall {signup.number}".encode()) % 40 == 0


def _firewalled(row: dict[str, Any]) -> dict[str, Any]:
    hidden = ("id", "sponsor", "referrer", "custom_signup_field_values")
    seen = {name: value for name, value in row.items() if name not in hidden}
    slot = {name: value for name, value in row["timeslot"].items() if name != "id"}
    return seen | {"event": {"event_type": row["event"]["event_type"]}, "timeslot": slot}


def _visibility(event: Event) -> str:
    return "PRIVATE" if event.number % 7 == 0 else "PUBLIC"


def _approval(event: Event) -> str:
    return {"cancelled": "REJECTED", "tentative": "NEEDS_APPROVAL"}.get(event.status, "APPROVED")


def _deletion(data: AccountData, event: Event) -> dict[str, Any]:
    assert event.deleted_at is not None
    number = _native(data, 600_000_000, event.number)
    return {"id": number, "deleted_date": _unix(event.deleted_at)}


def _changed(rows: list[Any], when: Callable[[Any], datetime]) -> list[Any]:
    since = int(request.args.get("updated_since", 0))
    return [row for row in rows if _unix(when(row)) >= since]


def _page(rows: list[Any], render: Callable[[Any], dict[str, Any]]) -> Response:
    """One page in cursor mode, or by number when `page` is asked for."""
    per_page = min(int(request.args.get("per_page", DEFAULT_PER_PAGE)), MAX_PER_PAGE)
    number = int(request.args.get("page") or _number(request.args.get("cursor")))
    start = (number - 1) * per_page
    return jsonify(
        {
            "count": len(rows),
            "next": _link(number + 1) if start + per_page < len(rows) else None,
            "previous": _link(number - 1) if number > 1 else None,
            "data": [render(row) for row in rows[start : start + per_page]],
        }
    )


def _link(number: int) -> str:
    asked = request.args.to_dict(flat=False)
    if "page" in asked:
        asked["page"] = [str(number)]
    else:
        asked["cursor"] = [base64.urlsafe_b64encode(f"p={number}".encode()).decode()]
    return f"{request.base_url}?{urlencode(asked, doseq=True)}"


def _number(cursor: str | None) -> int:
    if cursor is None:
        return 1
    return int(base64.urlsafe_b64decode(cursor).decode().removeprefix("p="))


def _error(status: int, error: dict[str, Any]) -> Response:
    answer = jsonify({"data": None, "error": error})
    answer.status_code = status
    return answer


def _unix(moment: datetime) -> int:
    return int(moment.timestamp())
