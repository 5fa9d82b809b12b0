"""What is deleted, merged, erased, late or decided anew reaches the standard with the next build,
whether or not a load brought it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import ENGINES
from tests.standard.landed import Landed, uid

LATER = "2026-10-20 12:00:00"
ANA, BO = uid("person_record", "ana"), uid("person_record", "bo")
GONE = {"is_deleted": True, "deleted_at": LATER}


def call(source_id: str, **row: Any) -> dict[str, Any]:
    return {
        "source_id": source_id, "person_record_uid": ANA,
        "occurred_at": "2026-09-10 12:00:00", **row,
    }  # fmt: skip


def by_bo(source_id: str, **row: Any) -> dict[str, Any]:
    return call(
        source_id, campaign_uid=uid("campaign", "turnout"), actor_kind="volunteer",
        actor_person_record_uid=BO, **row,
    )  # fmt: skip


def contact(source_id: str, person: str = "erased") -> dict[str, Any]:
    return {
        "source_id": source_id, "person_record_uid": uid("person_record", person),
        "value_raw": "313-555-0170",
    }  # fmt: skip


class Change:
    """The touchpoints before and after; `landed` is as it is after."""

    def __init__(self, landed: Landed) -> None:
        self.landed = landed
        landed.register("program", program_slug="doors", program_name="Doors",
                        owner_org_slug="hub", program_type="canvass")  # fmt: skip
        landed.register("tool_account", tool_slug="crm", account_slug="new", owner_org_slug="hub",
                        account_timezone="UTC", valid_from="2020-01-01")  # fmt: skip
        landed.load(
            person_record=[
                {"source_id": name, "given_name": name.title(), "entry_source_raw": name}
                for name in ("ana", "bo", "merged", "removed", "erased")
            ],
            contact_point=[contact("number"), contact("other_number")],
            person_address=[{"source_id": "home", "line_1_raw": "1 Elm St", "region": "MI",
                             "person_record_uid": uid("person_record", "erased")}],
            consent_event=[
                {"source_id": says, "person_record_uid": uid("person_record", "erased"),
                 "consent_status": says, "contact_point_value_raw": "313-555-0170"}
                for says in ("opted_in", "opted_out")
            ],
            question_response=[
                {"source_id": "answer", "person_record_uid": uid("person_record", "erased"),
                 "question_uid": uid("question", "q"), "response_raw": "in her own words"},
            ],
            person_identifier=[
                {"source_id": "id", "person_record_uid": uid("person_record", "erased"),
                 "identifier_type": "state_voter_id", "identifier_namespace": "MI",
                 "identifier_value": "777", "claim_kind": "own_native"},
            ],
            campaign=[{"source_id": "assigned"}],
            contact_attempt=[
                call("flagged"), call("listed"), call("missing"),
                call("of_merged", person_record_uid=uid("person_record", "merged")),
                call("of_removed", person_record_uid=uid("person_record", "removed")),
                call("of_erased", person_record_uid=uid("person_record", "erased")),
                by_bo("first"), by_bo("second"),
                call("early", campaign_uid=uid("campaign", "late"),
                     person_record_uid=uid("person_record", "late")),
                call("assigned", campaign_uid=uid("campaign", "assigned")),
                call("unagreed", _tool_account="new"),
                call("copy", tool_slug="dialer", origin_tool_slug="crm",
                     person_record_uid=uid("person_record", "ana", "dialer"),
                     origin_record_uid=uid("contact_attempt", "original")),
            ],
            action_submission=[
                {"source_id": "signed", "person_record_uid": ANA,
                 "campaign_uid": uid("campaign", "late")},
            ],
        )  # fmt: skip
        landed.build()
        self.before = self.touchpoints()
        self.stubs = self.parents()
        self._change()
        landed.build()
        self.after = self.touchpoints()

    def _change(self) -> None:
        self.landed.load(
            LATER,
            person_record=[
                {"source_id": "merged", **GONE, "deletion_basis": "merged_into",
                 "superseded_by_uid": ANA},
                {"source_id": "removed", **GONE, "deletion_basis": "source_flag"},
                {"source_id": "erased", "given_name": "Still Named", "birth_date": "1980-01-01",
                 **GONE, "deletion_basis": "erasure_request"},
                {"source_id": "late", "given_name": "Late", "entry_source_raw": "late"},
            ],
            contact_point=[{**contact("number"), **GONE, "deletion_basis": "erasure_request"}],
            person_identifier=[
                {"source_id": "id", "person_record_uid": uid("person_record", "erased"),
                 "identifier_type": "state_voter_id", "identifier_namespace": "MI",
                 "claim_kind": "own_native", **GONE, "deletion_basis": "erasure_request"},
            ],
            campaign=[{"source_id": "late", "campaign_type": "text_campaign"}],
            contact_attempt=[
                call("flagged", **GONE, deletion_basis="source_flag"),
                call("listed", **GONE, deletion_basis="source_feed"),
                by_bo("first", **GONE, deletion_basis="source_flag"),
                call("original"),
            ],
        )  # fmt: skip
        # none of this comes with a load of the row that it changes
        self.landed.dbt.execute(
            f"update staging_file.contact_attempt set _missing_since = timestamp '{LATER}'"
            " where source_id = 'missing'"
        )
        self.landed.register(
            "campaign_program", tool_slug="crm", account_slug="hub",
            campaign_source_id="assigned", program_slug="doors",
        )  # fmt: skip
        self.landed.register(
            "data_agreement", tool_slug="crm", account_slug="new", agreement_slug="new",
            entity="*", accountable_org_slug="hub", operator_org_slug="hub",
            contact_role_email="data@example.org", sla_freshness_hours=24, poll_interval_hours=24,
            sla_completeness_pct=99, sla_delete_hours=24, sla_opt_out_hours=24,
            sharing_scope="org_only", permitted_purposes="operations", valid_from="2020-01-01",
        )  # fmt: skip
        self.landed.dbt.execute(
            "update reference.ref_ladder_map set ladder_rung = 4 where verb = 'took_action'"
            " and owner_org_slug = '*'"
        )

    def touchpoints(self) -> dict[str, dict[str, Any]]:
        """By source id; outreach by its verb."""
        names = ("person", "program", "program_type", "rung", "weight")
        rows = self.landed.dbt.query(
            "select source_record_uid, verb, person_record_uid, program_uid, program_type,"
            " ladder_rung, weight from standard.mds_touchpoint"
        )
        told: dict[str, dict[str, Any]] = {}
        for record_uid, verb, *values in rows:
            source_id = verb if verb == "did_outreach" else record_uid.split(":")[3]
            told[source_id] = dict(zip(names, values, strict=True))
        return told

    def parents(self) -> dict[str, bool]:
        """Whether the parents that came late are stubs."""
        return dict(
            self.landed.dbt.query(
                "select record_uid, is_stub from standard.mds_person_record"
                " where source_id = 'late' union all"
                " select record_uid, is_stub from standard.mds_campaign where source_id = 'late'"
            )
        )


@pytest.fixture(scope="module", params=ENGINES)
def change(request: pytest.FixtureRequest, make_landed: Callable[[str], Landed]) -> Change:
    return Change(make_landed(request.param))


def test_a_deletion_takes_the_touchpoint_along_however_it_shows(change: Change) -> None:
    for source_id in ("flagged", "listed", "missing"):
        assert source_id in change.before
        assert source_id not in change.after
    bases = dict(
        change.landed.dbt.query(
            "select source_id, deletion_basis from standard.mds_contact_attempt where is_deleted"
        )
    )
    assert bases == {
        "flagged": "source_flag", "listed": "source_feed", "first": "source_flag",
        "missing": "absence_in_full_sync", "of_erased": "erasure_request",
    }  # fmt: skip


def test_a_deleted_record_has_no_journey_and_a_merged_one_goes_on(change: Change) -> None:
    assert {"of_merged", "of_removed", "of_erased"} <= set(change.before)
    assert change.after["of_merged"]["person"] == uid("person_record", "merged")
    assert {"of_removed", "of_erased"}.isdisjoint(change.after)
    assert change.landed.dbt.query(
        "select superseded_by_uid, deletion_basis from standard.mds_person_record"
        " where source_id = 'merged'"
    ) == [(ANA, "merged_into")]


def test_what_is_gone_is_out_of_the_journey(change: Change) -> None:
    change.landed.journey()
    told = {
        row[0].split(":")[3]
        for row in change.landed.dbt.query("select record_uid from marts.member_journey")
    }
    gone = {"flagged", "listed", "missing", "first", "of_removed", "of_erased", "copy"}
    assert gone.isdisjoint(told)
    assert {"second", "early", "original", "of_merged"} <= told


def test_erasure_leaves_the_key_and_the_tombstone(change: Change) -> None:
    assert change.landed.dbt.query(
        "select given_name, birth_date, birth_year, is_deleted, deletion_basis"
        " from standard.mds_person_record where source_id = 'erased'"
    ) == [(None, None, None, True, "erasure_request")]
    assert change.landed.dbt.query(
        "select value_raw, value_normalized, match_value, is_deleted"
        " from standard.mds_contact_point where source_id = 'number'"
    ) == [(None, None, None, True)]
    assert change.landed.dbt.query(
        "select identifier_value, is_deleted from standard.mds_person_identifier"
    ) == [(None, True)]
    # what is landed still names them, which is for people to hear of
    for entity, told in (
        ("person_record", ["erased"]), ("contact_point", ["number", "other_number"]),
    ):  # fmt: skip
        assert change.landed.dbt.query(
            f"select record_uid from mapping.flag_{entity} where warning_rules like '% Q13 %'"
            " order by record_uid"
        ) == [(uid(entity, source_id),) for source_id in told]


def test_what_is_about_a_person_is_erased_with_them(change: Change) -> None:
    """None of these rows was erased, or loaded again, itself."""
    gone = (None, True, "erasure_request")
    for entity, source_id, column in (
        ("contact_point", "other_number", "value_raw"),
        ("contact_point", "other_number", "value_normalized"),
        ("person_address", "home", "line_1_raw"),
        ("person_address", "home", "region"),
        ("question_response", "answer", "response_raw"),
        ("consent_event", "opted_in", "contact_point_value_normalized"),
    ):
        assert change.landed.dbt.query(
            f"select {column}, is_deleted, deletion_basis from standard.mds_{entity}"
            " where source_id = ?",
            [source_id],
        ) == [gone], (entity, column)
    assert change.landed.dbt.query(
        "select deleted_at from standard.mds_person_address where source_id = 'home'"
    ) == change.landed.dbt.query(
        "select deleted_at from standard.mds_person_record where source_id = 'erased'"
    )
    # an opt-out stands, and without the number nobody would know whom to leave alone
    assert change.landed.dbt.query(
        "select contact_point_value_normalized, is_deleted from standard.mds_consent_event"
        " where source_id = 'opted_out'"
    ) == [("+13135550170", False)]


def test_a_stub_stands_in_until_the_parent_comes(change: Change) -> None:
    parents = {uid("person_record", "late"), uid("campaign", "late")}
    assert change.stubs == dict.fromkeys(parents, True)
    assert change.parents() == dict.fromkeys(parents, False)
    assert change.before["early"]["program_type"] != change.after["early"]["program_type"]
    assert change.after["early"]["program_type"] == change.after["signed"]["program_type"]


def test_a_day_of_outreach_is_made_anew(change: Change) -> None:
    assert (change.before["did_outreach"]["weight"], change.after["did_outreach"]["weight"]) \
        == (2, 1)  # fmt: skip


def test_an_original_that_comes_late_takes_the_place_of_its_copy(change: Change) -> None:
    assert "copy" in change.before and "original" not in change.before
    assert "copy" not in change.after and "original" in change.after


def test_decisions_take_effect_without_a_load(change: Change) -> None:
    assert change.before["assigned"]["program"] == "mds:registry:program:unassigned|hub"
    assert change.after["assigned"]["program"] == "mds:registry:program:doors"
    assert "unagreed" not in change.before and "unagreed" in change.after
    assert (change.before["signed"]["rung"], change.after["signed"]["rung"]) == (2, 4)


def test_after_all_this_it_is_what_a_full_refresh_makes(change: Change) -> None:
    rows = "select * from standard.mds_touchpoint order by touchpoint_uid"
    kept = change.landed.dbt.query(rows)
    change.landed.build("--full-refresh", "--select", "mds_touchpoint")
    assert change.landed.dbt.query(rows) == kept
