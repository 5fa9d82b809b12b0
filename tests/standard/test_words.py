"""The words of the tools, one by one, and what each becomes in the standard."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness import ROOT, Dbt
from tests.standard.small import fill, project

WORDS = list(csv.DictReader((Path(__file__).parent / "vendor_words.csv").open()))
CROSSWALKS = sorted({word["crosswalk"] for word in WORDS})
MODEL = """
{%- set contract = {} -%}
{%- for name in CROSSWALKS -%}
    {%- do contract.update({name: {'meta': {'crosswalk_from': 'value', 'crosswalk': name}}}) -%}
{%- endfor %}
with spoken as (

    select
        number,
        tool_slug,
        account_slug,
        source_object,
        channel,
        value,
        {%- for name in CROSSWALKS %}
        cast(null as {{ dbt.type_string() }}) as {{ name }}_read,
        source_field as {{ name }}_read__source_field,
        {%- endfor %}
        'UTC' as account_timezone,
        true as has_account
    from {{ source('crm', 'word') }}

),

{%- set columns = {} -%}
{%- for name in CROSSWALKS -%}
    {%- do columns.update({name ~ '_read': contract[name]}) -%}
{%- endfor -%}
{%- for name in ['number', 'tool_slug', 'account_slug', 'source_object', 'channel', 'value'] -%}
    {%- do columns.update({name: {'meta': {}}}) -%}
{%- endfor %}

{{ _in_standard_words('spoken', 'worded', columns, READ, by_channel=true) }}

told as (select * from worded)

select * from told
"""


@pytest.fixture(scope="module")
def read(
    dbt: Dbt, make_dbt: Callable[..., Dbt], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, int], str | None]:
    """(crosswalk, line) to the standard's word."""
    dbt.project_dir = project(tmp_path_factory.mktemp("words") / "project", {"word": ""})
    crm = dbt.project_dir / "models/mapping/crm"
    (crm / "map_crm__word.sql").unlink()
    named = f"{{%- set CROSSWALKS = {CROSSWALKS} -%}}"
    reading = f"{{%- set READ = {[f'{name}_read' for name in CROSSWALKS]} -%}}"
    (crm / "words_read.sql").write_text(named + reading + MODEL)
    text = dict.fromkeys(
        ("tool_slug", "account_slug", "source_object", "source_field", "channel", "value"), "text"
    )
    dbt.table("staging_crm.word", [], {"number": "bigint"} | text)
    fill(
        dbt,
        "staging_crm.word",
        [
            {
                "number": number, "account_slug": "any",
                **{column: word[column] or None for column in text if column in word},
                "source_field": word["source_field"] or "*",
            }
            for number, word in enumerate(WORDS)
        ],
    )  # fmt: skip
    dbt.variables = {"tools": {"crm": []}}
    dbt.seed()
    dbt.run("map_throughline__word", "words_read")
    return {
        (name, number): value
        for name in CROSSWALKS
        for number, value in dbt.query(f"select number, {name}_read from mapping.words_read")
    }


def test_every_word_becomes_the_standards(read: dict[tuple[str, int], str | None]) -> None:
    wrong = [
        (word, got)
        for number, word in enumerate(WORDS)
        if (got := read[word["crosswalk"], number]) != (word["expected"] or "unknown")
    ]
    assert not wrong


def seed(path: str) -> list[dict[str, str]]:
    return list(csv.DictReader((ROOT / "seeds" / path).open()))


def test_every_word_of_the_crosswalks_is_one_of_these() -> None:
    def is_read(name: str, reading: dict[str, str]) -> bool:
        return any(
            word["crosswalk"] == name
            and word["value"].strip().lower() == reading["source_value"]
            and (word["expected"] or "unknown") == reading["standard_value"]
            and all(
                reading[theirs] in ("*", word[ours] or "*")
                for theirs, ours in (
                    ("tool_slug", "tool_slug"),
                    ("source_object", "source_object"),
                    ("source_field", "source_field"),
                    ("when_channel", "channel"),
                )
            )
            for word in WORDS
        )

    unread = [
        (path.name, reading)
        for path in sorted((ROOT / "seeds/crosswalks").glob("*.csv"))
        for reading in seed(f"crosswalks/{path.name}")
        # those of the conformance suite are read there
        if not reading["tool_slug"].startswith("fictional_")
        and not is_read(path.stem.removeprefix("crosswalk_"), reading)
    ]
    assert not unread


def test_every_object_that_a_crosswalk_names_is_described() -> None:
    described = {
        (row["tool_slug"], row["source_object"]) for row in seed("standard/ref_tool_object.csv")
    }
    for path in sorted((ROOT / "seeds/crosswalks").glob("*.csv")):
        named = {
            (row["tool_slug"], row["source_object"])
            for row in seed(f"crosswalks/{path.name}")
            if row["source_object"] != "*"
        }
        assert named <= described, path.name


def test_every_tool_and_word_of_the_crosswalks_is_known() -> None:
    tools = {row["tool_slug"] for row in seed("standard/ref_tool.csv")} | {"*"}
    # those of the conformance suite are no tools
    tools |= {path.name for path in (ROOT / "models/mapping").glob("fictional_*")}
    for path in sorted((ROOT / "seeds/crosswalks").glob("*.csv")):
        words = seed(f"crosswalks/{path.name}")
        enum = path.stem.removeprefix("crosswalk_").replace("tag", "tag_category")
        values = {row["value"] for row in seed(f"standard/ref_{enum}.csv")}
        assert {word["tool_slug"] for word in words} <= tools, path.name
        assert {word["standard_value"] for word in words} <= values, path.name
        assert {word["confidence"] for word in words} <= {"documented", "inferred"}, path.name
        keys = [tuple(list(word.values())[:6]) for word in words]
        assert len(keys) == len(set(keys)), path.name
