{# Whether one of two given names is what its bearer may be called besides any name, as Buddy, or
   a Western one beside one of the syllables of Chinese, Korean and Vietnamese names, of which the
   family name is too: Xiuying Liang is called Grace. #}
{% macro is_call_name() -%}
    ({{ throughline._is_called('l', 'r') }} or {{ throughline._is_called('r', 'l') }})
{%- endmacro %}

{% macro _is_called(l, r) -%}
    {%- set free = throughline.quoted_list(throughline._free_names()) -%}
    {%- set western = throughline.quoted_list(throughline._western_names()) -%}
    given_{{ l }} in ({{ free }}) and given_{{ r }} not in ({{ free }})
    or given_{{ l }} in ({{ western }}) and given_{{ r }} not in ({{ western }})
    and {{ throughline._is_of_syllables('family_' ~ l, 1) }}
    and {{ throughline._is_of_syllables('given_joined_' ~ r, 3) }}
{%- endmacro %}

{# Names that are short for none. #}
{% macro _free_names() -%}
    {{ return((
        'ace aj babe bear bj bo boots bubba buck bud buddy bunny butch chip cj cookie dj doc duke dusty'
        ~ ' honey hoss jj junior kj lucky mack mj nana peaches pinky pj pops red rj rocky scooter sis'
        ~ ' sissy skeeter skip skipper slim smokey sonny spike sunny tex tiny tj toots'
    ).split(' ')) }}
{%- endmacro %}

{# Liang and Nguyen are of one syllable, Xiuying and Ji-eun of two. #}
{% macro _is_of_syllables(name, most) -%}
    {%- set begins = '(ch|sh|zh|ts|tz|hs|kh|ph|th|tr|kw|hw|gw|ng|[bcdfghjklmnpqrstvwxyz])?' -%}
    {%- set syllable = begins ~ '[aeiouy]{1,4}(ng|nh|ch|[nmkpt])?' -%}
    {{ return(throughline._matches_pattern(name, '^(' ~ syllable ~ '){1,' ~ most ~ '}$')) }}
{%- endmacro %}

{# Names that people take beside one of another language. #}
{% macro _western_names() -%}
    {{ return((
        'alan albert alex alice allen amanda amber amy andrea andrew andy angela angie ann anna annie'
        ~ ' anthony ashley benjamin benny betty bill billy bob bobby bonnie brandon brenda brian bruce'
        ~ ' calvin candy carol caroline catherine cathy charles charlie cherry chloe chris christina'
        ~ ' christine christopher cindy claire connie crystal cynthia daisy daniel danny david debbie'
        ~ ' dennis derek diana donald donna doris dorothy eddie edward edwin eileen elaine elizabeth'
        ~ ' ellen emily emma eric esther eugene eunice eva evelyn fiona flora florence frances francis'
        ~ ' frank fred gary george gina gloria grace hannah harry heather helen henry howard irene iris'
        ~ ' ivy jack jackie jackson james jamie jane janet janice jason jasmine jay jean jeff jeffrey'
        ~ ' jennifer jenny jeremy jerry jessica jessie jim jimmy joan joanna joe john johnny jonathan'
        ~ ' joseph joshua joy joyce judy julia julie justin karen kate katherine kathy katie kelly'
        ~ ' kelvin ken kenneth kenny kevin kimberly kitty larry laura lawrence leo leon leonard leslie'
        ~ ' lillian lily linda lisa lucy lydia maggie margaret maria mark martin mary matthew may'
        ~ ' melissa michael michelle mike nancy natalie nathan nicholas nicole nina olivia oscar patrick'
        ~ ' patty paul paula peggy peter philip phyllis priscilla rachel ray raymond rebecca richard'
        ~ ' ricky robert robin roger ronald rose roy ruby ruth ryan sally sam samantha samuel sandra'
        ~ ' sandy sarah scott sean sharon sherry shirley simon sophia sophie stanley stella stephanie'
        ~ ' stephen steve steven sue sunny susan susie suzanne sylvia tammy ted teresa terry thomas tiffany'
        ~ ' tim timothy tina tom tommy tony tracy vanessa veronica vicky victor victoria vincent'
        ~ ' virginia vivian walter wayne wendy wesley william willie wilson winnie winston yvonne zoe'
    ).split(' ')) }}
{%- endmacro %}
