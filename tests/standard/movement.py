"""One small movement in which every kind of touchpoint happens, as rows of files."""

from __future__ import annotations

from typing import Any

from tests.standard.landed import uid

ANA, ANA_DIALED = uid("person_record", "ana"), uid("person_record", "ana", "dialer")
BO, CY, DEE = (uid("person_record", name) for name in ("bo", "cy", "dee"))
TURNOUT, PETITION = uid("campaign", "turnout"), uid("campaign", "petition")
RALLY, SHIFT = uid("event", "rally"), uid("event_shift", "rally")
GONE = {"is_deleted": True, "deleted_at": "2026-09-29 12:00:00", "deletion_basis": "source_flag"}


def _contact(source_id: str, at: str, **row: Any) -> dict[str, Any]:
    return {"source_id": source_id, "person_record_uid": ANA, "occurred_at": at, **row}


def _attendance(source_id: str, status: str = "attended", **row: Any) -> dict[str, Any]:
    return {
        "source_id": source_id,
        "person_record_uid": ANA,
        "event_uid": RALLY,
        "event_shift_uid": SHIFT,
        "attendance_status": status,
        "source_created_at": "2026-08-20 12:00:00",
        **row,
    }


def _action(source_id: str, **row: Any) -> dict[str, Any]:
    return {"source_id": source_id, "person_record_uid": ANA, "campaign_uid": PETITION, **row}


def _vote(source_id: str, kind: str, status: str, **row: Any) -> dict[str, Any]:
    return {
        "source_id": source_id,
        "person_record_uid": ANA,
        "voting_action_type": kind,
        "status": status,
        "submitted_at": "2026-09-05 12:00:00",
        **row,
    }


def _tie(source_id: str, kind: str, **row: Any) -> dict[str, Any]:
    return {
        "source_id": source_id,
        "person_record_uid": ANA,
        "affiliation_type": kind,
        "starts_at": "2026-09-06 12:00:00",
        **row,
    }


MOVEMENT: dict[str, list[dict[str, Any]]] = {
    "person_record": [
        {"source_id": "ana", "given_name": "Ana"},
        {"source_id": "ana", "tool_slug": "dialer", "given_name": "Ana"},
        {"source_id": "bo", "given_name": "Bo"},
        {"source_id": "cy", "given_name": "Cy", "is_test": True},
        {**GONE, "source_id": "dee", "deletion_basis": "merged_into", "superseded_by_uid": BO},
        {**GONE, "source_id": "eve"},
    ],
    "campaign": [
        {"source_id": "turnout", "campaign_name": "Turnout", "channel": "phone"},
        {"source_id": "petition", "campaign_name": "Petition", "campaign_type": "petition"},
    ],
    "event": [
        {
            "source_id": "rally", "event_timezone": "America/Los_Angeles", "campaign_uid": TURNOUT,
            # the evening of the last of August there, September already in Detroit
            "starts_at": "2026-09-01 05:00:00", "host_person_record_uid": BO,
        },
        {
            "source_id": "to_come", "starts_at": "2026-10-30 12:00:00",
            "host_person_record_uid": BO,
        },
        {
            "source_id": "called_off", "starts_at": "2026-09-02 12:00:00",
            "event_status": "cancelled", "host_person_record_uid": BO,
        },
    ],
    "event_shift": [
        {"source_id": "rally", "event_uid": RALLY, "starts_at": "2026-09-01 05:00:00"}
    ],
    "event_attendance": [
        _attendance("a1"),
        _attendance("a2", role="lead", registered_at="2026-08-21 12:00:00"),
        _attendance("a3", "no_show"),
        _attendance("a4", "cancelled", cancelled_at="2026-08-25 12:00:00"),
        _attendance("a5", "invited"),
        _attendance("a6", is_walk_in=True, attended_at="2026-09-01 06:00:00"),
        _attendance("a7", role="cohost"),
        # the event itself says that Bo hosts
        _attendance("a8", role="host", person_record_uid=BO, is_walk_in=True),
        _attendance("a9", role="staff", is_walk_in=True),
    ],
    "contact_attempt": [
        _contact("c1", "2026-09-10 01:00:00", campaign_uid=TURNOUT, actor_kind="volunteer",
                 actor_person_record_uid=BO),
        _contact("c2", "2026-09-10 02:00:00", campaign_uid=TURNOUT, actor_kind="volunteer",
                 actor_person_record_uid=BO, result="no_answer", person_record_uid=CY),
        _contact("c3", "2026-09-10 03:00:00", campaign_uid=TURNOUT, actor_kind="peer",
                 actor_person_record_uid=BO, method="relational", channel="text"),
        _contact("c4", "2026-09-11 12:00:00", channel="text", direction="inbound",
                 method="inbound", result="inbound"),
        _contact("c5", "2026-09-12 12:00:00", channel="email", method="broadcast",
                 result="clicked", responded_at="2026-09-14 12:00:00"),
        _contact("c6", "2026-09-13 12:00:00", counts_as_attempt=False),
        _contact("c7", "2026-09-13 12:00:00", **GONE),
        _contact("c8", "2026-09-13 12:00:00", person_record_uid=DEE),
        _contact("c9", "2026-09-13 12:00:00", person_record_uid=uid("person_record", "eve")),
        # made by a caller the dialer does not know, copied into the CRM, which does
        _contact("d1", "2026-09-15 12:00:00", tool_slug="dialer", actor_kind="volunteer",
                 person_record_uid=ANA_DIALED),
        _contact("c10", "2026-09-15 12:00:00", campaign_uid=TURNOUT, actor_person_record_uid=BO,
                 origin_tool_slug="dialer",
                 origin_record_uid=uid("contact_attempt", "d1", "dialer")),
        # in words of the group's own
        _contact("c11", "2026-09-16 12:00:00", channel="x_porch", result="x_slammed_the_door",
                 contact_point_uid=uid("contact_point", "p1")),
    ],
    "action_submission": [
        _action("s1", referrer_person_record_uid=BO),
        _action("s2", status="incomplete"),
        # of an organization with a ladder of its own
        _action("s3", owner_org_uid="mds:registry:organization:other"),
    ],
    "donation": [
        _action("g1"),
        _action("g2", recurring_sequence=1),
        _action("g3", donation_type="dues"),
        _action("g4", donation_type="refund", amount=-25),
        _action("g5", status="failed"),
        _action("g6", donation_type="x_bounced_cheque", amount=-25),
    ],
    "voting_action": [
        _vote("v1", "registration", "started"),
        _vote("v2", "registration", "confirmed", confirmed_at="2026-09-08 12:00:00"),
        _vote("v3", "mail_ballot_request", "submitted"),
        _vote("v4", "early_vote", "confirmed"),
        _vote("v5", "vote_plan", "submitted"),
        _vote("v6", "registration", "rejected"),
    ],
    "consent_event": [
        {"source_id": "n1", "person_record_uid": ANA, "consent_status": "opted_in"},
        {
            "source_id": "n2", "person_record_uid": ANA, "consent_status": "opted_out",
            "contact_point_value_raw": "313-555-0141", "effective_at": "2026-09-29 12:00:00",
        },
        {
            "source_id": "n3", "person_record_uid": ANA, "consent_status": "opted_out",
            "effective_basis": "first_seen",
        },
        {
            "source_id": "n4", "person_record_uid": ANA, "consent_status": "x_leave_me_alone",
            "contact_point_value_raw": "313-555-0142",
        },
    ],
    "person_affiliation": [
        _tie("t1", "member"),
        _tie("t2", "chapter_leader", status="ended", ends_at="2026-09-07 12:00:00"),
        _tie("t3", "volunteer", status="prospect"),
    ],
    "relationship": [
        {
            "source_id": "r1", "from_person_record_uid": BO, "to_person_record_uid": ANA,
            "starts_at": "2026-09-09 12:00:00",
        },
        {
            "source_id": "r2", "from_person_record_uid": BO, "to_person_record_uid": ANA,
            "starts_at": "2026-09-09 12:00:00", "relationship_type": "friend",
        },
    ],
    "question": [
        {
            "source_id": "q1", "standard_question": "leadership", "question_type": "assessment",
            "scale_min": 1, "scale_max": 5, "scale_direction": "lower_is_more",
        },
        {"source_id": "q2", "is_sensitive": True},
    ],
    "question_response": [
        {
            "source_id": "w1", "person_record_uid": ANA, "question_uid": uid("question", "q1"),
            "response_basis": "assessed", "response_number": 1, "assessor_person_record_uid": BO,
        },
        # two answers in one conversation, told to a canvasser, the first of them sensitive
        {
            "source_id": "w2", "person_record_uid": ANA, "question_uid": uid("question", "q2"),
            "response_basis": "recorded_by_canvasser", "response_standard": "yes",
            "contact_attempt_uid": uid("contact_attempt", "c1"),
            "responded_at": "2026-09-10 01:01:00",
        },
        {
            "source_id": "w3", "person_record_uid": ANA, "question_uid": uid("question", "q1"),
            "response_basis": "recorded_by_canvasser", "response_standard": "no",
            "contact_attempt_uid": uid("contact_attempt", "c1"),
            "responded_at": "2026-09-10 01:02:00",
        },
        {
            "source_id": "w4", "person_record_uid": ANA, "question_uid": uid("question", "q1"),
            "response_basis": "modelled",
        },
    ],
    "contact_point": [
        {"source_id": "p1", "person_record_uid": ANA, "value_raw": "(313) 555-0141"},
        {
            "source_id": "p2", "person_record_uid": ANA, "contact_point_type": "email",
            "value_raw": "Ana@Example.org",
        },
    ],
    "person_address": [
        {"source_id": "h1", "person_record_uid": ANA, "region": "mi", "postal_code": "48201"}
    ],
    "person_identifier": [
        {
            "source_id": "i1", "person_record_uid": ANA, "identifier_type": "state_voter_id",
            "identifier_namespace": "MI", "identifier_value": "1234567", "claim_kind": "own_native",
        }
    ],
    "person_tag": [{"source_id": "k1", "person_record_uid": ANA}],
}  # fmt: skip
