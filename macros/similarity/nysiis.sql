{% macro nysiis(expr) -%}
    {{ return(adapter.dispatch('nysiis', 'throughline')(expr)) }}
{%- endmacro %}

{% macro duckdb__nysiis(expr) -%}
    {%- if not throughline._jellyfish_is_registered() -%}
        {{ exceptions.raise_compiler_error(
            "DuckDB has no nysiis of its own. Add the plugin 'ingestion.duckdb_plugin' to the "
            ~ "target's plugins in profiles.yml, as profiles.example.yml does."
        ) }}
    {%- endif -%}
    jellyfish_nysiis({{ expr }})
{%- endmacro %}

{% macro postgres__nysiis(expr) -%}
    {{ throughline.own_function('nysiis') }}({{ expr }})
{%- endmacro %}

{% macro spark__nysiis(expr) -%}
    {{ throughline._spark_nysiis(expr) }}
{%- endmacro %}
