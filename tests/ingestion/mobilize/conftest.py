"""Two organizations on Mobilize: enough rows for several pages, and every awkward thing once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ingestion.tools import mobilize
from sandbox.tools import mobilize as sandbox
from sandbox.world import (
    AccountData,
    Address,
    Campaign,
    Event,
    OptOut,
    Organization,
    Record,
    Shift,
    Signup,
    Staffer,
    ToolAccount,
    World,
)
from tests.ingestion.serving import Tool

START = datetime(2026, 9, 1, 16, tzinfo=UTC)
TODAY = datetime(2026, 9, 30, 12, tzinfo=UTC)
STATUSES = ("registered", "confirmed", "cancelled", "attended", "no_show")
HALL = Address("12 Alder St", None, "Milbrook", "WI", "53999")


def make_account(slug: str, owner: str, number: int, records: int = 450) -> AccountData:
    """`records` people, three events (one deleted), and a signup of each person."""
    data = AccountData(
        account=ToolAccount("mobilize", slug, owner, "America/Chicago", True, number)
    )
    data.staffers.append(
        Staffer(1, 9001, "Rosa", "Ames", "rosa@example.org", "2625550101", "volunteer", 1)
    )
    data.campaigns.append(
        Campaign(1, "event_series", "Fall Canvass", None, START, START + timedelta(days=10))
    )
    for event in (1, 2, 3):
        shifts = tuple(
            Shift(
                event * 10 + slot,
                START + timedelta(days=event, hours=3 * slot),
                START + timedelta(days=event, hours=3 * slot + 2),
                20,
            )
            for slot in (1, 2)
        )
        data.events.append(
            Event(
                number=event,
                campaign=1 if event == 1 else None,
                title=f"Door knock {event}",
                event_type="canvass",
                shifts=shifts,
                timezone="America/Chicago",
                venue=None if event == 2 else "Union Hall",
                address=None if event == 2 else HALL,
                is_virtual=event == 2,
                status="confirmed",
                host=1,
                created_at=START,
                updated_at=START,
                deleted_at=START + timedelta(days=2) if event == 3 else None,
            )
        )
    for person in range(1, records + 1):
        at = START + timedelta(minutes=person)
        data.records.append(
            Record(
                number=person,
                person=number * 10_000 + person,
                given_name=f"Given{person}",
                middle_name=None,
                family_name="Fenwick",
                name_suffix=None,
                birth_date=None,
                gender=None,
                email=f"person{person}@example.org" if person % 10 else None,
                email_status="subscribed",
                phone=f"262555{person:04d}",
                phone_status="subscribed" if person % 3 else "unsubscribed",
                address=HALL,
                language="en",
                created_at=at,
                updated_at=at,
            )
        )
        data.signups.append(
            Signup(
                number=person,
                event=1 + person % 3,
                shift=(1 + person % 3) * 10 + 1,
                record=person,
                status=STATUSES[person % 5],
                role="attendee",
                created_at=at,
                updated_at=at,
                utm_source="sms" if person % 2 else None,
            )
        )
    data.opt_outs.append(OptOut(1, "text", "2625550007", 7, START + timedelta(days=1)))
    data.opt_outs.append(OptOut(2, "email", "person8@example.org", 8, START + timedelta(days=2)))
    return data


def make_world() -> World:
    """Both accounts and who owns them."""
    hub = make_account("hub_mobilize", "lakeshore_hub", 1)
    north = make_account("northside_mobilize", "northside_neighbors", 2)
    owners = [
        Organization(slug, slug.replace("_", " ").title(), kind, "c4", "America/Chicago")
        for slug, kind in (("lakeshore_hub", "hub"), ("northside_neighbors", "local_group"))
    ]
    data = {("mobilize", one.account.slug): one for one in (hub, north)}
    return World(1, TODAY, owners, [], [], data)


@pytest.fixture(scope="session")
def served_tool() -> Tool:
    return Tool(mobilize, sandbox, make_world, {"requests_per_second": 1000})
