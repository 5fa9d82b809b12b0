{{ config(enabled=tool_is_on('file')) }}

{{ conform_file('question_response') }}
