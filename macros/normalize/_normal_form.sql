{# For Spark, which has no function for Unicode's normal forms; the library of its collations
   has: `decompose` parts letters from accents, `compose` joins them, and a compatible form
   takes ligatures apart too. Null gives an empty text. #}
{% macro _normal_form(function, expr, compatible=false) -%}
    java_method(
        'com.ibm.icu.text.Normalizer', '{{ function }}', coalesce({{ expr }}, ''), {{ compatible }}
    )
{%- endmacro %}
