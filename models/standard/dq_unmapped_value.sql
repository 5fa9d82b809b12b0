-- a word that may be somebody's is shown once five rows share it
with shown as (

    select
        unmapped.*,
        case
            when
                position('@' in value_raw) > 0
                or length(value_raw) > 100
                or {{ matches('value_raw', '.*[0-9].*[0-9].*[0-9].*[0-9].*[0-9].*[0-9].*[0-9].*') }}
                or (may_be_personal and told < 5)
                then null
            else value_raw
        end as shown_value
    from {{ ref('flag_unmapped_value') }} as unmapped

)

select
    {{ mds_encode_id([
        'entity', 'column_name', 'tool_slug', 'account_slug', 'source_object', 'source_field',
        'shown_value',
    ]) }} as unmapped_value_uid,
    entity,
    column_name,
    tool_slug,
    account_slug,
    source_object,
    source_field,
    shown_value as value_raw,
    {{ as_integer('sum(told)') }} as rows_told,
    min(first_seen_at) as first_seen_at,
    max(last_seen_at) as last_seen_at,
    '{{ _mds_version() }}' as mds_version
from shown
group by
    entity, column_name, tool_slug, account_slug, source_object, source_field, shown_value
