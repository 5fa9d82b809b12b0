-- how this build goes about it: whether it trains the model, and makes everything anew
{% set settings = throughline.linkage_settings() %}
{% set modelled = [
    'version', 'comparisons', 'measures', 'blocking', 'training', 'identifiers', 'email_from_name',
    'namesakes', 'value_class',
] %}
{% set model_settings = {} %}
{% for key in modelled %}{% do model_settings.update({key: settings[key]}) %}{% endfor %}
{% set lists = {
    ref('nickname'): ['formal_name', 'nickname'],
    ref('name_spelling'): ['field', 'name', 'spelling'],
    ref('masculine_name'): ['name'],
    ref('call_name'): ['name', 'kind'],
    ref('junk_value'): ['field', 'value'],
    ref('role_mailbox'): ['local_part'],
    ref('registry_suppression'): ['subject_hash'],
    source('registry', 'suppression'): ['subject_hash'],
} %}
{% set last_build = throughline.published('link_build') %}
{% set parameters = throughline.published('link_parameter') %}
{% set growth = settings['training']['growth'] %}

with records as (

    select
        count(*) as record_count,
        max(loaded_at) as loaded_at
    from {{ ref('mds_person_record') }}

),

-- what holds for all records alike
basis as (

    select
        '{{ local_md5(tojson(settings) ~ throughline._keeping_checksums()) }}'
        {%- for list, columns in lists.items() %}
        || '|' || (
            select
                coalesce(cast(
                    sum({{ throughline.row_hash(columns) }}) as {{ dbt.type_string() }}
                ), '')
            from {{ list }}
        )
        {%- endfor %}
        -- who may be a minor is told by the year
        || '|' || coalesce(
            cast({{ throughline.year_of('loaded_at') }} as {{ dbt.type_string() }}), ''
        ) as basis_hash
    from records

),

last_build as (

    {% if last_build is none or parameters is none -%}
    select
        0 as model_version,
        cast(null as {{ dbt.type_timestamp() }}) as trained_at,
        0 as trained_record_count,
        '' as model_hash,
        true as is_lost,
        '' as basis_hash,
        false as is_finished
    {%- else -%}
    select
        model_version,
        trained_at,
        trained_record_count,
        model_hash,
        model_version not in (select model_version from {{ parameters }}) as is_lost,
        basis_hash,
        is_finished
    from {{ last_build }}
    {%- endif %}

),

judged as (

    select
        last_build.model_version,
        last_build.trained_at,
        last_build.trained_record_count,
        last_build.basis_hash as last_basis_hash,
        last_build.is_finished as was_finished,
        basis.basis_hash,
        records.*,
        {{ var('retrain') }}
        or last_build.is_lost
        or last_build.model_hash <> '{{ local_md5(tojson(model_settings)) }}'
        or records.record_count > {{ growth }} * last_build.trained_record_count
        or records.record_count * {{ growth }} < last_build.trained_record_count
            as is_training
    from records
    cross join last_build
    cross join basis

)

select
    is_training,
    {% if flags.FULL_REFRESH or var('scratch') or throughline.is_any_lost() -%}
    true as is_whole,
    {%- else -%}
    is_training or not was_finished or basis_hash <> last_basis_hash as is_whole,
    {%- endif %}
    false as is_finished,
    case when is_training then model_version + 1 else model_version end as model_version,
    case when is_training then loaded_at else trained_at end as trained_at,
    case when is_training then record_count else trained_record_count end
        as trained_record_count,
    '{{ local_md5(tojson(model_settings)) }}' as model_hash,
    basis_hash
from judged
