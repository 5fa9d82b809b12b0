"""VAN's events and signups, in the shapes of its REST lists."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from sandbox.tools.van_rows import campaign_id, event_id, shift_id, text, van_id
from sandbox.world import AccountData, Event, Record, Signup

EVENT_TYPES = {
    "canvass": "Canvass",
    "community": "Community Event",
    "fundraiser": "Fundraiser",
    "house_party": "House Party",
    "letter_writing": "Letter Writing",
    "meeting": "Meeting",
    "one_on_one": "One on One",
    "phone_bank": "Phone Bank",
    "rally": "Rally",
    "relational_session": "Relational Organizing",
    "text_bank": "Text Bank",
    "town_hall": "Town Hall",
    "training": "Training",
    "voter_registration": "Voter Registration",
}
STATUSES = {
    "registered": (1, "Scheduled"),
    "attended": (2, "Completed"),
    "confirmed": (11, "Confirmed"),
    "cancelled": (18, "Cancelled"),
    "no_show": (6, "No Show"),
}
ROLES = {"attendee": 1, "volunteer": 2, "host": 3, "lead": 4}


def event(data: AccountData, held: Event, sections: set[str]) -> dict[str, Any]:
    """One event; a section nobody asked for is null, as VAN gives it."""
    zone = ZoneInfo(held.timezone)
    kind = EVENT_TYPES.get(held.event_type, "Other")
    sorted_types = [*EVENT_TYPES.values(), "Other"]
    row: dict[str, Any] = {
        "eventId": event_id(held.number),
        "name": held.title,
        "shortName": held.title[:12],
        "description": None,
        "startDate": held.shifts[0].starts_at.astimezone(zone).isoformat(),
        "endDate": held.shifts[-1].ends_at.astimezone(zone).isoformat(),
        "createdDate": text(held.created_at),
        "eventType": {"eventTypeId": 1000 + sorted_types.index(kind), "name": kind},
        "isActive": held.status != "cancelled",
        "isPubliclyViewable": True,
        "isOnlyEditableByCreatingUser": False,
        "districtFieldValue": None,
        "notes": None,
        "shifts": None,
        "locations": None,
        "roles": None,
        "codes": None,
    }
    if "shifts" in sections:
        row["shifts"] = [
            {
                "eventShiftId": shift_id(shift.number),
                "name": f"Shift {place}",
                "startTime": shift.starts_at.astimezone(zone).isoformat(),
                "endTime": shift.ends_at.astimezone(zone).isoformat(),
            }
            for place, shift in enumerate(held.shifts, start=1)
        ]
    if "locations" in sections:
        row["locations"] = [_location(held)] if held.address and not held.is_virtual else []
    if "roles" in sections:
        row["roles"] = [
            {"roleId": number, "name": name.title(), "isEventLead": name in ("host", "lead")}
            for name, number in ROLES.items()
        ]
    if "codes" in sections:
        row["codes"] = [
            {"codeId": campaign_id(campaign.number), "name": campaign.title}
            for campaign in data.campaigns
            if campaign.number == held.campaign
        ]
    return row


def _location(event: Event) -> dict[str, Any]:
    address = event.address
    assert address is not None
    return {
        "locationId": 700_000 + event.number,
        "name": event.venue or address.line_1,
        "displayName": f"{event.venue or address.line_1}, {address.city}, {address.region}",
        "address": {
            "addressLine1": address.line_1,
            "addressLine2": address.line_2,
            "city": address.city,
            "stateOrProvince": address.region,
            "zipOrPostalCode": address.postal_code,
            "countryCode": "US",
        },
    }


def signups(data: AccountData, asked: int) -> list[dict[str, Any]]:
    """Who signed up for one event, by VAN's number of it; nobody for an unknown event."""
    held = next((event for event in data.events if event_id(event.number) == asked), None)
    if held is None:
        return []
    people = {record.number: record for record in data.records}
    return [
        _signup(data, held, row, people[row.record])
        for row in data.signups
        if row.event == held.number
    ]


def _signup(data: AccountData, held: Event, row: Signup, person: Record) -> dict[str, Any]:
    status_id, status = STATUSES[row.status]
    place = next(i for i, shift in enumerate(held.shifts, 1) if shift.number == row.shift)
    return {
        "eventSignupId": 600_000 + row.number,
        "person": {
            "vanId": van_id(data, row.record),
            "firstName": person.given_name,
            "lastName": person.family_name,
        },
        "event": {
            "eventId": event_id(held.number),
            "name": held.title,
            "shortName": held.title[:12],
        },
        "shift": {"eventShiftId": shift_id(row.shift), "name": f"Shift {place}"},
        "role": {"roleId": ROLES[row.role], "name": row.role.title()},
        "status": {"statusId": status_id, "name": status},
        "location": None,
        "startTimeOverride": None,
        "endTimeOverride": None,
        "supporterGroupId": None,
    }
