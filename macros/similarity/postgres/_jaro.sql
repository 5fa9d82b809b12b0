{% macro _postgres_jaro() %}
create or replace function {{ throughline.own_function('jaro') }}(a text, b text, boost boolean)
returns double precision language plpgsql immutable strict parallel safe as $$
declare
    size_a constant int := length(a);
    size_b constant int := length(b);
    shorter constant int := least(size_a, size_b);
    reach constant int := greatest(greatest(size_a, size_b) / 2 - 1, 0);
    prefix int := 0;
    rest text;       -- b, with a mark where a letter has been found
    found text := '';
    letter text;
    start int;
    place int;
    common int;
    moved int := 0;
    score double precision;
begin
    if shorter = 0 then
        return 0;
    elsif a = b then
        return 1;
    elsif octet_length(a) + octet_length(b) > size_a + size_b
        and (a || b) ~ '[{{ throughline._marks() }}]' then
        return {{ throughline.own_function('jaro') }}(
            {{ throughline.own_function('letters') }}(a, b),
            {{ throughline.own_function('letters') }}(b, a),
            boost
        );
    end if;

    -- letters of a common beginning find each other
    while prefix < shorter and substr(a, prefix + 1, 1) = substr(b, prefix + 1, 1) loop
        prefix := prefix + 1;
    end loop;

    rest := repeat(chr(1), prefix) || substr(b, prefix + 1);
    for i in prefix + 1 .. least(size_a, size_b + reach) loop
        letter := substr(a, i, 1);
        start := case when i > reach then i - reach else 1 end;
        place := strpos(substr(rest, start, i + reach + 1 - start), letter);
        if place > 0 then
            found := found || letter;
            rest := overlay(rest placing chr(1) from start + place - 1 for 1);
        end if;
    end loop;

    common := length(found);
    if common > 1 then
        place := 0;
        for i in prefix + 1 .. size_b loop
            if substr(rest, i, 1) = chr(1) then
                place := place + 1;
                if substr(b, i, 1) <> substr(found, place, 1) then
                    moved := moved + 1;
                end if;
                exit when place = common;
            end if;
        end loop;
    end if;

    common := common + prefix;
    if common = 0 then
        return 0;
    end if;
    score := (
        cast(common as double precision) / size_a
        + cast(common as double precision) / size_b
        + cast(common - moved / 2 as double precision) / common
    ) / 3;
    if boost and score > 0.7 then
        score := score + least(prefix, 4) * cast(0.1 as double precision) * (1 - score);
    end if;
    return score;
end
$$
{% endmacro %}
