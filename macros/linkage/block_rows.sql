{# The rows of one blocking rule: one per block and record that has all the parts, where a
   record may have several emails, phones, addresses and ids. Records of different scopes
   never share a block. #}
{% macro block_rows(name, parts) -%}
    {%- set kinds = [] -%}
    {%- for kind in ['email', 'phone', 'address', 'identifier'] if kind ~ '.' in parts | join(' ') -%}
        {%- do kinds.append(kind) -%}
    {%- endfor -%}
    {%- set has_many = [] -%}
    {%- for kind in kinds if kind != 'identifier' -%}
        {%- do has_many.append('record.' ~ kind ~ '_values > 1') -%}
    {%- endfor -%}
    {%- if 'identifier' not in kinds -%}
    select {{ throughline._block_of(name, throughline._first_values(parts)) }}
    from record
    where
        {%- if kinds %}
        not ({{ has_many | join(' or ') }}) and
        {%- endif %}
        {{ throughline._first_values(parts) | join(' is not null and ') }} is not null
    {%- endif %}
    {%- if kinds %}
    {{ 'union all' if 'identifier' not in kinds }}
    select distinct {{ throughline._block_of(name, parts) }}
    from record
    {%- for kind in kinds %}
    inner join {{ ref('link_' ~ kind) }} as {{ kind }} on record.record_uid = {{ kind }}.record_uid
    {%- endfor %}
    where
        {%- if 'identifier' not in kinds %}
        ({{ has_many | join(' or ') }}) and
        {%- endif %}
        {{ parts | join(' is not null and ') }} is not null
    {%- endif %}
{%- endmacro %}

{% macro _block_of(name, parts) -%}
    '{{ name }}' as rule_name,
    {{ throughline.row_hash(
        ["cast('" ~ name ~ "' as " ~ dbt.type_string() ~ ')', 'record.match_scope'] + parts
    ) }} as block,
    record.record_no
{%- endmacro %}

{# link_record has the first of a record's values, and most records have no other. #}
{% macro _first_values(parts) -%}
    {%- set first = [] -%}
    {%- for part in parts -%}
        {%- do first.append(modules.re.sub('\\b(email|phone|address)\\.', 'record.', part)) -%}
    {%- endfor -%}
    {{ return(first) }}
{%- endmacro %}
