{{ config(enabled=tool_is_on('file')) }}

{{ conform_file('consent_event') }}
