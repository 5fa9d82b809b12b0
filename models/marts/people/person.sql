{{ config(materialized='kept', touched_by={'person_touched': ['person_id']}) }}

with {{ throughline.golden_record(['person_id'], throughline.of_touched(
    ref('person_field_provenance'), 'record_uid'
)) }}
