"""Records of an organizing movement at any size, from one seed, with the person as `truth`.

The sandbox makes a few thousand people whose lives can be followed; this makes a million records
in seconds, for nothing but linkage. Names and their frequencies are the sandbox's, with a longer
tail. What is missing, shared, mistyped, moved and renamed is set in the constants below.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from unicodedata import combining, normalize

import numpy as np
import pyarrow as pa
from numpy.random import Generator
from numpy.typing import NDArray

from sandbox.names import NICKNAMES, ORIGINS, SPELLINGS, STREET_KINDS, STREETS

Texts = NDArray[np.object_]
Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

RECORDS_PER_PERSON = {1: 0.52, 2: 0.27, 3: 0.12, 4: 0.05, 5: 0.025, 6: 0.015}
HOUSEHOLD_SIZES = {2: 0.64, 3: 0.24, 4: 0.12}
IN_HOUSEHOLDS = 0.10
# account: share of all records, then how often phone, email, birth date and street are missing
# there; over all records 35, 30, 60 and 50 %
ACCOUNTS = {
    "van": (0.30, 0.30, 0.50, 0.20, 0.05),
    "action_network": (0.25, 0.55, 0.02, 0.80, 0.60),
    "mobilize": (0.15, 0.20, 0.05, 0.90, 0.70),
    "spoke": (0.10, 0.00, 0.75, 1.00, 1.00),
    "sheet": (0.20, 0.4625, 0.3125, 0.525, 0.65),
}
REGIONS = {"WI": "53", "IL": "60", "MN": "55", "MI": "48", "OH": "43", "IA": "50"}
HOSTS = [
    *("mail.example", "inbox.example", "post.example", "web.example", "net.example"),
    *("example.com", "example.org", "example.net", "union.example", "campus.example"),
]
SYLLABLES = [
    line.split()
    for line in (
        "Al Bri Ca Da El Fa Gi Ha Ja Ka La Ma Na Or Pe Ra Sha Ta Ty Va Wi Za",
        "ba da ka la li mi na ni ra re ri ro sha ta vi",
        "beth den ella iah is lyn mar na nna rell ric rine sa ton von",
    )
]
TOWNS = [
    "ville",
    " Falls",
    " Park",
    "ton",
    " City",
    "field",
    "burg",
    " Heights",
    "port",
    " Springs",
    "dale",
    "mouth",
    " Grove",
    "wick",
    " Center",
    "stead",
]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def make(records: int, seed: int = 1) -> pa.Table:
    """Exactly that many rows of land-file's people list with `truth`, in no order."""
    rng = np.random.default_rng(seed)
    sizes = _chosen(rng, RECORDS_PER_PERSON, records)
    sizes = sizes[: int(np.searchsorted(np.cumsum(sizes), records)) + 1]
    people = _People(rng, len(sizes), records)
    person = np.repeat(np.arange(len(sizes)), sizes)[:records]
    columns = _observed(rng, people, person)
    columns["truth"] = _text(person)
    order = rng.permutation(records)
    columns["source_id"] = _text(np.arange(1, records + 1))
    shuffled = {name: values if name == "source_id" else values[order]
                for name, values in columns.items()}  # fmt: skip
    return pa.table({name: pa.array(values, pa.string()) for name, values in shuffled.items()})


class _People:
    """Who they truly are: one array per attribute, household by household."""

    def __init__(self, rng: Generator, count: int, records: int) -> None:
        self.rng, self.count = rng, count
        household, place = self._households()
        homes = int(household[-1]) + 1
        origin = _chosen(rng, {at: one.share for at, one in enumerate(ORIGINS.values())}, homes)
        self.origin = origin[household]
        self.female = rng.random(count) < 0.5
        kin = rng.random(homes) < 0.8
        self.given, self.family = self._names(household, place, kin)
        self.nickname = self._nicknames()
        self.middle = _text_of(LETTERS.upper(), _skewed(rng, len(LETTERS), count))
        self.born = self._births()
        self.suffix = np.full(count, None, object)
        self._namesakes_and_twins(household, place, kin)
        self.old_family = self._former_names()
        self.phones = [self._phones(), self._phones()]
        self.emails = [self._emails(), self._emails()]
        homes_at = [_Homes(rng, homes, records), _Homes(rng, count, records)]
        self.homes = [
            {name: values[household] for name, values in homes_at[0].columns.items()},
            homes_at[1].columns,
        ]
        self._share(household, place)

    def _households(self) -> tuple[Numbers, Numbers]:
        rng = self.rng
        average = sum(size * share for size, share in HOUSEHOLD_SIZES.items())
        shared = IN_HOUSEHOLDS / (average * (1 - IN_HOUSEHOLDS) + IN_HOUSEHOLDS)
        sizes = _chosen(rng, HOUSEHOLD_SIZES, self.count)
        sizes[rng.random(self.count) >= shared] = 1
        household = np.repeat(np.arange(self.count), sizes)[: self.count]
        starts = np.concatenate([[True], household[1:] != household[:-1]])
        first = np.maximum.accumulate(np.where(starts, np.arange(self.count), 0))
        self.shares = np.bincount(household)[household] > 1
        return household, np.arange(self.count) - first

    def _names(self, household: Numbers, place: Numbers, kin: Mask) -> tuple[Texts, Texts]:
        rng, count = self.rng, self.count
        given, family = np.empty(count, object), np.empty(count, object)
        made = ["".join(parts) for parts in itertools.product(*SYLLABLES)]
        for at, origin in enumerate(ORIGINS.values()):
            for female in (True, False):
                mine = np.flatnonzero((self.origin == at) & (self.female == female))
                names = origin.female if female else origin.male
                given[mine] = _text_of(names, _skewed(rng, len(names), len(mine)))
                if origin.family_first:
                    second = _text_of(names, _skewed(rng, len(names), len(mine)))
                    given[mine] = np.where(
                        (rng.random(len(mine)) < 0.6) & (second != given[mine]),
                        given[mine] + " " + second, given[mine],
                    )  # fmt: skip
            mine = np.flatnonzero(self.origin == at)
            family[mine] = self._surnames(at, len(mine))
            if origin.double:
                double = mine[rng.random(len(mine)) < 0.5]
                family[double] = family[double] + " " + self._surnames(at, len(double))
        rare = np.flatnonzero(rng.random(count) < 0.12)
        given[rare] = _text_of(made, _skewed(rng, len(made), len(rare)))
        first = np.arange(count) - place
        return given, np.where(kin[household], family[first], family)

    def _surnames(self, origin: int, count: int) -> Texts:
        """A third of a list, the rest of a tail that is as long as a real one."""
        rng = self.rng
        one = list(ORIGINS.values())[origin]
        names = _text_of(one.family, _skewed(rng, len(one.family), count))
        stems, endings = one.rare
        if not stems:
            return names
        tail = [stem + ending for stem in stems for ending in endings]
        tail += [a + b.lower() + e for a in stems for b in stems if a != b for e in endings[:6]]
        rare = rng.random(count) < 0.65
        names[rare] = _text_of(tail, _skewed(rng, len(tail), int(rare.sum())))
        return names

    def _nicknames(self) -> Texts:
        rng = self.rng
        choices = self.rng.random(self.count)
        uses = rng.random(self.count) < 0.5
        return np.array(
            [
                short[int(choice * len(short))] if use and (short := NICKNAMES.get(name)) else None
                for name, choice, use in zip(self.given, choices, uses, strict=True)
            ],
            object,
        )

    def _births(self) -> NDArray[np.datetime64]:
        """From 1925 to 2007; whoever would fall outside is spread over those years."""
        born = self.rng.normal(1975, 17, self.count)
        spread = self.rng.uniform(1925, 2008, self.count)
        born = np.where((born >= 1925) & (born < 2008), born, spread)
        return ((born - 1970) * 365.25).astype("datetime64[D]")

    def _namesakes_and_twins(self, household: Numbers, place: Numbers, kin: Mask) -> None:
        rng = self.rng
        second = np.flatnonzero((place == 1) & kin[household])
        kind = rng.random(len(second))
        sons = second[kind < 0.08]
        for values in (self.given, self.female, self.nickname):
            values[sons] = values[sons - 1]
        numbered = rng.random(len(sons)) < 0.2
        self.suffix[sons - 1] = np.where(numbered, "II", "Sr")
        self.suffix[sons] = np.where(numbered, "III", "Jr")
        self.born[sons] = self.born[sons - 1] + rng.integers(7000, 13000, len(sons))
        twins = second[(kind >= 0.08) & (kind < 0.12)]
        self.born[twins] = self.born[twins - 1]

    def _former_names(self) -> Texts:
        """Another surname, of before or after a wedding; the name itself for most people."""
        rng = self.rng
        former = self.family.copy()
        changed = np.flatnonzero(self.female & (rng.random(self.count) < 0.06))
        others = self.family[rng.permutation(self.count)[: len(changed)]]
        hyphened = rng.random(len(changed)) < 0.25
        former[changed] = np.where(hyphened, former[changed] + "-" + others, others)
        return former

    def _phones(self) -> Texts:
        """Unlike every other person's, in the 555 exchange of made-up areas."""
        numbers = self.rng.permutation(780 * 10_000)[: self.count]
        areas = np.array([str(area) for area in range(201, 990) if area % 100 != 11], object)
        return areas[numbers // 10_000] + "555" + _padded(numbers % 10_000, 4)

    def _emails(self) -> Texts:
        rng, count = self.rng, self.count
        nicknamed = (rng.random(count) < 0.3) & (self.nickname != np.array(None))
        given = _mapped(np.where(nicknamed, self.nickname, self.given), _local)
        family = _mapped(self.family, _local)
        year = _padded(self.born.astype("datetime64[Y]").astype(int) % 100, 2)
        initial = _mapped(given, lambda name: name[:1])
        number = _text(rng.integers(1, 1000, count))
        shape = _chosen(rng, dict(enumerate((28, 14, 12, 8, 12, 8, 12, 6))), count)
        local = np.choose(
            shape,
            [
                given + "." + family,
                initial + family,
                given + family,
                given + year,
                given + "_" + family + year,
                family + "." + given,
                given + number,
                _text_of([a.lower() + b for a in STREETS for b in SYLLABLES[1]],
                         rng.integers(0, len(STREETS) * len(SYLLABLES[1]), count)) + number,
            ],
        )  # fmt: skip
        email = _mapped(local, lambda name: name.replace(" ", "")) + "@"
        email = email + _text_of(HOSTS, _skewed(rng, len(HOSTS), count))
        return _apart(email)

    def _share(self, household: Numbers, place: Numbers) -> None:
        """In households one line and one inbox stand beside, or instead of, each one's own."""
        rng = self.rng
        homes = int(household[-1]) + 1
        first = np.arange(self.count) - place
        for values, often in ((self.phones, 0.6), (self.emails, 0.4)):
            sharing = self.shares & (rng.random(homes) < often)[household]
            values[1] = np.where(sharing, values[0][first], values[1])
            only = sharing & (rng.random(self.count) < 0.3)
            values[0] = np.where(only, values[1], values[0])


class _Homes:
    """A home for each of `count`: streets, a score of flats to a building, towns of any size."""

    def __init__(self, rng: Generator, count: int, records: int) -> None:
        codes = int(np.clip(records // 250, 60, 4000))
        code = _skewed(rng, codes, count, head=50)
        regions = np.array(list(REGIONS), object)
        prefixes = np.array(list(REGIONS.values()), object)
        region = np.arange(codes) % len(regions)
        town = np.arange(codes) // (3 * len(regions)) * len(regions) + region
        stems = [word.replace(" ", "") for word in STREETS[:25]]
        names = np.array([stem + ending for ending in TOWNS for stem in stems], object)
        number = rng.integers(1, 9900, count)
        street = _text_of(STREETS, _skewed(rng, len(STREETS), count))
        kind = _text_of(STREET_KINDS, _skewed(rng, len(STREET_KINDS), count))
        unit = np.full(count, None, object)
        flats = np.flatnonzero(rng.random(count) < 0.25)
        buildings = 1 + np.bincount(code[flats], minlength=codes) // 20
        building = (rng.random(len(flats)) * buildings[code[flats]]).astype(int) + code[flats]
        number[flats] = 10 + building * 7919 % 9890
        street[flats] = np.array(STREETS, object)[building * 31 % len(STREETS)]
        kind[flats] = np.array(STREET_KINDS, object)[building * 17 % 4]
        unit[flats] = "Apt " + _text(rng.integers(1, 120, len(flats)))
        self.columns = {
            "address_line_1": _text(number) + " " + street + " " + kind,
            "address_line_2": unit,
            "city": names[town % len(names)][code],
            "region": regions[region][code],
            "postal_code": prefixes[region][code] + _padded(np.arange(codes) // 6, 3)[code],
        }


def _observed(rng: Generator, people: _People, person: Numbers) -> dict[str, Texts]:
    """What each record says of its person."""
    count = len(person)
    names, shares = list(ACCOUNTS), np.array(list(ACCOUNTS.values()))
    account = _chosen(rng, dict(enumerate(shares[:, 0])), count)

    def chance(share: float) -> Mask:
        return rng.random(count) < share

    given = _mapped(people.given[person], lambda name: name)
    nickname = people.nickname[person]
    given = np.where(chance(0.4) & (nickname != np.array(None)), nickname, given)
    given = _changed(rng, given, 0.10, _respelled)
    given = _changed(rng, given, 0.025, _slip)
    given = np.where(chance(0.015), _mapped(given, lambda name: name[:1]), given)
    family = np.where(chance(0.35), people.old_family[person], people.family[person])
    family = _changed(rng, family, 0.10, _respelled)
    family = _changed(rng, family, 0.20, _rehyphened)
    family = _changed(rng, family, 0.03, _slip)
    given, family = (_changed(rng, name, 0.5, _folded) for name in (given, family))
    swapped = chance(0.007)
    given, family = np.where(swapped, family, given), np.where(swapped, given, family)
    middle = np.where(chance(0.25), people.middle[person], None)
    born = people.born[person] + np.where(chance(0.01), rng.integers(-40, 40, count), 0)
    birth = np.datetime_as_string(born, unit="D").astype(object)
    birth = _changed(rng, birth, 0.02, _misdated)
    birth = np.where(chance(0.01), _text_of(["1900-01-01", "1970-01-01"], chance(0.5)), birth)
    second = chance(0.25)
    phone = np.where(second, people.phones[1][person], people.phones[0][person])
    phone = _changed(rng, phone, 0.015, _misdialled)
    phone = np.where(chance(0.004), _text_of(["5555555555", "0000000000"], chance(0.5)), phone)
    phone = _formatted(rng, phone)
    second = chance(0.25)
    email = np.where(second, people.emails[1][person], people.emails[0][person])
    email = _changed(rng, email, 0.02, _slip)
    email = np.where(chance(0.003), _text_of(["test@test.example", "none@none.example"],
                                             chance(0.5)), email)  # fmt: skip
    moved = chance(0.5) & (rng.random(people.count) < 0.22)[person]
    home = {
        name: np.where(moved, people.homes[1][name][person], values[person])
        for name, values in people.homes[0].items()
    }
    street = _changed(rng, home["address_line_1"], 0.25, _abbreviated)
    street = _changed(rng, street, 0.03, _slip)
    unit = np.where(chance(0.2), None, home["address_line_2"])
    gone = [rng.random(count) < shares[account, place] for place in range(1, 5)]
    no_code, no_city = gone[3] & chance(0.3), gone[3] & chance(0.45)
    lower, upper = chance(0.06), chance(0.03)
    given, family = (_cased(name, lower, upper) for name in (given, family))
    return {
        "source_id": np.full(count, None, object),
        "tool_slug": _text_of(names, account),
        "account_slug": _text_of(names, account),
        "given_name": np.where(chance(0.003), "Unknown", given),
        "middle_name": middle,
        "family_name": np.where(chance(0.012), None, family),
        "name_suffix": np.where(chance(0.5), None, people.suffix[person]),
        "birth_date": np.where(gone[2], None, birth),
        "phone": np.where(gone[0], None, phone),
        "email": np.where(gone[1], None, email),
        "address_line_1": np.where(gone[3], None, street),
        "address_line_2": np.where(gone[3], None, unit),
        "city": np.where(no_city, None, home["city"]),
        "region": np.where(no_city & no_code, None, home["region"]),
        "postal_code": np.where(no_code, None, home["postal_code"]),
    }


def _chosen(rng: Generator, shares: dict[int, float], count: int) -> Numbers:
    weights = np.array(list(shares.values()), float)
    bounds = np.cumsum(weights / weights.sum())[:-1]
    return np.array(list(shares))[np.searchsorted(bounds, rng.random(count), side="right")]


def _skewed(rng: Generator, choices: int, count: int, head: float = 5) -> Numbers:
    """Places in an ordered list: the n-th is drawn about in proportion to 1 / (n + head)."""
    weights = 1 / (np.arange(choices) + head)
    return _chosen(rng, dict(enumerate(weights)), count)


def _text(numbers: Numbers) -> Texts:
    return numbers.astype(str).astype(object)


def _padded(numbers: Numbers, width: int) -> Texts:
    return np.char.zfill(numbers.astype(str), width).astype(object)


def _text_of(words: Sequence[str] | NDArray[np.str_], places: Numbers | Mask) -> Texts:
    return np.array(list(words), object)[places.astype(int)]


def _mapped(values: Texts, of: Callable[[str], str]) -> Texts:
    """`of` each value, computed once per distinct one."""
    known = {value: of(value) for value in set(values)}
    return np.array([known[value] for value in values], object)


def _changed(rng: Generator, values: Texts, share: float, by: Callable[..., str]) -> Texts:
    """A share of the values, changed by a function of the value and two numbers in [0, 1)."""
    chosen = np.flatnonzero(rng.random(len(values)) < share)
    draws = rng.random((len(chosen), 2))
    values = values.copy()
    values[chosen] = [
        by(value, a, b) for value, (a, b) in zip(values[chosen], draws.tolist(), strict=True)
    ]
    return values


def _apart(values: Texts) -> Texts:
    """A number before the @ for whoever comes second with an address."""
    seen: dict[str, int] = {}
    apart = []
    for value in values:
        times = seen[value] = seen.get(value, 0) + 1
        apart.append(value if times == 1 else value.replace("@", f"{times}@"))
    return np.array(apart, object)


def _local(name: str) -> str:
    return re.sub(r"[^a-z]", "", _folded(name, 0, 0).lower())


def _folded(name: str, _a: float, _b: float) -> str:
    plain = "".join(mark for mark in normalize("NFKD", name) if not combining(mark))
    return plain.translate(str.maketrans("đĐłŁ", "dDlL"))


def _respelled(name: str, a: float, _b: float) -> str:
    others = SPELLINGS.get(name)
    return others[int(a * len(others))] if others else name


def _rehyphened(name: str, a: float, _b: float) -> str:
    words = re.split(r"[ -]", name)
    if len(words) != 2:
        return name
    return (words[0], words[1], "-".join(words), "".join(words), " ".join(words))[int(a * 5)]


def _slip(value: str, a: float, b: float) -> str:
    """One letter changed, dropped, doubled, or exchanged with the next; never the first."""
    if len(value) < 3:
        return value
    place = 1 + int(a * (len(value) - 2))
    kind, letter = int(b * 4), LETTERS[int(b * 4 % 1 * 26)]
    if kind == 0:
        return value[:place] + letter + value[place + 1 :]
    if kind == 1:
        return value[:place] + value[place + 1 :]
    if kind == 2:
        return value[:place] + value[place] + value[place:]
    return value[:place] + value[place + 1] + value[place] + value[place + 2 :]


def _misdated(date: str, a: float, b: float) -> str:
    year, month, day = date.split("-")
    if a < 0.3 and int(day) <= 12:
        return f"{year}-{day}-{month}"
    if a < 0.5:
        return f"{year}-01-01"
    if a < 0.8:
        return f"{year}-{month}-{1 + int(b * 28):02d}"
    return f"{int(year) + (1 if b < 0.5 else -1)}-{month}-{min(int(day), 28):02d}"


def _misdialled(phone: str, a: float, b: float) -> str:
    place = 6 + int(a * 4)
    return phone[:place] + str(int(b * 10)) + phone[place + 1 :]


def _formatted(rng: Generator, phone: Texts) -> Texts:
    area = _mapped(phone, lambda digits: digits[:3])
    middle = _mapped(phone, lambda digits: digits[3:6])
    last = _mapped(phone, lambda digits: digits[6:])
    return np.choose(
        _chosen(rng, {0: 0.5, 1: 0.2, 2: 0.2, 3: 0.1}, len(phone)),
        [phone, "(" + area + ") " + middle + "-" + last, area + "-" + middle + "-" + last,
         "+1" + phone],
    )  # fmt: skip


def _abbreviated(street: str, _a: float, _b: float) -> str:
    for word, short in (("Street", "St"), ("Avenue", "Ave"), ("Road", "Rd"), ("Drive", "Dr.")):
        street = street.replace(f" {word}", f" {short}")
    return street


def _cased(name: Texts, lower: Mask, upper: Mask) -> Texts:
    name = np.where(lower, _mapped(name, str.lower), name)
    return np.where(upper, _mapped(name, str.upper), name)
