-- what tells a name that a person no longer bears, names and the emails made from them: it
-- serves matching and is shown to nobody
{{ config(pre_hook="{{ throughline.lend_hash_key() }}") }}

-- what is registered from here on, the next build sees as a change
-- depends_on: {{ ref('link_settled') }}
{{ throughline.registered('withheld_name', key=['record_uid', 'name_hash'], columns={
    'record_uid': 'string',
    'name_hash': 'string',
    'withheld_by': 'string',
    'withheld_at': 'timestamp',
    'reason': 'string',
}) }},

-- of all records that may be the same person's
listed as (

    select distinct person.person_id_wide, registered.name_hash
    from registered
    inner join {{ ref('link_person') }} as person on registered.record_uid = person.record_uid

),

records as (

    select
        record.record_uid,
        listed.person_id_wide,
        listed.name_hash,
        {{ throughline.name_words(
            "coalesce(record.given_name, '') || ' ' || coalesce(record.middle_name, '') || ' '"
            ~ " || coalesce(record.family_name, '') || ' ' || coalesce(record.preferred_name, '')"
            ~ " || ' ' || coalesce(record.full_name_raw, '')"
        ) }} as words
    from {{ ref('mds_person_record') }} as record
    inner join {{ ref('link_person') }} as person on record.record_uid = person.record_uid
    inner join listed on person.person_id_wide = listed.person_id_wide

),

worded as (

    select
        records.record_uid,
        records.person_id_wide,
        records.name_hash,
        split_part(records.words, ' ', cast(numbers.number as {{ dbt.type_int() }})) as word
    from records
    cross join ({{ throughline.numbers(20) }}) as numbers

),

borne as (

    select distinct record_uid, person_id_wide, word
    from worded
    where word <> '' and {{ throughline.keyed_hash('word') }} = name_hash

)

select record_uid, 'name' as field, record_uid as claim_uid
from borne
union
select contact.person_record_uid as record_uid, 'email' as field, contact.record_uid as claim_uid
from {{ ref('mds_contact_point') }} as contact
inner join {{ ref('link_person') }} as person on contact.person_record_uid = person.record_uid
inner join borne on person.person_id_wide = borne.person_id_wide
where
    contact.contact_point_type = 'email'
    -- an initial is in every email
    and length(borne.word) > 1
    and position(borne.word in split_part(contact.value_normalized, '@', 1)) > 0
