"""Working tables of identity filled by hand, so that one step can be judged alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from tests.harness import Dbt


def plant(dbt: Dbt, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Makes a table of schema identity anew from rows; types are those of the values."""
    with duckdb.connect(dbt.environment["THROUGHLINE_DUCKDB_PATH"]) as connection:
        connection.execute("create schema if not exists identity")
        connection.register("planted", pa.Table.from_pylist([dict(row) for row in rows]))
        connection.execute(f"create or replace table identity.{table} as select * from planted")
