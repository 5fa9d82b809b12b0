{{ config(enabled=tool_is_on('action_network')) }}

-- one line per recipient; a donation that names none is one line of the whole amount
with lines as (

    select
        donations.account_slug,
        donations.extracted_at,
        donations.loaded_at,
        donations.load_id,
        donations.source_row_id,
        donations.missing_since,
        donations.action_network_donation_id,
        donations.action_network_person_id,
        donations.action_network_fundraising_page_id,
        donations.currency,
        donations.payment_method,
        donations.is_recurring,
        donations.recurring_period,
        donations.source_code,
        donations.created_at,
        donations.updated_at,
        coalesce(recipients.position_in_list, 0) as line,
        donations.amount as payment_amount,
        coalesce(recipients.amount, donations.amount) as amount,
        coalesce(recipients.amount_raw, donations.amount_raw) as amount_raw,
        coalesce(recipients.legal_name, recipients.display_name) as recipient_name
    from {{ ref('stg_action_network__donations') }} as donations
    left join {{ ref('stg_action_network__donations__recipients') }} as recipients
        on
            donations.account_slug = recipients.account_slug
            and donations.action_network_donation_id
            = recipients.action_network_donation_id

)

select
    {{ conform('action_network', 'donation', object='donation', id_kind='composite',
        id=['action_network_donation_id', 'line'], fields={
        'person_record_uid': uid('action_network', 'person', ['action_network_person_id']),
        'campaign_uid': uid('action_network', 'fundraising_page', [
            'action_network_fundraising_page_id',
        ]),
        'donation_type': "'gift'",
        'amount': 'amount',
        'amount_raw': 'amount_raw',
        'currency': 'upper(currency)',
        'donated_at': 'created_at',
        'status': "'settled'",
        'payment_source_id': 'action_network_donation_id',
        'payment_amount': 'payment_amount',
        'recipient_name_raw': 'recipient_name',
        'payment_method_raw': 'payment_method',
        'recurring_interval_raw': 'case when is_recurring then recurring_period end',
        'source_code_raw': 'source_code',
        'source_created_at': 'created_at',
        'source_updated_at': 'updated_at',
        'time_basis': "'offset_in_value'",
    }) }}
from lines
