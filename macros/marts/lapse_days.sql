{% macro lapse_days(stage, stage_without_gifts) -%}
    {%- set settings = throughline.journey_settings() -%}
    case
        when {{ stage_without_gifts }} < {{ stage }} then {{ settings.lapse_days_gifts }}
        when {{ stage }} >= 4 then {{ settings.lapse_days_contributing }}
        else {{ settings.lapse_days }}
    end
{%- endmacro %}
