{# One row of distances after another, all of them kept: `s.rows[i][j]` is the distance of
   the first i letters of a and j of b, `s.seen[j - 1]` the row in which letter j of b was
   last seen in a, `t.column` where letter i of a was last seen in b. #}
{% macro _spark_damerau_levenshtein(a, b) -%}
    {%- set same = 'p.a[i - 1] = p.b[j - 1]' -%}
    {%- set distance -%}
        least(
            s.rows[i - 1][j - 1] + if({{ same }}, 0, 1),
            s.rows[i - 1][j] + 1,
            t.row[j - 1] + 1,
            -- the two letters last seen crosswise, exchanged, and all between them changed
            if(
                t.column > 0 and s.seen[j - 1] > 0,
                s.rows[s.seen[j - 1] - 1][t.column - 1]
                + (i - s.seen[j - 1] - 1) + 1 + (j - t.column - 1),
                null
            )
        )
    {%- endset -%}
    {%- set row -%}
        aggregate(
            sequence(1, size(p.b)),
            named_struct('row', array(i), 'column', 0),
            (t, j) -> named_struct(
                'row', t.row || array({{ distance }}),
                'column', if({{ same }}, j, t.column)
            ),
            t -> t.row
        )
    {%- endset -%}
    {%- set distances -%}
        aggregate(
            sequence(1, size(p.a)),
            named_struct(
                'rows', array(sequence(0, size(p.b))),
                'seen', array_repeat(0, size(p.b))
            ),
            (s, i) -> named_struct(
                'rows', s.rows || array({{ row }}),
                'seen', transform(s.seen, (row, j) -> if(p.a[i - 1] = p.b[j], i, row))
            ),
            s -> s.rows[size(p.a)][size(p.b)]
        )
    {%- endset -%}
    case
        when {{ a }} = {{ b }} then 0
        when {{ a }} <> {{ b }} then {{ throughline._with_value(
            'p', throughline._letters_of_both(a, b),
            'if(size(p.a) = 0 or size(p.b) = 0, size(p.a) + size(p.b), ' ~ distances ~ ')'
        ) }}
    end
{%- endmacro %}
