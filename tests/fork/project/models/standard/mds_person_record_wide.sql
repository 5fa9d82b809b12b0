{{ throughline.with_own_columns('person_record') }}
