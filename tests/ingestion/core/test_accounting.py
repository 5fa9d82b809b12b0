"""Whatever comes, every piece is counted exactly once."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.comparing import compare
from ingestion.feeds import Feed, Page, Refused
from ingestion.spool import ROOT, Spool
from ingestion.values import Unfit, converter
from tests.ingestion.core.conftest import COLUMNS, LISTS

AT = datetime(2026, 9, 30, 12)
FEED = Feed(
    "people", "person", ("id",), COLUMNS, lambda window: iter(()), LISTS, updated="updated_at"
)

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["1", "1900-01-01", "9999-12-31T23:59:59Z", "\u202eabc", "🦊", "0", "\ud83d"]),
)
anything = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
likely = st.fixed_dictionaries(
    {"id": st.one_of(st.integers(1, 4), st.sampled_from(["1", "2", "x", None, ""]))},
    optional={
        "name": scalars,
        "amount": scalars,
        "updated_at": st.sampled_from([None, "2026-01-01", "2026-02-01T00:00:00+05:00", 5]),
        "phones": st.lists(st.fixed_dictionaries({"number": scalars}), max_size=2),
        "other": anything,
    },
)
pieces = st.one_of(
    likely, likely, anything, st.builds(Refused, st.just("malformed_json"), st.text())
)
landed_before = st.lists(st.integers(1, 6), unique=True, max_size=4)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(pieces, max_size=6), max_size=3), landed_before)
def test_received_is_landed_plus_quarantined_plus_duplicates(
    pages: list[list[object]], before: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        spool = Spool(FEED, "acme", Path(folder))
        for page in pages:
            spool.add(Page(page), AT)  # type: ignore[arg-type]
        spool.close()
        landed = pa.table(
            {
                "id": before,
                "_dlt_id": [f"old{number}" for number in before],
                "is_missing": [number % 2 == 0 for number in before],
            }
        )
        compared = compare(spool, [landed] if before else [], AT)
        outcome = compared.outcome
        assert outcome.received == sum(len(page) for page in pages)
        assert outcome.received == outcome.landed + outcome.quarantined + outcome.duplicates
        assert min(outcome.landed, outcome.quarantined, outcome.duplicates) >= 0
        assert sum(refusal["occurrences"] for refusal in compared.refusals) == outcome.quarantined
        keys = [key for table in compared.rows(ROOT) for key in table.column("id").to_pylist()]
        assert len(keys) == len(set(keys)) == outcome.landed
        gone = {f"old{number}" for number in before if number % 2} - {f"old{key}" for key in keys}
        assert set(outcome.missing) <= gone


@settings(max_examples=400, deadline=None)
@given(
    scalars, st.sampled_from(["text", "bigint", "double", "decimal", "bool", "timestamp", "date"])
)
def test_a_value_is_converted_whole_or_refused(value: object, kind: str) -> None:
    convert = converter(kind)
    try:
        converted = convert(value)
    except Unfit:
        return
    assert convert(converted) == converted
    if value is not None and value != "":
        assert converted is not None
