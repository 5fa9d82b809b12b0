"""What is asked of Action Network, and what becomes of its answers before they land."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from ingestion.errors import LandingError
from ingestion.feeds import Refused, Window
from ingestion.tools import action_network
from ingestion.tools.action_network.helpers import donation_row, item_id, person_id, rows

NETWORK, EASTSIDE = "network_an", "eastside_an"
SINCE = datetime(2026, 9, 3, 8)


def test_people_are_read_to_the_empty_page_without_a_next_link(served):
    pages = served.pages(NETWORK, "people")
    assert [len(page.rows) for page in pages] == [25, 25, 10, 0]
    assert {page.total for page in pages} == {None}


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        ("attendances", 60),
        ("signatures", 60),
        ("submissions", 60),
        ("donations", 60),
        ("taggings", 60),
        ("events", 2),
        ("event_campaign_events", 1),
        ("tags", 2),
    ],
)
def test_a_list_comes_whole_and_says_how_many_it_has(served, feed, expected):
    pages = served.pages(NETWORK, feed)
    keys = served.feed(NETWORK, feed).key
    found = {tuple(row[key] for key in keys) for page in pages for row in page.rows}
    assert len(found) == expected
    assert pages[-1].total == expected


def test_every_act_knows_its_person_and_what_it_was_about(served):
    people = {row["id"] for row in served.rows(EASTSIDE, "people")}
    for feed, parent, about in (
        ("attendances", "events", "event_id"),
        ("signatures", "petitions", "petition_id"),
        ("submissions", "forms", "form_id"),
        ("donations", "fundraising_pages", "fundraising_page_id"),
        ("taggings", "tags", "tag_id"),
    ):
        acts = served.rows(EASTSIDE, feed)
        assert {act["person_id"] for act in acts} <= people
        assert {act[about] for act in acts} == {row["id"] for row in served.rows(EASTSIDE, parent)}


def test_a_later_read_asks_from_the_day_before(served):
    found = served.rows(NETWORK, "people", since=SINCE)
    assert "filter=modified_date+gt+%272026-09-02%27" in served.asked[0]
    assert 0 < len(found) < 60


def test_what_hangs_from_a_parent_is_filtered_and_the_parent_is_not(served):
    served.rows(NETWORK, "signatures", since=SINCE)
    assert "filter" not in served.asked[0]
    assert all("filter=modified_date" in asked for asked in served.asked[1:])


@pytest.mark.parametrize("feed", ["tags", "taggings", "event_campaign_events"])
def test_lists_without_a_filter_are_always_read_whole(served, feed):
    assert served.feed(NETWORK, feed).cursor is None
    served.rows(NETWORK, feed, since=SINCE)
    assert not [asked for asked in served.asked if "filter" in asked]


def test_an_id_is_found_among_others_or_in_the_items_own_link():
    among = {"identifiers": ["everyaction:101", "action_network:AB-1"]}
    linked = {"_links": {"self": {"href": "https://example.org/people/ab-2/"}}}
    assert item_id(among) == "ab-1"
    assert item_id({"identifiers": ["everyaction:101"]} | linked) == "ab-2"
    with pytest.raises(ValueError, match="without an id"):
        item_id({"identifiers": []})


def test_a_person_is_named_under_either_key_or_in_a_link():
    linked = {"_links": {"osdi:person": {"href": "https://example.org/people/ab-3"}}}
    assert person_id({"action_network:person_id": "AB-1"} | linked) == "ab-1"
    assert person_id({"action:person_id": "ab-2"} | linked) == "ab-2"
    assert person_id(linked) == "ab-3"
    assert person_id({}) is None


def test_an_amount_that_is_no_number_is_refused_alone():
    whole = {"identifiers": ["action_network:ab-1"], "recipients": []}
    found = rows([whole | {"amount": "ten"}, whole | {"amount": "10.00"}], donation_row)
    assert isinstance(found[0], Refused)
    assert found[0].reason == "amount_is_no_number"
    assert found[1]["amount"] == "10.00"


@pytest.mark.parametrize(
    ("feed", "words"),
    [
        ("signatures", ("landlord", "example.org")),
        ("people", ("boiler", "chapter", "_links")),
        ("donations", ("00000001", "example.org")),
        ("events", ("Bring a neighbor",)),
    ],
)
def test_comments_custom_fields_and_texts_stay_out(served, feed, words):
    found = served.rows(NETWORK, feed)
    if feed == "people":
        found = [row | {"email_addresses": []} for row in found]
    landed = json.dumps(found)
    assert not [word for word in words if word in landed]


def test_a_wrong_key_says_so_without_showing_it(served, monkeypatch):
    monkeypatch.setenv("SOURCES__ACTION_NETWORK__NETWORK_AN__API_KEY", "not-the-key")
    with pytest.raises(LandingError) as raised:
        served.rows(NETWORK, "people")
    assert "403" in raised.value.text()
    assert "key is wrong" in raised.value.text()
    assert "not-the-key" not in raised.value.text()
    assert [check.ok for check in action_network.check(served.account(NETWORK))] == [False]
    assert [check.ok for check in action_network.check(served.account(EASTSIDE))] == [True]


def test_an_empty_page_that_promises_more_is_an_error(served):
    def empty(response):
        body = response.get_json()
        if "&page=2" in served.asked[-1]:
            body["_embedded"]["osdi:people"] = []
        response.set_data(json.dumps(body))
        return response

    served.spoil = empty
    with pytest.raises(LandingError, match="more follows"):
        served.rows(NETWORK, "people")


def test_a_page_that_comes_twice_is_an_error(served):
    first = []

    def repeat(response):
        body = response.get_json()
        first[:] = first or [body["_embedded"]]
        response.set_data(json.dumps(body | {"_embedded": first[0]}))
        return response

    served.spoil = repeat
    with pytest.raises(LandingError, match="repeats"):
        served.rows(NETWORK, "people")


def test_a_malformed_page_goes_to_quarantine_and_ends_the_read(served):
    def cut(response):
        if "&page=2" in served.asked[-1]:
            response.set_data(response.get_data()[:100])
        return response

    served.spoil = cut
    read, refused = [], []
    with pytest.raises(LandingError, match="not JSON"):
        for page in served.feed(NETWORK, "people").read(Window(None, served.world.today)):
            for row in page.rows:
                (refused if isinstance(row, Refused) else read).append(row)
    assert len(read) == 25
    assert [one.reason for one in refused] == ["malformed_json"]


def test_a_parent_list_that_breaks_ends_the_read_below_it(served):
    def cut(response):
        if "/petitions?" in served.asked[-1]:
            response.set_data(b"{")
        return response

    served.spoil = cut
    with pytest.raises(LandingError, match="not JSON"):
        served.rows(NETWORK, "signatures")
