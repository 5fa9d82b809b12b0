{# Whether the model at hand is there already and this build goes on from it. #}
{% macro is_partial() -%}
    {{ return(
        execute and load_cached_relation(this) is not none
        and not throughline.this_build()['is_whole']
    ) }}
{%- endmacro %}
