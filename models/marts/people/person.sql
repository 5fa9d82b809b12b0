{{ throughline.golden_record(['person_id']) }}
