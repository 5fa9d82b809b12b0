{# A social security number, or the number of a card, in any column that is read as
   words (meta `screened`). Never in ids, phones, postal codes or times, where such
   digits are ordinary; a name or an answer that is nine digits and nothing else is
   not. #}
{% macro _forbidden_content(contract) -%}
    {%- set screened = [] -%}
    {%- set personal = [] -%}
    {%- for column, details in contract.items() if details.meta.screened -%}
        {%- do screened.append("coalesce(" ~ column ~ ", '')") -%}
        {%- if details.meta.pii in ('direct', 'sensitive') -%}
            {%- do personal.append(throughline.matches("trim(" ~ column ~ ")", '[0-9]{9}')) -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if screened -%}
    {{ throughline.has_government_or_card_number(screened | join(" || ' ; ' || ")) }}
    {%- for is_nine_digits in personal %}
    or coalesce({{ is_nine_digits }}, false)
    {%- endfor %}
    {%- else -%}
    false
    {%- endif -%}
{%- endmacro %}

{# A text that has none of these numbers; nothing otherwise #}
{% macro _without_numbers(text) -%}
case
    when not ({{ throughline.has_government_or_card_number("coalesce(" ~ text ~ ", '')") }})
        then {{ text }}
end
{%- endmacro %}
