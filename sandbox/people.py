"""The people themselves: households, names, contact values, and when each of these changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar
from unicodedata import combining, normalize

from sandbox.names import (
    MIDDLE,
    NICKNAMES,
    ORIGINS,
    PLACES,
    SPELLINGS,
    STREET_KINDS,
    STREETS,
    Origin,
    given_name,
    pick,
    surname,
)
from sandbox.world import BEGINNING, TODAY, Address, Person

AREAS = {"eastside": 0.24, "northside": 0.22, "riverside": 0.15, "elsewhere": 0.39}
LEVELS = {"known": 0.35, "reached": 0.27, "engaged": 0.20, "active": 0.12, "leader": 0.06}
DEPTHS = {"test": -1} | {level: depth for depth, level in enumerate(LEVELS)}
HOUSEHOLDS = {
    "single": 0.62,
    "couple": 0.20,
    "family": 0.08,
    "parent_and_namesake": 0.03,
    "twins": 0.01,
    "siblings": 0.03,
    "roommates": 0.03,
}
AREA_CODES = ("262", "414", "608", "920", "312", "773", "612", "715")
RESERVED = (100, 143, 144, 145, 5555)  # the testers' number, the activist's home, everybody's
EMAIL_HOSTS = ("example.org", "example.com", "example.net")
NOWHERE = Address("", None, "", "WI", "")

T = TypeVar("T")


@dataclass(frozen=True)
class Life:
    """A person and what only the generator knows of them.

    `*_since` run beside the person's emails, phones, addresses and family names; `windows` are
    the spans in which they take part; `shared_*` belong to the whole household.
    """

    person: Person
    origin: str
    area: str
    level: str
    windows: tuple[tuple[datetime, datetime], ...]
    emails_since: tuple[datetime, ...]
    phones_since: tuple[datetime, ...]
    addresses_since: tuple[datetime, ...]
    names_since: tuple[datetime, ...]
    shared_email: str | None
    shared_phone: str | None

    @property
    def depth(self) -> int:
        """0 for somebody known, 4 for a leader; the tester is below them all."""
        return DEPTHS[self.level]

    @property
    def starts(self) -> datetime:
        return self.windows[0][0]

    def email(self, at: datetime) -> str | None:
        return _current(self.person.emails, self.emails_since, at)

    def phone(self, at: datetime) -> str | None:
        return _current(self.person.phones, self.phones_since, at)

    def home(self, at: datetime) -> Address:
        return _current(self.person.addresses, self.addresses_since, at) or NOWHERE

    def family_name(self, at: datetime) -> str:
        return _current(self.person.family_names, self.names_since, at) or ""

    def takes_part(self, at: datetime) -> bool:
        return any(start <= at <= end for start, end in self.windows)


def _current(values: Sequence[T], since: Sequence[datetime], at: datetime) -> T | None:
    """The value in force at a moment; the first one before any; None if there are none."""
    held = [value for value, start in zip(values, since, strict=True) if start <= at]
    return held[-1] if held else (values[0] if values else None)


def weighted(rng: Random, shares: dict[str, float]) -> str:
    return rng.choices(list(shares), list(shares.values()))[0]


def folded(text: str) -> str:
    """Without accents, as most forms and half the typists have it."""
    plain = "".join(mark for mark in normalize("NFKD", text) if not combining(mark))
    return plain.replace("đ", "d").replace("Đ", "D").replace("ł", "l").replace("Ł", "L")


def lives(people: int, seed: int, first: list[Life]) -> list[Life]:
    """Exactly that many people, numbered from 1, household by household after the `first` one."""
    town = _Town(people, seed)
    made = list(first)
    household = 1
    while len(made) < people:
        household += 1
        made += town.household(household, len(made))
    return made[:people]


@dataclass
class _Draft:
    given: str
    families: list[str]
    gender: str
    born: date
    suffix: str | None = None
    nickname: str | None = None


class _Town:
    def __init__(self, people: int, seed: int) -> None:
        self.rng = Random(f"{seed}/people")
        self.numbers = self._phones()
        self.recycled: list[str] = []
        self.addresses_taken: dict[str, int] = {}
        self.buildings = [self._street() for _ in range(max(8, people // 60))]

    def household(self, number: int, before: int) -> list[Life]:
        rng = self.rng
        kind = weighted(rng, HOUSEHOLDS)
        origin = weighted(rng, {name: one.share for name, one in ORIGINS.items()})
        drafts = self._members(kind, ORIGINS[origin])
        home = self._address()
        landline = self._phone() if len(drafts) > 1 and rng.random() < 0.35 else None
        inbox = None
        if kind in ("couple", "family") and rng.random() < 0.25:
            inbox = self._email(f"{rng.choice(['', 'the.'])}{drafts[0].families[0]}.family")
        area = weighted(rng, AREAS)
        moves = self._homes(home)
        return [
            self._life(draft, before + place, number, origin, area, moves, inbox, landline)
            for place, draft in enumerate(drafts, start=1)
        ]

    def _members(self, kind: str, origin: Origin) -> list[_Draft]:
        rng = self.rng
        first = self._draft(origin, rng.choice(("female", "male")), self._born(1948, 2004))
        if kind == "single":
            return [first]
        if kind == "roommates":
            other = ORIGINS[weighted(rng, {name: one.share for name, one in ORIGINS.items()})]
            return [first, self._draft(other, first.gender, self._born(1990, 2005))]
        if kind == "twins":
            second = self._draft(origin, first.gender, first.born)
            second.families = first.families[:1]
            if rng.random() < 0.4:
                second.given = self._alike(first, origin)
            return [first, second]
        if kind == "siblings":
            second = self._draft(origin, rng.choice(("female", "male")), self._near(first.born, 6))
            second.families = first.families[:1]
            return [first, second]
        if kind == "parent_and_namesake":
            father = self._draft(origin, "male", self._born(1945, 1972))
            son = _Draft(father.given, father.families[:1], "male", self._born(1978, 2005))
            father.suffix, son.suffix = ("Sr", "Jr") if rng.random() < 0.8 else ("II", "III")
            return [father, son]
        second = self._partner(first, origin)
        if kind == "couple":
            return [first, second]
        child = self._draft(origin, rng.choice(("female", "male")), self._born(1996, 2008))
        names = [first.families[0].split()[0], second.families[0].split()[0]]
        child.families = [" ".join(names) if origin.double else first.families[-1]]
        return [first, second, child]

    def _partner(self, first: _Draft, origin: Origin) -> _Draft:
        rng = self.rng
        other = {"female": "male", "male": "female"}[first.gender]
        gender = first.gender if rng.random() < 0.08 else other
        partner = self._draft(origin, gender, self._near(first.born, 8))
        if not origin.double and not origin.family_first and rng.random() < 0.62:
            if rng.random() < 0.2:  # married while we watch
                taken = first.families[-1]
                hyphened = f"{partner.families[0]}-{taken}"
                partner.families.append(hyphened if rng.random() < 0.25 else taken)
            else:
                partner.families = [first.families[-1]]
        return partner

    def _draft(self, origin: Origin, gender: str, born: date) -> _Draft:
        rng = self.rng
        given = given_name(rng, origin, gender)
        family = surname(rng, origin)
        if origin.double:
            family = f"{family} {surname(rng, origin)}"
        families = [family]
        if gender == "female" and not origin.double and rng.random() < 0.03:
            families.append(surname(rng, origin))
        nicknames = NICKNAMES.get(given)
        nickname = rng.choice(nicknames) if nicknames and rng.random() < 0.6 else None
        return _Draft(given, families, gender, born, nickname=nickname)

    def _alike(self, twin: _Draft, origin: Origin) -> str:
        names = origin.female if twin.gender == "female" else origin.male
        alike = [one for one in names if one[0] == twin.given[0] and one != twin.given]
        return self.rng.choice(alike) if alike else self.rng.choice(names)

    def _life(
        self,
        draft: _Draft,
        number: int,
        household: int,
        origin: str,
        area: str,
        moves: list[tuple[Address, datetime]],
        inbox: str | None,
        landline: str | None,
    ) -> Life:
        rng = self.rng
        emails = [self._own_email(draft)] if rng.random() < 0.93 else []
        if emails and rng.random() < 0.2:
            emails.append(self._own_email(draft))
        phones = [self._phone()] if rng.random() < 0.94 else []
        if phones and rng.random() < 0.17:
            if rng.random() < 0.1:
                self.recycled.append(phones[0])
            phones.append(self._phone())
        if not (emails or phones):
            phones.append(self._phone())
        own_moves = moves if rng.random() < 0.92 else self._homes(self._address())
        language = ORIGINS[origin].language if rng.random() < 0.45 else "en"
        person = Person(
            number=number,
            household=household,
            given_name=draft.given,
            nickname=draft.nickname,
            middle_name=rng.choice(MIDDLE) if rng.random() < 0.55 else None,
            family_names=tuple(draft.families),
            name_suffix=draft.suffix,
            gender="nonbinary" if rng.random() < 0.012 else draft.gender,
            birth_date=draft.born,
            language=language,
            emails=tuple(emails),
            phones=tuple(phones),
            addresses=tuple(address for address, _ in own_moves),
        )
        return Life(
            person=person,
            origin=origin,
            area=area,
            level=weighted(rng, LEVELS),
            windows=self._windows(),
            emails_since=self._since(len(emails)),
            phones_since=self._since(len(phones)),
            addresses_since=tuple(since for _, since in own_moves),
            names_since=self._since(len(draft.families)),
            shared_email=inbox,
            shared_phone=landline,
        )

    def _windows(self) -> tuple[tuple[datetime, datetime], ...]:
        """From when to when somebody takes part: some lapse, and some of those return."""
        rng = self.rng
        span = TODAY - BEGINNING
        start = BEGINNING + span * (0.94 * rng.random() ** 0.85)
        left = TODAY - start
        fate = rng.random()
        if fate < 0.28 and left > timedelta(days=240):
            quiet = start + left * rng.uniform(0.15, 0.4)
            back = quiet + timedelta(days=rng.randint(95, 210))
            if back < TODAY - timedelta(days=15):
                return (start, quiet), (back, TODAY)
        if fate < 0.52 and left > timedelta(days=150):
            return ((start, min(start + left * rng.uniform(0.1, 0.5), TODAY - timedelta(91))),)
        return ((start, TODAY),)

    def _since(self, count: int) -> tuple[datetime, ...]:
        span = (TODAY - BEGINNING).days
        later = sorted(self.rng.randint(60, span - 30) for _ in range(count - 1))
        return (BEGINNING, *(BEGINNING + timedelta(days=day) for day in later))[:count]

    def _homes(self, home: Address) -> list[tuple[Address, datetime]]:
        rng = self.rng
        count = 1 if rng.random() < 0.78 else 2 if rng.random() < 0.8 else 3
        homes = [home, *(self._address() for _ in range(count - 1))]
        return list(zip(homes, self._since(count), strict=True))

    def _street(self) -> str:
        rng = self.rng
        line = f"{rng.randint(10, 9899)} {rng.choice('NSEW') + ' ' if rng.random() < 0.4 else ''}"
        return f"{line}{pick(rng, STREETS)} {pick(rng, STREET_KINDS)}"

    def _address(self) -> Address:
        rng = self.rng
        city, codes = PLACES[int(len(PLACES) * rng.random() ** 1.8)]
        zips = codes.split()
        if rng.random() < 0.3:
            place = rng.randrange(len(self.buildings))
            unit = f"{rng.choice(('Apt', 'Apt', 'Unit', '#'))} {rng.randint(1, 40)}"
            city, codes = PLACES[place % len(PLACES)]
            zips = codes.split()
            code = zips[place % len(zips)]
            return Address(self.buildings[place], unit.replace("# ", "#"), city, "WI", code)
        return Address(self._street(), None, city, "WI", rng.choice(zips))

    def _born(self, first: int, last: int) -> date:
        rng = self.rng
        return date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28))

    def _near(self, born: date, years: int) -> date:
        rng = self.rng
        year = min(2008, max(1930, born.year + rng.randint(-years, years)))
        return date(year, rng.randint(1, 12), rng.randint(1, 28))

    def _phones(self) -> Iterator[str]:
        """Every number of the 555 exchange of each area code once, in no order, then again."""
        places = {area: self.rng.randrange(10_000) for area in AREA_CODES}
        while True:
            for area in AREA_CODES[:4] * 3 + AREA_CODES[4:]:
                place = places[area] = (places[area] + 7_919) % 10_000
                if place not in RESERVED:
                    yield f"{area}555{place:04d}"

    def _phone(self) -> str:
        if self.recycled and self.rng.random() < 0.05:
            return self.recycled.pop(0)
        return next(self.numbers)

    def _own_email(self, draft: _Draft) -> str:
        rng = self.rng
        given = folded(draft.nickname if draft.nickname and rng.random() < 0.3 else draft.given)
        family = folded(draft.families[-1])
        year = f"{draft.born.year % 100:02d}"
        shapes = (
            f"{given}.{family}",
            f"{given[0]}{family}",
            f"{given}{family}",
            f"{given}{year}",
            f"{given}_{family}{year}",
            f"{family}.{given}",
            f"{given}{family[0]}{rng.randint(1, 99)}",
        )
        return self._email(rng.choices(shapes, (30, 16, 14, 8, 12, 8, 12))[0])

    def _email(self, wanted: str) -> str:
        plain = folded(wanted).lower().replace(" ", "").replace("'", "")
        address = f"{plain}@{self.rng.choice(EMAIL_HOSTS)}"
        seen = self.addresses_taken.get(address, 0)
        self.addresses_taken[address] = seen + 1
        local, _, host = address.partition("@")
        return address if not seen else f"{local}{seen + 1}@{host}"


def respelled(rng: Random, name: str) -> str:
    """Another spelling of the same name, if it has one."""
    return rng.choice(SPELLINGS[name]) if name in SPELLINGS else name
