{{ throughline.own_columns('person_record') }}
