{{ config(materialized='kept', touched_by={'link_change': ['record_no']}) }}

with stated as (

    {% for kind, email in {
        'email': 'coalesce(contact.match_value, lower(trim(contact.value_raw)))',
        'phone': throughline.match_email('lower(trim(contact.value_raw))'),
    }.items() %}
    {%- if kind == 'phone' %}
    union all
    -- the columns of a sheet may have slipped: an email in the field of a phone
    {%- endif %}
    select
        contact.person_record_uid as record_uid,
        {{ email }} as email,
        case when contact.is_primary then 1 else 0 end as is_primary,
        contact.observed_at
    from {{ rolled_up('contact_point') }} as contact
    where
        contact.contact_point_type = '{{ kind }}'
        {% if kind == 'phone' -%}
        and contact.value_raw like '%_@_%._%'
        {% endif -%}
        and contact.deliverability <> 'wrong_person'
        and {{ throughline.touched(
            ['contact.person_record_uid'], ref('link_change'), key='record_uid'
        ) }}
    {%- endfor %}
    {%- for name in ['given_name', 'family_name'] %}
    union all
    -- an email in the field of a name
    select
        record_uid,
        {{ throughline.match_email('lower(trim(' ~ name ~ '))') }} as email,
        0 as is_primary,
        cast(null as {{ dbt.type_timestamp() }}) as observed_at
    from {{ ref('mds_person_record') }}
    where
        {{ name }} like '%_@_%._%'
        and {{ name }} not like '%_ _%'
        and {{ throughline.touched(['record_uid'], ref('link_change'), key='record_uid') }}
    {%- endfor %}

),

claimed as (

    select
        number.record_no,
        stated.email,
        max(stated.is_primary) as is_primary,
        max(stated.observed_at) as observed_at
    from stated
    inner join {{ ref('link_record_number') }} as number on stated.record_uid = number.record_uid
    group by number.record_no, stated.email

),

parted as (

    select
        claimed.*,
        {{ throughline.email_local_part('email') }} as email_local,
        {{ throughline.email_domain('email') }} as email_domain
    from claimed
    where claimed.email like '%_@_%._%'

),

worded as (

    select
        parted.*,
        {{ throughline.trailing_digits('email_local') }} as email_digits,
        {{ throughline.email_name_part('email_local') }} as email_name
    from parted

),

named as (

    select
        worded.*,
        worded.email_name in (
            names.given || names.family,
            names.family || names.given,
            substring(names.given, 1, 1) || names.family,
            names.family || substring(names.given, 1, 1),
            names.given || substring(names.family, 1, 1),
            names.formal_given || names.family,
            names.family || names.formal_given,
            names.formal_given || substring(names.family, 1, 1),
            names.given,
            names.family,
            names.formal_given
        ) as is_from_name
    from worded
    inner join {{ ref('link_person_name') }} as names on worded.record_no = names.record_no
    -- most mailboxes are a person's own
    left join {{ ref('role_mailbox') }} as role
        on worded.email_local = role.local_part
    left join {{ ref('junk_value') }} as junk
        on junk.field = 'email' and worded.email_local = junk.value
    where role.local_part is null and junk.value is null and worded.email_domain is not null

),

{{ throughline.personal_values('named', 'email') }},

{{ throughline.counted('personal_values', ['email', 'email_domain']) }}

select
    record_no,
    value_rank,
    email,
    email_local,
    email_domain,
    email_digits,
    coalesce(is_from_name, false) as email_is_from_name,
    email_count,
    email_domain_count
from counted
