"""One life told by hand, so that every world has somebody whose journey is worth showing.

Marisol Quintero Vega, person 1, signs a petition, is texted, takes shifts, opens her door, gives
every month, goes quiet for a winter and comes back by another way than she came.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from sandbox.book import Book, Member
from sandbox.engagement import join, pay, submit, tag
from sandbox.outreach import converse
from sandbox.people import Life
from sandbox.world import BEGINNING, TODAY, Address, Campaign, Person

FIRST_HOME = Address("2714 S Foundry Street", "Apt 3", "Milbrook", "WI", "53991")
SECOND_HOME = Address("418 Linden Avenue", None, "Milbrook", "WI", "53992")
CELL, LANDLINE = "2625550143", "2625550145"
QUIET, BACK = datetime(2025, 12, 2, tzinfo=UTC), datetime(2026, 4, 25, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """When she came into an account, and what it wrote down."""

    since: datetime
    fields: dict[str, Any]


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


RECORDS = {
    "network_an": Entry(
        _at("2025-01-18T23:12:40"),
        {
            "given_name": "Marisol",
            "family_name": "Quintero Vega",
            "email": "marisol.quintero@example.org",
            "phone": None,
            "language": "es",
        },
    ),
    "network_spoke": Entry(
        _at("2025-02-20T17:00:05"),
        {"given_name": "Marisol", "family_name": "Quintero", "phone": "262-555-0143"},
    ),
    "hub_mobilize": Entry(
        _at("2025-03-11T01:44:09"),
        {
            "given_name": "Mari",
            "family_name": "Quintero",
            "email": "Marisol.Quintero@example.org",
            "phone": CELL,
        },
    ),
    "hub_van": Entry(
        _at("2025-03-28T19:30:00"),
        {
            "given_name": "Marisol",
            "middle_name": None,
            "family_name": "Quintero",
            "birth_date": date(1989, 4, 17),
            "gender": "female",
            "email": "marisol.quintero@example.org",
            "phone": "(262) 555-0143",
            "address": Address("2714 S Foundry St", "#3", "Milbrook", "WI", "53991"),
            "language": "es",
        },
    ),
    "eastside_an": Entry(
        _at("2025-05-06T22:05:31"),
        {
            "given_name": "Marisol",
            "family_name": "Quintero-Vega",
            "email": "mari.quintero@example.com",
            "phone": "262.555.0143",
            "language": "es",
        },
    ),
}
SIGNED = (
    ("network_an", "2025-01-18T23:12:40"),
    ("network_an", "2025-04-09T00:20:11"),
    ("eastside_an", "2025-05-06T22:05:31"),
    ("eastside_an", "2025-09-03T18:31:00"),
    ("network_an", "2026-05-20T02:02:45"),
    ("eastside_an", "2026-06-30T23:50:12"),
)
SHIFTS = (
    ("hub_mobilize", "2025-03-22", "attended"),
    ("hub_mobilize", "2025-04-26", "attended"),
    ("hub_mobilize", "2025-06-14", "no_show"),
    ("eastside_an", "2025-07-10", None),
    ("hub_mobilize", "2025-10-04", "attended"),
    ("hub_mobilize", "2026-05-30", "attended"),
    ("hub_mobilize", "2026-07-18", "attended"),
    ("eastside_an", "2026-08-06", None),
    ("hub_mobilize", "2026-08-22", "attended"),
    ("hub_van", "2026-08-29", "attended"),
    ("hub_van", "2026-09-12", "attended"),
    ("hub_mobilize", "2026-09-19", "attended"),
)
KNOCKED = (
    ("2025-06-07T20:15:00", "walk", "Not Home", ()),
    ("2026-07-11T19:05:00", "walk", "Not Home", ()),
    ("2026-07-25T20:40:00", "walk", "Canvassed", ((1, 0), (2, 0), (3, 0))),
    ("2026-08-13T23:10:00", "phone", "Left Message", ()),
    ("2026-09-09T23:25:00", "phone", "Canvassed", ((1, 0), (2, 0), (4, 0))),
)


def household() -> list[Life]:
    """Marisol and the man she lives with; they share a landline and move together."""
    moved = (BEGINNING, datetime(2026, 5, 3, tzinfo=UTC))
    homes = (FIRST_HOME, SECOND_HOME)
    marisol = Person(
        number=1,
        household=1,
        given_name="Marisol",
        nickname="Mari",
        middle_name=None,
        family_names=("Quintero Vega",),
        name_suffix=None,
        gender="female",
        birth_date=date(1989, 4, 17),
        language="es",
        emails=("marisol.quintero@example.org", "mari.quintero@example.com"),
        phones=(CELL,),
        addresses=homes,
    )
    daniel = Person(
        number=2,
        household=1,
        given_name="Daniel",
        nickname="Dan",
        middle_name="J.",
        family_names=("Kowalski",),
        name_suffix=None,
        gender="male",
        birth_date=date(1987, 11, 2),
        language="en",
        emails=("dkowalski.milbrook@example.net",),
        phones=("2625550144",),
        addresses=homes,
    )
    taking_part = ((RECORDS["network_an"].since, QUIET), (BACK, TODAY))
    changed = (BEGINNING, RECORDS["eastside_an"].since)
    once = (BEGINNING,)
    return [
        Life(marisol, "latino", "eastside", "leader", taking_part, changed, once, moved, once,
             None, LANDLINE),
        Life(daniel, "german_polish", "eastside", "reached", ((changed[1], TODAY),), once, once,
             moved, once, None, LANDLINE),
    ]  # fmt: skip


def live(books: dict[str, Book]) -> None:
    """Write what Marisol did into the books; everything is in the past of TODAY."""
    rng = Random("marisol")
    own = {slug: books[slug].first_of()[1] for slug in RECORDS}
    for slug, member in own.items():
        _forget_chance(books[slug], member)
    own["hub_van"].change(
        _at("2026-06-02T15:00:00"),
        address=Address("418 Linden Ave", None, "Milbrook", "WI", "53992"),
    )
    for slug, when in SIGNED:
        campaign = _running(books[slug], _at(when), "petition", "form")
        submit(books[slug], own[slug], campaign.number, _at(when))
    for slug, day, outcome in SHIFTS:
        _take_shift(books[slug], rng, own[slug], _at(day), outcome)
    for when, kind, result, answers in KNOCKED:
        _open_door(books["hub_van"], own["hub_van"], _at(when), kind, result, answers)
    _give(books["network_an"], own["network_an"])
    for slug, name, when in (
        ("network_an", "volunteer", "2025-03-25T15:00:00"),
        ("hub_van", "Volunteer", "2025-04-28T16:10:00"),
        ("hub_van", "Leader", "2026-08-24T17:45:00"),
        ("eastside_an", "captain", "2026-09-01T14:00:00"),
    ):
        tag(books[slug], own[slug], name, _at(when))
    _be_texted(books["network_spoke"], own["network_spoke"])


def _forget_chance(book: Book, member: Member) -> None:
    """Her life is told, not thrown; but shifts that chance gave her while she took part stay."""
    number = member.number
    member.edits.clear()
    for acts in (book.contacts, book.conversations, book.submissions, book.gifts, book.opt_outs):
        acts[:] = [act for act in acts if act[1]["record"] != number]
    book.taggings[:] = [act for act in book.taggings if act[1]["record"] != number]
    book.signups[:] = [
        (at, told)
        for at, told in book.signups
        if told[0]["record"] != number or member.life.takes_part(at)
    ]


def _running(book: Book, at: datetime, *kinds: str) -> Campaign:
    """The campaign of these kinds that runs then, or the one that began nearest to it."""
    campaigns = book.of_kind(*kinds)
    running = [one for one in campaigns if one.starts_at <= at <= one.ends_at]
    return (running or sorted(campaigns, key=lambda one: abs(one.starts_at - at)))[0]


def _take_shift(
    book: Book, rng: Random, member: Member, day: datetime, outcome: str | None
) -> None:
    gone_to = {told[0]["event"] for _, told in book.signups if told[0]["record"] == member.number}
    held = [
        versions
        for versions in book.events
        if versions[-1].status == "confirmed"
        and versions[-1].deleted_at is None
        and member.since < versions[0].shifts[0].starts_at < TODAY - timedelta(days=3)
        and versions[0].number not in gone_to
    ]
    if held:
        nearest = min(held, key=lambda versions: abs(versions[0].shifts[0].starts_at - day))
        start = nearest[0].shifts[0].starts_at
        at = max(nearest[0].created_at, member.since, start - timedelta(days=4, hours=2))
        join(book, rng, member, nearest, at, outcome)


def _open_door(
    book: Book,
    member: Member,
    at: datetime,
    kind: str,
    result: str,
    answers: tuple[tuple[int, int], ...],
) -> None:
    book.contacts.append(
        (
            at,
            {
                "campaign": _running(book, at, kind).number,
                "record": member.number,
                "staffer": book.staffers[0].number if book.staffers else 1,
                "at": at,
                "recorded_at": at + timedelta(minutes=2),
                "contact_type": "Walk" if kind == "walk" else "Phone",
                "result": result,
                "answers": answers,
            },
        )
    )


def _give(book: Book, member: Member) -> None:
    first = _at("2025-06-20T01:15:00")
    page = _running(book, first, "fundraising").number
    for nth in range(6):
        pay(book, member, page, first + timedelta(days=30 * nth), 1500, "month")
    again = _at("2026-09-14T00:40:00")
    pay(book, member, _running(book, again, "fundraising").number, again, 4000)


def _be_texted(book: Book, member: Member) -> None:
    """She answers, is silent all winter, and answers again."""
    questions = {question.campaign: question.number for question in book.questions}
    texter = book.staffers[0].number if book.staffers else None
    for campaign in book.of_kind("text"):
        at = campaign.starts_at + timedelta(hours=3)
        if at < member.since or at > TODAY:
            continue
        messages: list[dict[str, Any]] = [{"at": at, "inbound": False, "gist": "ask"}]
        answers: tuple[tuple[int, int], ...] = ()
        if not QUIET <= at < BACK:
            gist = ("yes", "maybe")[campaign.number % 4 == 0]
            messages.append({"at": at + timedelta(minutes=7), "inbound": True, "gist": gist})
            messages.append({"at": at + timedelta(minutes=19), "inbound": False, "gist": "thanks"})
            answers = ((questions[campaign.number], 0 if gist == "yes" else 2),)
        converse(book, member, campaign, texter, messages, answers)
