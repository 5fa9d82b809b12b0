{% macro unassigned_program_uid(org_uid) -%}
    ('mds:registry:program:unassigned|' || {{ throughline.mds_decode_uid(org_uid, 'source_id') }})
{%- endmacro %}
