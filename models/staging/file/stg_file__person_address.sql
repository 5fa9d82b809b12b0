{{ config(enabled=tool_is_on('file')) }}

{{ stage_file('person_address') }}
