{% test never_null_unless_stub(model, column_name) %}
select record_uid
from {{ model }}
where {{ column_name }} is null and not is_stub
{% endtest %}
