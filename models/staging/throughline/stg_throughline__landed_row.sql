-- the refused row itself stays where it is
select
    -- ids
    load_id,
    tool_slug,
    account_slug,
    source_object,
    landed_table,
    rule_id,
    raw_hash,

    -- strings
    reason,
    field,

    -- numbers
    occurrences,

    -- timestamps
    first_seen_at,
    last_seen_at

from {{ source('quarantine', 'landed_row') }}
