select
    comparison,
    level,
    m,
    u,
    h,
    match_share,
    household_share,
    namesake_share,
    '{{ throughline.linkage_settings()["version"] }}' as model_version
from {{ ref('link_training') }}
where iteration = (select max(iteration) from {{ ref('link_training') }})
