{# An opt-out is kept whatever it lacks, with the safest value in the gap: every
   channel, the account's owner as sender, the load as its time, where it landed as
   its id. It outlives erasure: without the number nobody would know whom to leave
   alone. #}
{%- set opted_out = "worded.consent_status = 'opted_out'" -%}
{%- set source_id -%}
case
    when {{ opted_out }} and replace(replace(worded.source_id, '%N', ''), '|', '') = ''
        then {{ mds_content_hash(['worded.source_row_id']) }}
    else worded.source_id
end
{%- endset %}

{{ flagged('consent_event', derived={
    'record_uid': _joined_uid('worded.tool_slug', 'worded.account_slug', 'worded.source_object', source_id),
    'native_uid': _joined_uid(
        'worded.tool_slug', mds_decode_uid('worded.native_uid', 'account_slug'), 'worded.source_object', source_id
    ),
    'source_id': source_id,
    'owner_org_uid': 'case when worded.owner_org_uid is null and ' ~ opted_out
        ~ ' then ' ~ organization_uid("'unknown'") ~ ' else worded.owner_org_uid end',
    'sender_org_uid': 'case when worded.sender_org_uid is null and worded.owner_org_uid is null and ' ~ opted_out
        ~ ' then ' ~ organization_uid("'unknown'") ~ ' else coalesce(worded.sender_org_uid, worded.owner_org_uid) end',
    'sync_run_uid': "coalesce(worded.sync_run_uid, case when " ~ opted_out ~ " then '' end)",
    'channel': "case when coalesce(worded.channel, 'unknown') = 'unknown' and " ~ opted_out
        ~ " then 'all' else worded.channel end",
    'contact_point_value_normalized': 'coalesce(worded.contact_point_value_normalized, '
        ~ _normalized_value('worded.contact_point_value_raw') ~ ')',
    'consent_status_raw': _without_numbers('worded.consent_status_raw'),
    'evidence_ref': 'case when worded.consent_status = \'opted_out\' then ' ~ _without_numbers('worded.evidence_ref')
        ~ ' else worded.evidence_ref end',
    'sender_scope': "coalesce(worded.sender_scope, 'one_org')",
    'message_purpose': "case when worded.message_purpose = 'unknown' and " ~ opted_out
        ~ " then 'all' else coalesce(worded.message_purpose, 'all') end",
    'effective_at': 'coalesce(worded.effective_at, worded.source_updated_at, worded.loaded_at)',
    'effective_basis': "case
        when worded.effective_at is not null then coalesce(worded.effective_basis, 'stated')
        when worded.source_updated_at is not null then 'record_updated'
        else 'assumed_loaded' end",
    'legal_weight': "coalesce(weights.legal_weight, 'none')",
}, joins='-- a statement of a kind that nobody weighed is worth nothing
    left join ' ~ ref('ref_consent_weight') ~ ' as weights
        on
            worded.consent_status = weights.consent_status
            and coalesce(worded.capture_method, \'unknown\') = weights.capture_method',
kept="consent_status = 'opted_out'",
outlives_erasure="coalesce(worded.consent_status = 'opted_out', false)",
reject={
    'opt_in_without_channel': "consent_status = 'opted_in' and channel in ('unknown', 'all')",
}, warn={
    'opt_out_incomplete': "consent_status = 'opted_out' and (
        (person_record_uid is null and contact_point_value_normalized is null)
        or not has_account or not has_agreement or effective_basis = 'assumed_loaded')",
    'default_opt_in': "consent_status = 'opted_in' and capture_method in ('default', 'list_import')",
    'effective_in_future': 'effective_at > ' ~ dbt.dateadd('hour', 48, 'extracted_at'),
}) }}
