{# The rows of all blocking rules, of the records whose numbers `touched` says. #}
{% macro block_keys(touched) -%}
    {%- set rules = throughline.linkage_settings()['blocking']['rules'] -%}
with record as (

    select * from {{ ref('link_record') }}
    where not is_weak and {{ touched }}

)

{% for name, rule in rules.items() %}
{{ throughline.block_rows(name, rule['parts']) }}
{{ 'union all' if not loop.last }}
{% endfor %}
{%- endmacro %}
