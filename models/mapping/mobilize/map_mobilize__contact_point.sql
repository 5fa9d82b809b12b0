{{ config(enabled=tool_is_on('mobilize')) }}

with emails as (

    select
        *,
        lower(trim(email)) as claim
    from {{ ref('stg_mobilize__people__email_addresses') }}

),

phones as (

    select
        *,
        trim(phone) as claim
    from {{ ref('stg_mobilize__people__phone_numbers') }}

)

select
    {{ conform('mobilize', 'contact_point', object='email', id_kind='composite',
        id=['mobilize_person_id', dbt.hash('claim')], fields={
        'person_record_uid': uid('mobilize', 'person', ['mobilize_person_id']),
        'contact_point_type': "'email'",
        'value_raw': 'email',
        'is_primary': 'is_primary',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from emails
where claim <> ''

union all

select
    {{ conform('mobilize', 'contact_point', object='phone', id_kind='composite',
        id=['mobilize_person_id', dbt.hash('claim')], fields={
        'person_record_uid': uid('mobilize', 'person', ['mobilize_person_id']),
        'contact_point_type': "'phone'",
        'value_raw': 'phone',
        'is_primary': 'is_primary',
        'source_updated_at': 'updated_at',
        'time_basis': "'documented_utc'",
    }) }}
from phones
where claim <> ''
