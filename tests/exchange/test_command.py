"""The commands as people call them: what they say, and what they never say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ingestion.cli import main
from tests.exchange.conftest import Group

VALUES = ("Ada", "Ash", "ada@example.org", "Ada@Example.org", "555-0101", "3135550101", "1980-05")


def call(group: Group, *arguments: str) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in group.dbt.environment.items():
            patch.setenv(name, value)
        config = ("--config", str(group.settings.path))
        result = CliRunner().invoke(main, [*arguments, *config])
    for value in VALUES:
        assert value not in result.output
    return result


def test_a_bundle_goes_from_one_group_to_another(
    north: Group, make_group: Callable[..., Group], tmp_path: Path
) -> None:
    bundle = tmp_path / "bundle"
    sent = call(north, "export", "--org", "north_local", "--to", str(bundle))
    assert sent.exit_code == 0, sent.output
    assert "Left out: 1 consent_event, texting_consent" in sent.output
    assert "By open_2026 of 2020-01-01: sheets/open *, network" in sent.output
    group = make_group("duckdb")
    taken = call(group, "land-bundle", str(bundle))
    assert taken.exit_code == 0, taken.output
    new = "2 organization, 1 tool, 3 tool account, 4 data agreement, 1 program"
    assert f"Registered on the way: {new}" in taken.output
    assert taken.output.rstrip().endswith("Next: throughline build")
    again = call(group, "land-bundle", str(bundle), "--json")
    result = json.loads(again.stdout)
    assert result["ok"] and result["organization"] == "north_local"
    assert sum(fact["rows_landed"] for fact in result["feeds"]) == 0


def test_an_error_says_what_to_do(north: Group, tmp_path: Path) -> None:
    refused = call(north, "export", "--org", "nobody_knows", "--to", str(tmp_path / "bundle"))
    assert refused.exit_code == 1
    assert "there is no organization 'nobody_knows'" in refused.output
    assert "next: Name it in throughline.toml" in refused.output
    none = call(north, "land-bundle", str(tmp_path))
    assert none.exit_code == 1
    assert "next: Give the folder that throughline export made" in none.output


@pytest.mark.parametrize("command", ["export", "land-bundle"])
def test_help_teaches(command: str) -> None:
    text = CliRunner().invoke(main, [command, "--help"]).output
    assert f"throughline {command} " in text.partition("Examples:")[2]
    assert "bundle" in text
