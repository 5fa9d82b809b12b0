{# The rows of all blocking rules, of the records whose numbers `touched` says. What several
   rules are made of is hashed once. #}
{% macro block_keys(touched) -%}
    {%- set rules = throughline.linkage_settings()['blocking']['rules'] -%}
    {%- set hashes = {} -%}
    {%- for rule in rules.values() -%}
        {%- for part in throughline._first_values(rule['parts'])
            if 'identifier.' not in part and part not in hashes -%}
            {%- do hashes.update({part: 'part_' ~ hashes | length}) -%}
        {%- endfor -%}
    {%- endfor -%}
with hashed {{ throughline.as_materialized() }} (

    select
        record.record_no,
        record.email_values,
        record.phone_values,
        record.address_values,
        {{ throughline.row_hash(['record.match_scope']) }} as scope
        {%- for part, name in hashes.items() %},
        case when {{ part }} is not null then {{ throughline.row_hash([part]) }} end as {{ name }}
        {%- endfor %}
    from {{ ref('link_record') }} as record
    where not record.is_weak and {{ touched }}

),

-- whoever has several values of a kind, or an id, however little else
record {{ throughline.as_materialized() }} (

    select record.*
    from {{ ref('link_record') }} as record
    where
        {{ touched }}
        and (
            not record.is_weak
            and (record.email_values > 1 or record.phone_values > 1 or record.address_values > 1)
            or record.record_no in (select record_no from {{ ref('link_identifier') }})
        )

)

{% for rule in rules.values() %}
{{ throughline.block_rows(loop.index, rule['parts'], hashes) }}
{{ 'union all' if not loop.last }}
{% endfor %}
{%- endmacro %}
