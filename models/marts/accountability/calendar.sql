with days as (

    select
        cast(
            {{ dbt.dateadd('day', 'spine.generated_number - 1', "cast('2015-01-01' as date)") }}
            as date
        ) as date_day
    from ({{ dbt.generate_series(9497) }}) as spine

),

weekdays as (

    select
        date_day,
        cast({{ dbt.date_trunc('week', 'date_day') }} as date) as week_start_date
    from days

),

marked as (

    select
        weekdays.date_day,
        weekdays.week_start_date,
        {{ dbt.datediff('week_start_date', 'date_day', 'day') }} >= 5 as is_weekend,
        holiday.holiday_name
    from weekdays
    left join {{ ref('ref_us_federal_holiday') }} as holiday
        on weekdays.date_day = holiday.observed_date

),

numbered as (

    select
        date_day,
        week_start_date,
        is_weekend,
        holiday_name,
        not is_weekend and holiday_name is null as is_business_day,
        sum(case when is_weekend or holiday_name is not null then 0 else 1 end)
            over (order by date_day) as business_day_number
    from marked

)

select
    date_day,
    week_start_date,
    is_weekend,
    holiday_name,
    is_business_day,
    {{ as_integer('business_day_number') }} as business_day_number
from numbered
