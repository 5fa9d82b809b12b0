"""What the organizations planned: staff, campaigns with their questions, and events."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from sandbox.book import Book
from sandbox.movement import ZONE
from sandbox.names import PLACES, STREETS, VENUES
from sandbox.world import BEGINNING, TODAY, Address, Campaign, Event, Question, Shift, Staffer

SEASONS = ("Winter", "Winter", "Spring", "Spring", "Spring", "Summer", "Summer", "Summer",
           "Fall", "Fall", "Fall", "Winter")  # fmt: skip
# account: (kind, title, program, how many over the two years)
PLANS: dict[str, tuple[tuple[str, str, str | None, int], ...]] = {
    "hub_van": (
        ("walk", "Neighbors Vote doors", "neighbors_vote", 8),
        ("walk", "Transit for All doors", "transit_for_all", 4),
        ("phone", "Neighbors Vote calls", "neighbors_vote", 8),
        ("phone", "Member check-in calls", None, 3),
        ("event_series", "Neighbors Vote volunteers", "neighbors_vote", 4),
    ),
    "riverside_van": (
        ("walk", "Shop Floor house visits", "shop_floor", 6),
        ("phone", "Shop Floor calls", "shop_floor", 6),
        ("event_series", "Shop Floor meetings", "shop_floor", 2),
    ),
    "network_an": (
        ("petition", "Fund the night buses", "transit_for_all", 3),
        ("petition", "Cap the rent", "renters_rising", 3),
        ("petition", "Stop the Harbor toll road", None, 2),
        ("form", "Join Common Thread", "grassroots_fund", 2),
        ("form", "Tell your transit story", "transit_for_all", 2),
        ("fundraising", "Grassroots Fund", "grassroots_fund", 4),
        ("event_series", "Network calls", "grassroots_fund", 2),
    ),
    "eastside_an": (
        ("petition", "Heat in every home", "renters_rising", 3),
        ("petition", "Right to counsel", "renters_rising", 2),
        ("form", "Building survey", "renters_rising", 3),
        ("fundraising", "Eastside strike fund", "renters_rising", 2),
        ("event_series", "Tenant meetings", "renters_rising", 2),
    ),
    "hub_mobilize": (
        ("event_series", "Neighbors Vote weekends", "neighbors_vote", 4),
        ("event_series", "Transit for All actions", "transit_for_all", 2),
    ),
    "northside_mobilize": (("event_series", "Kitchen Table evenings", "kitchen_table", 4),),
    "network_spoke": (
        ("text", "Text the Block turnout", "text_the_block", 8),
        ("text", "Renters Rising texts", "renters_rising", 4),
        ("text", "Night bus texts", "transit_for_all", 4),
    ),
}
STAFF = {
    "hub_van": 24,
    "riverside_van": 10,
    "network_an": 6,
    "eastside_an": 6,
    "hub_mobilize": 14,
    "northside_mobilize": 8,
    "network_spoke": 22,
}
EVENTS = {
    "hub_van": 90,
    "riverside_van": 30,
    "network_an": 50,
    "eastside_an": 60,
    "hub_mobilize": 110,
    "northside_mobilize": 60,
}
CRM_QUESTIONS = (
    ("Support", "Do you support our plan?", "support_id",
     ("Strong Support", "Lean Support", "Undecided", "Lean Oppose", "Strong Oppose")),
    ("Volunteer", "Will you volunteer with us?", "volunteer_ask", ("Yes", "Maybe", "No")),
    ("Top issue", "What matters most to you?", "issue", ("Rent", "Transit", "Wages", "Heat")),
    ("Vote plan", "When will you vote?", "vote_plan", ("Early", "By mail", "Election day")),
)  # fmt: skip
TEXT_QUESTION = ("Coming", "Can you come?", "event_ask", ("Yes", "No", "Maybe"))
GATHERINGS = (
    ("canvass", "Door knock", 0.26),
    ("phone_bank", "Phone bank", 0.16),
    ("meeting", "Members' meeting", 0.18),
    ("training", "Organizer training", 0.08),
    ("house_party", "Kitchen table", 0.08),
    ("rally", "Rally", 0.05),
    ("town_hall", "Town hall", 0.04),
    ("text_bank", "Text bank", 0.05),
    ("community", "Block cookout", 0.05),
    ("fundraiser", "Strike fund dinner", 0.03),
    ("letter_writing", "Postcard night", 0.02),
)


def plan(book: Book) -> None:
    """Staff, campaigns, questions and events of the account, from streams of their own."""
    _hire(book)
    _campaigns(book)
    _questions(book)
    if book.account.slug in EVENTS:
        _events(book)


def _hire(book: Book) -> None:
    rng = book.stream("staff")
    wanted = min(STAFF[book.account.slug], max(2, len(book.members) // 40))
    firsts = book.first_of().values()
    able = [
        m for m in firsts if m.life.depth >= 3 and m.life.person.emails and m.life.person.phones
    ]
    roles = ["owner", "admin", *["organizer"] * 3]
    chosen = sorted(rng.sample(able, min(wanted, len(able))), key=lambda member: member.number)
    for number, member in enumerate(chosen, start=1):
        person, life = member.life.person, member.life
        book.staffers.append(
            Staffer(
                number=number,
                person=person.number,
                given_name=person.nickname or person.given_name,
                family_name=life.family_name(TODAY),
                email=person.emails[-1],
                phone=person.phones[-1],
                role=roles[number - 1] if number <= len(roles) else "volunteer",
                record=member.number,
            )
        )


def _campaigns(book: Book) -> None:
    rng = book.stream("campaigns")
    span = TODAY - BEGINNING
    drafts = []
    for kind, title, program, count in PLANS[book.account.slug]:
        for nth in range(count):
            start = BEGINNING + span * ((nth + rng.uniform(0.05, 0.35)) / count)
            # the last of each kind is still going on
            length = span / count * rng.uniform(0.5, 0.9) if nth < count - 1 else span
            if kind == "text":
                length = timedelta(days=rng.randint(3, 9))
            start = start.replace(hour=15, minute=0, second=0, microsecond=0)
            name = f"{title}, {SEASONS[start.month - 1].lower()} {start.year}"
            if count > 4:
                name += f" ({nth + 1})"
            drafts.append((start, kind, name, program, start + length))
    drafts.sort(key=lambda draft: draft[:3])
    for number, (start, kind, name, program, end) in enumerate(drafts, start=1):
        book.campaigns.append(Campaign(number, kind, name, program, start, end))


def _questions(book: Book) -> None:
    if book.account.tool == "van":
        for number, question in enumerate(CRM_QUESTIONS, start=1):
            book.questions.append(Question(number, None, *question))
    for number, campaign in enumerate(book.of_kind("text"), start=1):
        book.questions.append(Question(number, campaign.number, *TEXT_QUESTION))


def _events(book: Book) -> None:
    rng = book.stream("events")
    count = max(8, int(EVENTS[book.account.slug] * min(1.5, len(book.members) / 400)))
    count = min(count, EVENTS[book.account.slug])
    drafts = [_event(book, rng, nth / count) for nth in range(count)]
    drafts.sort(key=lambda versions: (versions[0].created_at, versions[0].shifts[0].starts_at))
    shift_number = 0
    for number, versions in enumerate(drafts, start=1):
        numbered = []
        for shift in versions[0].shifts:
            shift_number += 1
            numbered.append(replace(shift, number=shift_number))
        book.events.append(
            [replace(one, number=number, shifts=tuple(numbered)) for one in versions]
        )


def _event(book: Book, rng: Random, part: float) -> list[Event]:
    """An event's versions: as announced, then as changed, called off or deleted."""
    span = TODAY + timedelta(days=30) - BEGINNING
    day = BEGINNING + span * (part**0.8) + timedelta(days=rng.randint(0, 5))
    kind, title, _ = rng.choices(GATHERINGS, [share for *_, share in GATHERINGS])[0]
    announced = day - timedelta(days=rng.randint(10, 35), minutes=rng.randrange(600))
    created = min(announced, TODAY - timedelta(days=1, minutes=rng.randrange(600)))
    start = day.replace(hour=rng.choice((14, 15, 16, 22, 23)), minute=rng.choice((0, 0, 30)))
    start = start.replace(second=0, microsecond=0)
    several = kind in ("canvass", "phone_bank", "text_bank")
    if book.account.tool == "action_network" or not several:
        shifts = [Shift(0, start, start + timedelta(minutes=rng.choice((90, 120, 180))))]
    else:
        starts = [start + timedelta(hours=3 * nth) for nth in range(rng.randint(1, 3))]
        shifts = [
            Shift(0, at, at + timedelta(hours=3), rng.choice((None, 20, 40))) for at in starts
        ]
    is_virtual = rng.random() < (0.5 if kind in ("phone_bank", "text_bank", "training") else 0.08)
    running = [one for one in book.of_kind("event_series") if one.starts_at <= start <= one.ends_at]
    city, codes = PLACES[rng.randrange(len(PLACES))]
    street = f"{rng.randint(10, 980)} {rng.choice(STREETS)} Street"
    event = Event(
        number=0,
        campaign=rng.choice(running).number if running and rng.random() < 0.85 else None,
        title=f"{city} {title.lower()}",
        event_type=kind,
        shifts=tuple(shifts),
        timezone=ZONE,
        venue=None if is_virtual else rng.choice(VENUES),
        address=None if is_virtual else Address(street, None, city, "WI", codes.split()[0]),
        is_virtual=is_virtual,
        status="confirmed",
        host=rng.choice(book.staffers).number if book.staffers and rng.random() < 0.8 else None,
        created_at=created,
        updated_at=created,
    )
    versions = [event]
    before = created + (min(start, TODAY) - created) * rng.uniform(0.2, 0.9)
    fate = rng.random()
    if fate < 0.04:
        versions.append(replace(event, status="cancelled", updated_at=before))
    elif fate < 0.06:
        versions.append(replace(event, deleted_at=before, updated_at=before))
    elif fate < 0.2:
        versions.append(replace(event, title=f"{event.title}, moved inside", updated_at=before))
    return versions
