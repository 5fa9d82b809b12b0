{% test never_null_unless_erased(model, column_name) %}
select record_uid
from {{ model }}
where {{ column_name }} is null and coalesce(deletion_basis <> 'erasure_request', true)
{% endtest %}
