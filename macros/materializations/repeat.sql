{# A table that is made over and over from itself until nothing changes. The model
   holds two queries parted by each_round(): where to start, and a round, which
   reads the table as it stands through previous_round() and says in the column
   `is_changed` which of its rows are not settled. The build fails when
   `max_rounds` were not enough. `frozen`: only when the model is trained;
   `touched_by`: as of a kept table. #}
{% materialization repeat, default %}
    {%- if config.get('frozen') and throughline._stays_frozen() -%}
        {{ return(throughline._left_as_it_is()) }}
    {%- endif -%}
    {%- set queries = sql.split(throughline.each_round()) -%}
    {%- if queries | length != 2 -%}
        {{ exceptions.raise_compiler_error(
            model.name ~ ': a repeated model is two queries parted by each_round()'
        ) }}
    {%- endif -%}
    {%- set target_relation = this.incorporate(type='table') -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}

    {%- set state = namespace(is_changed=true,
        rows=throughline._make_temporary('round_0', queries[0])) -%}
    {%- for round in range(1, config.require('max_rounds') + 1) if state.is_changed -%}
        {%- set previous = state.rows -%}
        {%- set state.rows = throughline._make_temporary(
            'round_' ~ round, queries[1] | replace(throughline.previous_round(), previous)
        ) -%}
        {%- do run_query('drop table ' ~ previous) -%}
        {%- set state.is_changed = run_query(
            'select 1 from ' ~ state.rows ~ ' where is_changed limit 1'
        ).rows | length > 0 -%}
    {%- endfor -%}
    {%- if state.is_changed -%}
        {{ exceptions.raise_compiler_error(
            model.name ~ ' still changes after ' ~ config.get('max_rounds')
            ~ ' rounds; if the data is as it should be, give it more max_rounds'
        ) }}
    {%- endif -%}

    {%- if throughline._goes_on() -%}
        {%- do throughline._put_touched_in_place(state.rows, target_relation) -%}
    {%- else -%}
        {%- do throughline._make_whole('select * from ' ~ state.rows, target_relation) -%}
        {%- do run_query('drop table ' ~ state.rows) -%}
    {%- endif -%}
    {%- do throughline._complete(target_relation) -%}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}
