{# Files land under the contract's own names, so there is nothing to rename. #}
{% macro stage_file(entity) -%}
with source as (

    {{ throughline.completed_rows('file', entity) }}

)

select
    {{ throughline.landed_columns() }},
    delivered_by
    {%- for column in throughline._contract('mds_' ~ entity)
        if column not in throughline._not_in_files() %},
    {{ column }}
    {%- endfor %}
from source
{%- endmacro %}

{# Computed anew, or said by the landing: a file has no say in them #}
{% macro _not_in_files() -%}
    {{ return(throughline._derived_columns() + [
        'account_slug', 'extracted_at', 'loaded_at', 'source_row_id',
    ]) }}
{%- endmacro %}
