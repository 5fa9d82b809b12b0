-- the build stops here when more ids would change than the settings allow; the first is free
select published_run, person_count, changed_count
from {{ ref('person_change_count') }}
where
    is_too_much
    -- what has been published is no longer a question
    and published_run in (
        select coalesce(max(greatest(from_run, coalesce(to_run, 0))), 0)
        from ({{ throughline.published_history() }}) as published
    )
    and not {{ var('accept_person_changes') }}
