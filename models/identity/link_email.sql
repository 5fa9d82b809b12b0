with claimed as (

    select
        person_record_uid as record_uid,
        coalesce(match_value, lower(trim(value_raw))) as email,
        max(case when is_primary then 1 else 0 end) as is_primary,
        max(observed_at) as observed_at
    from {{ rolled_up('contact_point') }}
    where contact_point_type = 'email' and deliverability <> 'wrong_person'
    group by person_record_uid, coalesce(match_value, lower(trim(value_raw)))

),

parted as (

    select
        claimed.*,
        {{ throughline.email_local_part('email') }} as email_local,
        {{ throughline.email_domain('email') }} as email_domain,
        {{ throughline.trailing_digits(throughline.email_local_part('email')) }} as email_digits,
        {{ throughline.email_name_part(throughline.email_local_part('email')) }} as email_name
    from claimed
    where email like '%_@_%._%'

),

named as (

    select
        parted.*,
        names.formal_given,
        parted.email_name in (
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
    from parted
    inner join {{ ref('link_person_name') }} as names on parted.record_uid = names.record_uid
    -- most mailboxes are a person's own
    left join {{ ref('role_mailbox') }} as role
        on parted.email_local = role.local_part
    left join {{ ref('junk_value') }} as junk
        on junk.field = 'email' and parted.email_local = junk.value
    where role.local_part is null and junk.value is null

),

{{ throughline.personal_values('named', 'email') }},

domains as (

    select email_domain, count(*) as email_domain_count
    from personal_values
    group by email_domain

)

select
    personal_values.record_uid,
    personal_values.value_rank,
    personal_values.email,
    personal_values.email_local,
    personal_values.email_domain,
    personal_values.email_digits,
    case
        when length(personal_values.email_local) >= 5 then personal_values.email_local
    end as email_local_key,
    coalesce(personal_values.is_from_name, false) as email_is_from_name,
    personal_values.value_count as email_count,
    domains.email_domain_count
from personal_values
inner join domains on personal_values.email_domain = domains.email_domain
