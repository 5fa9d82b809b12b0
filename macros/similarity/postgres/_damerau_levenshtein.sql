{% macro _postgres_damerau_levenshtein() %}
create or replace function {{ throughline.own_function('damerau_levenshtein') }}(a text, b text)
returns int language plpgsql immutable strict parallel safe as $$
declare
    size_a constant int := length(a);
    size_b constant int := length(b);
    width constant int := size_b + 1;
    distances int[];   -- of the first i letters of a and j of b, at i * width + j + 1
    last_rows int[];   -- where a letter of b, known by its first place in b, was last seen in a
    letters int[];     -- that first place, for each letter of b
    letter int;
    last_column int;
    best int;
begin
    if a = b then
        return 0;
    elsif octet_length(a) + octet_length(b) > size_a + size_b
        and (a || b) ~ '[{{ throughline._marks() }}]' then
        return {{ throughline.own_function('damerau_levenshtein') }}(
            {{ throughline.own_function('letters') }}(a, b),
            {{ throughline.own_function('letters') }}(b, a)
        );
    elsif size_a = 0 or size_b = 0 then
        return size_a + size_b;
    end if;

    distances := array_fill(0, array[(size_a + 1) * width]);
    last_rows := array_fill(0, array[size_b]);
    letters := array_fill(0, array[size_b]);
    for i in 0 .. size_a loop
        distances[i * width + 1] := i;
    end loop;
    for j in 1 .. size_b loop
        distances[j + 1] := j;
        letters[j] := strpos(b, substr(b, j, 1));
    end loop;

    for i in 1 .. size_a loop
        letter := strpos(b, substr(a, i, 1));
        last_column := 0;
        for j in 1 .. size_b loop
            if letters[j] = letter then
                best := distances[(i - 1) * width + j];
            else
                best := least(
                    distances[(i - 1) * width + j],
                    distances[i * width + j],
                    distances[(i - 1) * width + j + 1]
                ) + 1;
            end if;
            -- the two letters last seen crosswise, exchanged, and all between them changed
            if last_column > 0 and last_rows[letters[j]] > 0 then
                best := least(
                    best,
                    distances[(last_rows[letters[j]] - 1) * width + last_column]
                    + (i - last_rows[letters[j]] - 1) + 1 + (j - last_column - 1)
                );
            end if;
            distances[i * width + j + 1] := best;
            if letters[j] = letter then
                last_column := j;
            end if;
        end loop;
        if letter > 0 then
            last_rows[letter] := i;
        end if;
    end loop;
    return distances[size_a * width + size_b + 1];
end
$$
{% endmacro %}
