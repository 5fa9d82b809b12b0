{# A record's name in one line, from its parts, else as it was supplied. #}
{% macro whole_name(alias) -%}
    coalesce(
        nullif(trim(
            coalesce({{ alias }}given_name || ' ', '')
            || coalesce({{ alias }}middle_name || ' ', '')
            || coalesce({{ alias }}family_name || ' ', '')
            || coalesce({{ alias }}name_suffix, '')
        ), ''),
        {{ alias }}full_name_raw
    )
{%- endmacro %}
