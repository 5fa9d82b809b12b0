-- records that bear a name which their person no longer bears: the name serves matching
-- and is shown to nobody
{{ config(pre_hook="{{ throughline.lend_hash_key() }}") }}

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
        records.name_hash,
        split_part(records.words, ' ', cast(numbers.number as {{ dbt.type_int() }})) as word
    from records
    cross join ({{ throughline.numbers(20) }}) as numbers

)

select distinct record_uid
from worded
where word <> '' and {{ throughline.keyed_hash('word') }} = name_hash
