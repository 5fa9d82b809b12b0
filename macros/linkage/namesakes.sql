{# Common table expressions that end in `namesakes`: which share of people besides the
   one bear a name, where accounts show any that do not themselves hold most people
   several times. As it was when the model was trained. #}
{% macro namesakes(records) -%}
    {%- set trained = none if throughline.this_build()['is_training']
        else throughline.published('link_namesake') -%}
    {%- if trained is none -%}
        {{ throughline._namesakes_now(records) }}
    {%- else -%}
    namesakes as (

        select * from {{ trained }}

    )
    {%- endif -%}
{%- endmacro %}

{% macro _namesakes_now(records) -%}
    {%- set settings = throughline.linkage_settings() -%}
    {%- set name = ['match_scope', 'tool_slug', 'account_slug', 'formal_given', 'family'] -%}
    borne_names as (

        select
            {{ name | join(', ') }},
            count(*) as record_count,
            cast(max(given_count * family_count) as {{ throughline.type_double() }}) as chance
        from {{ records }}
        where formal_given is not null and family is not null
        group by {{ name | join(', ') }}

    ),

    -- how many people bear a name, as far as one account shows
    repeated_names as (

        select
            {%- for column in name %}
            record.{{ column }},
            {%- endfor %}
            least(
                {%- for value in ['phone', 'email', 'birth'] %}
                count(distinct record.{{ value }}) + count(*) - count(record.{{ value }})
                {{- ',' if not loop.last }}
                {%- endfor %}
            ) as bearer_count
        from {{ records }} as record
        inner join borne_names
            on
                {%- for column in name %}
                record.{{ column }} = borne_names.{{ column }}{{ ' and' if not loop.last }}
                {%- endfor %}
        where borne_names.record_count > 1
        group by
            {%- for column in name %}
            record.{{ column }}{{ ',' if not loop.last }}
            {%- endfor %}

    ),

    account_names as (

        select
            borne_names.*,
            coalesce(repeated_names.bearer_count, 1) as bearer_count
        from borne_names
        -- most names are in an account once
        left join repeated_names
            on
                {%- for column in name %}
                borne_names.{{ column }} = repeated_names.{{ column }}{{ ' and' if not loop.last }}
                {%- endfor %}

    ),

    total as (

        select cast(count(*) as {{ throughline.type_double() }}) as record_count from {{ records }}

    ),

    -- accounts that do not themselves hold most people several times: names come again
    -- there hardly oftener than chance would have it
    plain_accounts as (

        select
            account_names.match_scope,
            account_names.tool_slug,
            account_names.account_slug,
            sum(account_names.bearer_count) as person_count
        from account_names
        cross join total
        group by
            account_names.match_scope, account_names.tool_slug, account_names.account_slug,
            total.record_count
        having
            sum(account_names.bearer_count) - count(*)
            <= {{ settings['namesakes']['times_chance'] }} * sum(account_names.chance)
            / total.record_count

    ),

    namesakes as (

        select
            account_names.match_scope,
            account_names.formal_given,
            account_names.family,
            cast(sum(account_names.bearer_count - 1) as {{ throughline.type_double() }})
                / cast(sum(plain_accounts.person_count) as {{ throughline.type_double() }})
                as namesake_share
        from account_names
        inner join plain_accounts
            on
                account_names.match_scope = plain_accounts.match_scope
                and account_names.tool_slug = plain_accounts.tool_slug
                and account_names.account_slug = plain_accounts.account_slug
        group by account_names.match_scope, account_names.formal_given, account_names.family
        having max(account_names.bearer_count) > 1

    )
{%- endmacro %}
