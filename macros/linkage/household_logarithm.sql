{# That two differ never speaks for one person: two of one household are taken to differ
   in anything at least as often. #}
{% macro household_logarithm(parameter) -%}
    ln(case
        when {{ parameter }}.level = 1 then greatest({{ parameter }}.h, {{ parameter }}.m)
        else {{ parameter }}.h
    end)
{%- endmacro %}
