-- what every record said when persons were last made of it
{{ config(materialized='kept', touched_by={'link_claim_change': ['record_no']}) }}

-- the last step of matching
-- depends_on: {{ ref('link_record_cluster') }}

select record_no, record_uid, content, claims
from {{ ref('link_content') }}
where {{ throughline.touched(['record_no'], ref('link_claim_change')) }}
