{# DuckDB's string functions count bytes, so only ASCII values go to them; others
   go to jellyfish, which ingestion.duckdb_plugin registers where the profile says
   so. Without it every value must be folded to ASCII first. #}
{% macro _exactly(native, oracle, values) -%}
    {%- if throughline._jellyfish_is_registered() -%}
        case
            when {% for value in values -%}
                strlen({{ value }}) = length({{ value }}){% if not loop.last %} and {% endif %}
            {%- endfor %} then {{ native }}
            else {{ oracle }}({{ values | join(', ') }})
        end
    {%- else -%}
        {{ native }}
    {%- endif -%}
{%- endmacro %}

{% macro _jellyfish_is_registered() -%}
    {{ return('ingestion.duckdb_plugin' in (target.plugins or []) | map(attribute='module') | list) }}
{%- endmacro %}
