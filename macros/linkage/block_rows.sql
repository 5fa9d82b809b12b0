{# The rows of one blocking rule: one per block and record that has all the parts, where a
   record may have several emails, phones, addresses and ids. Records of different scopes
   never share a block. `hashes` says in which column of `hashed` a part of a record's
   first values is. #}
{% macro block_rows(rule_no, parts, hashes) -%}
    {%- set kinds = [] -%}
    {%- for kind in ['email', 'phone', 'address', 'identifier'] if kind ~ '.' in parts | join(' ') -%}
        {%- do kinds.append(kind) -%}
    {%- endfor -%}
    {%- set has_many = [] -%}
    {%- for kind in kinds if kind != 'identifier' -%}
        {%- do has_many.append(kind ~ '_values > 1') -%}
    {%- endfor -%}
    {%- if 'identifier' not in kinds -%}
    {%- set ready = [] -%}
    {%- for part in throughline._first_values(parts) -%}{%- do ready.append(hashes[part]) -%}{%- endfor -%}
    select
        {{ rule_no }} as rule_no,
        {{ throughline.number_hash([rule_no, 'scope'] + ready) }} as block,
        record_no
    from hashed
    where
        {%- if kinds %}
        not ({{ has_many | join(' or ') }}) and
        {%- endif %}
        {{ ready | join(' is not null and ') }} is not null
    {%- endif %}
    {%- if kinds %}
    {%- set made = [throughline.row_hash(['record.match_scope'])] -%}
    {%- for part in parts -%}{%- do made.append(throughline.row_hash([part])) -%}{%- endfor %}
    {{ 'union all' if 'identifier' not in kinds }}
    select distinct
        {{ rule_no }} as rule_no,
        {{ throughline.number_hash([rule_no] + made) }} as block,
        record.record_no
    from record
    {%- for kind in kinds %}
    inner join {{ ref('link_' ~ kind) }} as {{ kind }} on record.record_no = {{ kind }}.record_no
    {%- endfor %}
    where
        {%- if 'identifier' not in kinds %}
        not record.is_weak and (record.{{ has_many | join(' or record.') }}) and
        {%- endif %}
        {{ parts | join(' is not null and ') }} is not null
    {%- endif %}
{%- endmacro %}

{# link_record has the first of a record's values, and most records have no other. #}
{% macro _first_values(parts) -%}
    {%- set first = [] -%}
    {%- for part in parts -%}
        {%- do first.append(modules.re.sub('\\b(email|phone|address)\\.', 'record.', part)) -%}
    {%- endfor -%}
    {{ return(first) }}
{%- endmacro %}
