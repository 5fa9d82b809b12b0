-- values that were there more than once when the model was trained
{{ config(materialized='frozen') }}

{% set fields = {
    'given': 'record', 'family': 'record', 'birth': 'record', 'birth_place': 'record',
    'occupation': 'record', 'employer': 'record', 'gender': 'record', 'email': 'email',
    'email_domain': 'email', 'phone': 'phone', 'building': 'address', 'postal_code': 'address',
    'city': 'address',
} %}

{% for field, kind in fields.items() -%}
select distinct
    '{{ field }}' as field,
    {{ field }} as value,
    {{ field }}_count as record_count
from {{ ref('link_' ~ kind) }}
where {{ field }}_count > 1
{{ 'union all' if not loop.last }}
{% endfor %}
