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

    {%- set state = namespace(relation=throughline._round_relation(0), is_changed=true) -%}
    {%- do adapter.drop_relation(state.relation) -%}
    {% call statement('main') -%}
        {{ create_table_as(False, state.relation, queries[0]) }}
    {%- endcall %}
    {%- for round in range(1, config.require('max_rounds') + 1) if state.is_changed -%}
        {%- set next_relation = throughline._round_relation(round) -%}
        {%- do adapter.drop_relation(next_relation) -%}
        {% call statement('round') -%}
            {{ create_table_as(
                False,
                next_relation,
                queries[1] | replace(throughline.previous_round(), state.relation.render())
            ) }}
        {%- endcall %}
        {%- do adapter.drop_relation(state.relation) -%}
        {%- set state.relation = next_relation -%}
        {%- set state.is_changed = run_query(
            'select 1 from ' ~ next_relation ~ ' where is_changed limit 1'
        ).rows | length > 0 -%}
    {%- endfor -%}
    {%- if state.is_changed -%}
        {{ exceptions.raise_compiler_error(
            model.name ~ ' still changes after ' ~ config.get('max_rounds')
            ~ ' rounds; if the data is as it should be, give it more max_rounds'
        ) }}
    {%- endif -%}

    {%- do throughline._put_touched_in_place(state.relation, target_relation) -%}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% macro _round_relation(round) -%}
    {{ return(make_intermediate_relation(
        this.incorporate(type='table'), '__round_' ~ round
    )) }}
{%- endmacro %}
