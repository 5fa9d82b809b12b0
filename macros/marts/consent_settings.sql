{# The defaults are written here only; the var `consent` states what a group changes. #}
{% macro consent_settings() %}
    {%- set defaults = {'honours_advisory': true} -%}
    {%- set changed = var('consent') -%}
    {%- for key in changed if key not in defaults -%}
        {{ exceptions.raise_compiler_error(
            "var consent: unknown key '" ~ key ~ "'; it may be one of " ~ defaults.keys() | join(', ')
        ) }}
    {%- endfor -%}
    {{ return(dict(defaults, **changed)) }}
{% endmacro %}
