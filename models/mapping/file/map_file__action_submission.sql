{{ config(enabled=tool_is_on('file')) }}

{{ conform_file('action_submission') }}
