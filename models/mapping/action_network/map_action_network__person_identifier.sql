{{ config(enabled=tool_is_on('action_network')) }}

-- identifiers are "system:id"; Action Network's own is one of them
with claims as (

    select
        *,
        lower({{ dbt.split_part('identifier', "':'", 1) }}) as system,
        row_number() over (
            partition by account_slug, action_network_person_id, identifier
            order by position_in_list
        ) as mention
    from {{ ref('stg_action_network__people__identifiers') }}
    where identifier like '%:%'

),

others as (

    select
        *,
        substr(identifier, length(system) + 2) as identifier_value
    from claims
    where mention = 1 and system <> 'action_network'

)

select
    {{ conform('action_network', 'person_identifier', object='person_uuid',
        id=['action_network_person_id'], fields={
        'person_record_uid': uid('action_network', 'person', ['action_network_person_id']),
        'identifier_type_raw': "'action_network'",
        'identifier_namespace': "'global'",
        'identifier_value': 'action_network_person_id',
        'claim_kind': "'own_native'",
        'claim_strength': "'exact'",
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from {{ ref('stg_action_network__people') }}

union all

-- which database an id of another system is from, Action Network doesn't know
select
    {{ conform('action_network', 'person_identifier', object='identifier',
        id=['action_network_person_id', 'identifier'], id_kind='composite', fields={
        'person_record_uid': uid('action_network', 'person', ['action_network_person_id']),
        'identifier_type_raw': 'system',
        'identifier_namespace': "'unknown'",
        'identifier_value': 'identifier_value',
        'claim_kind': "'sync_writeback'",
        'claim_strength': "'exact'",
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from others
