{% macro normalize_email(expr) -%}
    {%- set bare = throughline._replace_pattern(
        'lower(' ~ throughline.clean_name(expr) ~ ')', '^([^<]*<)?(mailto:)?|>.*$'
    ) -%}
    {{ throughline._extract_pattern(
        bare,
        '^[^@ ()<>,;:"]+@[^@ ()<>,;:"._-][^@ ()<>,;:"]*[.][^@ ()<>,;:"._-]+$'
    ) }}
{%- endmacro %}
