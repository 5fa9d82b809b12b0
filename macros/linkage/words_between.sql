{# The words of a whole name between its given and its family name. #}
{% macro words_between(whole, given, family) -%}
    case
        when {{ whole }} like {{ given }} || ' % ' || {{ family }}
            then substring(
                {{ whole }},
                length({{ given }}) + 2,
                length({{ whole }}) - length({{ given }}) - length({{ family }}) - 2
            )
    end
{%- endmacro %}
