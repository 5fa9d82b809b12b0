{{ config(enabled=tool_is_on('spoke')) }}

-- a step without a question ends a branch of the script
select
    {{ conform('spoke', 'question', object='interaction_step',
        id=['spoke_interaction_step_id'], fields={
        'source_id_kind': 'source_id_kind',
        'question_text_raw': 'question_text',
        'question_type': "'other'",
        'answer_type': "'single'",
        'script_source_id': 'spoke_campaign_id',
        'source_created_at': 'created_at',
        'time_basis': "'documented_utc'",
        'is_deleted': 'coalesce(is_deleted, false) or missing_since is not null',
        'deleted_at': "case when is_deleted then extracted_at else missing_since end",
        'deletion_basis': "case when is_deleted then 'source_flag'"
            " when missing_since is not null then 'absence_in_full_sync' end",
    }) }}
from {{ ref('stg_spoke__interaction_step') }}
where question_text <> ''
