{# Whether one of two given names is what its bearer may be called besides any name, as Buddy, or
   a Western one beside one of the syllables of Chinese, Korean and Vietnamese names, of which the
   family name is too: Xiuying Liang is called Grace. #}
{% macro is_call_name() -%}
    coalesce({{ throughline._is_called('l', 'r') }} or {{ throughline._is_called('r', 'l') }}, false)
{%- endmacro %}

{% macro _is_called(l, r) -%}
    call_name_{{ l }} = 'free' and coalesce(call_name_{{ r }}, '') <> 'free'
    or call_name_{{ l }} = 'western' and coalesce(call_name_{{ r }}, '') <> 'western'
    and {{ throughline._is_of_syllables('family_' ~ l, 1) }}
    and {{ throughline._is_of_syllables('given_joined_' ~ r, 3) }}
{%- endmacro %}

{# Liang, Hsieh, Park and Ng are of one syllable, Xiuying and Ji-eun of two. #}
{% macro _is_of_syllables(name, most) -%}
    {%- set begins = '(ch|sh|zh|ts|tz|hs|kh|ph|th|tr|kw|hw|gw|ng|[bcdfghjklmnpqrstvwxyz])?' -%}
    {%- set syllable = begins ~ '[aeiouy]{1,4}(ng|nh|hn|ch|rk|[nmkpth])?' -%}
    {{ return(throughline._matches_pattern(name, '^(ng|(' ~ syllable ~ '){1,' ~ most ~ '})$')) }}
{%- endmacro %}
