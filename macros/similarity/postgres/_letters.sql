{# The value with every letter that carries marks replaced by one private sign, the
   same in both values, so that the other functions may take sign by sign what a
   reader sees as one letter. No mark is left in what it returns. #}
{% macro _postgres_letters() %}
create or replace function {{ throughline.own_function('letters') }}(value text, other text)
returns text language sql immutable strict parallel safe as $$
    with pieces as (
        select matched.piece[1] as piece, matched.place, true as is_value
        from regexp_matches(value, '{{ throughline._letter_and_marks() }}', 'g')
            with ordinality as matched (piece, place)
        union all
        select matched.piece[1], matched.place, false
        from regexp_matches(other, '{{ throughline._letter_and_marks() }}', 'g')
            with ordinality as matched (piece, place)
    ),
    marked as (
        select *, piece ~ '[{{ throughline._marks() }}]' as has_marks from pieces
    ),
    numbered as (
        select *, cast(dense_rank() over (
            partition by has_marks order by piece collate "C"
        ) as int) as number
        from marked
    )
    select coalesce(
        string_agg(case when has_marks then chr(57343 + number) else piece end, '' order by place),
        ''
    )
    from numbered
    where is_value
$$
{% endmacro %}
