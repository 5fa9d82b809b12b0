{# `stubs_from`: child entity to its columns that point here. A stub has what its
   id says, the sync of the first child that pointed at it, and nothing else. #}
{% macro _stubs(stubs_from, stub_values) -%}
    {%- set children = [] -%}
    {%- for child, columns in stubs_from.items() -%}
        {%- for column in columns -%}
            {%- do children.append([child, column]) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- set carried = ['owner_org_uid', 'extracted_at', 'loaded_at', 'sync_run_uid', 'source_row_id'] -%}
pointed_at as (

    {%- for child, column in children %}
    select
        {{ column }} as record_uid,
        {%- for name, expression in stub_values.items() if expression == 'child.' ~ name %}
        {{ name }},
        {%- endfor %}
        {{ carried | join(', ') }}
    from {{ 'kept' if child == 'kept' else ref('mds_' ~ child) }}
    where {{ column }} is not null
    {{ 'union all' if not loop.last }}
    {%- endfor %}

),

missing as (

    select
        pointed_at.*,
        row_number() over (
            partition by pointed_at.record_uid
            order by
                pointed_at.loaded_at,
                pointed_at.sync_run_uid,
                pointed_at.source_row_id,
                pointed_at.owner_org_uid
        ) as place
    from pointed_at
    where not exists (select 1 from kept where kept.record_uid = pointed_at.record_uid)

),

decoded as (

    select
        missing.*,
        {{ throughline.mds_decode_uid('record_uid', 'tool_slug') }} as tool_slug,
        {{ throughline.mds_decode_uid('record_uid', 'account_slug') }} as account_slug,
        {{ throughline.mds_decode_uid('record_uid', 'source_object') }} as source_object,
        {{ throughline.mds_decode_uid('record_uid', 'source_id') }} as source_id
    from missing
    where place = 1

),

stubs as (

    select
        {%- for column, details in model.columns.items() %}
        cast({{ throughline._stub_value(column, details, stub_values, carried) }}
            as {{ api.Column.translate_type(details.data_type) }}) as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    from decoded
    -- the child's account is registered; the parent's may be another
    left join {{ ref('mds_tool_account') }} as accounts
        on decoded.tool_slug = accounts.tool_slug and decoded.account_slug = accounts.account_slug

)
{%- endmacro %}

{% macro _stub_value(column, details, stub_values, carried) -%}
    {%- set known = {
        'native_uid': throughline._joined_uid(
            'decoded.tool_slug', 'coalesce(accounts.id_namespace, decoded.account_slug)',
            'decoded.source_object', 'decoded.source_id'
        ),
        'owner_org_uid': 'coalesce(accounts.owner_org_uid, decoded.owner_org_uid)',
        'source_id_kind': "'minted'",
        'time_basis': "'none'",
        'is_stub': 'true',
        'mds_version': "'" ~ throughline._mds_version() ~ "'",
    } -%}
    {%- if stub_values.get(column) == 'child.' ~ column -%}
    decoded.{{ column }}
    {%- elif column in stub_values -%}
    {{ stub_values[column] }}
    {%- elif column in known -%}
    {{ known[column] }}
    {%- elif column in carried + ['record_uid', 'tool_slug', 'account_slug', 'source_object', 'source_id'] -%}
    decoded.{{ column }}
    {%- elif not details.constraints -%}
    null
    {%- elif details.data_type == 'boolean' -%}
    false
    {%- elif details.meta.enum -%}
    'unknown'
    {%- else -%}
    null
    {%- endif -%}
{%- endmacro %}
