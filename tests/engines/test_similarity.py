"""Every engine gives jellyfish's figures, to the last digit."""

from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import jellyfish
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.duckdb_plugin import register
from tests.engines.cases import KINDS, NAMES, pairs
from tests.engines.conftest import ENGINES, fill
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
    "exact_similarity": lambda a, b: float(a == b),
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


def computed(dbt: Dbt, made: Sequence[tuple[str | None, str | None]]) -> list[dict[str, Any]]:
    """What the macros give for other pairs, without dbt between."""
    fill(dbt, "pair", a=[a for a, _ in made], b=[b for _, b in made])
    (compiled,) = (dbt.folder / "target").rglob("compiled/**/similarity.sql")
    query = f"select {', '.join(EXPECTED)} from ({compiled.read_text()}) as found order by place"
    if dbt.target == "duckdb":
        with duckdb.connect(dbt.environment["THROUGHLINE_DUCKDB_PATH"]) as connection:
            register(connection)
            rows = connection.execute(query).fetchall()
    else:
        rows = dbt.query(query)
    return [dict(zip(EXPECTED, row, strict=True)) for row in rows]


def test_there_are_two_thousand_pairs_at_least_and_many_of_each_kind() -> None:
    assert len(set(CASES)) >= 2000
    for kind, shows in KINDS.items():
        assert sum(shows(a) or shows(b) for a, b in CASES) >= 20, kind


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


texts = st.none() | st.text(st.sampled_from(sorted(set("".join(NAMES)))), max_size=10)
SYMMETRIC = (
    "damerau_levenshtein", "edit_similarity", "exact_similarity", "jaro", "jaro_winkler",
    "levenshtein", "prefix_similarity", "token_set_similarity",
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=80))
def test_any_text_gives_jellyfishs_figures_whichever_side_is_first(
    actual: Dbt, made: list[tuple[str | None, str | None]]
) -> None:
    rows = computed(actual, [*made, *((b, a) for a, b in made)])
    for (a, b), found, turned in zip(made, rows, rows[len(made) :], strict=False):
        for macro in SYMMETRIC:
            expected = None if a is None or b is None else EXPECTED[macro](a, b)
            assert (found[macro], turned[macro]) == (expected, expected), (macro, a, b)
            if expected is not None and not macro.endswith("levenshtein"):
                assert 0 <= expected <= 1
