{# Ids of one type and issuer: 4 equal, 3 a slip, 2 the same beginning, 1 different;
   null when there is nothing to compare. Different ids speak against a pair only
   where a person has one of the type, or somebody typed it by hand. #}
{% macro _agreeing_identifiers(pairs) -%}
    agreeing_identifiers as (

        select
            pairs.record_no_l,
            pairs.record_no_r,
            max(case
                when id_l.identifier_value = id_r.identifier_value then 4
                when id_l.is_typed_by_hand and {{ throughline.damerau_levenshtein(
                    'id_l.identifier_value', 'id_r.identifier_value'
                ) }} <= 1 then 3
                when id_l.is_typed_by_hand
                    and substring(id_l.identifier_value, 1, 3)
                    = substring(id_r.identifier_value, 1, 3)
                    then 2
                when id_l.is_typed_by_hand then 1
            end) as identifier_agreement,
            max(case
                when id_l.is_one_per_person
                    and id_l.identifier_value <> id_r.identifier_value
                    then 1
                else 0
            end) as is_contradicted
        from {{ pairs }} as pairs
        inner join {{ ref('link_identifier') }} as id_l on pairs.record_no_l = id_l.record_no
        inner join {{ ref('link_identifier') }} as id_r
            on
                pairs.record_no_r = id_r.record_no
                and id_l.identifier_type = id_r.identifier_type
                and id_l.issuer = id_r.issuer
        group by pairs.record_no_l, pairs.record_no_r

    )
{%- endmacro %}
