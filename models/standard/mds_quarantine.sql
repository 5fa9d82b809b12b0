-- what was ever refused: a row that is refused no longer stays here as history, and so
-- this is never rebuilt
{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='quarantine_uid',
    on_schema_change='append_new_columns',
    full_refresh=false,
) }}

{%- set columns = [
    'quarantine_uid', 'entity', 'record_uid', 'tool_slug', 'account_slug', 'source_object',
    'source_row_id', 'rule_id', 'detail', 'first_seen_at', 'last_seen_at', 'occurrences',
    'resolution', 'accountable_org_uid', 'mds_version',
] | join(', ') %}

with refused as (

    {% for entity in _tool_fed_entities() -%}
    select
        '{{ entity }}' as entity,
        told.record_uid,
        told.tool_slug,
        told.account_slug,
        told.source_object,
        told.source_id,
        told.source_row_id,
        told.loaded_at,
        told.rejecting_rules,
        kept.record_uid is not null as is_kept
    from {{ ref('flag_' ~ entity) }} as told
    -- another version of the row may count
    left join {{ ref('mds_' ~ entity) }} as kept
        on told.record_uid = kept.record_uid and not kept.is_stub
    where trim(told.rejecting_rules) <> ''
    union all
    {% endfor -%}
    {% for entity in ['data_agreement', 'org_affiliation', 'tool_account'] -%}
    select
        '{{ entity }}' as entity,
        record_uid,
        'mds' as tool_slug,
        'registry' as account_slug,
        '{{ entity }}' as source_object,
        {{ mds_decode_uid('record_uid', 'source_id') }} as source_id,
        record_uid as source_row_id,
        cast(null as {{ dbt.type_timestamp() }}) as loaded_at,
        rejecting_rules,
        false as is_kept
    from {{ ref('flag_' ~ entity) }}
    where trim(rejecting_rules) <> ''
    {{ 'union all' if not loop.last }}
    {% endfor %}

),

-- one row per reason; rows without an id are told apart by where they landed
broken as (

    select
        refused.*,
        rules.rule_id,
        rules.reason,
        {{ mds_encode_id([
            'refused.entity', 'refused.tool_slug', 'refused.account_slug', 'refused.source_object',
            'case when replace(replace(refused.source_id, \'%N\', \'\'), \'|\', \'\') <> \'\'
                then refused.record_uid else refused.source_row_id end',
            'rules.rule_id',
        ]) }} as quarantine_uid
    from refused
    inner join {{ ref('ref_quality_rule') }} as rules
        on
            rules.severity = 'reject'
            and rules.entity in ('*', refused.entity)
            and refused.rejecting_rules like '% ' || rules.rule_id || ' %'

),

counted as (

    select
        broken.*,
        min(broken.loaded_at) over (partition by broken.quarantine_uid) as first_loaded_at,
        max(broken.loaded_at) over (partition by broken.quarantine_uid) as last_loaded_at,
        count(*) over (partition by broken.quarantine_uid) as occurrences,
        row_number() over (
            partition by broken.quarantine_uid
            order by broken.loaded_at desc, broken.source_row_id asc
        ) as place
    from broken

),

accountable as (

    select
        counted.*,
        agreements.accountable_org_uid,
        row_number() over (
            partition by counted.quarantine_uid
            order by
                case when agreements.entity = '*' then 1 else 0 end,
                agreements.valid_from desc,
                agreements.record_uid asc
        ) as preference
    from counted
    -- a row may be refused because nothing was agreed
    left join {{ ref('mds_data_agreement') }} as agreements
        on
            counted.tool_slug = agreements.tool_slug
            and counted.account_slug = agreements.account_slug
            and agreements.entity in ('*', counted.entity)
    where counted.place = 1

),

-- a version that gave way to another needs nobody
refused_now as (

    select
        accountable.quarantine_uid,
        accountable.entity,
        accountable.record_uid,
        accountable.tool_slug,
        accountable.account_slug,
        accountable.source_object,
        accountable.source_row_id,
        accountable.rule_id,
        accountable.reason as detail,
        {% if is_incremental() -%}
        case
            when earlier.first_seen_at < accountable.first_loaded_at then earlier.first_seen_at
            else accountable.first_loaded_at
        end as first_seen_at,
        {%- else -%}
        accountable.first_loaded_at as first_seen_at,
        {%- endif %}
        accountable.last_loaded_at as last_seen_at,
        {{ as_integer('accountable.occurrences') }} as occurrences,
        case
            when accountable.rule_id = 'Q04' and accountable.is_kept then 'accepted'
            when accepted.rule_id is not null then 'accepted'
            else 'open'
        end as resolution,
        accountable.accountable_org_uid,
        '{{ _mds_version() }}' as mds_version
    from accountable
    -- most refusals are to be repaired
    left join {{ ref('flag_accepted_refusal') }} as accepted
        on
            accountable.entity = accepted.entity
            and accountable.tool_slug = accepted.tool_slug
            and accountable.account_slug = accepted.account_slug
            and accountable.rule_id = accepted.rule_id
    {%- if is_incremental() %}
    -- what is refused for the first time
    left join {{ this }} as earlier on accountable.quarantine_uid = earlier.quarantine_uid
    {%- endif %}
    where accountable.preference = 1

)

{%- if is_incremental() %},

-- the same landed row passes now: it was our list or registry that was mended
passing as (

    {% for entity in _tool_fed_entities() -%}
    select
        '{{ entity }}' as entity,
        source_row_id
    from {{ ref('flag_' ~ entity) }}
    where trim(rejecting_rules) = ''
    {{ 'union all' if not loop.last }}
    {% endfor %}

),

repaired as (

    select
        earlier.*,
        exists (
            select 1
            from passing
            where
                passing.entity = earlier.entity
                and passing.source_row_id = earlier.source_row_id
        ) as is_mapped
    from {{ this }} as earlier
    where
        earlier.resolution in ('open', 'accepted')
        and not exists (
            select 1 from refused_now where refused_now.quarantine_uid = earlier.quarantine_uid
        )

)

select {{ columns }}
from refused_now
union all
select
    quarantine_uid,
    entity,
    record_uid,
    tool_slug,
    account_slug,
    source_object,
    source_row_id,
    rule_id,
    detail,
    first_seen_at,
    last_seen_at,
    occurrences,
    case when is_mapped then 'mapped' else 'fixed_at_source' end as resolution,
    accountable_org_uid,
    mds_version
from repaired
{%- else %}

select {{ columns }}
from refused_now
{%- endif %}
