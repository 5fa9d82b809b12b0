{# How far a claim's kind of source outranks others for its field, by the settings:
   self_given (the person filled it in), pinned (by a reviewer), official; 0 for all else. #}
{% macro claim_rank(field, record_kind, pin) -%}
    {%- set settings = throughline.linkage_settings()['survivorship'] -%}
    case
        {%- for name, kinds in settings['fields'].items() %}
        {%- for kind in kinds %}
        when {{ field }} = '{{ name }}' and {{ pin ~ ' is not null' if kind == 'pinned'
            else record_kind ~ ' in (' ~ throughline.quoted_list(settings[kind]) ~ ')' }}
            then {{ loop.revindex }}
        {%- endfor %}
        {%- endfor %}
        else 0
    end
{%- endmacro %}
