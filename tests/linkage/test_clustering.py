"""Neighbourhoods and clusters are those of a few lines of Python, on random small graphs."""

from __future__ import annotations

import itertools
import random
from collections import defaultdict

import pytest

from tests.linkage.planting import plant

CUTS = {"strict": 3, "default": 0, "wide": -2}
TABLES = {"strict": "link_cluster_strict", "default": "link_cluster", "wide": "link_cluster_wide"}
NUMBERS = {"missing_bits": -5, "best_share": 0.25, "best_bits": 6}


@pytest.fixture(scope="module")
def dbt(make_dbt):
    return make_dbt("duckdb")


def value(left, right, pairs):
    """Between the mean weight of two clusters' pairs, each by its fields, and that of the best;
    None where they may not meet."""
    between = [
        pairs[min(a, b), max(a, b)] for a in left for b in right if (min(a, b), max(a, b)) in pairs
    ]
    if not between or any(forbidden for _, _, forbidden in between):
        return None
    told = sum(weight * fields for weight, fields, _ in between) / sum(
        fields for _, fields, _ in between
    )
    missing = len(left) * len(right) - len(between)
    mean = (told * len(between) + NUMBERS["missing_bits"] * missing) / (len(left) * len(right))
    best = min(max(weight for weight, _, _ in between), NUMBERS["best_bits"])
    return round(mean + NUMBERS["best_share"] * (best - mean), 6)


def clusters(records, pairs):
    """The clusters at each cut, by mutual best; each cut goes on from the stricter one."""
    groups = {record: {record} for record in records}
    found = {}
    for cut, threshold in CUTS.items():
        while True:
            options = defaultdict(list)
            for a, b in itertools.combinations(sorted(groups), 2):
                bits = value(groups[a], groups[b], pairs)
                if bits is not None and bits >= threshold:
                    options[a].append((-bits, a, b, b))
                    options[b].append((-bits, a, b, a))
            best = {group: min(choices)[3] for group, choices in options.items()}
            mutual = [(a, b) for a, b in best.items() if a < b and best[b] == a]
            if not mutual:
                break
            for a, b in mutual:
                groups[a] |= groups.pop(b)
        found[cut] = {record: group for group, members in groups.items() for record in members}
    return found


def graphs(count, seed=3):
    """Records, and pairs with few distinct weights (so that ties occur), some of them forbidden."""
    chance = random.Random(seed)
    first = 1
    for _ in range(count):
        records = list(range(first, first + chance.randrange(2, 10)))
        first = records[-1] + 1
        density = chance.random()
        pairs = {
            pair: (
                chance.choice((-6, -3, -1, 0, 1, 3, 3, 8)),
                chance.choice((3, 3, 4, 7)),
                chance.random() < 0.12,
            )
            for pair in itertools.combinations(records, 2)
            if chance.random() < density
        }
        yield records, pairs


def test_clusters_are_those_of_naive_mutual_best_linkage(dbt):
    made = list(graphs(250))
    plant(
        dbt,
        "link_component",
        [
            {"record_no": record, "component_no": records[0]}
            for records, _ in made
            for record in records
        ],
    )
    plant(
        dbt,
        "link_pair_allowed",
        [
            {"record_no_l": a, "record_no_r": b, "cluster_weight": float(weight),
             "field_count": fields, "is_forbidden": int(forbidden)}
            for _, pairs in made
            for (a, b), (weight, fields, forbidden) in pairs.items()
        ],
    )  # fmt: skip
    dbt.run(*TABLES.values(), linkage={"clustering": {**CUTS, **NUMBERS}})
    published = {
        cut: dict(
            dbt.query(
                f"select record_no, cluster_l from identity.{table} where record_no is not null"
            )
        )
        for cut, table in TABLES.items()
    }
    merged = 0
    for records, pairs in made:
        expected = clusters(records, pairs)
        for cut in CUTS:
            assert {record: published[cut][record] for record in records} == expected[cut], pairs
        merged += len(records) - len(set(expected["wide"].values()))
        for (a, b), (_, _, forbidden) in pairs.items():
            assert not (forbidden and published["wide"][a] == published["wide"][b])
    assert merged > 300


def components(records, edges, least, step, limit):
    """Union-find over the edges of so many bits; what is too large again with heavier ones."""
    parent = {record: record for record in records}

    def root(record):
        while parent[record] != record:
            record = parent[record]
        return record

    for (a, b), bond in edges.items():
        if bond >= least and a in parent and b in parent:
            a, b = sorted((root(a), root(b)))
            parent[b] = a
    members = defaultdict(list)
    for record in records:
        members[root(record)].append(record)
    found = {}
    for least_record, group in members.items():
        if len(group) > limit:
            found |= components(group, edges, least + step, step, limit)
        else:
            found |= dict.fromkeys(group, least_record)
    return found


def test_neighbourhoods_are_those_of_union_find_cut_until_they_are_small(dbt):
    chance = random.Random(11)
    records = range(1, 1200)
    edges = {}
    for _ in range(1100):
        a, b = sorted(chance.sample(records, 2))
        edges[a, b] = float(chance.randrange(-6, 12))
    for record in range(1, 150):  # a chain: what a label walks along longest
        edges[record, record + 1] = 4.0
    plant(
        dbt,
        "link_edge",
        [{"record_no_l": a, "record_no_r": b, "bond": bond} for (a, b), bond in edges.items()],
    )
    limits = {"least_bits": -3, "step_bits": 2, "records": 12}
    dbt.run("link_component", linkage={"neighbourhood": limits})
    found = dict(dbt.query("select record_no, component_no from identity.link_component"))
    linked = {record for pair, bond in edges.items() if bond >= -3 for record in pair}
    assert found == components(sorted(linked), edges, -3, 2, 12)
    assert 100 < len(set(found.values())) < len(found)
