{# Whether a pattern shows two given names at one email, phone or address. #}
{% macro two_of_one_home(pattern) -%}
    {%- set contacts = [] -%}
    {%- for contact in ['email', 'phone', 'address'] -%}
        {%- do contacts.append(throughline.level_of(pattern, throughline.digit_of(contact))) -%}
    {%- endfor -%}
    {{ throughline.level_of(pattern, throughline.digit_of('given_name')) }} = 1
    and greatest({{ contacts | join(', ') }}) >= 4
{%- endmacro %}
