{{ config(enabled=tool_is_on('file')) }}

{{ stage_file('consent_event') }}
