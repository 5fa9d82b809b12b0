"""A dbt project that holds nothing but the macros under test."""

import itertools
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from tests import conftest
from tests.harness import Dbt

PROJECT = Path(__file__).parent / "project"
# `make spark` asks for one more
ENGINES = (*conftest.ENGINES, *os.environ.get("THROUGHLINE_TEST_ENGINES", "").split())


def fill(dbt: Dbt, table: str, **columns: Sequence[str | None]) -> None:
    """Makes a table of schema `cases` anew, its rows numbered by `place`."""
    if dbt.target == "spark":
        return _fill_on_spark(table, columns)
    types = ", ".join(f"{name} text" for name in columns)
    values = ", ".join("unnest(cast(? as text[]))" for _ in columns)
    places = list(range(len(next(iter(columns.values())))))
    dbt.execute("create schema if not exists cases")
    dbt.execute(f"create table if not exists cases.{table} (place int, {types})")
    dbt.execute(f"delete from cases.{table}")
    dbt.execute(
        f"insert into cases.{table} select unnest(cast(? as int[])), {values}",
        [places, *(list(column) for column in columns.values())],
    )


def _fill_on_spark(table: str, columns: Mapping[str, Sequence[str | None]]) -> None:
    from tests.spark import session

    rows = list(zip(itertools.count(), *columns.values(), strict=False))
    schema = ", ".join(["place int", *(f"{name} string" for name in columns)])
    session().sql("create schema if not exists cases")
    frame = session().createDataFrame(rows, schema)
    frame.write.mode("overwrite").saveAsTable(f"cases.{table}")


def column_names(dbt: Dbt, table: str) -> list[str]:
    """The columns of a table or view, in their order."""
    if dbt.target == "spark":
        return [name for name, *_ in dbt.query(f"describe staging.{table}")]
    columns = dbt.query(
        "select column_name from information_schema.columns "
        f"where table_name = '{table}' order by ordinal_position"
    )
    return [name for (name,) in columns]


@pytest.fixture(scope="session")
def macros_on(make_dbt: Callable[..., Dbt]) -> Callable[[str], Dbt]:
    """The project of macros on an engine, with an empty warehouse."""
    return lambda engine: make_dbt(engine, project_dir=PROJECT)
