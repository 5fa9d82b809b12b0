{# The private view behind an entity: what every tool says, under one roof.
   told       what the tools say, and nothing else
   placed     whose row it is, and its ids
   worded     the tools' words in the standard's words; a fork's own value counts as its
              parent from here on, and stands beside it in `<column>__own`
   derived    the entity's own columns computed
   ranked     the versions of one row in order, the one that counts first
   What `derived` overrides and a rule asks for is in `<column>__given`, for the
   columns of `given`. The rules a row breaks are named in `rejecting_rules` and `warning_rules`,
   each a text of rule ids with blanks around them. #}
{% macro flagged(entity, derived={}, reject={}, warn={}, joins='', given=[], kept='false',
    outlives_erasure='false') -%}
    {%- set contract = throughline._contract('mds_' ~ entity) -%}
    {#- named here, as the contract that leads to them is not at hand while dbt parses -#}
    {%- set read_later = [ref('map_throughline__word'), ref('map_throughline__enum_value')] -%}
    {%- if entity != 'person_record' -%}{%- do read_later.append(ref('flag_person_record')) -%}{%- endif -%}
    {%- set follows_person = throughline._is_erased_with_its_person(contract) -%}
    {%- set erased = throughline._erased(follows_person, outlives_erasure) -%}
    {%- if follows_person -%}
        {%- set derived = dict(throughline._erasure_of_the_person(outlives_erasure), **derived) -%}
    {%- endif -%}
    {%- set own = [] -%}
    {%- for column in contract if column not in throughline._derived_columns() -%}
        {%- do own.append(column) -%}
    {%- endfor -%}
    {%- set plain = [] -%}
    {%- set by_channel = [] -%}
    {%- for column, details in contract.items() if details.meta.crosswalk_from -%}
        {%- do (by_channel if details.meta.crosswalk_by_channel else plain).append(column) -%}
    {%- endfor -%}
    {%- set mended = throughline._mended_columns(contract) -%}
    {%- set private = throughline._columns_with_own_values(contract) -%}
with told as (

    {{ throughline._told(entity, contract, own) }}

),

placed as (

    select
        {%- for column in own if column != 'owner_org_uid' %}
        {{ throughline._by_the_accounts_clock(column, contract[column]) }} as {{ column }},
        {%- endfor %}
        {%- for column in plain + by_channel %}
        told.{{ column }}__source_field,
        {%- endfor %}
        {{ throughline._joined_uid('told.tool_slug', 'told.account_slug', 'told.source_object', 'told.source_id') }}
            as record_uid,
        {{ throughline._joined_uid(
            'told.tool_slug', 'coalesce(accounts.id_namespace, told.account_slug)',
            'told.source_object', 'told.source_id'
        ) }} as native_uid,
        coalesce(told.owner_org_uid, accounts.owner_org_uid) as owner_org_uid,
        coalesce(told.origin_tool_slug <> told.tool_slug, false) as is_echo,
        case
            when told.load_id is not null
                then {{ throughline.mds_record_uid("'mds'", "'pipeline'", "'sync_run'", [
                    'told.load_id', 'told.tool_slug', 'told.account_slug',
                    'coalesce(told.feed_object, objects.feed_object, told.source_object)',
                ]) }}
        end as sync_run_uid,
        '{{ throughline._mds_version() }}' as mds_version,
        accounts.account_timezone,
        accounts.tool_slug is not null as has_account
    from told
    -- an account nobody registered is found out below
    left join {{ ref('mds_tool_account') }} as accounts
        on told.tool_slug = accounts.tool_slug and told.account_slug = accounts.account_slug
    -- an object nobody described is a feed of its own
    left join {{ ref('ref_tool_object') }} as objects
        on told.tool_slug = objects.tool_slug and told.source_object = objects.source_object

),

{{ throughline._in_standard_words('placed', 'partly_worded', contract, plain) }}

{{ throughline._in_standard_words(
    'partly_worded', 'in_own_words' if private else 'worded', contract, by_channel, by_channel=true
) }}

{% if private -%}
worded as (

    select
        {%- for column in contract %}
        {%- if column in private %}
        coalesce({{ column }}_own.rolls_up_to, in_own_words.{{ column }}) as {{ column }},
        {{ column }}_own.enum_value as {{ column }}__own,
        {%- else %}
        in_own_words.{{ column }},
        {%- endif %}
        {%- endfor %}
        {%- for column in plain + by_channel %}
        in_own_words.{{ column }}__source_field,
        {%- endfor %}
        in_own_words.account_timezone,
        in_own_words.has_account
    from in_own_words
    {{ throughline._own_values('in_own_words', contract, private) }}

),

{% endif -%}
derived as (

    select
        {%- for column, details in contract.items() %}
        {{ throughline._unless_erased(details, erased, throughline._settled(
            column, details, derived.get(column, 'worded.' ~ column)
        )) }} as {{ column }},
        {%- endfor %}
        {%- for column in mended %}
        {{ derived.get(column, 'worded.' ~ column) }} as {{ column }}__given,
        {%- endfor %}
        {%- for column in given %}
        worded.{{ column }} as {{ column }}__given,
        {%- endfor %}
        {%- for column in private %}
        worded.{{ column }}__own,
        {%- endfor %}
        {%- for column in plain + by_channel %}
        worded.{{ column }}__source_field,
        {%- endfor %}
        {{ throughline._tells_erased(contract, erased) }} as tells_erased,
        worded.has_account
    from worded
    {%- if follows_person %}
    -- hardly anybody is erased
    left join {{ ref('flag_person_record') }} as erased_people
        on
            worded.person_record_uid = erased_people.record_uid
            and erased_people.deletion_basis = 'erasure_request'
            and trim(erased_people.rejecting_rules) = ''
    {%- endif %}
    {{ joins }}

),

counted as (

    select
        derived.*,
        count(*) over (partition by record_uid) as copies,
        rank() over (
            partition by record_uid
            order by
                case when source_updated_at is null then 1 else 0 end,
                source_updated_at desc,
                extracted_at desc,
                loaded_at desc
        ) as clock_rank
    from derived

),

compared as (

    select
        counted.*,
        case
            when copies > 1 then {{ throughline.mds_content_hash(
                contract | reject('in', throughline._clock_columns()) | list
            ) }}
        end as content
    from counted

),

ranked as (

    select
        compared.*,
        row_number() over (
            partition by record_uid
            order by clock_rank, case when {{ kept }} then 0 else 1 end, content, source_row_id
        ) as place,
        coalesce(
            min(content) over (partition by record_uid, clock_rank)
            <> max(content) over (partition by record_uid, clock_rank),
            false
        ) as is_contested
    from compared

),

judged as (

    select
        ranked.*,
        {{ throughline._forbidden_content(contract) }} as has_forbidden_content,
        exists (
            select 1
            from {{ ref('mds_data_agreement') }} as agreements
            where
                agreements.tool_slug = ranked.tool_slug
                and agreements.account_slug = ranked.account_slug
                and agreements.entity in ('*', '{{ entity }}')
                and agreements.valid_from <= cast(ranked.loaded_at as date)
                and coalesce(agreements.valid_to > cast(ranked.loaded_at as date), true)
        ) as has_agreement
    from ranked

)

select
    {%- for column in contract %}
    {{ 'coalesce(' ~ column ~ '__own, ' ~ column ~ ') as ' ~ column if column in private else column }},
    {%- endfor %}
    {%- for column in plain + by_channel %}
    {{ column }}__source_field,
    {%- endfor %}
    case when place > 1 then ' Q04 ' else '' end
    || case
        when {{ kept }} then ''
        else ' '
        {%- for rule, condition in throughline._rejecting_rules(contract, reject).items() %}
            || case when {{ condition }} then '{{ rule }} ' else '' end
        {%- endfor %}
    end as rejecting_rules,
    ' '
    {%- for rule, condition in throughline._warning_rules(contract, warn).items() %}
    || case when {{ condition }} then '{{ rule }} ' else '' end
    {%- endfor %} as warning_rules
from judged
{%- endmacro %}
