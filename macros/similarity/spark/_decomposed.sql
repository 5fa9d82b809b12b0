{# The compatibility decomposition (NFKD), each accent a sign of its own. Spark has no
   function for it, but the library of its collations has. #}
{% macro _decomposed(expr) -%}
    case
        when octet_length({{ expr }}) = length({{ expr }}) then {{ expr }}
        -- may be called for null all the same, and would fail
        when {{ expr }} is not null then java_method(
            'com.ibm.icu.text.Normalizer', 'decompose', coalesce({{ expr }}, ''), true
        )
    end
{%- endmacro %}
