"""What Spark alone must show: the project is read there, and a key is not given away."""

from collections.abc import Callable
from hashlib import md5

import pytest

from tests.engines.conftest import ENGINES, PROJECT, fill
from tests.harness import Dbt

pytestmark = pytest.mark.skipif("spark" not in ENGINES, reason="only `make spark` has Spark")


@pytest.fixture(scope="module")
def dbt(macros_on: Callable[[str], Dbt]) -> Dbt:
    return macros_on("spark")


def test_the_whole_project_is_parsed(make_dbt: Callable[..., Dbt]) -> None:
    assert "model.throughline.person" in make_dbt("spark").manifest({}).nodes


def test_without_a_key_hashes_are_those_of_other_engines(dbt: Dbt) -> None:
    dbt.run("hashed")
    expected = md5(b"|+13125550143").hexdigest()
    assert dbt.query("select phone_hash, nothing from staging.hashed") == [(expected, None)]


def test_a_key_is_refused_plainly_and_written_nowhere(make_dbt: Callable[..., Dbt]) -> None:
    dbt = make_dbt("spark", project_dir=PROJECT)
    dbt.environment = {**dbt.environment, "THROUGHLINE_HASH_KEY": "canary"}
    assert dbt.invoke("parse").success
    telling = ("--write-json", "--log-level-file", "debug")
    result = dbt.invoke("run", "--select", "hashed", *telling)
    assert not result.success
    assert "dbt-spark would write the key into SQL text" in result.trouble
    written = [path for path in dbt.folder.rglob("*") if path.is_file()]
    assert {"dbt.log", "manifest.json", "run_results.json"} <= {path.name for path in written}
    assert not [path for path in written if b"canary" in path.read_bytes()]


def test_what_calls_java_may_be_grouped_by(dbt: Dbt) -> None:
    fill(dbt, "pair", a=["Zoë", "Zoë", None], b=[None] * 3)
    dbt.run("grouped")
    found = dbt.query("select * from staging.grouped order by pairs")
    assert found == [(None, None, None, None, 1), ("zoe", "S", "ZAË", "Z000", 2)]
