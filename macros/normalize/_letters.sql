{# Lower-case letters that are no letter plus accent, and signs that people type
   in several forms, each with what it is folded to. #}
{% macro _letters_apart() -%}
    {{ return([
        ('ß', 'ss'), ('æ', 'ae'), ('œ', 'oe'), ('þ', 'th'), ('ð', 'd'), ('đ', 'd'),
        ('ø', 'o'), ('ł', 'l'), ('ı', 'i'), ('ħ', 'h'), ('ŧ', 't'), ('ŋ', 'n'),
        ('ə', 'e'), ('ς', 'σ'),
        ('\u2018', "'"), ('\u2019', "'"), ('\u02bb', "'"), ('\u02bc', "'"),
        ('\u00b4', "'"), ('\u201c', '"'), ('\u201d', '"'),
        ('\u2010', '-'), ('\u2011', '-'), ('\u2013', '-'), ('\u2014', '-'),
        ('\u00a0', ' '), ('\u202f', ' '), ('\u200b', ''),
    ]) }}
{%- endmacro %}

{# What a letter's two bytes of UTF-8 look like when they are read as Windows-1252, and the
   letter. #}
{% macro _misread_letters() -%}
    {{ return([
        ('Ã¡', 'á'), ('Ã©', 'é'), ('Ã\u00ad', 'í'), ('Ã³', 'ó'), ('Ãº', 'ú'), ('Ã±', 'ñ'),
        ('Ã¼', 'ü'), ('Ã¶', 'ö'), ('Ã¤', 'ä'), ('Ã§', 'ç'), ('Ã£', 'ã'), ('Ãµ', 'õ'), ('Ã¨', 'è'),
        ('Ãª', 'ê'), ('Ã«', 'ë'), ('Ã¢', 'â'), ('Ã´', 'ô'), ('Ã®', 'î'), ('Ã¯', 'ï'), ('Ã¥', 'å'),
        ('Ã\u2030', 'É'), ('Ã\u201c', 'Ó'), ('Ã\u0161', 'Ú'), ('Ã\u2018', 'Ñ'), ('Ã\u2021', 'Ç'),
        ('Ã\u0153', 'Ü'), ('Ã\u2013', 'Ö'), ('Ã\u201e', 'Ä'),
    ]) }}
{%- endmacro %}

{# Unicode's letters that are an ASCII letter plus accents, by that letter. #}
{% macro _accented_letters() -%}
    {{ return({
        'a': 'àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ',
        'b': 'ḃḅḇ',
        'c': 'çćĉċčḉ',
        'd': 'ďḋḍḏḑḓ',
        'e': 'èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ',
        'f': 'ḟ',
        'g': 'ĝğġģǧǵḡ',
        'h': 'ĥȟḣḥḧḩḫẖ',
        'i': 'ìíîïĩīĭįǐȉȋḭḯỉị',
        'j': 'ĵǰ',
        'k': 'ķǩḱḳḵ',
        'l': 'ĺļľḷḹḻḽ',
        'm': 'ḿṁṃ',
        'n': 'ñńņňǹṅṇṉṋ',
        'o': 'òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ',
        'p': 'ṕṗ',
        'r': 'ŕŗřȑȓṙṛṝṟ',
        's': 'śŝşšșṡṣṥṧṩ',
        't': 'ţťțṫṭṯṱẗ',
        'u': 'ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự',
        'v': 'ṽṿ',
        'w': 'ŵẁẃẅẇẉẘ',
        'x': 'ẋẍ',
        'y': 'ýÿŷȳẏẙỳỵỷỹ',
        'z': 'źżžẑẓẕ',
    }) }}
{%- endmacro %}

{# The accents and points of Latin, Greek, Cyrillic, Hebrew and Arabic, as a
   regular expression's class. #}
{% macro _accents() -%}
    {{ return(
        '\\u0300-\\u036F\\u0483-\\u0489\\u0591-\\u05BD\\u05BF\\u05C1-\\u05C2\\u05C4-\\u05C5'
        ~ '\\u05C7\\u0610-\\u061A\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E4'
        ~ '\\u06E7-\\u06E8\\u06EA-\\u06ED\\u20D0-\\u20F0\\u2CEF-\\u2CF1\\u2D7F\\u2DE0-\\u2DFF'
    ) }}
{%- endmacro %}
