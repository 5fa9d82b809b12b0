{# Postal codes of the states, districts and territories of the United States and
   of Canada's provinces, with their names folded. #}
{% macro _regions() -%}
    {{ return({
        'AL': 'alabama', 'AK': 'alaska', 'AZ': 'arizona', 'AR': 'arkansas',
        'CA': 'california', 'CO': 'colorado', 'CT': 'connecticut', 'DE': 'delaware',
        'DC': 'district of columbia', 'FL': 'florida', 'GA': 'georgia', 'HI': 'hawaii',
        'ID': 'idaho', 'IL': 'illinois', 'IN': 'indiana', 'IA': 'iowa', 'KS': 'kansas',
        'KY': 'kentucky', 'LA': 'louisiana', 'ME': 'maine', 'MD': 'maryland',
        'MA': 'massachusetts', 'MI': 'michigan', 'MN': 'minnesota', 'MS': 'mississippi',
        'MO': 'missouri', 'MT': 'montana', 'NE': 'nebraska', 'NV': 'nevada',
        'NH': 'new hampshire', 'NJ': 'new jersey', 'NM': 'new mexico', 'NY': 'new york',
        'NC': 'north carolina', 'ND': 'north dakota', 'OH': 'ohio', 'OK': 'oklahoma',
        'OR': 'oregon', 'PA': 'pennsylvania', 'RI': 'rhode island',
        'SC': 'south carolina', 'SD': 'south dakota', 'TN': 'tennessee', 'TX': 'texas',
        'UT': 'utah', 'VT': 'vermont', 'VA': 'virginia', 'WA': 'washington',
        'WV': 'west virginia', 'WI': 'wisconsin', 'WY': 'wyoming',
        'PR': 'puerto rico', 'GU': 'guam', 'VI': 'virgin islands',
        'AS': 'american samoa', 'MP': 'northern mariana islands',
        'AB': 'alberta', 'BC': 'british columbia', 'MB': 'manitoba',
        'NB': 'new brunswick', 'NL': 'newfoundland and labrador', 'NS': 'nova scotia',
        'NT': 'northwest territories', 'NU': 'nunavut', 'ON': 'ontario',
        'PE': 'prince edward island', 'QC': 'quebec', 'SK': 'saskatchewan',
        'YT': 'yukon',
    }) }}
{%- endmacro %}
