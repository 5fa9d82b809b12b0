{{ config(
    materialized='kept',
    touched_by={
        'link_change': ['record_no_l', 'record_no_r'],
        'link_candidate': [['record_no_l', 'record_no_r']],
    },
) }}

{% set pairs = ref('link_candidate') %}
{% if throughline.is_partial() %}
{% set pairs = '(select * from ' ~ pairs ~ ' where is_proposed = 1)' %}
{% endif %}

with {{ throughline.compared(pairs) }}

select * from compared
