"""A small movement, made by hand: enough people and events for VAN to need several pages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sandbox.world import (
    AccountData,
    Address,
    Campaign,
    Contact,
    Event,
    OptOut,
    Organization,
    Question,
    Record,
    Shift,
    Signup,
    Tagging,
    ToolAccount,
    World,
)

TODAY = datetime(2026, 9, 30, 12, tzinfo=UTC)
ACCOUNT = "hub_van"
PEOPLE = 130
EVENTS = 60
CONTACTS = 40


def movement() -> World:
    """Half of the people changed within 90 days; record 1 and 2 are test people."""
    account = ToolAccount("van", ACCOUNT, "lakeshore_hub", "America/Chicago", True, 1)
    data = AccountData(account)
    home = Address("9 Quarry Rd", None, "Milbrook", "WI", "53999")
    data.records.extend(
        Record(
            number=number,
            person=number,
            given_name=f"Given{number}",
            middle_name=None,
            family_name='Fenwick, "Odie"',
            name_suffix=None,
            birth_date=date(1988, 3, 4),
            gender="female",
            email=f"person{number}@example.org",
            email_status="subscribed",
            phone=f"262555{number:04d}",
            phone_status="subscribed" if number % 2 else "unknown",
            address=home if number % 3 else None,
            language="en",
            created_at=TODAY - timedelta(days=400),
            updated_at=TODAY - timedelta(days=2 * number + 1, minutes=number),
            is_test=number <= 2,
        )
        for number in range(1, PEOPLE + 1)
    )
    data.campaigns.append(Campaign(1, "walk", "Quarry doors", None, TODAY, TODAY))
    data.campaigns.append(Campaign(2, "event_series", "Fall season", None, TODAY, TODAY))
    data.questions.append(
        Question(1, 1, "Support", "Will you join us?", "support_id", ("Strong Yes", "No"))
    )
    data.contacts.extend(
        Contact(
            number=number,
            campaign=1,
            record=number + 2,
            staffer=1,
            at=TODAY - timedelta(days=number, hours=2),
            recorded_at=TODAY - timedelta(days=number, hours=1),
            contact_type="Walk" if number % 2 else "Phone",
            result="Canvassed" if number % 4 == 1 else "Not Home",
            answers=((1, number % 2),) if number % 4 == 1 else (),
        )
        for number in range(1, CONTACTS + 1)
    )
    data.contacts.append(Contact(CONTACTS + 1, 1, 5, 1, TODAY, TODAY, "SMS Text", "Do Not Text"))
    for number in range(1, EVENTS + 1):
        starts = TODAY + timedelta(days=number - EVENTS + 5)
        data.events.append(
            Event(
                number=number,
                campaign=2 if number == 1 else None,
                title=f"Canvass {number}",
                event_type="canvass",
                shifts=(Shift(number, starts, starts + timedelta(hours=3)),),
                timezone="America/Chicago",
                venue="Quarry Hall",
                address=home,
                is_virtual=False,
                status="confirmed",
                host=None,
                created_at=TODAY - timedelta(days=200),
                updated_at=TODAY - timedelta(days=200),
            )
        )
        data.signups.append(
            Signup(number, number, number, number + 2, "attended", "volunteer", TODAY, TODAY)
        )
    data.signups.extend(
        Signup(EVENTS + number, 1, 1, number + 2, "registered", "attendee", TODAY, TODAY)
        for number in range(1, 60)
    )
    data.taggings.extend(
        Tagging(number, number + 2, f"Team {number % 3}", TODAY - timedelta(days=number))
        for number in range(1, 20)
    )
    data.opt_outs.append(OptOut(1, "phone", "2625550007", 7, TODAY - timedelta(days=1)))
    owner = Organization("lakeshore_hub", "Lakeshore", "hub", "c4", "America/Chicago")
    return World(7, TODAY, [owner], [], [], {("van", ACCOUNT): data})
