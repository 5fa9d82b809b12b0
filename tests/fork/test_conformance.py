"""A fork claims conformance: the suite runs in its project, with its own macros and words."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dbt.cli.main import dbtRunner

from tests.conftest import ENGINES
from tests.harness import ROOT, Dbt, Result

PROJECT = Path(__file__).parent / "project"
SUITE = ("--select", "tag:conformance")


@pytest.fixture(scope="module", params=ENGINES)
def fork(
    request: pytest.FixtureRequest,
    make_dbt: Callable[..., Dbt],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Dbt]:
    """The fork in a folder of its own, its package installed, in an empty warehouse."""
    folder = tmp_path_factory.mktemp("fork") / "eastside"
    shutil.copytree(PROJECT, folder)
    dbt = make_dbt(request.param, project_dir=folder)
    dbt.environment = {**dbt.environment, "THROUGHLINE_HOME": str(ROOT)}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in dbt.environment.items():
            patch.setenv(name, value)
        places = ["--project-dir", str(folder), "--profiles-dir", str(dbt.folder)]
        assert dbtRunner().invoke(["deps", "--quiet", *places]).success
        yield dbt


@pytest.fixture(scope="module")
def suite(fork: Dbt) -> Result:
    """`dbt build --select tag:conformance` with the var on."""
    return fork.invoke("build", *SUITE, variables={"conformance": True})


def test_the_fork_conforms(suite: Result) -> None:
    assert suite.success, suite.trouble
    passed = {name for name, status in suite.statuses.items() if status == "pass"}
    expected = {path.stem for path in (ROOT / "seeds/conformance").glob("expected_*.csv")}
    claims = ("conforms_expected_", "refuses_expected_")
    proven = {name for name in expected if any(
        test.startswith(f"{claim}{name.removeprefix('expected_')}")
        for test in passed for claim in claims
    )}  # fmt: skip
    assert proven == expected


def test_only_fictional_rows_are_there(fork: Dbt, suite: Result) -> None:
    tools = "select distinct tool_slug from standard.mds_person_record order by 1"
    assert fork.query(tools) == [("fictional_crm",), ("fictional_dialer",), ("fictional_events",)]
    assert not [name for name in suite.statuses if "doorsheet" in name or "mobilize" in name]


def test_a_warehouse_with_accounts_of_its_own_is_refused(fork: Dbt, suite: Result) -> None:
    fork.execute("update registry.tool_account set tool_slug = 'van' where account_slug = 'south'")
    refused = fork.invoke("build", *SUITE, variables={"conformance": True})
    assert not refused.success
    assert "run it in a warehouse of its own" in refused.trouble


def test_without_the_var_nothing_is_claimed(fork: Dbt, suite: Result) -> None:
    normal = fork.invoke("build", *SUITE)
    assert not normal.success
    assert "add --vars 'conformance: true'" in normal.trouble
