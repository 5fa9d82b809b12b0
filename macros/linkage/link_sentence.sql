{# One plain sentence or two on a pair: how likely it is one person, what speaks for it
   and against it, which rule or ruling decides; never a value. #}
{% macro link_sentence(explained, pair, conflict) -%}
    case
        when {{ pair }}.is_ruled_same = 1 then 'Ruled to be one person'
        when {{ conflict }}.reason = 'ruling' then 'Ruled to be two people'
        when {{ conflict }}.reason is not null
            then 'Kept apart, because of the ' || replace({{ conflict }}.reason, '_', ' ')
        when {{ explained }}.weight_bits >= 10 then 'Almost surely one person'
        when {{ explained }}.weight_bits >= 3 then 'Probably one person'
        when {{ explained }}.weight_bits >= 0 then 'Perhaps one person'
        when {{ explained }}.weight_bits >= -3 then 'Rather two people'
        else 'Probably two people'
    end
    || '.'
    || case when {{ explained }}.why_agree <> '' then ' For one person: '
        || {{ explained }}.why_agree || '.' else '' end
    || case when {{ explained }}.why_differ <> '' then ' Against it: '
        || {{ explained }}.why_differ || '.' else '' end
{%- endmacro %}
