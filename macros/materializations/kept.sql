{# A table of which a build makes anew only what is touched. `touched_by` names tables
   that list it, each with the columns in which a row is looked for there: any of them (an
   id by its own name, others by record_no), a list of columns all together. Such rows go,
   then those that the query gives come. #}
{% materialization kept, default %}
    {%- set target_relation = this.incorporate(type='table') -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- if throughline._goes_on() -%}
        {%- set rows = throughline._make_temporary('touched', sql) -%}
        {%- do throughline._put_touched_in_place(rows, target_relation) -%}
    {%- else -%}
        {%- do throughline._make_whole(sql, target_relation) -%}
    {%- endif -%}
    {%- do throughline._complete(target_relation) -%}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{# Whether only touched rows of the model at hand are made. #}
{% macro _goes_on() -%}
    {{ return(config.get('touched_by') and throughline.is_partial()) }}
{%- endmacro %}

{# Makes a table for the time being, a temporary one where the engine has such; its name. #}
{% macro _make_temporary(suffix, query) -%}
    {%- set is_temporary = target.type != 'spark' -%}
    {%- set path = {'identifier': this.identifier ~ '__' ~ suffix} -%}
    {%- if is_temporary -%}
        {%- do path.update({'schema': none, 'database': none}) -%}
    {%- endif -%}
    {%- set relation = this.incorporate(path=path, type='table') -%}
    {%- do run_query('drop table if exists ' ~ relation) -%}
    {% call statement('main') -%}
        {{ create_table_as(is_temporary, relation, query) }}
    {%- endcall %}
    {{ return(relation.render()) }}
{%- endmacro %}

{# Puts touched rows in the place of those that are there. Drops the table `rows`. #}
{% macro _put_touched_in_place(rows, target_relation) -%}
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
        select {{ columns }} from {{ rows }}
    {%- endcall %}
    {%- do run_query('drop table ' ~ rows) -%}
{%- endmacro %}
