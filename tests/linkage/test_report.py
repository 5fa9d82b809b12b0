"""The report on matching: figures worked out by hand, and by counting every pair."""

from __future__ import annotations

import itertools
import json
import os
import re
from html.parser import HTMLParser
from unittest import mock

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from ingestion.cli import main
from ingestion.name_groups import name_form, name_origin
from ingestion.project import Project
from ingestion.quality import MEASURES, Assessment, quality, ratio, wilson
from ingestion.report import Band, LinkReport, ReportError, estimates, link_report
from ingestion.report_page import page
from ingestion.warehouse import open_warehouse
from tests.conftest import ENGINES
from tests.harness import ROOT
from tests.linkage.conftest import uid
from tests.linkage.crowd import crowd

# true persons a (three records) and b (two); the first b was published with two of the a's
SMALL = [("a", 1), ("a", 1), ("a", 2), ("b", 1), ("b", 3)]


def values(found):
    return {name: getattr(found, name).value for name in MEASURES}


def test_small_clusters_by_hand():
    found = values(quality(SMALL))
    # published together: aa, ab, ab; truly together: aa, aa, aa, bb
    assert found["precision"] == pytest.approx(1 / 3)
    assert found["recall"] == pytest.approx(1 / 4)
    assert found["f1"] == pytest.approx(2 / 7)
    # per record: 2/3 2/3 1 1/3 1 and 2/3 2/3 1/3 1/2 1/2
    precision, recall = 11 / 15, 8 / 15
    assert found["b_cubed_precision"] == pytest.approx(precision)
    assert found["b_cubed_recall"] == pytest.approx(recall)
    assert found["b_cubed_f1"] == pytest.approx(2 * precision * recall / (precision + recall))


def test_a_part_of_the_records_by_hand():
    # the first a has right 1, found 2, true 2; the first b right 0, found 2, true 1
    found = values(Assessment(SMALL).quality([0, 3]))
    assert found["precision"] == pytest.approx(1 / 4)
    assert found["recall"] == pytest.approx(1 / 3)
    assert found["b_cubed_precision"] == pytest.approx((2 / 3 + 1 / 3) / 2)


def test_everyone_alone_is_precise_and_finds_nothing():
    found = quality([("a", 1), ("a", 2), ("b", 3)])
    assert (found.precision.value, found.recall.value, found.f1.value) == (1, 0, 0)
    assert quality([]).records == 0


clusters = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=40)


@given(clusters)
def test_measures_are_those_of_counting_every_pair(assignment):
    pairs = list(itertools.combinations(assignment, 2))
    true = [(a, b) for a, b in pairs if a[0] == b[0]]
    found = [(a, b) for a, b in pairs if a[1] == b[1]]
    right = [(a, b) for a, b in true if a[1] == b[1]]
    measured = quality(assignment)
    assert measured.precision.value == pytest.approx(len(right) / len(found) if found else 1)
    assert measured.recall.value == pytest.approx(len(right) / len(true) if true else 1)
    precisions, recalls = [], []
    for person, cluster in assignment:
        both = assignment.count((person, cluster))
        precisions.append(both / sum(other == cluster for _, other in assignment))
        recalls.append(both / sum(other == person for other, _ in assignment))
    precision, recall = (sum(one) / len(one) for one in (precisions, recalls))
    assert measured.b_cubed_precision.value == pytest.approx(precision)
    assert measured.b_cubed_recall.value == pytest.approx(recall)
    assert measured.b_cubed_f1.value == pytest.approx(2 * precision * recall / (precision + recall))


@given(clusters, st.randoms())
def test_intervals_hold_their_value_and_do_not_depend_on_the_order(assignment, chance):
    shuffled = chance.sample(assignment, len(assignment))
    for name in MEASURES:
        one, other = (getattr(quality(each), name) for each in (assignment, shuffled))
        assert 0 <= one.low <= one.value <= one.high <= 1
        assert (one.low, one.high) == pytest.approx((other.low, other.high))


def test_wilsons_interval_is_the_textbooks():
    measure = wilson(0.8, 20)
    assert (measure.low, measure.high) == pytest.approx((0.5840, 0.9193), abs=1e-4)
    # twenty people of whom sixteen are right: each one's share varies as in twenty draws
    people = ratio([1] * 16 + [0] * 4, [1] * 20)
    assert (people.low, people.high) == pytest.approx((0.5725, 0.9228), abs=1e-2)
    assert ratio([1] * 20, [1] * 20).low == pytest.approx(0.8389, abs=1e-4)


def test_rulings_are_weighed_by_the_pairs_they_stand_for():
    bands = [Band(-2, 100, 0, same=1, different=9), Band(0, 40, 20), Band(3, 50, 50, 5, 0)]
    sure, every = {one.bits: one for one in estimates(bands)}[3], estimates(bands)[0]
    # 50 of 50 above 3 bits; below, a tenth of 100 pairs
    assert (sure.precision.value, sure.recall.value) == (1, pytest.approx(50 / 60))
    assert every.precision.value == pytest.approx(60 / 150)
    assert every.covered == pytest.approx(150 / 190)
    assert sure.precision.low < 1
    assert estimates([Band(0, 40, 20)]) == []


@pytest.mark.parametrize(
    ("given", "family", "origin", "form"),
    [
        ("María", "García López", "hispanic", "family_of_several_parts"),
        ("Tou", "Xiong", "hmong", "plain"),
        ("Minh", "Nguyễn", "vietnamese", "with_accents"),
        ("Oluwaseun", "Adebayo", "west_african", "plain"),
        ("Walid", "Al-Zahrawi", "arabic_or_muslim", "family_of_several_parts"),
        ("Ivan", "Petrova", "slavic", "plain"),
        ("Дмитрий", "Иванов", "other_script", "with_accents"),
        ("J.", "Fenwick", "other", "initial"),
        ("Siobhan", "O'Hanratty", "other", "family_of_several_parts"),
        ("Mary Ann", "Ashford", "other", "given_of_several_parts"),
        (None, "Ashford", "other", "one_name_missing"),
        (None, None, "no_name", "one_name_missing"),
    ],
)
def test_the_group_of_a_name(given, family, origin, form):
    assert (name_origin(given, family), name_form(given, family)) == (origin, form)


class Page(HTMLParser):
    """Elements of a page with what they hold open, and every address it names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.attributes += attrs
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def people():
    return crowd(80)


@pytest.fixture(scope="module", params=ENGINES)
def built(request, make_identity, people):
    """A warehouse in which the crowd is linked and two pairs are ruled on; its truth."""
    identity = make_identity(request.param)
    for place, ruling in ((0, "different"), (2, "same")):
        left, right = people[place : place + 2]
        identity.rule(left["source_id"], right["source_id"], ruling)
    persons = identity.link(people)
    truth = identity.dbt.folder / "truth.csv"
    true = {uid(row["source_id"]): row["truth"] for row in people}
    truth.write_text("record_uid,person\n" + "".join(f"{u},{p}\n" for u, p in true.items()))
    with mock.patch.dict(os.environ, identity.dbt.environment):
        warehouse = open_warehouse(Project(ROOT, identity.dbt.folder, identity.dbt.target))
        yield warehouse, truth, [(true[record], person) for record, person in persons.items()]


def test_the_report_has_quality_groups_and_the_model(built, people):
    warehouse, truth, assignment = built
    report = link_report(warehouse, truth)
    assert report.quality["person_id"] == quality(assignment)
    assert report.records == len(people)
    without = report.groups["missing_fields"]["without_email"]
    assert without.records == sum(row["email"] is None for row in people)
    assert {level.comparison for level in report.levels} >= {"given_name", "family_name", "email"}
    assert sum(band.pairs for band in report.bands) == warehouse_count(warehouse, "link_edge")
    assert sum(band.same for band in report.bands) == 1
    assert sum(band.different for band in report.bands) == 1
    assert json.loads(json.dumps(report.as_dict()))["true_persons"] == 80


def warehouse_count(warehouse, name):
    with warehouse.connect() as connection:
        return connection.value(f"select count(*) from {warehouse.table('identity', name)}")


def test_without_a_truth_rulings_are_the_sample(built):
    warehouse, _, _ = built
    report = link_report(warehouse)
    assert report.quality == {}
    assert report.rulings


def test_the_page_is_whole_needs_nothing_and_names_nobody(built, people):
    warehouse, truth, _ = built
    text = page(link_report(warehouse, truth))
    parsed = Page(text)
    assert "script" not in parsed.seen
    assert not {name for name, _ in parsed.attributes} & {"src", "href", "srcset", "onload"}
    assert "url(" not in text
    assert "@import" not in text
    assert parsed.seen.count("svg") <= parsed.seen.count("table")
    assert len(parsed.seen) > 500
    words = set(re.findall(r"[\w@.+-]+", text))
    told = {
        str(value)
        for row in people
        for name, value in row.items()
        if value and name not in ("source_id", "truth", "region")
    }
    assert not words & told


def test_a_page_of_nothing_is_a_page_too():
    Page(page(LinkReport(levels=(), bands=(), blocks=())))


def test_a_truth_of_other_records_is_said(built, tmp_path):
    warehouse, _, _ = built
    other = tmp_path / "other.csv"
    other.write_text("record_uid,person\nfile:list:person:nobody,1\n")
    with pytest.raises(ReportError, match="names no record"):
        link_report(warehouse, other)


def test_the_command_writes_the_page_and_one_json_object(built, tmp_path, monkeypatch):
    warehouse, truth, _ = built
    monkeypatch.setenv("DBT_PROFILES_DIR", str(warehouse.project.profiles))
    target = tmp_path / "matching.html"
    outcome = CliRunner().invoke(
        main,
        [
            *("link-report", "--target", warehouse.kind, "--truth", str(truth)),
            *("--html", str(target), "--json"),
        ],
    )
    assert outcome.exit_code == 0, outcome.output
    assert json.loads(outcome.stdout)["quality"]["person_id"]["records"] > 0
    assert target.read_text().startswith("<!doctype html>")
