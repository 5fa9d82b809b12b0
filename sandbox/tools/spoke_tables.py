"""The tables of a Spoke installation in the MoveOn fork's shape."""

from __future__ import annotations

TABLES = {
    "organization": (
        "id integer primary key, uuid text, name text, features text, created_at timestamptz"
    ),
    "user": (
        "id integer primary key, auth0_id text, first_name text, last_name text, cell text,"
        " email text, assigned_cell text, is_superadmin boolean, created_at timestamptz"
    ),
    "user_organization": (
        "id integer primary key, user_id integer, organization_id integer, role text"
    ),
    "campaign": (
        "id integer primary key, organization_id integer, creator_id integer, title text,"
        " description text, is_started boolean, is_archived boolean, due_by timestamptz,"
        " created_at timestamptz, timezone text, texting_hours_start integer,"
        " texting_hours_end integer, use_own_messaging_service boolean,"
        " messageservice_sid text, join_token text, batch_size integer"
    ),
    "assignment": (
        "id integer primary key, user_id integer, campaign_id integer, created_at timestamptz,"
        " max_contacts integer"
    ),
    "interaction_step": (
        "id integer primary key, campaign_id integer, question text, script text,"
        " parent_interaction_id integer, answer_option text, answer_actions text,"
        " is_deleted boolean, created_at timestamptz"
    ),
    "campaign_contact": (
        "id integer primary key, campaign_id integer, assignment_id integer,"
        " external_id text not null default '', first_name text, last_name text,"
        " cell text not null, zip text, custom_fields text not null default '{}',"
        " created_at timestamptz, updated_at timestamptz, message_status text,"
        " is_opted_out boolean default false, timezone_offset text, error_code integer"
    ),
    "message": (
        "id integer primary key, user_number text, user_id integer, contact_number text,"
        " is_from_contact boolean, text text, media text, error_code integer, service text,"
        " service_id text, send_status text, campaign_contact_id integer, assignment_id integer,"
        " messageservice_sid text, created_at timestamptz, queued_at timestamptz,"
        " sent_at timestamptz, service_response_at timestamptz, send_before timestamptz"
    ),
    "opt_out": (
        "id integer primary key, cell text, assignment_id integer, organization_id integer,"
        " reason_code text, created_at timestamptz"
    ),
    "question_response": (
        "id integer primary key, campaign_contact_id integer, interaction_step_id integer,"
        " value text, created_at timestamptz"
    ),
    "tag": (
        "id integer primary key, name text, description text, organization_id integer,"
        " is_deleted boolean, created_at timestamptz, updated_at timestamptz"
    ),
    "tag_campaign_contact": (
        "id integer primary key, value text, tag_id integer, campaign_contact_id integer,"
        " is_deleted boolean, created_at timestamptz, updated_at timestamptz"
    ),
}
# The 2024 migration: without it updated_at stays at the row's creation.
TRIGGER = """
create or replace function on_update_timestamp() returns trigger language plpgsql as $$
begin
    new.updated_at = greatest(clock_timestamp(), old.updated_at + interval '1 microsecond');
    return new;
end $$;
create trigger campaign_contact_updated_at before update on campaign_contact
    for each row execute procedure on_update_timestamp();
"""
