{# A leading plus is no tag: there would be nobody left to write to. #}
{% macro match_email(expr) -%}
    {%- set untagged = 'case when ' ~ expr ~ " like '+%' then " ~ expr ~ ' else '
        ~ throughline._replace_pattern(expr, '[+][^@]*@', '@') ~ ' end' -%}
    case
        when {{ expr }} like '%@gmail.com' or {{ expr }} like '%@googlemail.com'
            then replace(split_part({{ untagged }}, '@', 1), '.', '') || '@gmail.com'
        else {{ untagged }}
    end
{%- endmacro %}
