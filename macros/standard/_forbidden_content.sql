{# A social security number, or the number of a card, in any column that is read as
   words (meta `screened`). Never in ids, phones, postal codes or times, where such
   digits are ordinary. #}
{% macro _forbidden_content(contract) -%}
    {%- set screened = [] -%}
    {%- for column, details in contract.items() if details.meta.screened -%}
        {%- do screened.append("coalesce(" ~ column ~ ", '')") -%}
    {%- endfor -%}
    {%- if screened -%}
    {{ throughline.has_government_or_card_number(screened | join(" || ' ; ' || ")) }}
    {%- else -%}
    false
    {%- endif -%}
{%- endmacro %}
