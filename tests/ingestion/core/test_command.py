"""How the command is called, what it says, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

import ingestion.session
from ingestion import __version__
from ingestion.cli import main
from ingestion.demo import pairwise
from ingestion.errors import SettingsError
from ingestion.feeds import Check, Feed, Page, Refused, Window
from ingestion.settings import Account

CANARIES = ("canary-key", "Canaria", "555-0177", "canary@example.org")
CONFIG = """
[organizations.acme]
name = "Acme"

[[accounts]]
tool = "gadget"
account = "acme_gadget"
owner = "acme"

[[accounts]]
tool = "gadget"
account = "other_gadget"
owner = "acme"
"""


def read(account: Account, window: Window) -> Iterator[Page]:
    """A tool whose rows hold what nobody may read in a log."""
    row = {"name": CANARIES[1], "phone": CANARIES[2], "email": CANARIES[3]}
    yield Page([{"id": 1, **row}, {"id": None, **row}, {"id": "x", **row}])
    yield Page([Refused("malformed_json", f'{{"name": "{CANARIES[1]}'), {"id": 2, **row}])
    if account.slug == "other_gadget":
        raise ValueError(f"GET /people?phone={CANARIES[2]}&key={account.secret('api_key')}")


@pytest.fixture
def gadget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a configuration and a tool of its own; the current folder."""
    module = ModuleType("gadget")

    def feeds(account: Account) -> list[Feed]:
        columns = {"id": "bigint", "name": "text", "phone": "text", "email": "text"}
        return [Feed("people", "person", ("id",), columns, lambda w: read(account, w))]

    def check(account: Account) -> list[Check]:
        try:
            account.secret("api_key")
        except SettingsError as error:
            return [Check("key", False, error.fix)]
        return [Check("key", True)]

    module.feeds, module.check = feeds, check  # type: ignore[attr-defined]
    monkeypatch.setattr(ingestion.session, "tool_names", lambda: {"gadget"})
    for place in ("ingestion.session", "ingestion.commands.land", "ingestion.doctor"):
        monkeypatch.setattr(f"{place}.tool_module", lambda tool: module)
    monkeypatch.setattr("ingestion.doctor.tool_names", lambda: {"gadget"})
    monkeypatch.setenv("THROUGHLINE_DUCKDB_PATH", str(tmp_path / "own.duckdb"))
    monkeypatch.setenv("SOURCES__GADGET__OTHER_GADGET__API_KEY", CANARIES[0])
    monkeypatch.delenv("DBT_PROFILES_DIR", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "throughline.toml").write_text(CONFIG)
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_it_tells_its_version_and_teaches_with_examples() -> None:
    assert __version__ in call("--version").output
    for name, command in main.commands.items():
        said = call(name, "--help").output
        assert "Examples:" in said and f"throughline {name}" in said, name
        assert {"--target", "--quiet", "--json", "--config"} <= {
            option for parameter in command.params for option in parameter.opts
        }


def test_landing_ends_with_counts_reasons_and_what_to_do_next(gadget: Path) -> None:
    result = call("land", "gadget/acme_gadget")
    assert result.exit_code == 0, result.output
    assert "gadget/acme_gadget" in result.output and "3 rows were refused" in result.output
    assert "Next: throughline build" in result.output


def test_a_feed_that_fails_makes_the_command_fail_after_the_others(gadget: Path) -> None:
    result = call("land", "--json")
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert said["ok"] is False
    assert [(feed["status"], feed["rows_landed"]) for feed in said["feeds"]] == [
        ("succeeded", 2),
        ("partial", 2),
    ]


def test_nothing_private_is_said_or_written_but_to_the_warehouse(gadget: Path) -> None:
    said = "".join(call(*command).output for command in (["land"], ["doctor"], ["land", "--json"]))
    for file in gadget.rglob("*"):
        if file.is_file() and ".duckdb" not in file.name:
            said += file.read_bytes().decode("utf-8", "replace")
    assert [canary for canary in CANARIES if canary in said] == []


def test_an_unknown_name_is_answered_with_the_known_ones(gadget: Path) -> None:
    result = call("land", "gadgets")
    assert result.exit_code == 1
    assert "'gadgets' is no configured tool" in result.output
    assert "gadget/acme_gadget" in result.output and "next:" in result.output


def test_without_a_configuration_it_says_how_to_begin(gadget: Path) -> None:
    (gadget / "throughline.toml").unlink()
    result = call("land")
    assert result.exit_code == 1
    assert "no tool account is configured" in result.output and "land-file" in result.output


def test_doctor_finds_the_missing_key_and_nothing_else(gadget: Path) -> None:
    result = call("doctor", "--json")
    assert result.exit_code == 1
    checks = json.loads(result.stdout)["checks"]
    assert [check["name"] for check in checks if not check["ok"]] == ["gadget/acme_gadget: key"]
    assert "SOURCES__GADGET__ACME_GADGET__API_KEY" in str(checks)


def test_precision_and_recall_are_over_pairs() -> None:
    assert pairwise([("a", 1), ("a", 1), ("b", 2)]) == (1.0, 1.0, 1.0)
    assert pairwise([("a", 1), ("a", 1), ("a", 2), ("b", 2)]) == (1 / 3, 0.5, 0.4)
    assert pairwise([]) == (1.0, 1.0, 1.0)
