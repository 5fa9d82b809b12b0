{# SQL of every measure, with those that are not kept written out in those after. #}
{% macro _ready_measures(measures) -%}
    {%- set ready = {} -%}
    {%- for name, measure in measures.items() -%}
        {%- if 'sql' in measure -%}
            {%- set sql = throughline._with_measures(measure['sql'], ready, measures) -%}
        {%- else -%}
            {%- set sql = throughline._similarity(measure) -%}
        {%- endif -%}
        {%- do ready.update({name: sql}) -%}
    {%- endfor -%}
    {{ return(ready) }}
{%- endmacro %}

{% macro _similarity(measure) -%}
    {%- set l = measure['of'] ~ '_l' -%}
    {%- set r = measure['of'] ~ '_r' -%}
    {%- set by = measure['by'] -%}
    {%- if by == 'jaro_winkler' -%}
        {{ return(
            'case when ' ~ l ~ ' = ' ~ r ~ ' then 1 else ' ~ throughline.jaro_winkler(l, r) ~ ' end'
        ) }}
    {%- elif by == 'jaro' -%}
        {{ return(throughline.jaro(l, r)) }}
    {%- elif by == 'levenshtein' -%}
        {{ return(throughline.levenshtein(l, r)) }}
    {%- elif by == 'within_one_edit' -%}
        {{ return(throughline.within_one_edit(l, r)) }}
    {%- elif by == 'damerau_levenshtein' -%}
        {{ return(throughline.damerau_levenshtein(l, r)) }}
    {%- elif by == 'token_set_similarity' -%}
        {{ return(throughline.token_set_similarity(l, r)) }}
    {%- elif by == 'differing_characters' -%}
        {{ return(throughline.differing_characters(l, r, measure['characters'])) }}
    {%- endif -%}
    {{ exceptions.raise_compiler_error(
        'linkage.measures: no similarity is called "' ~ by ~ '"; there are jaro_winkler, jaro,'
        ~ ' levenshtein, damerau_levenshtein, within_one_edit, token_set_similarity and differing_characters'
    ) }}
{%- endmacro %}

{# A condition with the names of measures that are not kept replaced by their SQL. #}
{% macro _with_measures(condition, ready, measures) -%}
    {%- set written = namespace(sql=condition) -%}
    {%- for name, sql in ready.items() if not measures[name].get('kept') and name in condition -%}
        {%- set written.sql = modules.re.sub(
            '\\b' ~ name ~ '\\b', sql | replace('\\', '\\\\'), written.sql
        ) -%}
    {%- endfor -%}
    {{ return(written.sql) }}
{%- endmacro %}

{# The measures that are kept, in as few steps as they can be computed: those of a step name
   none of each other. #}
{% macro _measuring_steps(measures, ready) -%}
    {%- set steps = [[]] -%}
    {%- for name, measure in measures.items() if measure.get('kept') -%}
        {%- set named = steps[-1] | select('in', ready[name]) | list -%}
        {%- if named -%}
            {%- do steps.append([]) -%}
        {%- endif -%}
        {%- do steps[-1].append(name) -%}
    {%- endfor -%}
    {{ return(steps | select | list) }}
{%- endmacro %}
