{# Whether a father's suffix and a son's tell two records apart: not where both say one whole
   date of birth, as who is called III comes to be Jr. #}
{% macro are_other_suffixes() -%}
    (suffix_l <> suffix_r and not coalesce(birth_l = birth_r and length(birth_l) = 8, false))
{%- endmacro %}
