-- the build stops here: with another key the lists would be passed over in silence
select list, row_count from {{ ref('link_other_key') }}
