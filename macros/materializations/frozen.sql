{# A table that belongs to the trained model: made when the model is trained, left as it
   is by every other build, a full refresh too. What is built for a look only, elsewhere,
   takes the published one. #}
{% materialization frozen, default %}
    {%- if throughline._stays_frozen() -%}
        {{ return(throughline._left_as_it_is()) }}
    {%- endif -%}
    {%- set published = throughline.published(model.name) -%}
    {%- set target_relation = this.incorporate(type='table') -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- do throughline._make_whole(
        sql if throughline.this_build()['is_training'] or published is none
        else 'select * from ' ~ published,
        target_relation
    ) -%}
    {%- do throughline._complete(target_relation) -%}
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

{# Makes a model's table beside the one that is there, then puts it in its place. #}
{% macro _make_whole(query, target_relation) -%}
    {%- set made_relation = make_intermediate_relation(target_relation) -%}
    {#- a build that was killed may have left one -#}
    {{ drop_relation_if_exists(load_cached_relation(made_relation)) }}
    {% call statement('main') -%}
        {{ create_table_as(False, made_relation, query) }}
    {%- endcall %}
    {{ drop_relation_if_exists(load_cached_relation(target_relation)) }}
    {%- do adapter.rename_relation(made_relation, target_relation) -%}
    {%- do create_indexes(target_relation) -%}
{%- endmacro %}

{# What dbt does to a table of its own when its rows are there. #}
{% macro _complete(target_relation) -%}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {%- do apply_grants(target_relation, config.get('grants'), should_revoke=True) -%}
    {%- do persist_docs(target_relation, model) -%}
    {%- do adapter.commit() -%}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
{%- endmacro %}
