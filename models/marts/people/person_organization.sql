{{ throughline.golden_record(['person_id', 'owner_org_uid']) }}
