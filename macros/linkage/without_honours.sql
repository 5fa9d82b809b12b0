{# Words of a name without forms of address before it and honours after it; null when
   nothing else is left. A word that is also a name (Major, Judge) stays, as does Gen alone,
   which Genevieve is called by. #}
{% macro without_honours(words) -%}
    {%- set address = 'the|rt|right|hon|honourable|honorable|reverend|fr|rabbi|imam|capt|captain'
        ~ '|col|colonel|gen|lt|lieutenant|sgt|lord|lady|sir|dame|mr|mrs|ms|dr|rev|prof' -%}
    {%- set honours = 'bt|bart|baronet|esq|esquire|kt|kcb|kbe|cbe|obe|mbe|mp|md|phd|jd|rn|cpa' -%}
    nullif(
        {{ throughline._replace_pattern(
            throughline._replace_pattern(
                throughline._replace_pattern(words, '^((' ~ address ~ ') )+'),
                '( (' ~ honours ~ '))+$'
            ),
            '^(' ~ address | replace('|gen|', '|') ~ '|' ~ honours ~ ')$'
        ) }},
        ''
    )
{%- endmacro %}

{# Given names without the office before them: Bishop E. V., Deacon Luis; null for what is none
   by itself, as Pastor, and the Thi of Vietnamese women. Umm Khalid, the mother of Khalid, is
   one word. #}
{% macro without_offices(given) -%}
    {%- set offices = ['deacon', 'pastor', 'sister', 'brother', 'minister', 'evangelist', 'apostle'] -%}
    case
        when {{ given }} like '% %' then {{ throughline._replace_pattern(
            throughline._replace_pattern(
                throughline._replace_pattern(
                    given, '^((bishop|elder|chief|' ~ offices | join('|') ~ ') )+'
                ),
                '^(abu|abou) ', 'abu'
            ),
            '^(umm|oum|um) ', 'umm'
        ) }}
        when {{ given }} not in ({{ throughline.quoted_list(offices + ['thi']) }}) then {{ given }}
    end
{%- endmacro %}
