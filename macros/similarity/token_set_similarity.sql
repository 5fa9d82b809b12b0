{% macro token_set_similarity(a, b) -%}
    {{ return(adapter.dispatch('token_set_similarity', 'throughline')(a, b)) }}
{%- endmacro %}

{# array_except also drops what is doubled #}
{% macro default__token_set_similarity(a, b) -%}
    {%- set words_a = "array_except(split(" ~ a ~ ", ' '), array(''))" -%}
    {%- set words_b = "array_except(split(" ~ b ~ ", ' '), array(''))" -%}
    case
        when {{ a }} is not null and {{ b }} is not null then coalesce(
            {{ throughline._double('size(array_intersect(' ~ words_a ~ ', ' ~ words_b ~ '))') }}
            / nullif(size(array_union({{ words_a }}, {{ words_b }})), 0),
            0
        )
    end
{%- endmacro %}

{% macro duckdb__token_set_similarity(a, b) -%}
    {%- set words_a = "list_filter(string_split(" ~ a ~ ", ' '), lambda word: word <> '')" -%}
    {%- set words_b = "list_filter(string_split(" ~ b ~ ", ' '), lambda word: word <> '')" -%}
    case
        when {{ a }} is not null and {{ b }} is not null then coalesce(
            {{ throughline._double('len(list_intersect(' ~ words_a ~ ', ' ~ words_b ~ '))') }}
            / nullif(len(list_distinct({{ words_a }} || {{ words_b }})), 0),
            0
        )
    end
{%- endmacro %}

{# Words are rows, each with the number of sides it stands on #}
{% macro postgres__token_set_similarity(a, b) -%}
    case when {{ a }} is not null and {{ b }} is not null then (
        select coalesce({{ throughline._double('sum(sides - 1)') }} / nullif(count(*), 0), 0)
        from (
            select count(distinct side) as sides
            from (
                select 1 as side, unnest(string_to_array({{ a }}, ' ')) as word
                union all
                select 2, unnest(string_to_array({{ b }}, ' '))
            ) as words
            where word <> ''
            group by word
        ) as distinct_words
    ) end
{%- endmacro %}
