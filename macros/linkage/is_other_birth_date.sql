{# Whether two whole birth dates (eight digits) can't be one date miswritten: more than
   one of year, month and day differs, by more than one digit or an exchange of month
   and day, and neither is the first of January, which stands for "some day". #}
{% macro is_other_birth_date(birth_l, birth_r) -%}
    (
        length({{ birth_l }}) = 8
        and length({{ birth_r }}) = 8
        and substring({{ birth_l }}, 5) <> '0101'
        and substring({{ birth_r }}, 5) <> '0101'
        and case when substring({{ birth_l }}, 1, 4) <> substring({{ birth_r }}, 1, 4)
            then 1 else 0 end
        + case when substring({{ birth_l }}, 5, 2) <> substring({{ birth_r }}, 5, 2)
            then 1 else 0 end
        + case when substring({{ birth_l }}, 7, 2) <> substring({{ birth_r }}, 7, 2)
            then 1 else 0 end > 1
        and {{ birth_l }} <> substring({{ birth_r }}, 1, 4) || substring({{ birth_r }}, 7, 2)
            || substring({{ birth_r }}, 5, 2)
    )
{%- endmacro %}
