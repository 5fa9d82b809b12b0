{{ config(enabled=tool_is_on('van')) }}

-- an export without the ids of phones and emails still tells them apart by person
with claims as (

    select
        *,
        coalesce(van_phone_id, van_person_id) as phone_key,
        coalesce(van_email_id, van_person_id) as email_key
    from {{ ref('stg_van__contacts') }}

)

select
    {{ conform('van', 'contact_point', object='phone', id=['phone_key'], fields={
        'source_id_kind':
            "case when van_phone_id is null then 'composite' else 'native' end",
        'person_record_uid': uid('van', 'person', ['van_person_id']),
        'contact_point_type': "'phone'",
        'value_raw': 'phone',
        'is_primary': 'true',
        'deliverability_raw': 'null',
        'observed_at': 'updated_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
        'is_deleted': 'suppressed_at is not null',
        'deleted_at': 'suppressed_at',
        'deletion_basis': "case when suppressed_at is not null then 'source_flag' end",
    }) }}
from claims
where phone <> ''

union all

select
    {{ conform('van', 'contact_point', object='email', id=['email_key'], fields={
        'source_id_kind':
            "case when van_email_id is null then 'composite' else 'native' end",
        'person_record_uid': uid('van', 'person', ['van_person_id']),
        'contact_point_type': "'email'",
        'value_raw': 'email',
        'is_primary': 'true',
        'deliverability_raw': 'email_subscription_status',
        'observed_at': 'updated_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
        'is_deleted': 'suppressed_at is not null',
        'deleted_at': 'suppressed_at',
        'deletion_basis': "case when suppressed_at is not null then 'source_flag' end",
    }) }}
from claims
where email <> ''
