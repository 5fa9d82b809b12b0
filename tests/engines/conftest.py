"""A dbt project that holds nothing but the macros under test."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.harness import Dbt

PROJECT = Path(__file__).parent / "project"


def fill(dbt: Dbt, table: str, **columns: Sequence[str | None]) -> None:
    """Makes a table of schema `cases` anew, its rows numbered by `place`."""
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


@pytest.fixture(scope="session")
def macros_on(make_dbt: Callable[..., Dbt]) -> Callable[[str], Dbt]:
    """The project of macros on an engine, with an empty warehouse."""
    return lambda engine: make_dbt(engine, project_dir=PROJECT)
