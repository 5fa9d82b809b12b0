{# Where a tool states no zone its mapping cannot know it either: the times in such a row,
   but for the tool's own record of it, are the wall clock of the account. #}
{% macro _by_the_accounts_clock(column, details) -%}
    {%- set untold = "told.time_basis = 'account_default' and told.source_timezone is null" -%}
    {%- set clocks = ['source_created_at', 'source_updated_at', 'deleted_at', 'extracted_at', 'loaded_at'] -%}
    {%- if column == 'source_timezone' -%}
    case when {{ untold }} then accounts.account_timezone else told.source_timezone end
    {%- elif details.data_type == 'timestamp' and column not in clocks -%}
    case
        when {{ untold }}
            then {{ throughline.local_to_utc('told.' ~ column, "coalesce(accounts.account_timezone, 'UTC')") }}
        else told.{{ column }}
    end
    {%- else -%}
    told.{{ column }}
    {%- endif -%}
{%- endmacro %}
