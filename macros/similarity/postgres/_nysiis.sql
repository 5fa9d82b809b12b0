{% macro _postgres_nysiis() %}
create or replace function {{ throughline.own_function('nysiis') }}(value text)
returns text language plpgsql immutable strict parallel safe as $$
declare
    name constant text := upper(replace(value, 'ß', 'ss'));
    vowels constant text[] := array['A', 'E', 'I', 'O', 'U'];
    letters text[];
    key text[];
    size int;
    place int := 2;
    coded text[];
begin
    if value = '' then
        return '';
    end if;
    letters := array(
        select matched.piece[1]
        from regexp_matches(name, '{{ throughline._letter_and_marks() }}', 'g')
            with ordinality as matched (piece, place)
        order by matched.place
    );

    if name like 'MAC%' then
        letters[2] := 'C';
    elsif name like 'KN%' then
        letters := letters[2:];
    elsif name like 'K%' then
        letters[1] := 'C';
    elsif name like 'PH%' or name like 'PF%' then
        letters[1:2] := array['F', 'F'];
    elsif name like 'SCH%' then
        letters[2:3] := array['S', 'S'];
    end if;
    if name ~ '(IE|EE)$' then
        letters := letters[:cardinality(letters) - 2] || array['Y'];
    elsif name ~ '(DT|RT|RD|NT|ND)$' then
        letters := letters[:cardinality(letters) - 2] || array['D'];
    end if;

    size := cardinality(letters);
    key := letters[1:1];
    while place <= size loop
        coded := case
            when letters[place] = 'E' and letters[place + 1] = 'V' then array['A', 'F']
            when letters[place] = any(vowels) then array['A']
            when letters[place] = 'Q' then array['G']
            when letters[place] = 'Z' then array['S']
            when letters[place] = 'M' then array['N']
            when letters[place] = 'K' and letters[place + 1] = 'N' then array['N']
            when letters[place] = 'K' then array['C']
            when letters[place] = 'S' and letters[place + 1] = 'C' and letters[place + 2] = 'H'
                then array['S', 'S']
            when letters[place] = 'P' and letters[place + 1] = 'H' then array['F']
            when letters[place] = 'H' and letters[place - 1] = any(vowels) and (
                place = size or letters[place + 1] <> all(vowels)
            ) then array['A']
            when letters[place] = 'H' and letters[place - 1] <> all(vowels)
                then letters[place - 1:place - 1]
            when letters[place] = 'W' and letters[place - 1] = any(vowels)
                then letters[place - 1:place - 1]
            else letters[place:place]
        end;
        -- signs that were coded together
        place := place + case
            when letters[place] = 'E' and letters[place + 1] = 'V' then 2
            when letters[place] = 'S' and cardinality(coded) = 2 then 3
            when letters[place] = 'P' and coded[1] = 'F' then 2
            else 1
        end;
        if coded[cardinality(coded)] <> key[cardinality(key)] then
            key := key || coded;
        end if;
    end loop;

    if key[cardinality(key)] = 'S' and cardinality(key) > 1 then
        key := key[:cardinality(key) - 1];
    end if;
    if cardinality(key) > 1 and key[cardinality(key) - 1:] = array['A', 'Y'] then
        key := key[:cardinality(key) - 2] || array['Y'];
    end if;
    if key[cardinality(key)] = 'A' and cardinality(key) > 1 then
        key := key[:cardinality(key) - 1];
    end if;
    return array_to_string(key, '');
end
$$
{% endmacro %}
