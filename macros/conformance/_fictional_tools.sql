{# The tools of the conformance suite #}
{% macro _fictional_tools() -%}
    {{ return({
        'fictional_crm': ['person_record', 'contact_point', 'campaign', 'contact_attempt', 'person_tag'],
        'fictional_dialer': ['person_record', 'person_identifier', 'contact_attempt'],
        'fictional_events': ['person_record', 'event', 'event_shift', 'event_attendance', 'consent_event'],
    }) }}
{%- endmacro %}

{# The tools whose rows the standard takes: the suite's own when it runs, since a fork's
   models may go on reading those of the fork's tools, but not be built #}
{% macro _feeding_tools() -%}
    {{ return(throughline._fictional_tools() if var('conformance', false) else throughline._registry()) }}
{%- endmacro %}

{# A seed's rows as a loader would have landed them, all at one moment #}
{% macro _fictional_rows(seed) -%}
    (
        select
            fixture.*,
            account as account_slug,
            cast('2026-06-01 12:00:00' as {{ dbt.type_timestamp() }}) as extracted_at,
            cast('2026-06-01 12:05:00' as {{ dbt.type_timestamp() }}) as loaded_at,
            'fixture' as load_id,
            row_id as source_row_id,
            cast(null as {{ dbt.type_timestamp() }}) as missing_since
        from {{ ref(seed) }} as fixture
    ) as landed
{%- endmacro %}
