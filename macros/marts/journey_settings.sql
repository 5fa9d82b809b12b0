{# The defaults are written here only; the var `journey` states what a group changes. #}
{% macro journey_settings() %}
    {%- set defaults = {
        'stage_days': 365,
        'lapse_days': 90,
        'lapse_days_gifts': 180,
        'lapse_days_contributing': 45,
        'prompt_days': 30,
    } -%}
    {%- set changed = var('journey') -%}
    {%- for key in changed if key not in defaults -%}
        {{ exceptions.raise_compiler_error(
            "var journey: unknown key '" ~ key ~ "'; it may be one of " ~ defaults.keys() | join(', ')
        ) }}
    {%- endfor -%}
    {{ return(dict(defaults, **changed)) }}
{% endmacro %}
