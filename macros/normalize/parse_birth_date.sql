{% macro parse_birth_date(expr) -%}
    {{ return(adapter.dispatch('parse_birth_date', 'throughline')(expr)) }}
{%- endmacro %}

{# Without a cast that answers null: the one-row subquery names the digits once. #}
{% macro default__parse_birth_date(expr) -%}
    (
        select
            case
                when length(digits) = 8
                    and substring(digits, 1, 4) >= '1000'
                    and substring(digits, 5, 2) between '01' and '12'
                    and substring(digits, 7, 2) between '01' and case
                        when substring(digits, 5, 2) in ('04', '06', '09', '11') then '30'
                        when substring(digits, 5, 2) <> '02' then '31'
                        when mod(cast(substring(digits, 1, 4) as {{ dbt.type_int() }}), 400) = 0
                            then '29'
                        when mod(cast(substring(digits, 1, 4) as {{ dbt.type_int() }}), 100) = 0
                            then '28'
                        when mod(cast(substring(digits, 1, 4) as {{ dbt.type_int() }}), 4) = 0
                            then '29'
                        else '28'
                    end
                    then cast(
                        substring(digits, 1, 4) || '-' || substring(digits, 5, 2)
                        || '-' || substring(digits, 7, 2) as date
                    )
            end
        from (select {{ throughline.birth_date_digits(expr) }} as digits) as birth
    )
{%- endmacro %}

{# strptime reads the digits once and answers null to what is no date #}
{% macro duckdb__parse_birth_date(expr) -%}
    cast(try_strptime(
        {{ throughline._extract_pattern(throughline.birth_date_digits(expr), '^[1-9][0-9]{7}$') }},
        '%Y%m%d'
    ) as date)
{%- endmacro %}
