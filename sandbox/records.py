"""What one tool account wrote down of a person: partial, misspelled, out of date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from random import Random
from typing import Any

from sandbox.names import ORIGINS
from sandbox.people import Life, folded, respelled
from sandbox.world import Address

STREET_SHORT = {
    "Street": ("St", "St.", "ST"),
    "Avenue": ("Ave", "Ave.", "AVE"),
    "Road": ("Rd", "Rd."),
    "Drive": ("Dr", "Dr."),
    "Lane": ("Ln",),
    "Boulevard": ("Blvd", "Blvd."),
    "Court": ("Ct",),
    "Place": ("Pl",),
}
NO_EMAILS = ("none@none.com", "noemail@example.com", "na@na.com")
NO_PHONES = ("555-555-5555", "5555555555", "(000) 000-0000", "262-555-5555")
NEIGHBORS = {
    "a": "qsz", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj",
    "i": "uo", "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o",
    "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc",
    "y": "ut", "z": "x",
}  # fmt: skip


@dataclass(frozen=True)
class Habits:
    """How often a tool's records hold each field, and how carelessly they are typed."""

    email: float
    phone: float
    street: float
    postal_code: float
    birth_date: float
    middle_name: float
    gender: float
    language: float
    typo: float
    placeholder: float
    household_phone: float


HABITS = {
    "van": Habits(0.58, 0.80, 0.86, 0.92, 0.46, 0.35, 0.90, 0.35, 0.040, 0.012, 0.30),
    "action_network": Habits(0.97, 0.42, 0.22, 0.82, 0.0, 0.0, 0.0, 0.60, 0.025, 0.004, 0.05),
    "mobilize": Habits(0.98, 0.82, 0.0, 0.85, 0.0, 0.0, 0.0, 0.0, 0.020, 0.003, 0.05),
    "spoke": Habits(0.0, 1.0, 0.0, 0.70, 0.0, 0.0, 0.0, 0.0, 0.020, 0.0, 0.06),
}


def written(rng: Random, tool: str, life: Life, at: datetime) -> dict[str, Any]:
    """The fields of a record of this person made in this kind of tool at that moment."""
    habits, person = HABITS[tool], life.person
    given, family = _names(rng, tool, life, at, habits.typo)
    digits = life.phone(at)
    if life.shared_phone and rng.random() < habits.household_phone:
        digits = life.shared_phone
    if digits is None and tool == "spoke":
        digits = life.shared_phone
    has_phone = digits is not None and rng.random() < habits.phone
    keeps_middle = person.middle_name is not None and rng.random() < habits.middle_name
    suffix = person.name_suffix if tool == "van" and rng.random() < 0.7 else None
    return {
        "given_name": given,
        "middle_name": person.middle_name if keeps_middle else None,
        "family_name": family,
        "name_suffix": suffix,
        "birth_date": _born(rng, person.birth_date) if rng.random() < habits.birth_date else None,
        "gender": person.gender if rng.random() < habits.gender else None,
        "email": _email(rng, life, at, habits),
        "phone": phone_text(rng, digits) if has_phone and digits else _no_phone(rng, habits),
        "address": _address(rng, life, at, habits),
        "language": person.language if rng.random() < habits.language else None,
    }


def phone_text(rng: Random, digits: str) -> str:
    """The same ten digits as somebody typed them."""
    a, b, c = digits[:3], digits[3:6], digits[6:]
    forms = (
        digits,
        f"({a}) {b}-{c}",
        f"{a}-{b}-{c}",
        f"{a}.{b}.{c}",
        f"+1{digits}",
        f"1 {a} {b} {c}",
    )
    return rng.choices(forms, (40, 22, 20, 6, 8, 4))[0]


def mistyped(rng: Random, text: str) -> str:
    """One slip: a letter doubled, lost, swapped with the next, or its neighbour on the keyboard."""
    if len(text) < 4:
        return text
    place = rng.randrange(1, len(text) - 1)
    letter = text[place]
    slip = rng.random()
    if slip < 0.25:
        return text[:place] + letter + text[place:]
    if slip < 0.5:
        return text[:place] + text[place + 1 :]
    if slip < 0.75:
        return text[:place] + text[place + 1] + letter + text[place + 2 :]
    return text[:place] + rng.choice(NEIGHBORS.get(folded(letter).lower(), "e")) + text[place + 1 :]


def _names(
    rng: Random, tool: str, life: Life, at: datetime, typo: float
) -> tuple[str | None, str | None]:
    person = life.person
    given = person.given_name
    family = life.family_name(at)
    if person.nickname and rng.random() < (0.16 if tool == "van" else 0.30):
        given = person.nickname
    elif rng.random() < 0.25:
        given = respelled(rng, given)
    if rng.random() < 0.2:
        family = respelled(rng, family)
    if ORIGINS[life.origin].double and " " in family:
        family = _one_of_two(rng, family, person.number)
    if rng.random() < (0.75 if tool in ("van", "spoke") else 0.45):
        given, family = folded(given), folded(family)
    if rng.random() < typo:
        given = mistyped(rng, given)
    if rng.random() < typo:
        family = mistyped(rng, family)
    chance = rng.random()
    if chance < (0.12 if ORIGINS[life.origin].family_first else 0.006):
        given, family = family, given
    elif chance < 0.135:
        given = f"{given} {person.middle_name}" if person.middle_name else given
    elif chance < 0.15:
        return f"{given} {family}", None
    elif chance < 0.165:
        return given, family[0] + "."
    elif chance < 0.175:
        return given[0], family
    elif chance < 0.185 and tool != "van":
        return given, None
    elif chance < 0.189 and tool == "van":
        return "Unknown", family
    case = rng.random()
    if case < 0.04:
        return given.lower(), family.lower()
    if case < 0.07:
        return given.upper(), family.upper()
    return (given + " ", family) if case < 0.08 else (given, family)


def _one_of_two(rng: Random, family: str, number: int) -> str:
    """Two surnames seldom survive a form: the first, both, both with a hyphen, or the last."""
    first, _, last = family.partition(" ")
    if first == "De":
        return family
    usual = (number % 3, 0)[rng.random() < 0.35]
    forms = (first, family, f"{first}-{last}", last)
    return forms[usual] if rng.random() < 0.85 else rng.choice(forms)


def _born(rng: Random, born: date) -> date:
    chance = rng.random()
    if chance < 0.012:
        return date(1900, 1, 1)
    if chance < 0.03:
        return date(born.year, 1, 1)
    if chance < 0.045 and born.day <= 12:
        return date(born.year, born.day, born.month)
    if chance < 0.055:
        return date(born.year + rng.choice((-10, -1, 1, 10)), born.month, born.day)
    return born


def _email(rng: Random, life: Life, at: datetime, habits: Habits) -> str | None:
    if rng.random() < habits.placeholder and habits.email:
        return rng.choice(NO_EMAILS)
    if rng.random() >= habits.email:
        return None
    email = life.email(at)
    if life.shared_email and (email is None or rng.random() < 0.3):
        return life.shared_email
    if email is None:
        return None
    chance = rng.random()
    if chance < habits.typo / 2:
        local, _, host = email.partition("@")
        return f"{mistyped(rng, local)}@{host}" if rng.random() < 0.6 else f"{local}@exmaple.org"
    if chance < 0.06:
        return email.capitalize()
    return email.upper() if chance < 0.075 else email


def _no_phone(rng: Random, habits: Habits) -> str | None:
    return rng.choice(NO_PHONES) if rng.random() < habits.placeholder * 3 else None


def _address(rng: Random, life: Life, at: datetime, habits: Habits) -> Address | None:
    home = life.home(at)
    if rng.random() >= habits.postal_code:
        return None
    if rng.random() >= habits.street / habits.postal_code:
        return Address("", None, "", home.region, home.postal_code)
    line, unit = home.line_1, home.line_2
    street, _, kind = line.rpartition(" ")
    if rng.random() < 0.55:
        line = f"{street} {rng.choice(STREET_SHORT.get(kind, (kind,)))}"
    chance = rng.random()
    if unit and chance < 0.15:
        line, unit = f"{line} {unit}", None
    elif unit and chance < 0.25:
        unit = None
    elif unit and chance < 0.4:
        unit = "#" + unit.rpartition(" ")[2].lstrip("#")
    if rng.random() < 0.03:
        line = mistyped(rng, line)
    if rng.random() < 0.05:
        line = line.upper()
    postal_code = home.postal_code
    if rng.random() < 0.08:
        postal_code += f"-{rng.randint(1000, 9999)}"
    return replace(home, line_1=line, line_2=unit, postal_code=postal_code)
