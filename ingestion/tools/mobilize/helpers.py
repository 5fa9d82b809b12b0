"""What Mobilize's answers need before they land: keys where a firewall hides them, less text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

import orjson

from ingestion.feeds import Refused

# present, if null, in every attendance that no firewall has thinned out
ATTENDANCE_PARTS = ("id", "sponsor", "referrer", "custom_signup_field_values")
UTM = ("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content", "url")


def rows(
    given: Iterable[Any], make: Callable[[dict[str, Any]], dict[str, Any]]
) -> list[dict[str, Any] | Refused]:
    """Each row made ready; one that can't be is refused with the reason, the rest go on."""
    made: list[dict[str, Any] | Refused] = []
    for row in given:
        if isinstance(row, Refused):
            made.append(row)
            continue
        try:
            made.append(make(row))
        except (KeyError, TypeError, AttributeError, ValueError):
            made.append(Refused("unexpected_shape", orjson.dumps(row)))
    return made


def person_key(person: dict[str, Any]) -> str:
    """`user_id`, the id that stays; `p` and `person_id` for a person who has only that.

    Raises ValueError when there is neither.
    """
    if person.get("user_id") is not None:
        return str(person["user_id"])
    older = person.get("person_id", person.get("id"))
    if older is None:
        raise ValueError("a person without an id")
    return f"p{older}"


def person_row(row: dict[str, Any]) -> dict[str, Any]:
    """A person with its key."""
    return row | {"person_key": person_key(row)}


def event_row(row: dict[str, Any]) -> dict[str, Any]:
    """An event without its texts and without the name, email and phone of its contact."""
    kept = _without(row, "description", "summary", "instructions", "accessibility_notes")
    contact = row.get("contact") or {}
    sponsor = row.get("sponsor") or {}
    return kept | {
        "contact": {"owner_user_id": contact.get("owner_user_id")},
        "sponsor": _only(sponsor, "id", "name", "slug"),
        "timeslots": [_without(slot, "instructions") for slot in row.get("timeslots") or []],
    }


def attendance_row(row: dict[str, Any], organization: int) -> dict[str, Any]:
    """An attendance with keys that hold when a firewall leaves ids out, and without the copies
    of its person and event and the answers people typed.

    `attendance_key`, `event_key` and `timeslot_key` are Mobilize's ids or, where one is missing,
    `h1_` and a hash of the organization, the person, the event's type and the start.
    """
    person = row["person"]
    event = row.get("event") or {}
    slot = row.get("timeslot") or {}
    who = person_key(person)
    what = (organization, event.get("event_type"), slot.get("start_date"))
    if row.get("id") is None and slot.get("start_date") is None:
        raise ValueError("nothing tells this attendance from another")
    is_restricted = (
        any(part not in row for part in ATTENDANCE_PARTS) or "id" not in event or "id" not in slot
    )
    kept = _without(row, "custom_signup_field_values", "feedback", "comments")
    return kept | {
        "attendance_key": _key(row.get("id"), *what, who),
        "event_key": _key(event.get("id"), *what),
        "timeslot_key": _key(slot.get("id"), *what),
        "is_restricted": is_restricted,
        "person": {"person_key": who} | _only(person, "id", "user_id"),
        "event": _only(event, "id", "event_type"),
        "timeslot": _only(slot, "id", "start_date", "end_date"),
        "sponsor": _only(row.get("sponsor") or {}, "id", "name", "slug"),
        "referrer": _only(row.get("referrer") or {}, *UTM),
    }


def _key(native: Any, *parts: Any) -> str:
    if native is not None:
        return str(native)
    return "h1_" + hashlib.md5(orjson.dumps(parts), usedforsecurity=False).hexdigest()


def _only(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row.get(name) for name in names}


def _without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
