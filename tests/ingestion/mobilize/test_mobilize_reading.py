"""What is asked of Mobilize, and what becomes of its answers before they land."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from ingestion.errors import LandingError, SettingsError
from ingestion.feeds import Refused, Window
from ingestion.tools import mobilize
from ingestion.tools.mobilize.helpers import attendance_row, person_key, rows

HUB, NORTH = "hub_mobilize", "northside_mobilize"


def test_every_person_comes_over_several_pages(served):
    pages = served.pages(HUB, "people")
    keys = {row["person_key"] for page in pages for row in page.rows}
    assert len(pages) == 3
    assert len(keys) == len(served.data(HUB).records)
    assert {page.total for page in pages} == {len(keys)}


def test_a_later_read_asks_for_what_changed_since_a_minute_before(served):
    served.rows(HUB, "people", since=1_790_000_000)
    assert served.asked[-1].endswith("updated_since=1789999940")


def test_private_and_unapproved_events_come_and_promoted_ones_do_not(served):
    events = served.data(HUB).events
    events[0] = replace(events[0], number=7, status="tentative")
    found = {row["id"] for row in served.rows(HUB, "events")}
    assert len(found) == 2
    assert all(row["sponsor"]["id"] == 4401 for row in served.rows(HUB, "events"))


def test_a_deleted_event_leaves_a_tombstone(served):
    assert [row["id"] for row in served.rows(HUB, "events_deleted")] == [601000003]


def test_a_firewalled_signup_has_keys_of_its_own(served):
    found = served.rows(NORTH, "attendances")
    hidden = [row for row in found if row["is_restricted"]]
    assert 0 < len(hidden) < len(found)
    assert len({row["attendance_key"] for row in found}) == len(found)
    assert all(row["attendance_key"].startswith("h1_") for row in hidden)
    assert all(row["event_key"].startswith("h1_") for row in hidden)


def test_the_same_firewalled_signup_has_the_same_key_again():
    given = {
        "person": {"user_id": 7},
        "event": {"event_type": "CANVASS"},
        "timeslot": {"start_date": 1_757_682_000},
        "status": "REGISTERED",
    }
    first, again = attendance_row(given, 4410), attendance_row(given | {"status": "X"}, 4410)
    other = attendance_row(given, 4411)
    assert first["attendance_key"] == again["attendance_key"] != other["attendance_key"]


def test_a_person_without_a_user_id_is_known_by_the_older_one():
    assert person_key({"user_id": 12, "person_id": 7}) == "12"
    assert person_key({"user_id": None, "person_id": 7}) == "p7"


@pytest.mark.parametrize(
    ("feed", "words"),
    [
        ("events", ("Bring water", "rosa@example.org", "2625550101", "Rosa")),
        ("attendances", ("Given1", "@example.org", "has_car", "Bring water")),
    ],
)
def test_texts_contacts_and_answers_stay_out(served, feed, words):
    landed = json.dumps(served.rows(HUB, feed))
    assert not [word for word in words if word in landed]


def test_a_row_nobody_can_make_sense_of_is_refused_alone():
    person = {"user_id": 1}
    given = [{"id": 1, "person": None}, {"id": 2, "person": person}]
    found = rows(given, lambda row: attendance_row(row, 4410))
    assert isinstance(found[0], Refused)
    assert found[0].reason == "unexpected_shape"
    assert found[1]["attendance_key"] == "2"


def test_a_wrong_key_says_so_without_showing_it(served, monkeypatch):
    monkeypatch.setenv("SOURCES__MOBILIZE__HUB_MOBILIZE__API_KEY", "not-the-key")
    with pytest.raises(LandingError) as raised:
        served.rows(HUB, "people")
    assert "403" in raised.value.text()
    assert "key is wrong" in raised.value.text()
    assert "not-the-key" not in raised.value.text()
    checks = mobilize.check(served.account(HUB))
    assert [check.ok for check in checks] == [False, False, False]


def test_a_right_key_passes_every_check(served):
    assert all(check.ok for check in mobilize.check(served.account(HUB)))


def test_an_account_without_its_organization_is_told_what_to_set(served):
    account = replace(served.account(HUB), options={})
    people, *_ = mobilize.feeds(account)
    with pytest.raises(SettingsError, match="organization_id"):
        next(people.read(Window(None, served.world.today)))


def test_a_page_that_comes_twice_is_an_error(served):
    first = []

    def repeat(response):
        body = response.get_json()
        first[:] = first or [body["data"]]
        response.set_data(json.dumps(body | {"data": first[0]}))
        return response

    served.spoil = repeat
    with pytest.raises(LandingError, match="repeats"):
        served.rows(HUB, "people")


def test_a_next_link_that_leads_back_is_an_error(served):
    def circle(response):
        body = response.get_json()
        if body["next"] is None:
            back = served.asked[-1].removeprefix("GET ").rsplit("&cursor", 1)[0]
            body["next"] = f"http://127.0.0.1:{served.port}{back}"
        response.set_data(json.dumps(body))
        return response

    served.spoil = circle
    with pytest.raises(LandingError, match="leads back"):
        served.rows(HUB, "people")


def test_a_malformed_page_goes_to_quarantine_and_ends_the_read(served):
    def cut(response):
        if "cursor" in served.asked[-1]:
            response.set_data(response.get_data()[:100])
        return response

    served.spoil = cut
    read, refused = [], []
    with pytest.raises(LandingError, match="not JSON"):
        for page in served.feed(HUB, "people").read(_everything(served)):
            for row in page.rows:
                (refused if isinstance(row, Refused) else read).append(row)
    assert len(read) == 200
    assert [one.reason for one in refused] == ["malformed_json"]


def test_an_empty_page_that_promises_more_falls_short_of_the_count(served):
    def empty(response):
        body = response.get_json()
        if "cursor" in served.asked[-1]:
            body["data"] = []
        response.set_data(json.dumps(body))
        return response

    served.spoil = empty
    pages = served.pages(HUB, "people")
    assert sum(len(page.rows) for page in pages) == 200
    assert pages[-1].total == 450


def _everything(served):
    return Window(None, served.world.today)
