{# Nine digits are a ZIP code with its extension; three or four have lost their
   leading zeros to a spreadsheet. #}
{% macro normalize_postal_code(expr, country="'US'") -%}
    {%- set code = throughline._extract_pattern(
        'upper(' ~ throughline._replace_pattern(
            'split_part(trim(' ~ expr ~ "), '-', 1)", '[^A-Za-z0-9]+'
        ) ~ ')', '^[A-Z0-9]{3,10}$'
    ) -%}
    case
        when coalesce(upper({{ country }}), 'US') not in ('US', 'PR') then {{ code }}
        when {{ throughline._matches_pattern(code, '^([0-9]{3,4}|[0-9]{8,9})$') }}
            then substring({{ throughline._padded_zip(code) }}, 1, 5)
        else {{ code }}
    end
{%- endmacro %}

{% macro _padded_zip(code) -%}
    case when length({{ code }}) < 8 then lpad({{ code }}, 5, '0') else lpad({{ code }}, 9, '0') end
{%- endmacro %}
