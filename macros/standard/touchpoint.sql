{# One branch of mds_touchpoint: the rows of an entity that were one act each.
   Stubs and tombstones are no acts; nor is a copy whose original is here. #}
{% macro touchpoint(entity, verb, direction, occurred_at, suffix, where='true', person='acts.person_record_uid',
    outcome='null', outcome_class='null', ladder_outcome="'*'", channel='null', campaign='null', object='null',
    counterpart='null', local_date='null', joins='') -%}
select
    acts.record_uid || '#{{ suffix }}' as touchpoint_uid,
    {{ person }} as person_record_uid,
    {{ occurred_at }} as occurred_at,
    cast({{ local_date }} as date) as occurred_local_date,
    acts.source_created_at,
    '{{ direction }}' as direction,
    {{ verb }} as verb,
    cast({{ channel }} as {{ dbt.type_string() }}) as channel,
    cast({{ campaign }} as {{ dbt.type_string() }}) as campaign_uid,
    cast({{ outcome }} as {{ dbt.type_string() }}) as outcome,
    cast({{ outcome_class }} as {{ dbt.type_string() }}) as outcome_class,
    cast({{ ladder_outcome }} as {{ dbt.type_string() }}) as ladder_outcome,
    cast({{ object }} as {{ dbt.type_string() }}) as object_uid,
    cast({{ counterpart }} as {{ dbt.type_string() }}) as counterpart_person_record_uid,
    cast(1 as {{ dbt.type_bigint() }}) as weight,
    acts.owner_org_uid,
    acts.tool_slug,
    acts.account_slug,
    '{{ entity }}' as source_entity,
    acts.record_uid as source_record_uid,
    acts.native_uid,
    acts.is_echo,
    acts.loaded_at
from {{ throughline.rolled_up(entity) }} as acts
{{ joins }}
where
    not acts.is_deleted
    and not acts.is_stub
    and {{ occurred_at }} is not null
    and {{ person }} is not null
    and not exists (
        select 1
        from {{ ref('flag_echo') }} as copies
        where copies.entity = '{{ entity }}' and copies.record_uid = acts.record_uid and copies.is_copy
    )
    and ({{ where }})
{%- endmacro %}
