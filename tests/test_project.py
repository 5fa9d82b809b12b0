"""The house rules that a manifest shows: one-way flow, names, everything public described."""

import json
import re
from pathlib import Path

import pytest
from dbt.cli.main import dbtRunner

ROOT = Path(__file__).parents[1]
PREFIX = {
    "staging": "stg_",
    "mapping": "map_",
    "flag": "flag_",
    "standard": ("mds_", "dq_"),
    "identity": "link_",
}
READS = {
    "staging": {"source", "seed"},
    "mapping": {"staging", "registry", "seed"},
    "flag": {"mapping", "flag", "standard", "registry", "seed"},
    "standard": {"mapping", "flag", "standard", "registry", "seed"},
    "identity": {"standard", "identity", "registry", "seed"},
    "marts": {"standard", "identity", "marts", "registry", "seed"},
}
PUBLIC = ("standard", "identity", "marts")
ENGINE_VARIANT = re.compile(r"^(default|duckdb|postgres|spark|snowflake|bigquery|redshift)__")


@pytest.fixture(scope="module")
def manifest(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parse")
    profiles = folder / "profiles.yml"
    profiles.write_text((ROOT / "profiles.example.yml").read_text())
    places = {
        "--project-dir": ROOT,
        "--profiles-dir": folder,
        "--target-path": folder / "target",
        "--log-path": folder / "logs",
    }
    options = [str(word) for pair in places.items() for word in pair]
    result = dbtRunner().invoke(["parse", "--quiet", *options])
    assert result.success, result.exception
    return json.loads((folder / "target" / "manifest.json").read_text())


def ours(nodes):
    return [n for n in nodes.values() if n["package_name"] == "throughline"]


def models(manifest):
    return [n for n in ours(manifest["nodes"]) if n["resource_type"] == "model"]


def layer(node):
    if node["resource_type"] == "source":
        return "registry" if node["source_name"] == "registry" else "source"
    if node["resource_type"] == "seed":
        return "seed"
    folder = Path(node["original_file_path"]).parts[1]
    return "flag" if node["name"].startswith("flag_") else folder


def test_data_flows_one_way(manifest):
    nodes = manifest["nodes"] | manifest["sources"]
    wrong = [
        f"{node['name']} ({layer(node)}) reads {nodes[parent]['name']} ({layer(nodes[parent])})"
        for node in models(manifest)
        for parent in node["depends_on"]["nodes"]
        if layer(nodes[parent]) not in READS[layer(node)]
    ]
    assert not wrong


def test_a_prefix_says_the_layer(manifest):
    wrong = [
        node["original_file_path"]
        for node in models(manifest)
        if layer(node) in PREFIX
        and not node["name"].startswith(PREFIX[layer(node)])
        and not (layer(node) == "identity" and node["name"].startswith("person_"))
    ]
    assert not wrong


def test_a_tools_models_stay_in_its_folder(manifest):
    wrong = []
    for node in models(manifest):
        if layer(node) in ("staging", "mapping"):
            folder = Path(node["original_file_path"]).parts[2]
            if f"{PREFIX[layer(node)]}{folder}__" not in node["name"]:
                wrong.append(node["original_file_path"])
    assert not wrong


def test_every_registered_tool_maps_the_entities_it_promises(manifest):
    names = {node["name"] for node in models(manifest)}
    registry = re.findall(
        r"^    (\w+):\n((?:      - \w+\n)+)", (ROOT / "dbt_project.yml").read_text(), re.M
    )
    promised = {
        f"map_{tool}__{e}" for tool, block in registry for e in re.findall(r"- (\w+)", block)
    }
    assert promised - names == set()


def test_every_public_model_and_column_is_described(manifest):
    silent = []
    for node in models(manifest):
        if layer(node) in PUBLIC:
            if not node["description"].strip() or not node["columns"]:
                silent.append(node["name"])
            silent += [
                f"{node['name']}.{name}"
                for name, column in node["columns"].items()
                if not column["description"].strip()
            ]
    assert not silent


def test_standard_and_marts_are_contracted(manifest):
    loose = [
        node["name"]
        for node in models(manifest)
        if layer(node) in ("standard", "marts") and not node["config"]["contract"]["enforced"]
    ]
    assert not loose


def test_every_public_macro_and_argument_is_described(manifest):
    silent = []
    for macro in ours(manifest["macros"]):
        name = macro["name"]
        if name.startswith(("_", "materialization_", "test_")) or ENGINE_VARIANT.match(name):
            continue
        if not macro["description"].strip():
            silent.append(name)
        silent += [
            f"{name}({a['name']})" for a in macro["arguments"] if not a["description"].strip()
        ]
    assert not silent


def test_no_model_branches_on_the_engine(manifest):
    assert [n["name"] for n in models(manifest) if "target.type" in n["raw_code"]] == []
