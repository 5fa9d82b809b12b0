{% macro _postgres_metaphone() %}
create or replace function {{ throughline.own_function('metaphone') }}(value text)
returns text language plpgsql immutable strict parallel safe as $$
declare
    name text := upper(replace(value, 'ß', 'ss'));
    code text := '';
    place int := 1;
    before text;
    letter text;
    next text;
    third text;
begin
    if name ~ '^(KN|GN|PN|WR|AE)' then
        name := substr(name, 2);
    end if;
    name := normalize(name, nfkd);
    while place <= length(name) loop
        before := case when place > 1 then substr(name, place - 1, 1) else '' end;
        letter := substr(name, place, 1);
        next := substr(name, place + 1, 1);
        third := substr(name, place + 2, 1);
        place := place + 1;
        continue when letter = next and letter <> 'C';

        case letter
            when 'A', 'E', 'I', 'O', 'U' then
                if before in ('', ' ') then code := code || letter; end if;
            when 'B' then
                if before <> 'M' or next <> '' then code := code || 'B'; end if;
            when 'C' then
                if next = 'H' or (next = 'I' and third = 'A') then
                    code := code || 'X';
                    place := place + 1;
                elsif next in ('I', 'E', 'Y') then
                    code := code || 'S';
                    place := place + 1;
                else
                    code := code || 'K';
                end if;
            when 'D' then
                if next = 'G' and third in ('I', 'E', 'Y') then
                    code := code || 'J';
                    place := place + 2;
                else
                    code := code || 'T';
                end if;
            when 'F', 'J', 'L', 'M', 'N', 'R' then
                code := code || letter;
            when 'G' then
                if next in ('I', 'E', 'Y') then
                    code := code || 'J';
                elsif (next = 'H' and third not in ('A', 'E', 'I', 'O', 'U'))
                    or (next = 'N' and third = '') then
                    place := place + 1;
                else
                    code := code || 'K';
                end if;
            when 'H' then
                if before not in ('A', 'E', 'I', 'O', 'U')
                    or next in ('A', 'E', 'I', 'O', 'U') then
                    code := code || 'H';
                end if;
            when 'K' then
                if before <> 'C' then code := code || 'K'; end if;
            when 'P' then
                if next = 'H' then
                    code := code || 'F';
                    place := place + 1;
                else
                    code := code || 'P';
                end if;
            when 'Q' then
                code := code || 'K';
            when 'S' then
                if next = 'H' then
                    code := code || 'X';
                    place := place + 1;
                elsif next = 'I' and third in ('O', 'A') then
                    code := code || 'X';
                    place := place + 2;
                else
                    code := code || 'S';
                end if;
            when 'T' then
                if next = 'I' and third in ('O', 'A') then
                    code := code || 'X';
                elsif next = 'H' then
                    code := code || '0';
                    place := place + 1;
                elsif next <> 'C' or third <> 'H' then
                    code := code || 'T';
                end if;
            when 'V' then
                code := code || 'F';
            when 'W' then
                if before = '' and next = 'H' then
                    code := code || 'W';
                    place := place + 1;
                elsif next in ('A', 'E', 'I', 'O', 'U') then
                    code := code || 'W';
                end if;
            when 'X' then
                if before <> '' then
                    code := code || 'KS';
                elsif next = 'H' or (next = 'I' and third in ('O', 'A')) then
                    code := code || 'X';
                else
                    code := code || 'S';
                end if;
            when 'Y' then
                if next in ('A', 'E', 'I', 'O', 'U') then code := code || 'Y'; end if;
            when 'Z' then
                code := code || 'S';
            when ' ' then
                if code <> '' and right(code, 1) <> ' ' then code := code || ' '; end if;
            else
                null;
        end case;
    end loop;
    return code;
end
$$
{% endmacro %}
