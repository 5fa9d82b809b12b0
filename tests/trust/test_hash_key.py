"""The key of the hashes is where the build reads it and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import md5

import pytest

from tests.engines.conftest import PROJECT
from tests.harness import Dbt

KEY = "canary 'key' %s"
PHONE = "+13125550143"


@pytest.mark.parametrize("key", [KEY, ""], ids=["a key", "no key"])
def test_a_hash_needs_the_key_and_the_key_is_written_nowhere(
    engine: str, key: str, make_dbt: Callable[..., Dbt]
) -> None:
    dbt = make_dbt(engine, project_dir=PROJECT)
    dbt.environment = {**dbt.environment, "THROUGHLINE_HASH_KEY": key}
    telling = ("--write-json", "--log-level-file", "debug")
    dbt.invoke("build", "--select", "hashed", *telling).ok()
    expected = md5(f"{key}|{PHONE}".encode()).hexdigest()
    assert dbt.query("select phone_hash, nothing from staging.hashed") == [(expected, None)]
    written = [path for path in dbt.folder.rglob("*") if path.is_file()]
    assert {"dbt.log", "manifest.json", "run_results.json"} <= {path.name for path in written}
    assert not [path for path in written if b"canary" in path.read_bytes()]
