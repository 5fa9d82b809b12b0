{%- set country = "coalesce(upper(nullif(trim(worded.country), '')), 'US')" -%}

{{ flagged('person_address', derived={
    'locality': clean_name('worded.locality'),
    'region': 'coalesce(' ~ normalize_region('worded.region') ~ ', ' ~ normalize_region('worded.region_raw') ~ ')',
    'region_raw': 'coalesce(worded.region_raw, worded.region)',
    'postal_code': 'coalesce(' ~ normalize_postal_code('worded.postal_code', country) ~ ', '
        ~ normalize_postal_code('worded.postal_code_raw', country) ~ ')',
    'postal_code_ext': 'coalesce(worded.postal_code_ext, case when '
        ~ matches('trim(worded.postal_code_raw)', '[0-9]{5}-?[0-9]{4}')
        ~ " then substr(replace(trim(worded.postal_code_raw), '-', ''), 6, 4) end)",
    'postal_code_raw': 'coalesce(worded.postal_code_raw, worded.postal_code)',
    'country': country,
}, given=['country'], warn={
    'country_assumed': "coalesce(trim(country__given), '') = ''",
    'region_other_than_postal': "country = 'US' and region is not null"
        ~ ' and exists (select 1 from ' ~ ref('ref_postal_area') ~ ' as areas'
        ~ ' where substr(postal_code, 1, 3) between areas.first_area and areas.last_area)'
        ~ ' and not exists (select 1 from ' ~ ref('ref_postal_area') ~ ' as areas'
        ~ ' where substr(postal_code, 1, 3) between areas.first_area and areas.last_area'
        ~ ' and areas.region = judged.region)',
    'region_not_recognised': "trim(region_raw) <> '' and (region is null or country = 'US' and region not in ('"
        ~ _regions().keys() | list | join("', '") ~ "'))",
}) }}
