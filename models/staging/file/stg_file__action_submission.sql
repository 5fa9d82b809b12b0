{{ config(enabled=tool_is_on('file')) }}

{{ stage_file('action_submission') }}
