{# Rule id to the condition that breaks it. The rules of every entity come from its
   contract; an entity adds its own. ref_quality_rule says them in plain words. #}
{% macro _rejecting_rules(contract, own) -%}
    {%- set always = ['record_uid', 'tool_slug', 'account_slug', 'source_object', 'source_id',
        'owner_org_uid', 'sync_run_uid', 'loaded_at'] -%}

    {%- set rules = {
        'Q01': always | join(' is null or ') ~ ' is null',
        'Q02': throughline._breaks_grammar(),
        'Q03': throughline._has_bad_id(),
        'Q04': 'is_contested',
        'Q05': 'not has_account or not has_agreement',
        'Q10': 'is_deleted and (deleted_at is null or deletion_basis is null)',
        'Q12': 'has_forbidden_content',
    } -%}
    {%- set listed = [] -%}
    {%- set unlikely = [] -%}
    {%- for column, details in contract.items() -%}
        {%- if details.meta.required and details.meta.enum -%}
            {%- do listed.append("coalesce(" ~ column ~ " not in (select enum_value from "
                ~ ref('map_throughline__enum_value') ~ " where enum = '" ~ details.meta.enum ~ "'), true)") -%}
        {%- elif (details.constraints or details.meta.required) and not details.meta.enum
            and details.data_type != 'boolean' and column not in always + ['native_uid', 'mds_version'] -%}
            {%- do rules.update({'required_' ~ column: column ~ ' is null'}) -%}
        {%- endif -%}
        {%- if details.meta.required and details.meta.happened -%}
            {%- do unlikely.append(column ~ ' is not null and not ('
                ~ throughline._is_possible_time(column, 'extracted_at') ~ ')') -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if listed -%}{%- do rules.update({'Q06': listed | join(' or ')}) -%}{%- endif -%}
    {%- if unlikely -%}{%- do rules.update({'Q07': unlikely | join(' or ')}) -%}{%- endif -%}
    {%- do rules.update(own) -%}
    {#- of a row that was erased only whose it is and that it is gone can be asked -#}
    {%- for rule, condition in rules.items() if not rule.startswith('Q') -%}
        {%- do rules.update({
            rule: '(' ~ condition ~ ") and coalesce(deletion_basis <> 'erasure_request', true)"
        }) -%}
    {%- endfor -%}
    {{ return(rules) }}
{%- endmacro %}

{# What `_settled` replaced is counted #}
{% macro _warning_rules(contract, own) -%}
    {%- set rules = {
        'Q08': 'source_updated_at < source_created_at or loaded_at < extracted_at',
        'Q13': 'tells_erased',
    } -%}
    {%- set unlisted = [] -%}
    {%- set impossible = [] -%}
    {%- for column in throughline._mended_columns(contract) -%}
        {%- if contract[column].meta.enum -%}
            {%- do unlisted.append(column ~ " = 'unknown' and " ~ column ~ "__given <> 'unknown'") -%}
        {%- else -%}
            {%- do impossible.append(column ~ ' is null and ' ~ column ~ '__given is not null') -%}
        {%- endif -%}
    {%- endfor -%}
    {%- if unlisted -%}{%- do rules.update({'value_not_listed': unlisted | join(' or ')}) -%}{%- endif -%}
    {%- if impossible -%}{%- do rules.update({'impossible_time': impossible | join(' or ')}) -%}{%- endif -%}
    {%- do rules.update(own) -%}
    {{ return(rules) }}
{%- endmacro %}

{% macro _breaks_grammar() -%}
    {%- set slug = '[a-z0-9][a-z0-9_]{0,39}' -%}
    length(record_uid) > 400
    {%- for part in ['tool_slug', 'account_slug', 'source_object'] %}
    or not {{ throughline.matches(part, slug) }}
    {%- endfor %}
    or position('%' in replace(replace(replace(source_id, '%25', ''), '%7C', ''), '%N', '')) > 0
{%- endmacro %}

{# Nothing but empty components, an empty native id, or a number that a loader
   turned into a fraction, a power of ten or groups of three digits #}
{% macro _has_bad_id() -%}
    replace(replace(source_id, '%N', ''), '|', '') = ''
    or (
        source_id_kind = 'native'
        and (
            {{ throughline.matches('source_id', '(.*[|])?%N([|].*)?') }}
            or {{ throughline.matches('source_id', '[0-9]+[.]0+') }}
            or {{ throughline.matches('source_id', '[0-9]+([.][0-9]+)?[Ee][+]?[0-9]+') }}
            or {{ throughline.matches('source_id', '[0-9]{1,3}(,[0-9]{3})+') }}
        )
    )
{%- endmacro %}

{# What tells two versions of a row apart is not what brought them here #}
{% macro _clock_columns() -%}
    {{ return(['extracted_at', 'loaded_at', 'sync_run_uid', 'source_row_id']) }}
{%- endmacro %}

{% macro _mds_version() -%}1.0{%- endmacro %}

{# tool, account and object may not contain a colon, so the joined text is reversible #}
{% macro _joined_uid(tool, account, object, source_id) -%}
    {{ tool }} || ':' || {{ account }} || ':' || {{ object }} || ':' || {{ source_id }}
{%- endmacro %}
