"""Who comes into which account, when, and what is written down of them there and later."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

from sandbox.activist import RECORDS
from sandbox.book import Book, Member
from sandbox.people import Life
from sandbox.records import HABITS, phone_text, written
from sandbox.tools.van_rows import van_id
from sandbox.world import TODAY, AccountData

CHANCES = {
    "hub_van": (0.50, 0.57, 0.68, 0.86, 0.96),
    "network_an": (0.30, 0.38, 0.48, 0.68, 0.92),
    "network_spoke": (0.30, 0.44, 0.55, 0.72, 0.93),
    "hub_mobilize": (0.02, 0.10, 0.36, 0.72, 0.95),
    "eastside_an": (0.45, 0.52, 0.60, 0.75, 0.90),
    "northside_mobilize": (0.08, 0.30, 0.55, 0.75, 0.92),
    "riverside_van": (0.75, 0.80, 0.85, 0.90, 0.95),
}
HOME = {
    "eastside_an": "eastside",
    "northside_mobilize": "northside",
    "riverside_van": "riverside",
}
TEST_NAMES = (("Test", "Test"), ("Test", "Person"), ("TEST", "Do Not Contact"))
TEST_RECORDS = 3
SAME_PERSON_TWICE = 0.035


def admit(books: dict[str, Book], lives: list[Life], nobody: Life, seed: int) -> None:
    """Fill the books' members, numbered in the order in which they came."""
    rng = Random(f"{seed}/membership")
    joins: dict[str, list[tuple[datetime, int, Life, bool]]] = {slug: [] for slug in books}
    for life in lives:
        if life.person.number == 1:
            continue
        for at, slug in _joins(rng, life):
            joins[slug].append((at, life.person.number, life, False))
            if rng.random() < SAME_PERSON_TWICE:
                again = at + (TODAY - at) * rng.uniform(0.1, 0.95)
                joins[slug].append((again, life.person.number, life, True))
    for book in books.values():
        waiting = joins[book.account.slug]
        if book.account.slug in RECORDS:
            waiting.append((RECORDS[book.account.slug].since, 1, lives[0], False))
        for nth in range(TEST_RECORDS):
            at = nobody.starts + timedelta(days=5 + 200 * nth)
            waiting.append((at, nobody.person.number, nobody, False))
        waiting.sort(key=lambda join: join[:2])
        _Door(book, books.get("hub_van")).admit(waiting)


def _joins(rng: Random, life: Life) -> list[tuple[datetime, str]]:
    """The accounts of a life in the order in which it comes into them.

    Somebody who lapsed and came back does so by a tool that did not know them before, if any is
    left.
    """
    slugs = [slug for slug in CHANCES if rng.random() < _chance(slug, life)]
    if not slugs:
        slugs = [rng.choice([slug for slug in CHANCES if HOME.get(slug) in (None, life.area)])]
    if not life.person.phones and not life.shared_phone:
        slugs = [slug for slug in slugs if slug != "network_spoke"] or ["hub_van"]
    if not life.person.emails and slugs == ["hub_mobilize"]:
        slugs = ["hub_van"]
    rng.shuffle(slugs)
    if "hub_mobilize" in slugs and life.depth < 3:  # shifts come after a first contact
        slugs.sort(key=lambda slug: slug.endswith("mobilize"))
    first_start, first_end = life.windows[0]
    times = sorted(rng.random() ** 1.7 for _ in slugs[1:])
    entries = [first_start, *(first_start + (first_end - first_start) * time for time in times)]
    if len(life.windows) > 1 and len(slugs) > 1:
        entries[-1] = life.windows[1][0]
    return [(_open(rng, at), slug) for at, slug in zip(entries, slugs, strict=True)]


def _chance(slug: str, life: Life) -> float:
    chance = CHANCES[slug][life.depth]
    home = HOME.get(slug)
    if home is not None and home != life.area:
        return 0.012 + 0.01 * life.depth
    if slug == "hub_van" and life.area == "riverside":
        return chance * 0.55
    return chance


def _open(rng: Random, at: datetime) -> datetime:
    at = at.replace(microsecond=0) + timedelta(seconds=rng.randrange(3600))
    return min(at, TODAY - timedelta(hours=rng.randint(2, 40)))


class _Door:
    """Writes an account's records: some say a little less, some clash and give way."""

    def __init__(self, book: Book, hub: Book | None) -> None:
        self.book = book
        self.tool = book.account.tool
        self.rng = book.stream("records")
        self.unique = self.tool in ("action_network", "mobilize")
        self.taken: set[str] = set()
        self.hub = hub if self.tool in ("action_network", "spoke") else None
        self.known_in_hub = hub.first_of() if self.hub and hub else {}

    def admit(self, waiting: list[tuple[datetime, int, Life, bool]]) -> None:
        firsts: dict[int, Member] = {}
        for number, (at, person, life, again) in enumerate(waiting, start=1):
            if life.level == "test":
                fields = self._test(number)
            else:
                fields = self._fields(life, at, firsts.get(person) if again else None)
            if person == 1:
                fields |= RECORDS[self.book.account.slug].fields
            member = Member(number, life, at, fields)
            self.book.members.append(member)
            if life.level == "test" or person == 1:
                continue
            self._catches_up(member)
            first = firsts.setdefault(person, member)
            if first is not member and self.tool == "van" and self.rng.random() < 0.4:
                merged = at + timedelta(days=self.rng.randint(3, 120))
                member.change(merged, merged_into=first.number)

    def _fields(self, life: Life, at: datetime, first: Member | None) -> dict[str, Any]:
        rng = self.rng
        fields = written(rng, self.tool, life, at)
        if self.unique:
            fields["email"] = self._own_email(life, fields["email"])
        if first is not None and self.tool == "spoke" and fields["phone"]:
            fields["given_name"] = life.person.nickname or life.person.given_name
        if not (fields["email"] or fields["phone"]):
            self._give_contact(life, at, fields)
        fields["email_status"] = "subscribed" if fields["email"] else "unknown"
        fields["phone_status"] = self._phone_status(fields["phone"])
        fields["van_id"] = self._van_id(life, at)
        return fields

    def _own_email(self, life: Life, email: str | None) -> str | None:
        """These tools know a person by email: a second one with it is not a second person."""
        for wanted in (email, *reversed(life.person.emails)):
            if wanted and wanted.lower() not in self.taken:
                self.taken.add(wanted.lower())
                return wanted
        return None

    def _give_contact(self, life: Life, at: datetime, fields: dict[str, Any]) -> None:
        digits = life.phone(at) or life.shared_phone
        if digits:
            fields["phone"] = phone_text(self.rng, digits)
        elif not self.unique:
            fields["email"] = life.email(at)

    def _phone_status(self, phone: str | None) -> str:
        if phone is None or self.tool == "van":
            return "subscribed" if phone and self.rng.random() < 0.2 else "unknown"
        if self.tool == "mobilize":
            return "subscribed" if self.rng.random() < 0.55 else "unknown"
        return "subscribed" if self.rng.random() < 0.75 else "unsubscribed"

    def _van_id(self, life: Life, at: datetime) -> int | None:
        """Lists cut from the hub's VAN carry its number; a few name another of the household."""
        rng, hub = self.rng, self.hub
        if hub is None or rng.random() >= (0.72 if self.tool == "spoke" else 0.12):
            return None
        wanted = self.known_in_hub.get(life.person.number)
        if wanted is None or wanted.since > at:
            return None
        return van_id(AccountData(hub.account), wanted.number)

    def _catches_up(self, member: Member) -> None:
        """Later emails, phones, homes and names are heard of, or never."""
        rng, life, since = self.rng, member.life, member.since
        habits = HABITS[self.tool]
        news = (
            [("email", at) for at in life.emails_since[1:]]
            + [("phone", at) for at in life.phones_since[1:]]
            + [("address", at) for at in life.addresses_since[1:]]
            + [("family_name", at) for at in life.names_since[1:]]
        )
        for name, at in news:
            heard = at + timedelta(days=rng.randint(2, 60), seconds=rng.randrange(86_400))
            if at <= since or heard > TODAY or rng.random() > 0.4 or self.tool == "spoke":
                continue
            again = written(rng, self.tool, life, heard)
            value = again[name]
            if name == "email" and self.unique:
                value = self._own_email(life, value)
            if name == "address" and not habits.street:
                value = life.home(heard)
            if value is not None:
                member.change(heard, **{name: value})

    def _test(self, number: int) -> dict[str, Any]:
        given, family = TEST_NAMES[number % len(TEST_NAMES)]
        email = None if self.tool == "spoke" else "test@example.org"
        if email and self.unique and email in self.taken:
            email = f"test+{number}@example.org"
        self.taken.add(email or "")
        return {
            "given_name": given,
            "middle_name": None,
            "family_name": family,
            "name_suffix": None,
            "birth_date": None,
            "gender": None,
            "email": email,
            "phone": "262-555-0100",
            "address": None,
            "language": None,
            "email_status": "subscribed" if email else "unknown",
            "phone_status": "unknown",
            "van_id": None,
            "is_test": True,
        }
