{{ accepted('contact_attempt', added={
    'dedupe_group': 'echoes.dedupe_group',
}, joins='-- most contacts were copied nowhere
    left join ' ~ ref('flag_echo') ~ " as echoes
        on echoes.entity = 'contact_attempt' and told.record_uid = echoes.record_uid") }}
