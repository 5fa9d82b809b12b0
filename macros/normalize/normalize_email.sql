{% macro normalize_email(expr) -%}
    {{ throughline._extract_pattern(
        'lower(' ~ throughline.clean_name(expr) ~ ')',
        '^[^@ ()<>,;:"]+@[^@ ()<>,;:"._-][^@ ()<>,;:"]*[.][^@ ()<>,;:"._-]+$'
    ) }}
{%- endmacro %}
