{{ config(enabled=tool_is_on('action_network')) }}

with email_claims as (

    select
        *,
        lower(trim(email)) as claim
    from {{ ref('stg_action_network__people__email_addresses') }}

),

phone_claims as (

    select
        *,
        trim(phone) as claim
    from {{ ref('stg_action_network__people__phone_numbers') }}

),

-- a person may list one address twice: the first mention counts
emails as (

    select
        *,
        row_number() over (
            partition by account_slug, action_network_person_id, claim
            order by position_in_list
        ) as mention
    from email_claims
    where claim <> ''

),

phones as (

    select
        *,
        row_number() over (
            partition by account_slug, action_network_person_id, claim
            order by position_in_list
        ) as mention
    from phone_claims
    where claim <> ''

)

select
    {{ conform('action_network', 'contact_point', object='email', id_kind='composite',
        id=['action_network_person_id', dbt.hash('claim')], fields={
        'person_record_uid': uid('action_network', 'person', ['action_network_person_id']),
        'contact_point_type': "'email'",
        'value_raw': 'email',
        'is_primary': 'is_primary',
        'deliverability_raw': 'status',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from emails
where mention = 1

union all

select
    {{ conform('action_network', 'contact_point', object='phone', id_kind='composite',
        id=['action_network_person_id', dbt.hash('claim')], fields={
        'person_record_uid': uid('action_network', 'person', ['action_network_person_id']),
        'contact_point_type': "'phone'",
        'value_raw': 'phone',
        'phone_line_type': "case when lower(number_type) = 'mobile' then 'mobile' end",
        'is_primary': 'is_primary',
        'deliverability_raw': 'status',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from phones
where mention = 1
