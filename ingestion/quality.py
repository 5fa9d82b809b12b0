"""How right a grouping of records is against the true one, with intervals that do not depend on
chance.

For a record with its true person and its published person let `right` be the other records that
share both, `found` those that share the published one, `true` those that share the true one. All
measures are ratios of sums over records, so a part of the records (those without an email, say)
is measured as the whole is: pairwise precision is right / found, recall right / true, F1
2 right / (found + true); B-cubed precision is the mean of (right + 1) / (found + 1) and its recall
the mean of (right + 1) / (true + 1). Over all records pairwise measures count every pair twice,
which is the usual figure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

Z = 1.959964  # 95 %
Assignment = Sequence[tuple[Hashable, Hashable]]


@dataclass(frozen=True)
class Measure:
    """A share between 0 and 1 with its 95 % interval."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.4f} ({self.low:.4f} to {self.high:.4f})"


@dataclass(frozen=True)
class Quality:
    """Pairwise over whole clusters, so that pairs missed by blocking count; and B-cubed."""

    records: int
    precision: Measure
    recall: Measure
    f1: Measure
    b_cubed_precision: Measure
    b_cubed_recall: Measure
    b_cubed_f1: Measure


MEASURES = tuple(name for name in Quality.__dataclass_fields__ if name != "records")


class Assessment:
    """(True person, published person) per record, ready to be measured whole or in parts."""

    def __init__(self, assignment: Assignment) -> None:
        true = Counter(person for person, _ in assignment)
        found = Counter(cluster for _, cluster in assignment)
        both = Counter(assignment)
        self._persons = [person for person, _ in assignment]
        self._sums = [
            (
                1,
                both[one] - 1,
                found[one[1]] - 1,
                true[one[0]] - 1,
                both[one] / found[one[1]],
                both[one] / true[one[0]],
            )
            for one in assignment
        ]

    def quality(self, part: Iterable[int] | None = None) -> Quality:
        """Quality of all records, or of those at some places."""
        by_person: dict[Hashable, list[float]] = defaultdict(lambda: [0.0] * 6)
        for place in range(len(self._sums)) if part is None else part:
            of_person = by_person[self._persons[place]]
            for at, number in enumerate(self._sums[place]):
                of_person[at] += number
        return _quality(list(by_person.values()))


def quality(assignment: Assignment) -> Quality:
    """Quality of (true person, published person) per record."""
    return Assessment(assignment).quality()


def _quality(persons: Sequence[Sequence[float]]) -> Quality:
    """From sums per true person: people are the units that vary, not their pairs."""
    records, right, found, true, b_found, b_true = (
        zip(*persons, strict=True) if persons else ((),) * 6
    )
    b_precision, b_recall = ratio(b_found, records), ratio(b_true, records)
    return Quality(
        records=int(sum(records)),
        precision=ratio(right, found),
        recall=ratio(right, true),
        f1=ratio([2 * one for one in right], [a + b for a, b in zip(found, true, strict=True)]),
        b_cubed_precision=b_precision,
        b_cubed_recall=b_recall,
        b_cubed_f1=_harmonic(b_precision.value, b_recall.value, b_found, b_true, records),
    )


def ratio(parts: Sequence[float], wholes: Sequence[float]) -> Measure:
    """Sum over sum, by units that are independent of each other; 1 when there is no whole."""
    total = sum(wholes)
    if not total:
        return Measure(1.0, 0.0, 1.0)
    value = sum(parts) / total
    errors = [part - value * whole for part, whole in zip(parts, wholes, strict=True) if whole]
    return _interval(value, [error / total for error in errors])


def _harmonic(
    precision: float,
    recall: float,
    b_found: Sequence[float],
    b_true: Sequence[float],
    records: Sequence[float],
) -> Measure:
    if not records or not precision + recall:
        return Measure(1.0 if not records else 0.0, 0.0, 1.0)
    total, both = sum(records), (precision + recall) ** 2
    errors = [
        (2 * recall**2 * (a - precision * n) + 2 * precision**2 * (b - recall * n)) / both / total
        for a, b, n in zip(b_found, b_true, records, strict=True)
    ]
    return _interval(2 * precision * recall / (precision + recall), errors)


def _interval(value: float, errors: Sequence[float]) -> Measure:
    """Wilson's interval of a share, of as many trials as give the variance that units show.

    `errors` are the units' shares in the estimate's linear error. More trials than units are
    never claimed, so a figure of 1 has an interval too.
    """
    units = len(errors)
    variance = sum(error * error for error in errors) * (units / (units - 1) if units > 1 else 1)
    trials = min(value * (1 - value) / variance, units) if variance > 1e-18 else units
    return wilson(value, trials)


def wilson(value: float, trials: float) -> Measure:
    """Wilson's interval of a share seen in so many trials; of none it is everything."""
    if trials <= 0:
        return Measure(value, 0.0, 1.0)
    middle = (value + Z * Z / (2 * trials)) / (1 + Z * Z / trials)
    half = (
        Z
        / (1 + Z * Z / trials)
        * sqrt(max(value * (1 - value), 0) / trials + Z * Z / (4 * trials**2))
    )
    return Measure(value, max(0.0, min(value, middle - half)), min(1.0, max(value, middle + half)))
