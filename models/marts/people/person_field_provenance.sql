{{ config(materialized='kept', touched_by={'person_touched': ['person_id']}) }}

with {{ throughline.chosen_claims() }}

select
    person_id || '|' || field as person_field_id,
    person_id,
    field,
    claim_uid,
    record_uid,
    owner_org_uid,
    tool_slug,
    account_slug,
    observed_at,
    rule_applied,
    rival_value_count
from chosen_claims
