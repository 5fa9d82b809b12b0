"""Training finds the frequencies that the pairs were made from."""

from __future__ import annotations

import itertools
import math
from datetime import datetime

import pytest

from tests.linkage.planting import plant

# by comparison, of each level from 1 up: matches, unrelated, households
PLANTED = {
    "given_name": ([0.06, 0.14, 0.80], [0.90, 0.08, 0.02], None),
    "family_name": ([0.05, 0.10, 0.85], [0.97, 0.02, 0.01], [0.15, 0.05, 0.80]),
    "birth_date": ([0.04, 0.10, 0.86], [0.95, 0.0499, 0.0001], None),
    "email": ([0.30, 0.70], [0.9995, 0.0005], [0.80, 0.20]),
    "phone": ([0.25, 0.75], [0.9997, 0.0003], [0.40, 0.60]),
    "address": ([0.35, 0.65], [0.999, 0.001], [0.10, 0.90]),
}
MISSING = 0.2
SHARES = {"match": 0.004, "household": 0.006, "namesake": 0.0005}
HOUSEHOLD_SHARE = {"birth_date": {3: 0.01}}
PAIRS = 4_000_000


def frequencies(kind):
    """Of every comparison, the frequency of every level among pairs of a kind."""
    found = {}
    for comparison, (m, u, h) in PLANTED.items():
        names = comparison in ("given_name", "family_name")
        if kind == "household":
            more = HOUSEHOLD_SHARE.get(comparison, {})
            levels = h or [share + more.get(at + 1, 0) for at, share in enumerate(u)]
        else:
            levels = m if kind == "match" or (kind == "namesake" and names) else u
        found[comparison] = levels
    return found


@pytest.fixture(scope="module")
def trained(make_dbt):
    """A warehouse where training ran over the expected number of pairs of every pattern."""
    dbt = make_dbt("duckdb")
    shares = {**SHARES, "unrelated": 1 - sum(SHARES.values())}
    by_kind = {kind: frequencies(kind) for kind in shares}
    patterns = []
    choices = [range(len(m) + 1) for m, _, _ in PLANTED.values()]
    for number, levels in enumerate(itertools.product(*choices), start=1):
        share = sum(
            share * math.prod(
                MISSING if level == 0 else (1 - MISSING) * by_kind[kind][comparison][level - 1]
                for comparison, level in zip(PLANTED, levels, strict=True)
            )
            for kind, share in shares.items()
        )  # fmt: skip
        patterns += [
            {"pattern": number, "pair_count": PAIRS * share, "random_pair_count": 0.0,
             "comparison": comparison, "level": level}
            for comparison, level in zip(PLANTED, levels, strict=True)
            if level
        ]  # fmt: skip
    plant(dbt, "link_pattern", patterns)
    plant(dbt, "link_comparison", [{"pattern": 1}] * 1000)
    plant(
        dbt,
        "link_build",
        [
            {
                "is_training": True,
                "is_whole": True,
                "model_version": 1,
                "trained_at": datetime(2026, 9, 30),
            }
        ],
    )
    plant(dbt, "link_frequency", [{"pair_count": float(PAIRS), "record_count": 2829.0}])
    plant(
        dbt,
        "link_level",
        [
            {
                "comparison": comparison,
                "level": at + 1,
                "is_individual": int(h is None),
                "household_share": HOUSEHOLD_SHARE.get(comparison, {}).get(at + 1, 0.0),
                # as far off as a shipped weight may be
                "shipped_m": 0.6 if at + 1 == len(m) else 0.4 / (len(m) - 1),
                "shipped_h": 0.5 if at + 1 == len(m) else 0.5 / (len(m) - 1),
                "random_rate": (1 - SHARES["match"]) * u[at] + SHARES["match"] * m[at],
            }
            for comparison, (m, u, h) in PLANTED.items()
            for at in range(len(m))
        ],
    )
    dbt.run("link_training", "link_parameter")
    return dbt


def test_planted_frequencies_are_found(trained):
    rows = trained.query("select comparison, level, m, u, h from identity.link_parameter")
    assert len(rows) == sum(len(m) for m, _, _ in PLANTED.values())
    for comparison, level, m, u, h in rows:
        planted_m, planted_u, planted_h = PLANTED[comparison]
        assert m == pytest.approx(planted_m[level - 1], abs=0.02), (comparison, level)
        assert u == pytest.approx(planted_u[level - 1], abs=0.002), (comparison, level)
        if planted_h:
            assert h == pytest.approx(planted_h[level - 1], abs=0.03), (comparison, level)


def test_planted_shares_are_found(trained):
    ((match, household, namesake),) = trained.query(
        "select distinct match_share, household_share, namesake_share from identity.link_parameter"
    )
    assert match == pytest.approx(SHARES["match"], rel=0.05)
    assert household == pytest.approx(SHARES["household"], rel=0.05)
    assert namesake == pytest.approx(SHARES["namesake"], rel=0.5)


def test_the_likelihood_never_falls(trained):
    """Among a billion pairs, so that correcting u for matches changes nothing while m is learnt."""
    trained.execute("update identity.link_frequency set pair_count = 1e9")
    trained.run("link_training", linkage={"training": {"prior_pairs": 0}})
    likelihoods = [
        likelihood
        for (likelihood,) in trained.query(
            "select max(log_likelihood) from identity.link_training"
            " where iteration > 0 group by iteration order by iteration"
        )
    ]
    assert len(likelihoods) == 25
    changes = [b - a for a, b in itertools.pairwise(likelihoods)]
    assert min(changes) >= -0.01, changes
    assert changes[0] > 1000
