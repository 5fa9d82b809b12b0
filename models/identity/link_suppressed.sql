-- records of people who were erased on request: they never become a person again
{{ config(
    materialized='kept',
    touched_by={'link_change': ['record_no']},
    pre_hook="{{ throughline.lend_hash_key() }}",
) }}

{% set changed = ref('link_change') %}
-- not before the test that the lists can be read has passed
-- depends_on: {{ ref('link_other_key') }}

{{ throughline.registered('suppression', key=['subject_hash'], columns={
    'subject_hash': 'string',
    'suppressed_at': 'timestamp',
    'reason': 'string',
}) }},

subjects as (

    {{ throughline.suppression_subjects(
        among=changed if throughline.is_partial() else none
    ) }}

)

select distinct subjects.record_no
from subjects
inner join registered on {{ throughline.keyed_hash('subjects.subject') }} = registered.subject_hash
