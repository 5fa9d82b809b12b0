{{ config(
    materialized='incremental',
    incremental_strategy='delete+insert',
    unique_key='touchpoint_uid',
    on_schema_change='append_new_columns',
    post_hook="{{ throughline.forget_vanished(ref('flag_touchpoint'), 'touchpoint_uid') }}"
) }}

{{ changed_rows(ref('flag_touchpoint'), 'touchpoint_uid') }}
