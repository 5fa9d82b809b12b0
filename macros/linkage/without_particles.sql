{# Words of a middle name without the small words before it: "del Carmen" is Carmen. #}
{% macro without_particles(words) -%}
    case
        when {{ words }} like '% %'
            then {{ throughline._replace_pattern(
                words, '^((de|of|del|da|do|dos|la|las|los|el|van|von) )+'
            ) }}
        else {{ words }}
    end
{%- endmacro %}
