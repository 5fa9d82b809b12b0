-- which records each person held, from which run to which: the only memory that
-- identity has, and so never rebuilt. A run without a change adds nothing
{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='member_history_id',
    on_schema_change='fail',
    full_refresh=false,
) }}

-- not before the test of how many ids would change has passed
-- depends_on: {{ ref('person_change_count') }}

select
    member_history_id,
    person_id,
    record_uid,
    from_run,
    to_run,
    from_at,
    to_at,
    founder_record_uid
from {{ ref('person_member_change') }}
