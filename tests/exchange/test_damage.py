"""Whatever happens to a bundle on its way, it lands whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion import standard
from ingestion.exchange.checking import check
from ingestion.exchange.manifest import REGISTRY, BundleError, Manifest, read
from tests.exchange.conftest import Group

Exported = tuple[Path, Manifest]
NAMES = sorted({*standard.fed_by_tools(), *REGISTRY})
PLACES = st.floats(0, 1, exclude_max=True)
some_damage = settings(max_examples=60, deadline=None)


def copied(exported: Exported, folder: str) -> Path:
    """The bundle again, its large files linked: change one by `changed`."""
    bundle = Path(shutil.copytree(exported[0], Path(folder) / "bundle", copy_function=os.link))
    changed(bundle / "manifest.json", (exported[0] / "manifest.json").read_bytes())
    return bundle


def changed(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def refused(bundle: Path, where: str) -> BundleError:
    """The error of a bundle that is not taken; it names the file and what to do."""
    with pytest.raises(BundleError) as caught:
        check(bundle)
    error = caught.value
    assert error.where == where
    assert error.cause and error.fix
    return error


def test_an_undamaged_bundle_passes(exported: Exported) -> None:
    assert check(exported[0]) == exported[1]


@some_damage
@given(name=st.sampled_from([*(f"{name}.parquet" for name in NAMES), "manifest.json"]), at=PLACES)
def test_a_file_that_was_cut_off(exported: Exported, name: str, at: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = copied(exported, folder) / name
        content = path.read_bytes()
        # the last byte of the manifest is the end of its line
        changed(path, content[: int(at * (len(content) - 1))])
        refused(path.parent, name)


@some_damage
@given(
    name=st.sampled_from([f"{name}.parquet" for name in NAMES]),
    at=PLACES,
    bits=st.integers(1, 255),
)
def test_a_byte_that_changed(exported: Exported, name: str, at: float, bits: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = copied(exported, folder) / name
        content = bytearray(path.read_bytes())
        content[int(at * len(content))] ^= bits
        changed(path, bytes(content))
        refused(path.parent, name)


@some_damage
@given(at=PLACES, bits=st.integers(1, 255))
def test_a_byte_of_the_manifest_that_changed(exported: Exported, at: float, bits: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = copied(exported, folder) / "manifest.json"
        content = bytearray(path.read_bytes())
        content[int(at * len(content))] ^= bits
        changed(path, bytes(content))
        try:
            says_the_same = read(path.parent) == exported[1]
        except BundleError as error:
            assert error.where == "manifest.json" and error.fix
        else:
            assert says_the_same, "a change that says something else went unseen"


@given(name=st.sampled_from(NAMES))
@settings(max_examples=25, deadline=None)
def test_an_entity_that_is_missing(exported: Exported, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bundle = copied(exported, folder)
        (bundle / f"{name}.parquet").unlink()
        assert "not there" in refused(bundle, f"{name}.parquet").what
        manifest = read(bundle)
        kept = {key: part for key, part in manifest.entities.items() if key != name}
        replace(manifest, entities=kept).write(bundle)
        assert "does not name" in refused(bundle, f"{name}.parquet").what


@given(name=st.sampled_from(NAMES), wrong=st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_a_count_that_is_wrong(exported: Exported, name: str, wrong: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bundle = copied(exported, folder)
        manifest = read(bundle)
        part = manifest.entities[name]
        rows = wrong if wrong != part.rows else wrong + 1
        entities = {**manifest.entities, name: replace(part, rows=rows)}
        replace(manifest, entities=entities).write(bundle)
        assert "the manifest says" in refused(bundle, f"{name}.parquet").what


@given(major=st.integers(0, 9999), minor=st.integers(0, 9999))
@settings(max_examples=40, deadline=None)
def test_another_major_version(exported: Exported, major: int, minor: int) -> None:
    ours = standard.version_parts(standard.version())[0]
    with tempfile.TemporaryDirectory() as folder:
        bundle = copied(exported, folder)
        replace(exported[1], standard_version=f"{major}.{minor}").write(bundle)
        if major == ours:
            assert check(bundle).standard_version == f"{major}.{minor}"
        else:
            error = refused(bundle, "manifest.json")
            assert ("Upgrade Throughline" in error.fix) == (major > ours)


@pytest.mark.parametrize("content", ["", "null", "[]", "{}", '{"manifest_sha256": 1}', "\xff"])
def test_a_manifest_that_is_none(bundle: Path, content: str) -> None:
    (bundle / "manifest.json").write_text(content, encoding="latin-1")
    refused(bundle, "manifest.json")


def test_a_folder_that_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(BundleError, match=r"there is no manifest\.json") as error:
        check(tmp_path)
    assert "throughline export" in error.value.fix


def test_a_file_that_nobody_named(bundle: Path) -> None:
    shutil.copy(bundle / "donation.parquet", bundle / "payment.parquet")
    refused(bundle, "payment.parquet")


def test_a_file_under_anothers_name(bundle: Path) -> None:
    manifest = read(bundle)
    swapped = {**manifest.entities, "event": manifest.entities["event_shift"]}
    replace(manifest, entities=swapped).write(bundle)
    refused(bundle, "event.parquet")


def test_a_damaged_bundle_lands_nothing(make_group: Callable[..., Group], bundle: Path) -> None:
    group = make_group("duckdb")
    path = bundle / "voting_action.parquet"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(BundleError, match=r"checksum .*voting_action\.parquet"):
        group.take(bundle)
    tables = (
        "select count(*) from information_schema.tables"
        " where table_schema not in ('reference', 'registry')"
    )
    assert group.rows(tables) == [(0,)]
