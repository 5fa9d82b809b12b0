"""What never lands, whoever sends it: government and card numbers, message bodies, notes.

Such a column is left out by its name, unless a feed declares it. Such a number inside a text is
masked in a field that nobody declared and in what is quarantined; in a declared column it refuses
the row, so that somebody mends the extract. Ids, phones, postal codes and links are never
searched: digits are ordinary there. Nor is a column `value`: what it is, its row says elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

MASK = "[removed]"
SHORTEST = 11
NAMES = re.compile(
    r"(^|_)(ssn|social_security(_number)?|drivers?_licen[cs]e(_(number|no|id))?|dl_number"
    r"|passport(_number)?|(credit_)?card_(number|no)|cc_number|cvv|iban|bank_account(_number)?"
    r"|routing_number|signature(_image)?|immigration_status|citizenship|notes?|body"
    r"|message_(body|text)|comments?)$"
)
NUMBERS = r"[0-9]{3}[-. ][0-9]{2}[-. ][0-9]{4}|[0-9](?:[ -]?[0-9]){12,18}"
_NUMBER = re.compile(rf"(?<![0-9])(?:{NUMBERS})(?![0-9])")
_ORDINARY = re.compile(
    r"(^|_)(id|ids|identifiers?|uid|uuid|guid|key|vanid|phone|cell|mobile|number|fax|zip|zip4|zip5|postal(_code)?"
    r"|postcode|url|uri|link|href|date|time|at|hash|code|token|cursor|latitude|longitude|value)$"
)


def is_forbidden_name(column: str) -> bool:
    """Whether a column of this name (snake case) never lands unless a feed declares it."""
    return NAMES.search(column) is not None


def is_searched(column: str) -> bool:
    """Whether a text column of this name is searched for numbers."""
    return _ORDINARY.search(column) is None


def has_forbidden_number(text: str) -> bool:
    """Whether a text holds a social security or card number."""
    return len(text) >= SHORTEST and any(_is_forbidden(m[0]) for m in _NUMBER.finditer(text))


def masked(text: str) -> str:
    """The text with such numbers masked."""
    if len(text) < SHORTEST:
        return text
    return _NUMBER.sub(lambda m: MASK if _is_forbidden(m[0]) else m[0], text)


def masked_value(column: str, text: str) -> str:
    """What is kept of a column that nobody declared, kept by its name and its text."""
    return masked(text) if is_searched(column.lower()) else text


def without_forbidden(value: Any) -> Any:
    """A nested value without the fields that never land; what is no mapping or list stays."""
    if isinstance(value, Mapping):
        return {
            field: MASK if is_forbidden_name(_snake(str(field))) else without_forbidden(inner)
            for field, inner in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [without_forbidden(inner) for inner in value]
    return value


def _is_forbidden(number: str) -> bool:
    digits = [int(character) for character in number if character.isdigit()]
    if len(digits) == 9:
        return True
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+", "_", name).lower().strip("_")
