{# The names of the fields that speak for a pair, or against it, with the level that
   they reached; never a value. Empty when there is none. #}
{% macro evidence_phrase(comparisons, in_favour) -%}
    trim(trailing ';' from trim(
    {%- for name, comparison in comparisons.items() %}
    coalesce(case
        when by_pair.{{ name }}_bits {{ '>' if in_favour else '<=' }} 0 then
            case by_pair.{{ name }}_level
                {%- for level, described in throughline._levels_by_number(comparison).items() %}
                when {{ level }} then '{{ name | replace('_', ' ') }} {{ described | replace('_', ' ') }}; '
                {%- endfor %}
                else '{{ name | replace('_', ' ') }} different; '
            end
    end, ''){{ ' ||' if not loop.last }}
    {%- endfor %}
    ))
{%- endmacro %}

{% macro _levels_by_number(comparison) -%}
    {%- set numbered = {} -%}
    {%- for name, level in comparison['levels'].items() if level['level'] > 1 -%}
        {%- do numbered.setdefault(level['level'], name) -%}
    {%- endfor -%}
    {{ return(numbered) }}
{%- endmacro %}
