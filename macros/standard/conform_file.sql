{% macro conform_file(entity) -%}
    {%- set fields = {} -%}
    {%- for column in throughline._contract('mds_' ~ entity)
        if column not in throughline._not_in_files() and column != 'source_id' -%}
        {%- do fields.update({column: column}) -%}
    {%- endfor -%}
    {%- do fields.update({
        'tool_slug': 'tool_slug',
        'source_object': 'source_object',
        'source_id_kind': 'source_id_kind',
        'time_basis': "coalesce(time_basis, 'none')",
        'is_masked': 'coalesce(is_masked, false)',
        'is_stub': 'coalesce(is_stub, false)',
        'is_deleted': 'coalesce(is_deleted, false)',
    }) -%}
select
    {{ throughline.conform('file', entity, object=entity, id=['source_id'], fields=fields) }}
from {{ ref('stg_file__' ~ entity) }}
{%- endmacro %}
