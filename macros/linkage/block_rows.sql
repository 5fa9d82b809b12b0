{# The rows of one blocking rule: every record, and every value of its contacts,
   that has all the parts. Records of different scopes never share a block. #}
{% macro block_rows(name, parts) -%}
    {%- set text = parts | join(' ') -%}
    select
        '{{ name }}' as rule_name,
        record.match_scope
        {%- for part in parts %} || '|' || {{ part }}{% endfor %} as block,
        record.record_no
    from record
    {%- for kind in ['email', 'phone', 'address', 'identifier'] if kind ~ '.' in text %}
    inner join {{ ref('link_' ~ kind) }} as {{ kind }}
        on record.record_uid = {{ kind }}.record_uid
    {%- endfor %}
    where
    {%- for part in parts %}
        {{ part }} is not null{{ ' and' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
