"""The hub's field book: what its coordinators keep by hand because none of its tools has it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from sandbox.tools.van_rows import van_id
from sandbox.world import AccountData, World

TOOL, ACCOUNT, OWNER = "field_book", "hub_field_book", "lakeshore_hub"
BESIDE = ("van", "hub_van")
# one voter in so many was registered at the door
REGISTERED = 17

Line = Mapping[str, str]


def write_field_book(world: World, folder: Path) -> dict[str, Path]:
    """Write one CSV file per entity that it tells, to be landed with `throughline land-file`."""
    folder.mkdir(parents=True, exist_ok=True)
    data = world.account(*BESIDE)
    written: dict[str, Path] = {}
    for entity, lines in (
        ("voting_action", list(registrations(world, data))),
        ("relationship", list(recruitments(data))),
    ):
        written[entity] = folder / f"{entity}.csv"
        with written[entity].open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(lines[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)
    return written


def registrations(world: World, data: AccountData) -> Iterator[Line]:
    """Forms taken at the door; those older than a month have come back confirmed."""
    for record in data.records:
        submitted = record.created_at + timedelta(days=2)
        confirmed = submitted + timedelta(days=30)
        if record.number % REGISTERED or record.is_test or submitted > world.today:
            continue
        is_confirmed = confirmed <= world.today
        yield {
            "source_id": f"form-{record.number}",
            "person_record_uid": _person(data, record.number),
            "voting_action_type": "registration",
            "status": "confirmed" if is_confirmed else "submitted",
            "collection_method": "paper_in_field",
            "confirmation_basis": "election_office" if is_confirmed else "",
            "state_code": "WI",
            "submitted_at": submitted.isoformat(),
            "confirmed_at": confirmed.isoformat() if is_confirmed else "",
        }


def recruitments(data: AccountData) -> Iterator[Line]:
    """Who of the volunteers brought whom: the first person each of them ever reached."""
    reached: dict[int, int] = {}
    for contact in data.contacts:
        if contact.result == "Canvassed" and contact.staffer not in reached:
            reached[contact.staffer] = contact.number
    contacts = {contact.number: contact for contact in data.contacts}
    for staffer in data.staffers:
        contact = contacts.get(reached.get(staffer.number, 0))
        if contact is None or staffer.record in (None, contact.record):
            continue
        yield {
            "source_id": f"brought-{staffer.number}",
            "from_person_record_uid": _person(data, staffer.record or 0),
            "to_person_record_uid": _person(data, contact.record),
            "relationship_type": "recruited",
            "starts_at": contact.at.isoformat(),
        }


def _person(data: AccountData, record: int) -> str:
    return f"{data.account.tool}:{data.account.slug}:person:{van_id(data, record)}"
