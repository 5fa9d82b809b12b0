"""Every engine gives jellyfish's figures, to the last digit."""

from collections.abc import Callable

import jellyfish
import pytest

from tests.conftest import ENGINES
from tests.engines.cases import pairs
from tests.engines.conftest import fill
from tests.harness import Dbt


def prefix_similarity(a: str, b: str) -> float | None:
    shorter, longer = sorted((a, b), key=len)
    if not longer:
        return None
    return len(shorter) / len(longer) if longer.startswith(shorter) else 0.0


def edit_similarity(a: str, b: str) -> float | None:
    longer = max(len(a), len(b))
    return 1 - jellyfish.levenshtein_distance(a, b) / longer if longer else None


EXPECTED: dict[str, Callable[[str, str], object]] = {
    "damerau_levenshtein": jellyfish.damerau_levenshtein_distance,
    "edit_similarity": edit_similarity,
    "jaro": jellyfish.jaro_similarity,
    "jaro_winkler": jellyfish.jaro_winkler_similarity,
    "levenshtein": jellyfish.levenshtein_distance,
    "metaphone": lambda a, b: jellyfish.metaphone(a),
    "nysiis": lambda a, b: jellyfish.nysiis(a),
    "prefix_similarity": prefix_similarity,
    "soundex": lambda a, b: jellyfish.soundex(a),
    "token_set_similarity": jellyfish.jaccard_similarity,
}
CASES = pairs()


@pytest.fixture(scope="module", params=ENGINES)
def actual(request: pytest.FixtureRequest, macros_on: Callable[[str], Dbt]) -> Dbt:
    """A warehouse in which every macro has run on every case, and on null."""
    dbt = macros_on(request.param)
    fill(dbt, "pair", a=[a for a, _ in CASES] + [None], b=[b for _, b in CASES] + [None])
    dbt.run("similarity")
    return dbt


def test_there_are_two_thousand_pairs_at_least() -> None:
    assert len(CASES) >= 2000


@pytest.mark.parametrize("macro", EXPECTED)
def test_it_agrees_with_jellyfish_to_the_last_digit(actual: Dbt, macro: str) -> None:
    found = actual.query(f"select {macro} from staging.similarity order by place")
    wrong = [
        (pair, EXPECTED[macro](*pair), value)
        for pair, (value,) in zip(CASES, found, strict=False)
        if value != EXPECTED[macro](*pair)
    ]
    assert wrong == []


@pytest.mark.parametrize("macro", EXPECTED)
def test_null_gives_null(actual: Dbt, macro: str) -> None:
    last = actual.query(f"select {macro} from staging.similarity order by place desc limit 1")
    assert last == [(None,)]
