{% macro _postgres_levenshtein() %}
create or replace function {{ throughline.own_function('levenshtein') }}(a text, b text)
returns int language plpgsql immutable strict parallel safe as $$
declare
    size_a int := length(a);
    size_b int := length(b);
    prefix int := 0;
    letters text[];
    distances int[];
    letter text;
    before int;
    beside int;
    above int;
begin
    if a = b then
        return 0;
    elsif octet_length(a) + octet_length(b) > size_a + size_b
        and (a || b) ~ '[{{ throughline._marks() }}]' then
        return {{ throughline.own_function('levenshtein') }}(
            {{ throughline.own_function('letters') }}(a, b),
            {{ throughline.own_function('letters') }}(b, a)
        );
    end if;

    -- a common end and a common beginning cost nothing
    while size_a > 0 and size_b > 0 and substr(a, size_a, 1) = substr(b, size_b, 1) loop
        size_a := size_a - 1;
        size_b := size_b - 1;
    end loop;
    while prefix < size_a and prefix < size_b
        and substr(a, prefix + 1, 1) = substr(b, prefix + 1, 1) loop
        prefix := prefix + 1;
    end loop;
    size_b := size_b - prefix;
    if size_a = prefix or size_b = 0 then
        return size_a - prefix + size_b;
    end if;

    letters := string_to_array(substr(b, prefix + 1, size_b), null);
    distances := array(select generate_series(1, size_b));
    for i in prefix + 1 .. size_a loop
        letter := substr(a, i, 1);
        before := i - prefix - 1;
        beside := i - prefix;
        for j in 1 .. size_b loop
            above := distances[j];
            if letters[j] = letter then
                beside := before;
            else
                beside := least(before, above, beside) + 1;
            end if;
            distances[j] := beside;
            before := above;
        end loop;
    end loop;
    return beside;
end
$$
{% endmacro %}
