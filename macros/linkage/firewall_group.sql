{# Organizations within one group may know the same people by law; coordinated and
   independent campaigns, and charities and political bodies, may not pool them. #}
{% macro firewall_group(compliance_domain) -%}
    case
        when {{ compliance_domain }} in ('c3', 'government') then 'c3'
        when {{ compliance_domain }} in ('c4', 'c5_union', 'pac') then 'c4'
        when {{ compliance_domain }} in ('coordinated', 'candidate') then 'coordinated'
        else {{ compliance_domain }}
    end
{%- endmacro %}
