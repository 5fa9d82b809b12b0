{# For Spark, whose own Jaro-Winkler differs: one pass over the letters of a, which
   remembers what it found and what is left of b. chr(1) stands where a letter of b
   has been found. #}
{% macro _spark_jaro(a, b, boost) -%}
    {%- set reach -%}
        greatest(greatest(length(p.a), length(p.b)) div 2 - 1, 0)
    {%- endset -%}
    {%- set window -%}
        substring(
            s.rest, greatest(i - {{ reach }}, 1),
            i + {{ reach }} + 1 - greatest(i - {{ reach }}, 1)
        )
    {%- endset -%}
    {%- set place = 'instr(' ~ window ~ ', substring(p.a, i, 1))' -%}
    {%- set searched -%}
        aggregate(
            sequence(1, length(p.a)),
            named_struct('rest', p.b, 'found', ''),
            (s, i) -> if(
                {{ place }} = 0,
                s,
                named_struct(
                    'rest', overlay(
                        s.rest placing chr(1)
                        from greatest(i - {{ reach }}, 1) + {{ place }} - 1 for 1
                    ),
                    'found', s.found || substring(p.a, i, 1)
                )
            )
        )
    {%- endset -%}
    {%- set found_in_b -%}
        array_join(transform(
            filter(sequence(1, length(p.b)), j -> substring(m.rest, j, 1) = chr(1)),
            j -> substring(p.b, j, 1)
        ), '')
    {%- endset -%}
    {%- set moved -%}
        size(filter(
            sequence(1, length(m.found)),
            k -> substring(m.found, k, 1) <> substring(m.found_in_b, k, 1)
        )) div 2
    {%- endset -%}
    {%- set score -%}
        transform(
            transform(
                transform(
                    array({{ throughline._one_sign_per_letter(a, b) }}),
                    p -> if(
                        length(p.a) = 0 or length(p.b) = 0,
                        named_struct('a', p.a, 'b', p.b, 'rest', p.b, 'found', ''),
                        transform(
                            array({{ searched }}),
                            s -> named_struct('a', p.a, 'b', p.b, 'rest', s.rest, 'found', s.found)
                        )[0]
                    )
                ),
                m -> transform(
                    array(named_struct('p', m, 'found_in_b', if(
                        m.found = '', '', {{ found_in_b | replace('p.b', 'm.b') }}
                    ))),
                    f -> named_struct('a', m.a, 'b', m.b, 'score', if(
                        m.found = '',
                        0d,
                        (
                            length(m.found) / cast(length(m.a) as double)
                            + length(m.found) / cast(length(m.b) as double)
                            + (length(m.found) - {{ moved | replace('m.found_in_b', 'f.found_in_b') }})
                            / cast(length(m.found) as double)
                        ) / 3
                    ))
                )[0]
            ),
            q -> {% if boost -%}
            if(q.score > 0.7d, q.score + case
                {%- for size in range(1, 5) %}
                when substring(q.a, 1, {{ size }}) <> substring(q.b, 1, {{ size }}) then {{ size - 1 }}
                {%- endfor %}
                else 4
            end * 0.1d * (1 - q.score), q.score)
            {%- else -%} q.score {%- endif %}
        )[0]
    {%- endset -%}
    case when {{ a }} is not null and {{ b }} is not null then {{ score }} end
{%- endmacro %}
