{# The parameters of the model in force, the one trained last. #}
{% macro current_model() -%}
    (
        select *
        from {{ ref('link_parameter') }}
        where model_version = (select max(model_version) from {{ ref('link_parameter') }})
    )
{%- endmacro %}
