{% macro finding(entity, rule, relation, where, joins='', day='cast(broken.loaded_at as date)') -%}
select
    '{{ entity }}' as entity,
    '{{ rule }}' as rule_id,
    broken.tool_slug,
    broken.account_slug,
    {{ day }} as found_on,
    {{ throughline.as_integer('count(*)') }} as rows_broken
from {{ relation }} as broken
{{ joins }}
where {{ where }}
group by broken.tool_slug, broken.account_slug, {{ day }}
{%- endmacro %}

{# What shows in many rows together, models/mapping/flags/findings/flag_finding__<subject>.sql #}
{% macro _findings() -%}
    {{ return([
        'assumed_time', 'contact', 'late_parent', 'participation', 'people', 'registry', 'stub', 'sync',
        'touchpoint',
    ]) }}
{%- endmacro %}
