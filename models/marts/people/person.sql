{{ config(materialized='kept', touched_by={'person_touched': ['person_id']}) }}

{% set chosen = ref('person_field_provenance') -%}
with {% if throughline.is_partial() -%}
chosen_claims as (

    select * from {{ throughline.of_touched(chosen, 'record_uid') }} as claim

),

{% set chosen = 'chosen_claims' -%}
{% endif -%}
{{ throughline.golden_record(['person_id'], chosen) }}
