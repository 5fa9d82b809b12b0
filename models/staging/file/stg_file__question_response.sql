{{ config(enabled=tool_is_on('file')) }}

{{ stage_file('question_response') }}
