{# How likely two records taken at random are one person, an aggregate over link_parameter
   and link_frequency. Not less than a few among the records at hand have: a model that was
   trained before there was anything to match would not link what comes later. #}
{% macro match_prior() -%}
    greatest(
        max(match_share),
        {{ throughline.linkage_settings()['training']['least_matches'] }}
            / greatest(max(frequency.record_count) - 1, 1)
    )
{%- endmacro %}
