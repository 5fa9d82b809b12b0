"""The sandbox over real HTTP: every account answers, every fault is what it says."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator

import pytest
import requests

from sandbox.demo import configuration, secrets
from sandbox.faults import Fault
from sandbox.generate import make_world
from sandbox.server import Sandbox, http_accounts, serve, tool_module
from sandbox.world import World

PEOPLE = "/v1/organizations/4405/people"
HUB = ("mobilize", "hub_mobilize")


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(150)


@pytest.fixture(scope="module")
def served(world: World) -> Iterator[Sandbox]:
    with serve(world) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(served: Sandbox) -> Iterator[Sandbox]:
    yield served
    served.heal()
    served.forget_requests()


def ask(sandbox: Sandbox, query: str = "") -> requests.Response:
    key = tool_module("mobilize").api_key(sandbox.world, HUB[1])
    headers = {"Authorization": f"Bearer {key}"}
    return requests.get(sandbox.url(*HUB) + PEOPLE + query, headers=headers, timeout=10)


def spoil(sandbox: Sandbox, kind: str, **more: object) -> None:
    sandbox.inject(Fault(*HUB, "/people$", kind, **more))  # type: ignore[arg-type]


def test_every_http_account_answers_with_its_own_key(sandbox: Sandbox, world: World) -> None:
    keys = secrets(world, {})
    for tool, account in http_accounts(world):
        number = world.account(tool, account).account.number
        key = keys[f"SOURCES__{tool}__{account}__API_KEY".upper()]
        basic = base64.b64encode(f"x:{key}|1".encode()).decode()
        headers = {
            "action_network": {"OSDI-API-Token": key},
            "mobilize": {"Authorization": f"Bearer {key}"},
            "van": {"Authorization": f"Basic {basic}"},
        }[tool]
        path = {
            "action_network": "/api/v2/people",
            "mobilize": f"/v1/organizations/{4400 + number}/people",
            "van": "/v4/activistCodes",
        }[tool]
        url = sandbox.url(tool, account) + path
        assert requests.get(url, headers=headers, timeout=10).status_code == 200, account
        assert requests.get(url, timeout=10).status_code in (401, 403), account


def test_a_status_with_and_without_retry_after(sandbox: Sandbox) -> None:
    spoil(sandbox, "status", code=429, retry_after="2")
    spoil(sandbox, "status", code=503, nth=2, times=2)
    answers = [ask(sandbox) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [429, 503, 503, 200]
    assert answers[0].headers["Retry-After"] == "2"
    assert "Retry-After" not in answers[1].headers


def test_malformed_json(sandbox: Sandbox) -> None:
    spoil(sandbox, "malformed")
    with pytest.raises(json.JSONDecodeError):
        json.loads(ask(sandbox).content)


def test_a_body_cut_short(sandbox: Sandbox) -> None:
    spoil(sandbox, "truncated")
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        ask(sandbox)
    assert ask(sandbox).ok


def test_a_page_that_comes_twice(sandbox: Sandbox) -> None:
    spoil(sandbox, "repeated_page", nth=2)
    first = ask(sandbox, "?per_page=5").json()
    again = ask(sandbox, f"?{first['next'].partition('?')[2]}").json()
    assert again == first


def test_an_empty_page_that_promises_another(sandbox: Sandbox) -> None:
    spoil(sandbox, "empty_page")
    page = ask(sandbox, "?per_page=200").json()
    assert page["data"] == [] and page["next"].startswith(sandbox.url(*HUB))


def test_a_charset_other_than_the_one_announced(sandbox: Sandbox) -> None:
    spoil(sandbox, "wrong_encoding")
    with pytest.raises(UnicodeDecodeError):
        ask(sandbox, "?per_page=200").content.decode("utf-8")


def test_a_slow_answer(sandbox: Sandbox) -> None:
    spoil(sandbox, "slow", seconds=0.2)
    assert ask(sandbox).elapsed.total_seconds() >= 0.2


def test_a_fault_must_be_of_a_known_kind() -> None:
    with pytest.raises(ValueError, match="gremlin"):
        Fault(*HUB, "/people", "gremlin")


def test_the_log_tells_paths_and_never_values(sandbox: Sandbox) -> None:
    ask(sandbox, "?per_page=3&updated_since=17")
    asked = sandbox.requests[-1]
    assert (asked.tool, asked.account) == HUB
    assert (asked.method, asked.path, asked.status) == ("GET", PEOPLE, 200)
    assert asked.parameters == ("per_page", "updated_since")
    assert "17" not in repr(asked)


def test_rate_limits_are_the_tools_own(world: World) -> None:
    with serve(world, rate_limits=True) as limited:
        codes = {ask(limited, "?per_page=1").status_code for _ in range(60)}
    assert codes == {200, 429}


def test_the_configuration_is_one_that_the_command_reads(
    sandbox: Sandbox, world: World, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingestion.settings import load_settings

    monkeypatch.setenv("DLT_PROJECT_DIR", str(tmp_path))
    path = tmp_path / "throughline.toml"
    path.write_text(configuration(world, sandbox), encoding="utf-8")
    settings = load_settings(path)
    assert {(one.tool, one.slug) for one in settings.accounts} == set(world.data)
    assert len(settings.agreements) == len(world.data)
    forbidding = [
        row["account_slug"]
        for row in settings.agreements
        if "matching" not in row["permitted_purposes"].split(",")
    ]
    assert forbidding == ["riverside_van"]
    assert {row["program_slug"] for row in settings.programs} == {
        row["program_slug"] for row in settings.campaign_programs
    }
