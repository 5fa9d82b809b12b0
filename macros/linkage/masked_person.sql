{# Enough of a record to tell two apart, too little to know who it is; nothing of a name
   that is withheld. #}
{% macro masked_person(record, withheld) -%}
    case when {{ withheld }}.record_uid is not null then '?. ?.'
        else coalesce(upper(substring({{ record }}.given, 1, 1)), '?') || '. '
            || coalesce(upper(substring({{ record }}.family, 1, 1)), '?') || '.'
    end
    || coalesce(', born ' || substring({{ record }}.birth, 1, 4), '')
    || coalesce(', ' || {{ record }}.region, '')
    || case when {{ record }}.email is not null then ', email' else '' end
    || case when {{ record }}.phone is not null
        then ', phone ending ' || right({{ record }}.phone, 2) else '' end
{%- endmacro %}
