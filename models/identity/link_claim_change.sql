-- records that say anything else than at the last build; none in a build that makes
-- everything anew
{% set settled = throughline.published('link_settled') %}

{% if settled is none or throughline.this_build()['is_whole'] -%}
select
    content.record_no,
    content.record_uid,
    content.content,
    content.claims,
    true as is_matched
from {{ ref('link_content') }} as content
cross join {{ ref('link_build') }}
where false
{%- else -%}
select
    coalesce(content.record_no, settled.record_no) as record_no,
    coalesce(content.record_uid, settled.record_uid) as record_uid,
    content.content,
    content.claims,
    content.content is distinct from settled.content as is_matched
from {{ ref('link_content') }} as content
full outer join {{ settled }} as settled on content.record_no = settled.record_no
cross join {{ ref('link_build') }}
where
    content.content is distinct from settled.content
    or content.claims is distinct from settled.claims
{%- endif %}
