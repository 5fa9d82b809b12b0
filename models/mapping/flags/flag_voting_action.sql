{#- each of these leads nowhere but forward -#}
{%- set begun = "'started', 'abandoned'" -%}
{%- set filled_in = begun ~ ", 'completed_form', 'handed_off_to_state'" -%}
{%- set sent_in = filled_in ~ ", 'submitted', 'mailed'" -%}

{{ flagged('voting_action', derived={
    'state_code': "upper(nullif(trim(worded.state_code), ''))",
}, reject={
    'no_time': 'coalesce(started_at, submitted_at, mailed_at, received_at, confirmed_at) is null',
}, warn={
    'confirmed_without_basis': "status = 'confirmed' and confirmation_basis is null",
    'submitted_before_started': 'submitted_at < started_at',
    'moved_backward': 'submitted_at is not null and status in (' ~ begun ~ ')'
        ~ ' or received_at is not null and status in (' ~ sent_in ~ ')'
        ~ ' or confirmed_at is not null and status in (' ~ sent_in ~ ", 'received')",
}) }}
