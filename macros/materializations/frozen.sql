{# A table that belongs to the trained model: made when the model is trained, left as it
   is by every other build, a full refresh too. What is built for a look only, elsewhere,
   takes the published one. #}
{% materialization frozen, default %}
    {%- if throughline._stays_frozen() -%}
        {{ return(throughline._left_as_it_is()) }}
    {%- endif -%}
    {%- set published = throughline.published(model.name) -%}
    {%- set target_relation = this.incorporate(type='table') -%}
    {%- set made_relation = make_intermediate_relation(target_relation) -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- do adapter.drop_relation(made_relation) -%}
    {% call statement('main') -%}
        {{ create_table_as(
            False,
            made_relation,
            sql if throughline.this_build()['is_training'] or published is none
            else 'select * from ' ~ published
        ) }}
    {%- endcall %}
    {%- do throughline._put_in_place(made_relation, target_relation) -%}
    {{ return({'relations': [target_relation]}) }}
{% endmaterialization %}

{% macro _stays_frozen() -%}
    {{ return(
        load_cached_relation(this) is not none and not throughline.this_build()['is_training']
    ) }}
{%- endmacro %}

{% macro _left_as_it_is() -%}
    {% call noop_statement('main', 'AS IT WAS') -%}
    {%- endcall %}
    {{ return({'relations': [this.incorporate(type='table')]}) }}
{%- endmacro %}

{# The last steps of a materialization: a table made beside the old one takes its place. #}
{% macro _put_in_place(made_relation, target_relation) -%}
    {%- set existing_relation = load_cached_relation(target_relation) -%}
    {%- if existing_relation is not none -%}
        {%- do adapter.drop_relation(existing_relation) -%}
    {%- endif -%}
    {%- do adapter.rename_relation(made_relation, target_relation) -%}
    {%- do create_indexes(target_relation) -%}
    {%- do throughline._complete(target_relation) -%}
{%- endmacro %}

{# What dbt does to a table of its own when its rows are there. #}
{% macro _complete(target_relation) -%}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {%- do apply_grants(target_relation, config.get('grants'), should_revoke=True) -%}
    {%- do persist_docs(target_relation, model) -%}
    {%- do adapter.commit() -%}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
{%- endmacro %}
