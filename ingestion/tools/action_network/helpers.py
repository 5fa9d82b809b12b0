"""HAL as Action Network speaks it: buried ids, people behind links, ends without a sign."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

import orjson
from dlt.sources.helpers.rest_client.paginators import JSONLinkPaginator
from requests import Response

from ingestion.errors import LandingError
from ingestion.feeds import Refused

Row = dict[str, Any]
OWN = "action_network:"
# answers, notes and html that people typed, and HAL's own scaffolding
TEXTS = (
    "comments",
    "custom_fields",
    "description",
    "instructions",
    "petition_text",
    "summary",
    "target",
)
SCAFFOLDING = ("_links", "_embedded", "identifiers", "action_network:sponsor")


class HalPaginator(JSONLinkPaginator):
    """Follows `_links.next`, which is there even on the last page of people; an empty page ends
    the list only when it has no next link. Raises LandingError when it has one."""

    def __init__(self) -> None:
        super().__init__(next_url_path="_links.next.href")

    def update_state(self, response: Response, data: list[Any] | None = None) -> None:
        super().update_state(response, data)
        if not data and self._next_reference:
            raise LandingError(
                "an empty page says that more follows",
                str(response.url).split("?")[0].split("://")[-1],
                "The list was cut short on Action Network's side",
                "Run again later; what was read is kept and the cursor has not moved",
            )


def rows(given: Iterable[Any], make: Callable[..., Row]) -> list[Row | Refused]:
    """Each item made ready; one that can't be is refused with the reason, the rest go on."""
    made: list[Row | Refused] = []
    for row in given:
        if isinstance(row, Refused):
            made.append(row)
            continue
        try:
            made.append(make(row))
        except InvalidOperation:
            made.append(Refused("amount_is_no_number", orjson.dumps(row)))
        except (KeyError, TypeError, AttributeError, ValueError):
            made.append(Refused("unexpected_shape", orjson.dumps(row)))
    return made


def item_id(row: Row) -> str:
    """The uuid of an item: its `action_network:` identifier, else the end of its own link.

    Raises ValueError when it has neither.
    """
    for identifier in row.get("identifiers") or []:
        if identifier.startswith(OWN):
            return identifier.removeprefix(OWN).lower()
    found = linked_id(row, "self")
    if found is None:
        raise ValueError("an item without an id")
    return found


def linked_id(row: Row, name: str) -> str | None:
    """The last segment of one of an item's links; null when there is no such link."""
    link = (row.get("_links") or {}).get(name) or {}
    href = link.get("href")
    return href.rstrip("/").rsplit("/", 1)[-1].lower() if href else None


def person_id(row: Row) -> str | None:
    """Whose item this is; the API says it under one of two names, or only in a link."""
    named = row.get("action_network:person_id") or row.get("action:person_id")
    return str(named).lower() if named else linked_id(row, "osdi:person")


def person_row(row: Row) -> Row:
    """A person, with the ids that other systems wrote; an organization's custom fields stay out."""
    addresses = [_address(address) for address in row.get("postal_addresses") or []]
    identifiers = row.get("identifiers")
    return page_row(row) | {"postal_addresses": addresses, "identifiers": identifiers}


def page_row(row: Row) -> Row:
    """A page or container: without texts and links, with its id and its creator's."""
    dropped = (*TEXTS, *SCAFFOLDING)
    kept = {name: value for name, value in row.items() if name not in dropped}
    creator = linked_id(row, "osdi:creator")
    return kept | {"id": item_id(row)} | ({"creator_id": creator} if creator else {})


def event_row(row: Row, timezone: str) -> Row:
    """An event with its place flattened and the zone whose wall clock its times show."""
    location = _address(row.get("location") or {})
    return page_row(row) | {"location": location, "timezone": timezone}


def attendance_row(row: Row, parent: str) -> Row:
    """An RSVP to the event `parent`."""
    return _action(row) | _source(row) | {"event_id": parent, "status": row.get("status")}


def submission_row(page: str, row: Row, parent: str) -> Row:
    """A signature or a form's answer, under the page `parent`; what was written is left out."""
    return _action(row) | _source(row) | {f"{page}_id": parent}


def donation_row(row: Row) -> Row:
    """A gift, with the page it was made on if any. Amounts stay text; raises InvalidOperation
    when one is no number."""
    recipients = row.get("recipients") or []
    for amount in (row["amount"], *(one["amount"] for one in recipients)):
        if not Decimal(str(amount)).is_finite():
            raise InvalidOperation
    page = row.get("action_network:fundraising_page_id")
    recurrence = row.get("action_network:recurrence") or {}
    return (
        _action(row)
        | _source(row)
        | {
            "fundraising_page_id": page or linked_id(row, "osdi:fundraising_page"),
            "amount": str(row["amount"]),
            "currency": row.get("currency"),
            "payment": {"method": (row.get("payment") or {}).get("method")},
            "recipients": [
                _only(one, "display_name", "legal_name", "amount") for one in recipients
            ],
            "action_network_recurrence": _only(recurrence, "recurring", "period"),
        }
    )


def tagging_row(row: Row, parent: str) -> Row:
    """The tag `parent` on a person; ids are only in the links."""
    return _action(row) | {"item_type": row.get("item_type"), "tag_id": parent}


def _action(row: Row) -> Row:
    """What every act of a person has: its id, whose it is, when."""
    return {
        "id": item_id(row),
        "person_id": person_id(row),
        "created_date": row.get("created_date"),
        "modified_date": row.get("modified_date"),
    }


def _source(row: Row) -> Row:
    """The source code of the link that was followed; who shared it and from where stay out."""
    referrer = row.get("action_network:referrer_data") or {}
    return {"action_network_referrer_data": {"source": referrer.get("source")}}


def _address(given: Row) -> Row:
    lines = [*(given.get("address_lines") or []), None, None]
    kept = {name: value for name, value in given.items() if name != "address_lines"}
    return kept | {"address_line_1": lines[0], "address_line_2": lines[1]}


def _only(row: Row, *names: str) -> Row:
    return {name: row.get(name) for name in names}
