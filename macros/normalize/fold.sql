{% macro fold(expr) -%}
    {{ return(adapter.dispatch('fold', 'throughline')(expr)) }}
{%- endmacro %}

{# By table, where an engine has no way to take an accent off its letter #}
{% macro default__fold(expr) -%}
    {%- set bases = [] -%}
    {%- for letter, accented in throughline._accented_letters().items() -%}
        {%- do bases.append(letter * (accented | length)) -%}
    {%- endfor -%}
    {%- set plain -%}
        translate(
            lower({{ expr }}),
            '{{ throughline._accented_letters().values() | join }}',
            '{{ bases | join }}'
        )
    {%- endset -%}
    {{ throughline._replace_each(plain, throughline._letters_apart()) }}
{%- endmacro %}

{# ASCII needs no more than lower case. In scripts whose marks are vowels or part
   of the letter (Devanagari, Thai, Japanese: all from U+0700), marks stay. #}
{% macro duckdb__fold(expr) -%}
    case
        when strlen({{ expr }}) = length({{ expr }}) then lower({{ expr }})
        when regexp_matches({{ expr }}, '[\x{0700}-\x{1DFF}\x{2E80}-\x{10FFFF}]')
            then lower(nfc_normalize({{ expr }}))
        else {{ throughline._replace_each(
            'strip_accents(lower(' ~ expr ~ '))', throughline._letters_apart()
        ) }}
    end
{%- endmacro %}

{# As on DuckDB, with accents split off and removed, as unaccent may be absent. #}
{% macro postgres__fold(expr) -%}
    {%- set plain -%}
        normalize(
            regexp_replace(
                normalize(lower({{ expr }}), nfd), '[{{ throughline._accents() }}]', '', 'g'
            ),
            nfc
        )
    {%- endset -%}
    case
        when octet_length({{ expr }}) = length({{ expr }}) then lower({{ expr }})
        when {{ expr }} ~ '[\u0700-\u1DFF\u2E80-\U0010FFFF]'
            then lower(normalize({{ expr }}, nfc))
        else {{ throughline._replace_each(plain, throughline._letters_apart()) }}
    end
{%- endmacro %}

{# As on Postgres #}
{% macro spark__fold(expr) -%}
    {%- set plain = throughline._normal_form(
        'compose',
        'regexp_replace(' ~ throughline._normal_form('decompose', 'lower(' ~ expr ~ ')')
            ~ ", '[" ~ throughline._accents() ~ "]', '')"
    ) -%}
    case
        when octet_length({{ expr }}) = length({{ expr }}) then lower({{ expr }})
        when {{ expr }} rlike '[\u0700-\u1DFF\u2E80-\U0010FFFF]'
            then lower({{ throughline._normal_form('compose', expr) }})
        when {{ expr }} is not null
            then {{ throughline._replace_each(plain, throughline._letters_apart()) }}
    end
{%- endmacro %}
