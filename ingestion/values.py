"""One value in, the same value in its declared type out, or a refusal; nothing is lost on the way.

Strings of digits become numbers, ISO 8601 text becomes times, other scalars become text; an empty
string is no value for every type but text. Whatever would change by the conversion is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

_INTEGER = re.compile(r"[+-]?[0-9]{1,19}")
_LARGEST = 2**63 - 1
_EXACT_FLOAT = 2**53
_SCALE = 9
_PRECISION = 38
_TRUE = frozenset({"true", "t", "yes", "y", "1"})
_FALSE = frozenset({"false", "f", "no", "n", "0"})
_SURROGATE = re.compile("[\ud800-\udfff]")


class Unfit(ValueError):
    """The value is not of its column's type. Carries no message: the value stays unsaid."""


def clean_text(value: str) -> str:
    """Text that every warehouse can hold: no NUL, no half of a surrogate pair."""
    if "\0" in value:
        value = value.replace("\0", "")
    return value if value.isascii() else _SURROGATE.sub("\ufffd", value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (bytes, dict, list, tuple, set)):
        raise Unfit
    return str(value)


def _bigint(value: Any) -> int:
    number: int
    if isinstance(value, bool):
        raise Unfit
    if isinstance(value, int):
        number = value
    elif isinstance(value, str):
        if not _INTEGER.fullmatch(value.strip()):
            raise Unfit
        number = int(value)
    elif _is_whole(value):
        number = int(value)
    else:
        raise Unfit
    if not -_LARGEST - 1 <= number <= _LARGEST:
        raise Unfit
    return number


def _is_whole(value: Any) -> bool:
    if isinstance(value, float):
        return value.is_integer() and abs(value) <= _EXACT_FLOAT
    return isinstance(value, Decimal) and value == value.to_integral_value()


def _double(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Decimal)):
        raise Unfit
    number = float(value)
    if number != number or number in (float("inf"), float("-inf")):
        raise Unfit
    return number


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Decimal)):
        raise Unfit
    number = Decimal(repr(value) if isinstance(value, float) else value)
    exponent = number.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -_SCALE:
        raise Unfit
    if number.adjusted() >= _PRECISION - _SCALE:
        raise Unfit
    return number


def _bool(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, int) and value in (0, 1):
        return value == 1
    if isinstance(value, str):
        word = value.strip().lower()
        if word in _TRUE:
            return True
        if word in _FALSE:
            return False
    raise Unfit


def _timestamp(value: Any) -> datetime:
    if isinstance(value, str):
        value = value.strip()
        moment = datetime.fromisoformat(value.removesuffix(" UTC"))
    elif isinstance(value, datetime):
        moment = value
    elif isinstance(value, date):
        moment = datetime.combine(value, time())
    else:
        raise Unfit
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment


def _date(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and len(value.strip()) == 10:
        return date.fromisoformat(value.strip())
    moment = _timestamp(value)
    if moment.time() != time():
        raise Unfit
    return moment.date()


_CONVERT: dict[str, Callable[[Any], Any]] = {
    "text": _text,
    "bigint": _bigint,
    "double": _double,
    "decimal": _decimal,
    "bool": _bool,
    "timestamp": _timestamp,
    "date": _date,
}


def converter(kind: str) -> Callable[[Any], Any]:
    """The conversion to one of `COLUMN_TYPES`. Null stays null; raises Unfit."""
    convert = _CONVERT[kind]
    is_text = kind == "text"

    def apply(value: Any) -> Any:
        if value is None or (value == "" and not is_text):
            return None
        try:
            return convert(value)
        except (ValueError, OverflowError, InvalidOperation, ArithmeticError):
            raise Unfit from None

    return apply
