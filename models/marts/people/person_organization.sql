{{ config(materialized='kept', touched_by={'person_touched': ['person_id']}) }}

with {{ throughline.chosen_claims(within=['owner_org_uid']) }},

{{ throughline.golden_record(['person_id', 'owner_org_uid'], 'chosen_claims') }}
