{% macro mds_decode_uid(column, part, component=1) -%}
    {%- set places = {'tool_slug': 1, 'account_slug': 2, 'source_object': 3} -%}
    {%- if part in places -%}
    split_part({{ column }}, ':', {{ places[part] }})
    {%- elif part == 'source_id' -%}
    substr(
        {{ column }},
        4
        + length(split_part({{ column }}, ':', 1))
        + length(split_part({{ column }}, ':', 2))
        + length(split_part({{ column }}, ':', 3))
    )
    {%- elif part == 'component' -%}
    {%- set encoded -%}
    split_part({{ throughline.mds_decode_uid(column, 'source_id') }}, '|', {{ component }})
    {%- endset -%}
    replace(replace(nullif({{ encoded }}, '%N'), '%7C', '|'), '%25', '%')
    {%- else -%}
    {{ exceptions.raise_compiler_error(
        "mds_decode_uid: unknown part '" ~ part
        ~ "'; it may be tool_slug, account_slug, source_object, source_id or component"
    ) }}
    {%- endif -%}
{%- endmacro %}
