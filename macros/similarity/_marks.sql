{# Signs that are part of the letter before them: Unicode's marks of the scripts in
   use, joiners, and skin tones; as a regular expression's class. #}
{% macro _marks() -%}
    {{ return(adapter.dispatch('_marks', 'throughline')()) }}
{%- endmacro %}

{# Java knows marks by name, and two vowels beside them #}
{% macro spark___marks() -%}
    {{ return('\\\\p{M}\\u0E33\\u0EB3\\u200C\\u200D\\U0001F3FB-\\U0001F3FF') }}
{%- endmacro %}

{% macro default___marks() -%}
    {{ return(
        '\\u0300-\\u036F\\u0483-\\u0489\\u0591-\\u05BD\\u05BF\\u05C1-\\u05C2'
        ~ '\\u05C4-\\u05C5\\u05C7\\u0610-\\u061A\\u064B-\\u065F\\u0670'
        ~ '\\u06D6-\\u06DC\\u06DF-\\u06E4\\u06E7-\\u06E8\\u06EA-\\u06ED\\u0711'
        ~ '\\u0730-\\u074A\\u07A6-\\u07B0\\u07EB-\\u07F3\\u07FD\\u0816-\\u0819'
        ~ '\\u081B-\\u0823\\u0825-\\u0827\\u0829-\\u082D\\u0859-\\u085B'
        ~ '\\u0898-\\u089F\\u08CA-\\u08E1\\u08E3-\\u0903\\u093A-\\u093C'
        ~ '\\u093E-\\u094F\\u0951-\\u0957\\u0962-\\u0963\\u0981-\\u0983\\u09BC'
        ~ '\\u09BE-\\u09CD\\u09D7\\u09E2-\\u09E3\\u09FE-\\u0A03\\u0A3C-\\u0A51'
        ~ '\\u0A70-\\u0A71\\u0A75\\u0A81-\\u0A83\\u0ABC\\u0ABE-\\u0ACD'
        ~ '\\u0AE2-\\u0AE3\\u0AFA-\\u0B03\\u0B3C\\u0B3E-\\u0B57\\u0B62-\\u0B63'
        ~ '\\u0B82\\u0BBE-\\u0BCD\\u0BD7\\u0C00-\\u0C04\\u0C3C\\u0C3E-\\u0C56'
        ~ '\\u0C62-\\u0C63\\u0C81-\\u0C83\\u0CBC\\u0CBE-\\u0CD6\\u0CE2-\\u0CE3'
        ~ '\\u0D00-\\u0D03\\u0D3B-\\u0D3C\\u0D3E-\\u0D4D\\u0D57\\u0D62-\\u0D63'
        ~ '\\u0D81-\\u0D83\\u0DCA-\\u0DDF\\u0DF2-\\u0DF3\\u0E31\\u0E33-\\u0E3A'
        ~ '\\u0E47-\\u0E4E\\u0EB1\\u0EB3-\\u0EBC\\u0EC8-\\u0ECD\\u0F18-\\u0F19'
        ~ '\\u0F35\\u0F37\\u0F39\\u0F3E-\\u0F3F\\u0F71-\\u0F84\\u0F86-\\u0F87'
        ~ '\\u0F8D-\\u0FBC\\u0FC6\\u102B-\\u103E\\u1056-\\u1059\\u105E-\\u1060'
        ~ '\\u1062-\\u1064\\u1067-\\u106D\\u1071-\\u1074\\u1082-\\u108D\\u108F'
        ~ '\\u109A-\\u109D\\u135D-\\u135F\\u1712-\\u1715\\u1732-\\u1734'
        ~ '\\u1752-\\u1753\\u1772-\\u1773\\u17B4-\\u17D3\\u17DD\\u180B-\\u180D'
        ~ '\\u180F\\u1885-\\u1886\\u18A9\\u1920-\\u193B\\u1A17-\\u1A1B'
        ~ '\\u1A55-\\u1A7F\\u1AB0-\\u1B04\\u1B34-\\u1B44\\u1B6B-\\u1B73'
        ~ '\\u1B80-\\u1B82\\u1BA1-\\u1BAD\\u1BE6-\\u1BF3\\u1C24-\\u1C37'
        ~ '\\u1CD0-\\u1CD2\\u1CD4-\\u1CE8\\u1CED\\u1CF4\\u1CF7-\\u1CF9'
        ~ '\\u1DC0-\\u1DFF\\u200C-\\u200D\\u20D0-\\u20F0\\u2CEF-\\u2CF1\\u2D7F'
        ~ '\\u2DE0-\\u2DFF\\u302A-\\u302F\\u3099-\\u309A\\uA66F-\\uA672'
        ~ '\\uA674-\\uA67D\\uA69E-\\uA69F\\uA6F0-\\uA6F1\\uA802\\uA806\\uA80B'
        ~ '\\uA823-\\uA827\\uA82C\\uA880-\\uA881\\uA8B4-\\uA8C5\\uA8E0-\\uA8F1'
        ~ '\\uA8FF\\uA926-\\uA92D\\uA947-\\uA953\\uA980-\\uA983\\uA9B3-\\uA9C0'
        ~ '\\uA9E5\\uAA29-\\uAA36\\uAA43\\uAA4C-\\uAA4D\\uAA7B-\\uAA7D\\uAAB0'
        ~ '\\uAAB2-\\uAAB4\\uAAB7-\\uAAB8\\uAABE-\\uAABF\\uAAC1\\uAAEB-\\uAAEF'
        ~ '\\uAAF5-\\uAAF6\\uABE3-\\uABEA\\uABEC-\\uABED\\uFB1E\\uFE00-\\uFE0F'
        ~ '\\uFE20-\\uFE2F\\U0001F3FB-\\U0001F3FF'
    ) }}
{%- endmacro %}
