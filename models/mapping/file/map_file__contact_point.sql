{{ config(enabled=tool_is_on('file')) }}

-- the first of each type that a record has is its primary one
with contacts as (

    select
        *,
        row_number() over (
            partition by tool_slug, account_slug, source_id, contact_point_type
            order by place
        ) as turn
    from {{ ref('stg_file__people_contact') }}

)

select
    {{ conform('file', 'contact_point', object='contact', id_kind='composite',
        id=['source_id', 'contact_point_type', 'place'], fields={
        'feed_object': "'person'",
        'tool_slug': 'tool_slug',
        'owner_org_uid': "'mds:registry:organization:' || owner_org_slug",
        'person_record_uid':
            mds_record_uid('tool_slug', 'account_slug', "'person'", ['source_id']),
        'contact_point_type': 'contact_point_type',
        'value_raw': 'contact_value',
        'is_primary': 'turn = 1',
        'observed_at': 'observed_at',
        'source_updated_at': 'observed_at',
        'time_basis': "case when observed_at is null then 'none' else 'assumed' end",
    }) }}
from contacts

union all

{{ conform_file('contact_point') }}
