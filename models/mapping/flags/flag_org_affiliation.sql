{{ registered('org_affiliation',
    key=['child_org_slug', 'parent_org_slug', 'affiliation_type', 'valid_from'], columns={
    'child_org_slug': 'string',
    'parent_org_slug': 'string',
    'affiliation_type': 'string',
    'is_primary_reporting_line': 'boolean',
    'valid_from': 'date',
    'valid_to': 'date',
}) }}

select
    {{ mds_record_uid("'mds'", "'registry'", "'org_affiliation'", [
        'child_org_slug', 'parent_org_slug', 'affiliation_type', 'valid_from',
    ]) }} as record_uid,
    registered.*,
    ' '
    || case when child_org_slug = parent_org_slug then 'own_parent ' else '' end
    || case
        when exists (
            select 1
            from registered as other
            where
                other.child_org_slug = registered.child_org_slug
                and other.parent_org_slug = registered.parent_org_slug
                and other.affiliation_type = registered.affiliation_type
                and other.valid_from < registered.valid_from
                and coalesce(other.valid_to > registered.valid_from, true)
        ) then 'overlaps '
        else ''
    end as rejecting_rules
from registered
