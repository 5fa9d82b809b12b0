"""What people did themselves: sign up, show up, sign, give; and what was noted of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from sandbox.book import Book, Member, daytime
from sandbox.outreach import refuse
from sandbox.world import BEGINNING, TODAY, Event

CROWD = {"hub_van": 11, "riverside_van": 9, "network_an": 13, "eastside_an": 12,
         "hub_mobilize": 16, "northside_mobilize": 12}  # fmt: skip
SOURCES = (None, None, "sms", "email", "spoke", "action-network", "friend")
TAGS = {
    "van": ("Volunteer", "Leader", "Member", "Spanish Speaker", "Union Household", "Renter"),
    "action_network": ("renter", "transit rider", "volunteer", "donor", "eastside", "captain"),
}
SIGNING = {"network_an": 1.9, "eastside_an": 1.7}
AMOUNTS = (500, 1000, 1500, 2000, 2500, 2700, 5000, 10_000, 25_000)


def gather(book: Book) -> None:
    """Signups to the account's events, by those who took part at the time."""
    rng = book.stream("signups")
    able = [m for m in book.members if m.life.level != "test" and m.life.depth >= 1]
    if not able:
        return
    weights = list(accumulate(member.life.depth**2 for member in able))
    for versions in book.events:
        event = versions[0]
        wanted = rng.randint(2, CROWD[book.account.slug] * 2)
        came: set[int] = set()
        for member in rng.choices(able, cum_weights=weights, k=wanted * 6):
            if len(came) == wanted:
                break
            latest = min(event.shifts[0].starts_at, TODAY)
            earliest = max(event.created_at, member.since)
            if earliest >= latest or not member.life.takes_part(latest):
                continue
            if member.life.person.number not in came:
                came.add(member.life.person.number)
                join(book, rng, member, versions, daytime(rng, earliest, latest))


def join(
    book: Book,
    rng: Random,
    member: Member,
    versions: list[Event],
    at: datetime,
    outcome: str | None = None,
) -> None:
    """A signup and what became of it: confirmed, cancelled, attended or not, as it was told."""
    event = versions[-1]
    shift = rng.choice(event.shifts)
    told: dict[str, Any] = {
        "event": event.number,
        "shift": shift.number,
        "record": member.number,
        "status": "registered",
        "role": "host" if event.host and rng.random() < 0.02 else "attendee",
        "created_at": at,
        "updated_at": at,
        "utm_source": rng.choice(SOURCES),
    }
    if told["role"] == "attendee" and event.event_type in ("canvass", "phone_bank", "text_bank"):
        told["role"] = "volunteer"
    history = [told]
    gone = event.deleted_at or (event.updated_at if event.status == "cancelled" else None)
    middle = at + (shift.starts_at - at) * rng.uniform(0.2, 0.9)
    after = shift.ends_at + timedelta(hours=rng.randint(1, 60))
    fate = rng.random()
    if gone:
        outcome = "cancelled"
        middle = max(gone, at)
    elif outcome is None:
        outcome = "attended" if fate < 0.58 else "no_show" if fate < 0.74 else "registered"
        outcome = "cancelled" if fate > 0.9 else outcome
    if outcome == "cancelled" or rng.random() < 0.4:
        status = "cancelled" if outcome == "cancelled" else "confirmed"
        history.append(told | {"status": status, "updated_at": middle})
    if outcome in ("attended", "no_show"):
        history.append(told | {"status": outcome, "updated_at": after})
    book.signups.append((at, [one for one in history if one["updated_at"] <= TODAY]))


def sign(book: Book) -> None:
    """Petitions and forms: the way in, and again as long as they take part."""
    rng = book.stream("submissions")
    actions = book.of_kind("petition", "form")
    for member in book.members:
        if member.life.level == "test":
            continue
        more = int(
            rng.expovariate(1 / (SIGNING[book.account.slug] * (0.7 + member.life.depth / 4)))
        )
        moments = [member.since]
        moments += [daytime(rng, member.since, TODAY) for _ in range(min(more, 9))]
        done: set[int] = set()
        for nth, at in enumerate(moments):
            running = [one for one in actions if one.starts_at <= at <= one.ends_at]
            if not running or not (nth == 0 or member.life.takes_part(at)):
                continue
            action = rng.choice(running)
            if action.number not in done:
                done.add(action.number)
                submit(book, member, action.number, at)


def submit(book: Book, member: Member, campaign: int, at: datetime) -> None:
    fields = {"campaign": campaign, "record": member.number, "at": at}
    book.submissions.append((at, fields))


def give(book: Book) -> None:
    """Gifts, once or every month until today or until they tire of it."""
    rng = book.stream("gifts")
    pages = book.of_kind("fundraising")
    for member in book.members:
        if member.life.level == "test" or rng.random() > 0.08 + 0.14 * member.life.depth:
            continue
        at = daytime(rng, member.since, TODAY)
        running = [page for page in pages if page.starts_at <= at <= page.ends_at]
        if not running or not member.life.takes_part(at):
            continue
        amount = rng.choices(AMOUNTS, (8, 14, 8, 10, 14, 6, 10, 5, 1))[0]
        page = rng.choice(running).number
        if rng.random() < 0.3:
            for nth in range(rng.randint(2, 14)):
                pay(book, member, page, at + timedelta(days=30 * nth), amount, "month")
        else:
            for nth in range(rng.choice((1, 1, 1, 2, 3))):
                pay(book, member, page, at + timedelta(days=rng.randint(40, 90) * nth), amount)


def pay(
    book: Book, member: Member, page: int, at: datetime, cents: int, recurring: str | None = None
) -> None:
    if at <= TODAY:
        fields = {
            "campaign": page,
            "record": member.number,
            "at": at,
            "amount_cents": cents,
            "recurring": recurring,
        }
        book.gifts.append((at, fields))


def note(book: Book) -> None:
    """Activist codes and tags; a few are taken off again."""
    rng = book.stream("taggings")
    names = TAGS[book.account.tool]
    kept: set[str] = set()  # a tag's first tagging stays, and with it the tag's place
    for member in book.members:
        if member.life.level == "test":
            continue
        count = min(int(rng.expovariate(1 / (0.5 + 0.35 * member.life.depth)) + 0.45), len(names))
        for name in rng.sample(names, count):
            at = daytime(rng, member.since, TODAY)
            removed = None
            if name in kept and rng.random() < 0.03:
                removed = at + (TODAY - at) * rng.random()
            kept.add(name)
            tag(book, member, name, at, removed)


def tag(
    book: Book, member: Member, name: str, at: datetime, removed: datetime | None = None
) -> None:
    book.taggings.append((at, {"record": member.number, "tag": name}, removed))


def unsubscribe(book: Book) -> None:
    """Emails that bounce or ask to be left alone, numbers that opt out outside of any text."""
    rng = book.stream("opt_outs")
    tool = book.account.tool
    for member in book.members:
        email, phone = member.fields["email"], member.fields["phone"]
        chance = rng.random()
        at = daytime(rng, max(member.since, BEGINNING), TODAY)
        if member.life.level == "test" or tool == "spoke":
            continue
        if email and chance < 0.06:
            member.change(at, email_status="unsubscribed")
            refuse(book, member, "email", email, at)
        elif email and chance < 0.085:
            member.change(at, email_status="bouncing")
        elif email and chance < 0.09 and tool == "action_network":
            member.change(at, email_status="spam complaint")
            refuse(book, member, "email", email, at)
        elif phone and chance < 0.11:
            member.change(at, phone_status="unsubscribed" if tool != "mobilize" else "opted_out")
            refuse(book, member, "text", phone, at)
        elif tool == "van" and member.fields["address"] and chance < 0.114:
            refuse(book, member, "mail", member.fields["address"].line_1, at)
