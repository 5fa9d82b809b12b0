{# Every tool that is on, with the entities it feeds: the var `tools` and what a
   fork adds in `extra_tool_entities`. #}
{% macro _registry() -%}
    {%- set registry = {} -%}
    {%- for var_name in ['tools', 'extra_tool_entities'] -%}
        {%- for tool, entities in (var(var_name) or {}).items() -%}
            {%- for entity in entities or [] if entity not in throughline._tool_fed_entities() -%}
                {{ exceptions.raise_compiler_error(
                    "var " ~ var_name ~ ": tool '" ~ tool ~ "' names the entity '" ~ entity
                    ~ "', which the standard does not have; it has "
                    ~ throughline._tool_fed_entities() | join(', ')
                ) }}
            {%- endfor -%}
            {%- do registry.update({tool: (registry.get(tool, []) + (entities or [])) | unique | list}) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(registry) }}
{%- endmacro %}

{% macro _tool_fed_entities() -%}
    {{ return([
        'action_submission', 'campaign', 'consent_event', 'contact_attempt',
        'contact_point', 'donation', 'event', 'event_attendance', 'event_shift',
        'person_address', 'person_affiliation', 'person_identifier', 'person_record',
        'person_tag', 'question', 'question_response', 'relationship', 'voting_action',
    ]) }}
{%- endmacro %}
