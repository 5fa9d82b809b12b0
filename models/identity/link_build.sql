-- how this build goes about it: whether the model is trained
{% set settings = throughline.linkage_settings() %}
{% set modelled = [
    'version', 'comparisons', 'measures', 'blocking', 'training', 'identifiers', 'email_from_name',
    'namesakes', 'value_class',
] %}
{% set model_settings = {} %}
{% for key in modelled %}{% do model_settings.update({key: settings[key]}) %}{% endfor %}
{% set last_build = throughline.published('link_build') %}
{% set parameters = throughline.published('link_parameter') %}
{% set growth = settings['training']['growth'] %}

with records as (

    select count(*) as record_count, max(loaded_at) as loaded_at from {{ ref('mds_person_record') }}

),

last_model as (

    {% if last_build is none or parameters is none -%}
    select
        0 as model_version,
        cast(null as {{ dbt.type_timestamp() }}) as trained_at,
        0 as trained_record_count,
        '' as model_hash,
        true as is_lost
    {%- else -%}
    select
        model_version,
        trained_at,
        trained_record_count,
        model_hash,
        model_version not in (select model_version from {{ parameters }}) as is_lost
    from {{ last_build }}
    {%- endif %}

),

judged as (

    select
        last_model.*,
        records.*,
        {{ var('retrain') }}
        or last_model.is_lost
        or last_model.model_hash <> '{{ local_md5(tojson(model_settings)) }}'
        or records.record_count > {{ growth }} * last_model.trained_record_count
        or records.record_count * {{ growth }} < last_model.trained_record_count
            as is_training
    from records
    cross join last_model

)

select
    is_training,
    case when is_training then model_version + 1 else model_version end as model_version,
    case when is_training then loaded_at else trained_at end as trained_at,
    case when is_training then record_count else trained_record_count end
        as trained_record_count,
    '{{ local_md5(tojson(model_settings)) }}' as model_hash
from judged
