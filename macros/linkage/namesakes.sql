{# Common table expressions that end in `namesakes`: which share of people besides the
   one bear a name, where accounts show any that do not themselves hold most people
   several times. As it was when the model was trained. A name is told by its `name_key`. #}
{% macro namesakes(records) -%}
    {%- set trained = none if throughline.this_build()['is_training']
        else throughline.published('link_namesake') -%}
    {%- if trained is none -%}
        {{ throughline._namesakes_now(records) }}
    {%- else -%}
    namesakes as (

        select {{ throughline.name_key() }} as name_key, namesake_share
        from {{ trained }}

    )
    {%- endif -%}
{%- endmacro %}

{# A number for a whole name within its scope: faster to group and join by than texts. Not to
   be kept, as engines change how they hash. #}
{% macro name_key() -%}
    {{ return(throughline.row_hash(['match_scope', 'formal_given', 'family'])) }}
{%- endmacro %}

{% macro _namesakes_now(records) -%}
    {%- set settings = throughline.linkage_settings() -%}
    named as (

        select
            {{ throughline.row_hash(['match_scope', 'tool_slug', 'account_slug']) }}
                as account_key,
            {{ throughline.name_key() }} as name_key,
            given_count * family_count as chance,
            phone,
            email,
            birth
        from {{ records }}
        where formal_given is not null and family is not null

    ),

    borne_names as (

        select
            account_key,
            name_key,
            count(*) as record_count,
            cast(max(chance) as {{ throughline.type_double() }}) as chance
        from named
        group by account_key, name_key

    ),

    -- how many people bear a name, as far as one account shows
    repeated_names as (

        select
            named.account_key,
            named.name_key,
            least(
                {%- for value in ['phone', 'email', 'birth'] %}
                count(distinct named.{{ value }}) + count(*) - count(named.{{ value }})
                {{- ',' if not loop.last }}
                {%- endfor %}
            ) as bearer_count
        from named
        inner join borne_names
            on
                named.account_key = borne_names.account_key
                and named.name_key = borne_names.name_key
        where borne_names.record_count > 1
        group by named.account_key, named.name_key

    ),

    account_names as (

        select
            borne_names.*,
            coalesce(repeated_names.bearer_count, 1) as bearer_count
        from borne_names
        -- most names are in an account once
        left join repeated_names
            on
                borne_names.account_key = repeated_names.account_key
                and borne_names.name_key = repeated_names.name_key

    ),

    total as (

        select cast(count(*) as {{ throughline.type_double() }}) as record_count from {{ records }}

    ),

    -- accounts that do not themselves hold most people several times: names come again
    -- there hardly oftener than chance would have it
    plain_accounts as (

        select account_names.account_key, sum(account_names.bearer_count) as person_count
        from account_names
        cross join total
        group by account_names.account_key, total.record_count
        having
            sum(account_names.bearer_count) - count(*)
            <= {{ settings['namesakes']['times_chance'] }} * sum(account_names.chance)
            / total.record_count

    ),

    namesakes as (

        select
            account_names.name_key,
            cast(sum(account_names.bearer_count - 1) as {{ throughline.type_double() }})
                / cast(sum(plain_accounts.person_count) as {{ throughline.type_double() }})
                as namesake_share
        from account_names
        inner join plain_accounts on account_names.account_key = plain_accounts.account_key
        group by account_names.name_key
        having max(account_names.bearer_count) > 1

    )
{%- endmacro %}
