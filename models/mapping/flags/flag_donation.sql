{%- set taken_back = "donation_type in ('refund', 'chargeback')" -%}

{{ flagged('donation', derived={
    'amount_raw': 'coalesce(worded.amount_raw, cast(worded.amount as ' ~ dbt.type_string() ~ '))',
    'currency': "nullif(upper(trim(worded.currency)), '')",
    'status': "coalesce(worded.status, 'settled')",
}, reject={
    'zero_amount': 'amount = 0',
    'sign_against_type': '(' ~ taken_back ~ ' and amount > 0) or (not ' ~ taken_back ~ ' and amount < 0)',
}, warn={
    'refund_without_original': taken_back ~ ' and reverses_donation_uid is null',
    'settled_before_donated': 'settled_at < donated_at',
}) }}
