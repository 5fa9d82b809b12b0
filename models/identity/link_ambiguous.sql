-- records that fit two people who are not one: such a record links to neither
{{ config(materialized='kept', touched_by={'link_touched': ['record_no']}) }}

{% set ambiguity = throughline.linkage_settings()['ambiguity'] %}

{% set apart_in = {} %}
{% for comparison in ['given_name', 'family_name', 'birth_date'] %}
{% do apart_in.update({comparison: throughline.level_of('apart.pattern', comparison)}) %}
{% endfor %}

-- the phone of one and the mailbox of another who is not called otherwise
{% set is_fork %}
(
    second.given_name_level <> 1
    and (
        best.phone_level = 4
        and best.email_level < 5
        and second.phone_level < 4
        and second.email_level = 5
        or best.phone_level = 1
        and best.email_level = 5
        and second.phone_level = 4
        and second.email_level < 5
    )
)
{% endset %}

with pairs as (

    select
        record_no_l as record_no,
        record_no_r as partner_no,
        pattern,
        weight,
        is_ruled_same
    from {{ ref('link_pair') }}
    where
        is_forbidden = 0
        and {{ throughline.touched(['record_no_l'], ref('link_touched')) }}
    union all
    select
        record_no_r as record_no,
        record_no_l as partner_no,
        pattern,
        weight,
        is_ruled_same
    from {{ ref('link_pair') }}
    where
        is_forbidden = 0
        and {{ throughline.touched(['record_no_l'], ref('link_touched')) }}

),

vague as (

    select record_no
    from {{ ref('link_record') }}
    where given is null or family is null or length(given) = 1 or length(family) = 1

),

-- a rule keeps two of its partners apart, or their birth dates do
torn as (

    select distinct pairs_l.record_no
    from (
        select
            record_no_l,
            record_no_r
        from {{ ref('link_conflict') }}
        union all
        select
            record_no_l,
            record_no_r
        from {{ ref('link_pair') }}
        where
            weight < 0
            and {{ throughline.level_of('pattern', 'birth_date') }} = 1
    ) as apart
    inner join pairs as pairs_l on apart.record_no_l = pairs_l.partner_no
    inner join pairs as pairs_r
        on
            apart.record_no_r = pairs_r.partner_no
            and pairs_l.record_no = pairs_r.record_no
    where
        greatest(pairs_l.weight, pairs_r.weight) >= 0
        and (
            least(pairs_l.weight, pairs_r.weight) >= 0
            {%- for one, other in [('pairs_l', 'pairs_r'), ('pairs_r', 'pairs_l')] %}
            -- the phone of one and the mailbox of the other
            or {{ throughline.level_of(one ~ '.pattern', 'phone') }} = 4
            and {{ throughline.level_of(other ~ '.pattern', 'email') }} = 5
            {%- endfor %}
        )

),

-- Pat may be Patrick or Patricia
short_forms as (

    select record_no from {{ ref('link_record') }}
    where given <> formal_given

),

doubtful as (

    select
        record_no,
        min(is_short_form) as is_short_form,
        max(is_vague) as is_vague
    from (
        select
            record_no,
            0 as is_short_form,
            1 as is_vague
        from vague
        union all
        select
            record_no,
            0 as is_short_form,
            0 as is_vague
        from torn
        union all
        select
            record_no,
            1 as is_short_form,
            0 as is_vague
        from short_forms
    ) as doubts
    group by record_no

),

ranked as (

    select
        pairs.*,
        doubtful.is_short_form,
        doubtful.is_vague,
        {%- for comparison in ['given_name', 'email', 'phone'] %}
        {{ throughline.level_of('pairs.pattern', comparison) }} as {{ comparison }}_level,
        {%- endfor %}
        row_number() over (
            partition by pairs.record_no
            order by pairs.is_ruled_same desc, pairs.weight desc, pairs.partner_no asc
        ) as preference
    from pairs
    inner join doubtful on pairs.record_no = doubtful.record_no

),

-- between the two of a fork the best partner may have other records of its own
rivals as (

    select
        best.record_no,
        best.partner_no,
        second.partner_no as rival_no,
        row_number() over (
            partition by best.record_no order by second.preference
        ) as rival_rank
    from ranked as best
    inner join ranked as second
        on
            best.record_no = second.record_no
            and (second.preference = 2 or {{ is_fork }})
    inner join {{ ref('link_pair') }} as apart
        on
            least(best.partner_no, second.partner_no) = apart.record_no_l
            and greatest(best.partner_no, second.partner_no) = apart.record_no_r
    inner join {{ ref('link_record') }} as best_partner on best.partner_no = best_partner.record_no
    inner join {{ ref('link_record') }} as second_partner
        on second.partner_no = second_partner.record_no
    where
        best.preference = 1
        and best.is_ruled_same = 0
        and best.weight >= 0
        and (
            best.weight - second.weight <= {{ ambiguity['within_bits'] }}
            -- an initial that may be either's at home
            or best.is_vague = 1
            and best.given_name_level = 4
            and second.given_name_level = 4
            and second.weight >= 0
            and {{ throughline.two_of_one_home('apart.pattern') }}
            or {{ is_fork }}
        )
        -- a whole name at a mailbox that the other has not, unless it is at the other's phone
        and (
            best.is_vague = 1
            or best.email_level < 5
            or second.email_level = 5
            or second.phone_level = 4 and best.phone_level < 4
        )
        -- an initial or a short form at a phone that the other has not, unless at its mailbox
        and not (
            (best.is_vague = 1 or best.is_short_form = 1)
            and best.phone_level = 4
            and second.phone_level = 1
            and (second.email_level < 5 or best.email_level = 5)
        )
        and (
            best.is_short_form = 0
            and (
                apart.is_forbidden = 1
                or apart.weight <= -{{ ambiguity['apart_bits'] }}
                -- an initial or an only name that agrees, or an untold name, says little, but
                -- not the contrary
                and {{ apart_in['given_name'] }} <> 4
                and {{ apart_in['family_name'] }} > 0
                and not ({{ apart_in['given_name'] }} = 0 and {{ apart_in['family_name'] }} = 4)
                or apart.weight < 0
                and (
                    {{ apart_in['birth_date'] }} = 1
                    or {{ apart_in['family_name'] }} = 1
                )
            )
            -- two given names of one home
            or apart.weight < 0
            and (
                best.is_short_form = 0
                -- a slip is no name of its own
                or second.weight >= 0 and best_partner.is_listed_given
                and second_partner.is_listed_given
            )
            and {{ throughline.two_of_one_home('apart.pattern') }}
        )

)

select
    record_no,
    partner_no,
    rival_no
from rivals
where rival_rank = 1
