{# The country's calling code goes before the number with a mark between them, '~'
   in North America and ':' elsewhere: a trunk digit right after the mark (1, 0)
   is dropped, and a number that was dialled with a plus loses the code again. #}
{% macro normalize_phone(expr, country="'US'") -%}
    {%- set cut = throughline._replace_pattern(
        'lower(' ~ expr ~ ')', '(x|ext|#|;|,|/).*$'
    ) -%}
    {%- set dialled = throughline._replace_pattern(
        throughline._replace_pattern(cut, '[^0-9+]+'), '^(00|011)', '+'
    ) -%}
    {%- set coded = throughline._calling_code(country) ~ ' || ' ~ dialled -%}
    {%- set digits = throughline._replace_each(
        throughline._replace_pattern(coded, '^[0-9]+[~:][+]'),
        [('~1', '~'), (':0', ':'), ('~', ''), (':', '')]
    ) -%}
    '+' || {{ throughline._extract_pattern(
        digits, '^(?:1[2-9][0-9][0-9][2-9][0-9]{6}|[2-9][0-9]{6,14})$'
    ) }}
{%- endmacro %}

{% macro _calling_code(country) -%}
    {%- set countries = {
        '20': 'EG', '27': 'ZA', '31': 'NL', '32': 'BE', '33': 'FR', '34': 'ES',
        '351': 'PT', '353': 'IE', '39': 'IT', '41': 'CH', '43': 'AT', '44': 'GB',
        '45': 'DK', '46': 'SE', '47': 'NO', '48': 'PL', '49': 'DE', '502': 'GT',
        '503': 'SV', '504': 'HN', '505': 'NI', '506': 'CR', '507': 'PA', '509': 'HT',
        '51': 'PE', '52': 'MX', '54': 'AR', '55': 'BR', '56': 'CL', '57': 'CO',
        '58': 'VE', '593': 'EC', '61': 'AU', '63': 'PH', '64': 'NZ', '81': 'JP',
        '82': 'KR', '84': 'VN', '86': 'CN', '91': 'IN', '92': 'PK', '234': 'NG',
        '254': 'KE', '972': 'IL',
    } -%}
    case upper({{ country }})
        {%- for code, slug in countries.items() %}
        when '{{ slug }}' then '{{ code }}:'
        {%- endfor %}
        else '1~'
    end
{%- endmacro %}
