{# Words of a street address and their short forms, each word between blanks of its own. #}
{% macro _street_words() -%}
    {%- set short_forms = {
        'n': ['north'], 's': ['south'], 'e': ['east'], 'w': ['west'],
        'ne': ['northeast', 'n e'], 'nw': ['northwest', 'n w'],
        'se': ['southeast', 's e'], 'sw': ['southwest', 's w'],
        'st': ['street', 'str', 'saint'], 'ave': ['avenue', 'av'], 'rd': ['road'],
        'dr': ['drive'], 'ln': ['lane'], 'ct': ['court'], 'pl': ['place'],
        'blvd': ['boulevard'], 'cir': ['circle'], 'ter': ['terrace'], 'trl': ['trail'],
        'pkwy': ['parkway'], 'hwy': ['highway'], 'sq': ['square'], 'aly': ['alley'],
        'mt': ['mount'], 'ft': ['fort'], 'rte': ['route'], 'po': ['p o'],
        '#': [
            'apartment', 'apt', 'unit', 'suite', 'ste', 'room', 'rm', 'no', 'lot', 'trailer', 'trlr',
            'pmb',
        ],
    } -%}
    {%- for floor in ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th', '8th', '9th'] -%}
        {%- do short_forms.update({'# ' ~ floor[0]: [
            floor ~ ' floor', floor ~ ' fl', 'floor ' ~ floor[0], 'fl ' ~ floor[0],
        ]}) -%}
    {%- endfor -%}
    {%- set pairs = [] -%}
    {%- for short, words in short_forms.items() -%}
        {%- for word in words -%}
            {%- do pairs.append((' ' ~ word | replace(' ', '  ') ~ ' ', ' ' ~ short ~ ' ')) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(pairs) }}
{%- endmacro %}
