{# A look at the last letter is cheaper than taking a set of letters off the end. #}
{% macro trailing_digits(expr) -%}
    case
        when right({{ expr }}, 1) between '0' and '9'
            then substring({{ expr }}, length(trim(trailing '0123456789' from {{ expr }})) + 1)
    end
{%- endmacro %}
