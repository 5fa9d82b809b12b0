"""What the readers ask of VAN and make of its answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ingestion.errors import LandingError, SettingsError
from ingestion.feeds import Refused, Window
from ingestion.tools import van
from sandbox.tools import van as sandbox
from tests.ingestion.van.van_movement import ACCOUNT, CONTACTS, EVENTS, PEOPLE, TODAY


def ids(rows, key):
    return {row[key] for row in rows}


def test_every_person_comes_whenever_they_changed(served):
    rows = served.rows(ACCOUNT, "contacts")
    assert len(ids(rows, "van_id")) == PEOPLE
    assert len(rows) > PEOPLE  # the saved list and the changes overlap


def test_without_a_saved_list_only_what_changed_in_reach_comes(served):
    served = served.with_options(saved_list_id=None)
    reach = [
        record for record in served.data(ACCOUNT).records if record.updated_at > TODAY - van_reach()
    ]
    assert len(ids(served.rows(ACCOUNT, "contacts"), "van_id")) == len(reach)


def van_reach():
    return timedelta(days=89)


def test_every_file_of_a_job_is_read(served):
    rows = served.rows(ACCOUNT, "contact_history")
    files = [path for path in served.asked if "/files/" in path]
    assert len(ids(rows, "contacts_contact_id")) == CONTACTS + 1
    assert len(files) > 3


def test_no_job_spans_more_than_thirty_days(served):
    served.rows(ACCOUNT, "contact_history")
    starts = [path for path in served.asked if path == "POST /hub_van/v4/changedEntityExportJobs"]
    assert len(starts) == 3


def test_a_later_read_starts_two_days_before_the_cursor(served):
    rows = served.rows(ACCOUNT, "contact_history", since=TODAY - timedelta(days=4, hours=1))
    assert len(rows) == 7  # today's, and those recorded on the six days before the overlap ends
    assert "saved" not in " ".join(served.asked)


def test_after_a_long_pause_people_come_from_the_saved_list(served):
    served.rows(ACCOUNT, "contacts", since=TODAY - timedelta(days=100))
    assert "POST /hub_van/v4/exportJobs" in served.asked


def test_a_pause_within_reach_needs_no_saved_list(served):
    served.rows(ACCOUNT, "contacts", since=TODAY - timedelta(days=60))
    assert "POST /hub_van/v4/exportJobs" not in served.asked


def test_the_count_of_a_single_job_is_the_reads_control_total(served):
    pages = list(
        served.feed(ACCOUNT, "contact_history").read(Window(TODAY - timedelta(days=9), TODAY))
    )
    assert pages[-1].total == sum(len(page.rows) for page in pages) > 0


def test_several_jobs_may_overlap_so_their_counts_are_no_total(served):
    pages = list(served.feed(ACCOUNT, "contact_history").read(Window(None, TODAY)))
    assert {page.total for page in pages} == {None}


def test_a_file_cut_short_is_noticed(served, monkeypatch):
    whole = sandbox._files
    monkeypatch.setattr(sandbox, "_files", lambda *given: whole(*given)[:-1])
    with pytest.raises(LandingError, match="that the export job counts"):
        served.rows(ACCOUNT, "contact_history")


def test_notes_are_neither_asked_for_nor_kept(served):
    served = served.with_options(extra_fields={"ContactHistory": ["NoteText"]})
    assert not any(
        "note" in name for row in served.rows(ACCOUNT, "contact_history") for name in row
    )
    assert not any("note" in name.lower() for row in served.rows(ACCOUNT, "events") for name in row)


def test_a_field_the_account_names_is_asked_for_too(served):
    served = served.with_options(extra_fields={"Contacts": ["FavoriteColor"]})
    assert served.rows(ACCOUNT, "contacts")  # VAN does not offer it: no reason to fail


def test_suppressed_and_merged_people_come_as_such(served):
    rows = {
        row["van_id"]: row for row in served.rows(ACCOUNT, "contacts", TODAY - timedelta(days=20))
    }
    assert rows["101000001"]["date_suppressed"]
    assert rows["101000002"]["merged_into_van_id"] == "101000001"


def test_an_empty_field_is_no_value(served):
    assert all("" not in row.values() for row in served.rows(ACCOUNT, "contacts"))


def test_quotes_and_commas_in_a_file_survive(served):
    assert ids(served.rows(ACCOUNT, "contacts"), "last_name") == {'Fenwick, "Odie"'}


def test_a_failed_job_stops_its_feed_alone(served):
    served.behaviour.failing.add("ContactHistory")
    with pytest.raises(LandingError, match="the export job failed"):
        served.rows(ACCOUNT, "contact_history")
    assert served.rows(ACCOUNT, "contacts_activist_codes")


def test_a_job_that_never_ends_is_given_up(served):
    served.behaviour.endless.add("ContactHistory")
    with pytest.raises(LandingError, match=r"did not end in 0\.001 minutes"):
        served.with_options(job_minutes=0.001).rows(ACCOUNT, "contact_history")


def test_one_denied_resource_leaves_the_others(served):
    served.behaviour.denied.add("ContactsSurveyResponses")
    with pytest.raises(LandingError, match="403"):
        served.rows(ACCOUNT, "contacts_survey_responses")
    assert served.rows(ACCOUNT, "contact_history")


def test_events_end_at_an_empty_page_though_a_link_goes_on(served):
    served.behaviour.unending.add("events")
    assert len(ids(served.rows(ACCOUNT, "events"), "eventId")) == EVENTS
    assert len([path for path in served.asked if "/v4/events" in path]) == 3


def test_the_next_link_is_followed_as_it_is(served):
    served.rows(ACCOUNT, "events")
    later = [path for path in served.asked if "/v4/events" in path][1]
    assert later.count("expand") == 1
    assert later.count("top") == 1


def test_signups_are_read_event_by_event_and_page_by_page(served):
    rows = served.rows(ACCOUNT, "signups")
    assert len(ids(rows, "eventSignupId")) == EVENTS + 59
    first = [path for path in served.asked if "eventId=750000001" in path]
    assert len(first) == 2


def test_signups_of_events_long_past_are_not_read_again(served):
    served.rows(ACCOUNT, "signups", since=TODAY + timedelta(days=60))
    asked = [path for path in served.asked if "/v4/signups" in path]
    assert 0 < len(asked) < EVENTS


def test_rows_carry_the_database_mode(served):
    for name in ("contacts", "events", "signups", "result_codes"):
        assert ids(served.rows(ACCOUNT, name), "database_mode") == {1}


def test_nothing_is_asked_before_a_feed_is_read(served):
    van.feeds(served.account(ACCOUNT))
    assert served.asked == []


def test_a_broken_line_is_refused_and_the_rest_is_read(served, monkeypatch):
    feed = served.feed(ACCOUNT, "contact_history")
    whole = sandbox._files
    monkeypatch.setattr(
        sandbox, "_files", lambda *given: [text + "1,2\r\n" for text in whole(*given)]
    )
    rows = [row for page in feed.read(Window(None, TODAY)) for row in page.rows]
    refused = [row for row in rows if isinstance(row, Refused)]
    assert {row.reason for row in refused} == {"wrong_width"}
    assert len(rows) - len(refused) == CONTACTS + 1


def test_the_key_goes_to_vans_own_host_only(served):
    app = served.account(ACCOUNT).options
    assert "127.0.0.1" in app["base_url"]
    seen = []
    held = van.helpers.Van(served.account(ACCOUNT))
    held.files._retrying.session.hooks["response"].append(
        lambda response, *_, **__: seen.append(response.request.headers.get("Authorization"))
    )
    columns = van.EXPORTS["ContactHistory"][3]
    list(held.exported("ContactHistory", columns, Window(None, TODAY)))
    assert seen and set(seen) == {None}


def test_a_wrong_key_is_said_without_saying_the_key(served, monkeypatch):
    monkeypatch.setenv("SOURCES__VAN__HUB_VAN__API_KEY", "not-the-key")
    with pytest.raises(LandingError) as caught:
        served.rows(ACCOUNT, "contacts")
    assert "401" in caught.value.what
    assert "not-the-key" not in caught.value.text()


def test_a_missing_key_names_its_variable(served, monkeypatch):
    monkeypatch.delenv("SOURCES__VAN__HUB_VAN__API_KEY")
    with pytest.raises(SettingsError, match="api_key"):
        served.rows(ACCOUNT, "contacts")


def test_the_doctor_names_what_the_key_may_not_export(served):
    served.behaviour.denied.add("ContactHistory")
    wrong = [check.name for check in van.check(served.account(ACCOUNT)) if not check.ok]
    assert wrong == ["the key may export ContactHistory"]


def test_the_doctor_says_a_wrong_key_in_one_line(served, monkeypatch):
    monkeypatch.setenv("SOURCES__VAN__HUB_VAN__API_KEY", "not-the-key")
    (only,) = van.check(served.account(ACCOUNT))
    assert not only.ok and only.fix
