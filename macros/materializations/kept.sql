{# A table of which a build makes anew only what is touched. `touched_by` names tables
   that list it, each with the columns in which a row is looked for there: any of them (an
   id by its own name, others by record_no), a list of columns all together. Such rows go,
   then those that the query gives come. #}
{% materialization kept, default %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set made_relation = make_intermediate_relation(target_relation) -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- do adapter.drop_relation(made_relation) -%}
    {% call statement('main') -%}
        {{ create_table_as(False, made_relation, sql) }}
    {%- endcall %}
    {%- do throughline._put_touched_in_place(made_relation, target_relation) -%}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{# The last steps where the made table may be a part of the one that is there. #}
{% macro _put_touched_in_place(made_relation, target_relation) -%}
    {%- if not (config.get('touched_by') and throughline.is_partial()) -%}
        {{ return(throughline._put_in_place(made_relation, target_relation)) }}
    {%- endif -%}
    {%- for name, columns in config.get('touched_by').items() -%}
        {%- for column in columns -%}
        {% call statement('forget') -%}
            delete from {{ target_relation }} as kept
            where
            {%- if column is string %}
                kept.{{ column }} in (
                    select {{ column if column[-2:] == 'id' else 'record_no' }}
                    from {{ throughline._table_of(name) }}
                )
            {%- else %}
                exists (
                    select 1 from {{ throughline._table_of(name) }} as touched
                    where
                    {%- for part in column %}
                        touched.{{ part }} = kept.{{ part }}{{ ' and' if not loop.last }}
                    {%- endfor %}
                )
            {%- endif %}
        {%- endcall %}
        {%- endfor -%}
    {%- endfor -%}
    {%- set columns = adapter.get_columns_in_relation(target_relation)
        | map(attribute='quoted') | join(', ') -%}
    {% call statement('add') -%}
        insert into {{ target_relation }} ({{ columns }})
        select {{ columns }} from {{ made_relation }}
    {%- endcall %}
    {%- do adapter.drop_relation(made_relation) -%}
    {%- do throughline._complete(target_relation) -%}
{%- endmacro %}
