-- what every record said when this build looked at it: at its beginning, so that the next one
-- sees what people registered meanwhile
{{ config(materialized='kept', touched_by={'link_claim_change': ['record_no']}) }}

{% if throughline.is_partial() -%}
select record_no, record_uid, content, claims
from {{ ref('link_claim_change') }}
where content is not null
{%- else -%}
select
    record_no,
    record_uid,
    content,
    claims
from {{ ref('link_content') }}
-- depends_on: {{ ref('link_claim_change') }}
{%- endif %}
