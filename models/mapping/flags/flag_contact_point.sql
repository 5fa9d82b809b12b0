{%- set email = normalize_email('worded.value_raw') -%}
{%- set phone = normalize_phone('worded.value_raw') -%}
{%- set handle = "nullif(lower(replace(trim(worded.value_raw), '@', '')), '')" -%}
{%- set normalized -%}
case worded.contact_point_type
    when 'email' then {{ email }}
    when 'phone' then {{ phone }}
    when 'social_handle' then {{ handle }}
    when 'push_token' then nullif(trim(worded.value_raw), '')
end
{%- endset -%}

{{ flagged('contact_point', derived={
    'value_normalized': normalized,
    'match_value': "case worded.contact_point_type when 'email' then " ~ match_email(email)
        ~ " when 'phone' then " ~ match_phone('worded.value_raw') ~ ' else ' ~ handle ~ ' end',
    'is_valid_format': '(' ~ normalized ~ ') is not null',
}, reject={
    'empty_value': "trim(value_raw) = ''",
}, warn={
    'not_normalized': 'value_normalized is null',
}) }}
