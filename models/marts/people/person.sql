with {{ throughline.golden_record(['person_id'], ref('person_field_provenance')) }}
