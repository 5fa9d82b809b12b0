"""The configuration: what it gives, and what it says to a slip."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ingestion.errors import SettingsError
from ingestion.settings import Account, load_settings, now

GOOD = """
[organizations.lakeshore]
name = "Lakeshore Hub"
type = "hub"
timezone = "America/Detroit"

[organizations.eastside]
name = "Eastside"

[[affiliations]]
child = "eastside"
parent = "lakeshore"
type = "member_of"
valid_from = 2025-01-01

[[accounts]]
tool = "van"
account = "lakeshore_van"
owner = "lakeshore"
timezone = "America/Detroit"
options = { mode = 1 }

[[accounts]]
tool = "spoke"
account = "eastside_spoke"
owner = "eastside"

[[agreements]]
agreement = "sharing"
tool = "van"
account = "lakeshore_van"
accountable = "lakeshore"
operator = "eastside"
contact_role_email = "data@example.org"
sharing_scope = "network"
permitted_purposes = ["operations", "matching"]

[[programs]]
program = "doors"
name = "Doors"
owner = "lakeshore"
type = "canvassing"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "throughline.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_it_gives_accounts_and_the_rows_of_the_registry(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, GOOD))
    assert settings.accounts[0] == Account(
        "van", "lakeshore_van", "lakeshore", "America/Detroit", {"mode": 1}
    )
    assert settings.affiliations[0]["valid_from"] == date(2025, 1, 1)
    assert settings.account_rows[1]["id_namespace"] == "eastside_spoke"
    assert settings.agreements[0]["permitted_purposes"] == "operations,matching"


def test_an_account_without_an_agreement_gets_one_that_shares_nothing(tmp_path: Path) -> None:
    default = load_settings(write(tmp_path, GOOD)).agreements[1]
    assert default["accountable_org_slug"] == default["operator_org_slug"] == "eastside"
    assert default["sharing_scope"] == "org_only"
    assert "matching" in default["permitted_purposes"]
    assert default["sla_opt_out_hours"] <= 24


@pytest.mark.parametrize(
    ("slip", "says"),
    [
        ("[organisations.x]\nname = 'x'", "Did you mean 'organizations'?"),
        ("[organizations.x]\nnam = 'x'", "Did you mean 'name'?"),
        ("[organizations.x]\ntype = 'hub'", "'name' is missing"),
        ("[organizations.x]\nname = 'x'\ntype = 'hubb'", "Did you mean 'hub'?"),
        ("[organizations.x]\nname = 'x'\ntimezone = 'Detroit'", "'Detroit' is no time zone"),
        ("[organizations.x]\nname = 5", "this is not a text"),
        ("[organizations.'X y']\nname = 'x'", "'X y' is not a slug"),
        (GOOD.replace('owner = "eastside"', 'owner = "eastsid"'), "Did you mean 'eastside'?"),
        (GOOD.replace('account = "eastside_spoke"', ""), "'account' is missing"),
        (GOOD.replace("2025-01-01", "true"), "this is not a day"),
        (GOOD + GOOD[GOOD.index("[[accounts]]") :], "is there twice"),
        (GOOD.replace('["operations", "matching"]', '["operation"]'), "Did you mean 'operations'?"),
        ("[organizations", "not TOML"),
        ("accounts = 3", "Write each as [[accounts]]"),
    ],
)
def test_a_slip_is_named_with_its_remedy(tmp_path: Path, slip: str, says: str) -> None:
    with pytest.raises(SettingsError) as error:
        load_settings(write(tmp_path, slip))
    assert says in error.value.text()
    assert error.value.where and error.value.fix


def test_a_missing_file_is_an_error_only_when_it_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("THROUGHLINE_CONFIG", raising=False)
    assert load_settings().accounts == []
    with pytest.raises(SettingsError, match="no such configuration"):
        load_settings("other.toml")


def test_secrets_come_from_the_environment_and_a_missing_one_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account = Account("van", "lakeshore_van", "lakeshore")
    monkeypatch.setenv("SOURCES__VAN__LAKESHORE_VAN__API_KEY", "canary-key")
    assert account.secret("api_key") == "canary-key"
    with pytest.raises(SettingsError) as error:
        account.secret("password")
    assert "SOURCES__VAN__LAKESHORE_VAN__PASSWORD" in error.value.fix


def test_now_is_what_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THROUGHLINE_NOW", "2026-09-30T12:00:00+02:00")
    assert now().isoformat() == "2026-09-30T10:00:00+00:00"
    monkeypatch.setenv("THROUGHLINE_NOW", "yesterday")
    with pytest.raises(SettingsError, match="not a time"):
        now()
