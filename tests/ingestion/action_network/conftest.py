"""Two groups on Action Network: enough rows for several pages, and every awkward thing once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ingestion.tools import action_network
from sandbox.tools import action_network as sandbox
from sandbox.world import (
    AccountData,
    Address,
    Campaign,
    Event,
    Gift,
    Organization,
    Record,
    Shift,
    Signup,
    Staffer,
    Submission,
    Tagging,
    ToolAccount,
    World,
)
from tests.ingestion.serving import Tool

START = datetime(2026, 9, 1, 16, tzinfo=UTC)
TODAY = datetime(2026, 9, 30, 12, tzinfo=UTC)
HOME = Address("9 Quarry Rd", "Apt 2", "Milbrook", "WI", "53999")
STATUSES = ("registered", "confirmed", "cancelled", "attended", "no_show")
PETITION, FORM, FUND, SERIES = 1, 2, 3, 4


def make_account(slug: str, owner: str, number: int, records: int = 60) -> AccountData:
    """`records` people, two events (one in a series), a signature, a tag and more of each."""
    data = AccountData(
        account=ToolAccount("action_network", slug, owner, "America/Chicago", True, number)
    )
    data.staffers.append(
        Staffer(1, 9001, "Rosa", "Ames", "rosa@example.org", "2625550101", "staff", 1)
    )
    for campaign, kind, title in (
        (PETITION, "petition", "Heat in every home"),
        (FORM, "form", "Join a building committee"),
        (FUND, "fundraising", "Strike fund"),
        (SERIES, "event_series", "Fall meetings"),
    ):
        data.campaigns.append(
            Campaign(campaign, kind, title, None, START, START + timedelta(days=20))
        )
    for event in (1, 2):
        at = START + timedelta(days=event)
        data.events.append(
            Event(
                number=event,
                campaign=SERIES if event == 1 else None,
                title=f"Tenant meeting {event}",
                event_type="meeting",
                shifts=(Shift(event, at, at + timedelta(hours=2), 40),),
                timezone="America/Chicago",
                venue="Union Hall",
                address=HOME if event == 1 else None,
                is_virtual=False,
                status="confirmed",
                host=1,
                created_at=START,
                updated_at=START,
            )
        )
    for person in range(1, records + 1):
        at = START + timedelta(hours=person)
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
                email_status="unsubscribed" if person % 7 == 0 else "subscribed",
                phone=f"1262555{person:04d}",
                phone_status="subscribed" if person % 3 else "unsubscribed",
                address=HOME if person % 2 else None,
                language="en",
                created_at=at,
                updated_at=at,
                van_id=101_000_000 + person if person % 4 == 0 else None,
            )
        )
        data.signups.append(
            Signup(
                number=person,
                event=1 + person % 2,
                shift=1 + person % 2,
                record=person,
                status=STATUSES[person % 5],
                role="attendee",
                created_at=at,
                updated_at=at,
                utm_source="sms" if person % 2 else None,
            )
        )
        data.submissions.append(Submission(person, PETITION, person, at))
        data.submissions.append(Submission(1000 + person, FORM, person, at))
        data.gifts.append(
            Gift(person, FUND, person, at, 2001 + person, "month" if person % 5 == 0 else None)
        )
        data.taggings.append(Tagging(person, person, ("tenant", "leader")[person % 2], at))
    return data


def make_world() -> World:
    """Both accounts and who owns them."""
    network = make_account("network_an", "common_thread", 1)
    eastside = make_account("eastside_an", "eastside_renters", 2)
    owners = [
        Organization(slug, slug.replace("_", " ").title(), kind, "c4", "America/Chicago")
        for slug, kind in (
            ("common_thread", "national_network"),
            ("eastside_renters", "local_group"),
        )
    ]
    data = {("action_network", one.account.slug): one for one in (network, eastside)}
    return World(1, TODAY, owners, [], [], data)


@pytest.fixture(scope="session")
def served_tool() -> Tool:
    return Tool(action_network, sandbox, make_world, {"requests_per_second": 1000})
