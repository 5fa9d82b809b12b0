{% macro metaphone(expr) -%}
    {{ return(adapter.dispatch('metaphone', 'throughline')(expr)) }}
{%- endmacro %}

{% macro duckdb__metaphone(expr) -%}
    {%- if not throughline._jellyfish_is_registered() -%}
        {{ exceptions.raise_compiler_error(
            "DuckDB has no metaphone of its own. Add the plugin 'ingestion.duckdb_plugin' to the "
            ~ "target's plugins in profiles.yml, as profiles.example.yml does."
        ) }}
    {%- endif -%}
    jellyfish_metaphone({{ expr }})
{%- endmacro %}

{% macro postgres__metaphone(expr) -%}
    {{ throughline.own_function('metaphone') }}({{ expr }})
{%- endmacro %}

{% macro spark__metaphone(expr) -%}
    {{ throughline._spark_metaphone(expr) }}
{%- endmacro %}
