{# Every occurrence of a pattern replaced. Patterns in this folder use only
   character classes, alternatives and anchors, which every engine reads alike. #}
{% macro _replace_pattern(expr, pattern, replacement='') -%}
    {{ return(adapter.dispatch('_replace_pattern', 'throughline')(
        expr, throughline._quoted(pattern), throughline._quoted(replacement)
    )) }}
{%- endmacro %}

{% macro default___replace_pattern(expr, pattern, replacement) -%}
    regexp_replace({{ expr }}, {{ pattern }}, {{ replacement }}, 'g')
{%- endmacro %}

{# Spark replaces every occurrence and takes no flag #}
{% macro spark___replace_pattern(expr, pattern, replacement) -%}
    regexp_replace({{ expr }}, {{ pattern }}, {{ replacement }})
{%- endmacro %}

{# The first part of a value that a pattern describes; null when there is none. #}
{% macro _extract_pattern(expr, pattern) -%}
    {{ return(adapter.dispatch('_extract_pattern', 'throughline')(
        expr, throughline._quoted(pattern)
    )) }}
{%- endmacro %}

{% macro default___extract_pattern(expr, pattern) -%}
    nullif(regexp_extract({{ expr }}, {{ pattern }}, 0), '')
{%- endmacro %}

{# Postgres has no regexp_extract; its substring answers null when nothing fits #}
{% macro postgres___extract_pattern(expr, pattern) -%}
    substring({{ expr }} from {{ pattern }})
{%- endmacro %}

{% macro _matches_pattern(expr, pattern) -%}
    {{ return(adapter.dispatch('_matches_pattern', 'throughline')(
        expr, throughline._quoted(pattern)
    )) }}
{%- endmacro %}

{% macro default___matches_pattern(expr, pattern) -%}
    regexp_matches({{ expr }}, {{ pattern }})
{%- endmacro %}

{# regexp_matches returns a set there #}
{% macro postgres___matches_pattern(expr, pattern) -%}
    ({{ expr }} ~ {{ pattern }})
{%- endmacro %}

{% macro spark___matches_pattern(expr, pattern) -%}
    ({{ expr }} rlike {{ pattern }})
{%- endmacro %}

{# replace(replace(…)): on DuckDB several times faster than one translate or regex #}
{% macro _replace_each(expr, pairs) -%}
    {%- set chain = namespace(sql=expr) -%}
    {%- for old, new in pairs -%}
        {%- set chain.sql = 'replace(' ~ chain.sql ~ ', ' ~ throughline._quoted(old)
            ~ ', ' ~ throughline._quoted(new) ~ ')' -%}
    {%- endfor -%}
    {{ return(chain.sql) }}
{%- endmacro %}

{% macro _quoted(text) -%}
    {{ return("'" ~ text | replace("'", "''") ~ "'") }}
{%- endmacro %}
