{%- set birth_date = 'coalesce(worded.birth_date, ' ~ parse_birth_date('worded.birth_date_raw') ~ ')' -%}

{{ flagged('person_record', derived={
    'given_name': clean_name('worded.given_name'),
    'middle_name': clean_name('worded.middle_name'),
    'family_name': clean_name('worded.family_name'),
    'name_suffix': clean_name('worded.name_suffix'),
    'preferred_name': clean_name('worded.preferred_name'),
    'birth_date': 'case when ' ~ birth_date ~ ' <= cast('
        ~ dbt.dateadd('year', -13, 'worded.extracted_at') ~ ' as date) then ' ~ birth_date ~ ' end',
    'birth_date_raw': 'coalesce(worded.birth_date_raw, cast(worded.birth_date as ' ~ dbt.type_string() ~ '))',
    'birth_year': 'coalesce(worded.birth_year, '
        ~ as_integer('extract(year from ' ~ birth_date ~ ')') ~ ')',
    'deceased_status': "coalesce(worded.deceased_status, 'not_reported')",
    'first_seen_at': 'coalesce(worded.first_seen_at, worded.source_created_at)',
}, warn={
    'birth_date_implausible': "(birth_date is null and trim(birth_date_raw) <> '') or birth_year < 1900",
}) }}
