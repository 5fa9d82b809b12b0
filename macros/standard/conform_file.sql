{% macro conform_file(entity) -%}
    {%- set fields = {} -%}
    {%- for column in throughline._contract('mds_' ~ entity)
        if column not in throughline._not_in_files() and column != 'source_id' -%}
        {%- do fields.update({column: column}) -%}
    {%- endfor -%}
    {#- a bundle's ids are the standard's already, and what it no longer has is gone -#}
    {%- do fields.update({
        'source_id': 'case when delivered_by is null then ' ~ throughline.mds_encode_id(['source_id'])
            ~ ' else source_id end',
        'feed_object': "'" ~ entity ~ "'",
        'tool_slug': 'tool_slug',
        'source_object': 'source_object',
        'source_id_kind': 'source_id_kind',
        'time_basis': throughline._basis_of_file_times(entity),
        'is_masked': 'coalesce(is_masked, false)',
        'is_stub': 'coalesce(is_stub, false)',
        'is_deleted': 'coalesce(is_deleted, false) or missing_since is not null',
        'deleted_at': 'coalesce(deleted_at, missing_since)',
        'deletion_basis': "coalesce(deletion_basis,
            case when missing_since is not null then 'absence_in_full_sync' end)",
    }) -%}
select
    {{ throughline.conform('file', entity, object=entity, id=['source_id'], fields=fields) }}
from {{ ref('stg_file__' ~ entity) }}
{%- endmacro %}

{# A file that does not say how its times are known is taken to mean UTC #}
{% macro _basis_of_file_times(entity) -%}
    {%- set times = [] -%}
    {%- for column, details in throughline._contract('mds_' ~ entity).items()
        if details.data_type == 'timestamp' and column != 'deleted_at'
        and column not in throughline._not_in_files() -%}
        {%- do times.append(column) -%}
    {%- endfor -%}
    {%- if times -%}
    coalesce(time_basis, case when coalesce({{ times | join(', ') }}) is null then 'none' else 'assumed' end)
    {%- else -%}
    coalesce(time_basis, 'none')
    {%- endif -%}
{%- endmacro %}
