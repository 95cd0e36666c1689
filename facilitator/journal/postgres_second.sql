-- The second version: one event is appended by one short function, and a search walks no more of the index than it must.

-- What stands in these columns is looked up by the functions that write them, and nobody else can; the server looking it
-- up again, row by row, cost as much as the rest of an append.
ALTER TABLE facilitator.events DROP CONSTRAINT events_run_fkey, DROP CONSTRAINT events_kind_version_fkey;

-- One event of one's own day, as it is led. Whatever is not as expected is left to the function for any number of events,
-- which finds out what it is and says so.
CREATE FUNCTION facilitator.append_one(
    a_run text, expected integer, issues_more integer, groups_more integer, entries_more integer, ends_more integer,
    a_kind text, a_version integer, at_wall text, at_running double precision, a_boot text, a_window text, a_body text,
    a_batch integer
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE number bigint;
BEGIN
    UPDATE facilitator.runs SET
        events = expected + 1, touched = at_wall, issues = issues + issues_more, groups = groups + groups_more,
        entries = entries + entries_more, ends = ends + ends_more
    WHERE run = a_run AND events = expected AND owner = session_user AND facilitator.is_a('facilitator_trainer')
        AND EXISTS (SELECT FROM facilitator.kinds WHERE kind = a_kind AND version = a_version);
    IF NOT FOUND THEN
        IF EXISTS (SELECT FROM facilitator.runs WHERE run = a_run AND events <> expected) THEN
            RAISE EXCEPTION 'overtaken' USING ERRCODE = 'FA001';
        END IF;
        RETURN facilitator.append(
            a_run, expected, '{}', 0, ARRAY[issues_more, groups_more, entries_more, ends_more], NULL,
            ARRAY[a_kind], ARRAY[a_version], ARRAY[at_wall], ARRAY[at_running], ARRAY[a_boot], ARRAY[a_window],
            ARRAY[a_body], ARRAY[a_batch], NULL, NULL
        );
    END IF;
    INSERT INTO facilitator.events VALUES (
        a_run, expected + 1, a_kind, a_version, at_wall, at_running, a_boot, a_window, a_body, a_batch
    );
    number := nextval('facilitator.writes');
    PERFORM pg_notify('facilitator', number::text);
    RETURN number;
END $$;

-- Under what a line is filed: each plan, item, group and theme that there is, by a number that the index of words holds
-- as well, so that a filter needs no look at the lines that it leaves out.
CREATE TABLE facilitator.filed (
    number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, sort text NOT NULL, id text NOT NULL, label text NOT NULL
);
CREATE UNIQUE INDEX filed_once ON facilitator.filed (sort, md5(id), md5(label));

TRUNCATE facilitator.findable, facilitator.searched;  -- it is read anew from the events
ALTER TABLE facilitator.findable ADD COLUMN filed integer[] NOT NULL;
DROP INDEX facilitator.findable_words;
CREATE INDEX findable_words ON facilitator.findable USING gin (found_by, filed);

-- What one line is filed under; the number of a group stands in the line's own name.
CREATE FUNCTION facilitator.filed_as(
    plan text, title text, item text, item_title text, team text, ref text, themes text, labels text
) RETURNS TABLE (sort text, id text, label text) LANGUAGE sql IMMUTABLE BEGIN ATOMIC  -- this form, as it is built in
    SELECT 'plan', plan, title
    UNION ALL SELECT 'item', item, item_title
    UNION ALL SELECT 'team', coalesce(substring(ref FROM '^E.*?-G([0-9]+)-'), ''), team
    UNION ALL SELECT 'theme', coalesce(named.id, ''), coalesce(named.label, '')
        FROM unnest(string_to_array(btrim(themes), ' '), string_to_array(labels, chr(31))) AS named (id, label)
        WHERE btrim(themes) <> '';
END;

DROP FUNCTION facilitator.read_in;
CREATE FUNCTION facilitator.read_in(
    a_run text, seen integer, told text[], refs text[], sorts text[], items text[], item_titles text[], teams text[],
    themed text[], labelled text[], said text[], spelt text[]
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM FROM facilitator.runs WHERE run = a_run FOR UPDATE;
    IF NOT FOUND OR NOT facilitator.may_read(a_run) THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock_shared(hashtext('facilitator.filed'));  -- no deletion takes a number away meanwhile
    INSERT INTO facilitator.filed (sort, id, label)
        SELECT DISTINCT f.sort, f.id, f.label
        FROM unnest(items, item_titles, teams, refs, themed, labelled) AS given (i, t, g, r, th, l),
            facilitator.filed_as(told[1], told[2], i, t, g, r, th, l) AS f
        WHERE NOT EXISTS (
            SELECT FROM facilitator.filed AS there
            WHERE there.sort = f.sort AND there.id = f.id AND there.label = f.label
        )
        ORDER BY f.sort, f.id, f.label  -- two at once wait for each other in one order
        ON CONFLICT DO NOTHING;
    DELETE FROM facilitator.findable WHERE run = a_run;
    INSERT INTO facilitator.findable (
        run, plan, title, day, ref, kind, item, item_title, team, themes, labels, words, found_by, filed
    )
    WITH given AS MATERIALIZED (
        SELECT * FROM unnest(refs, sorts, items, item_titles, teams, themed, labelled, said, spelt)
            WITH ORDINALITY AS given (r, s, i, t, g, th, l, w, p, place)
    ), numbered AS (
        SELECT place, array_agg(DISTINCT there.number) AS numbers
        FROM given, facilitator.filed_as(told[1], told[2], i, t, g, r, th, l) AS f, facilitator.filed AS there
        WHERE there.sort = f.sort AND there.id = f.id AND there.label = f.label
        GROUP BY place
    )
    SELECT a_run, told[1], told[2], told[3], r, s, i, t, g, th, l, w, to_tsvector('facilitator.words', p), numbers
    FROM given JOIN numbered USING (place) ORDER BY place;
    INSERT INTO facilitator.searched VALUES (a_run, seen) ON CONFLICT (run) DO UPDATE SET seq = excluded.seq;
END $$;

-- A run's deletion takes with it what only its lines were filed under.
ALTER FUNCTION facilitator.delete_run RENAME TO delete_run_itself;
CREATE FUNCTION facilitator.delete_run(a_run text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog SET enable_seqscan = off AS $$
DECLARE
    used integer[];
    written bigint;
BEGIN
    PERFORM FROM facilitator.runs WHERE run = a_run FOR UPDATE;
    used := ARRAY(SELECT DISTINCT unnest(filed) FROM facilitator.findable WHERE run = a_run);
    written := facilitator.delete_run_itself(a_run);
    PERFORM pg_advisory_xact_lock(hashtext('facilitator.filed'));
    used := ARRAY(  -- what the newest lines use is not looked for among all
        SELECT unnest(used) EXCEPT
        SELECT unnest(filed) FROM (SELECT filed FROM facilitator.findable ORDER BY day DESC, id DESC LIMIT 2000) AS newest
    );
    DELETE FROM facilitator.filed WHERE number = ANY (used)
        AND NOT EXISTS (SELECT FROM facilitator.findable WHERE findable.filed @> ARRAY[filed.number]);
    RETURN written;
END $$;

-- Looks through the newest lines first, which is all that common words need; for others it asks the index. How common
-- words are is found out and not guessed, because the server guesses badly about beginnings of words.
DROP FUNCTION facilitator.search;
CREATE FUNCTION facilitator.search(
    words text, a_plan text, plan_like text, an_item text, item_like text, a_team text, team_like text, a_theme text,
    theme_like text, since text, until text, most integer
) RETURNS SETOF facilitator.findable LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog SET enable_seqscan = off SET jit = off AS $$
DECLARE
    everything boolean := facilitator.is_a('facilitator_confidential');
    newest constant integer := 5000;
    own text[] := CASE WHEN everything THEN NULL
        ELSE ARRAY(SELECT run FROM facilitator.runs WHERE owner = session_user) END;
    wanted tsquery := to_tsquery('facilitator.words', words);
    plans integer[];
    items integer[];
    teams integer[];
    themes integer[];
    matches text := 'true';
    within text := 'true';
    hits bigint[];
    passed bigint;
BEGIN
    IF a_plan IS NOT NULL THEN
        plans := ARRAY(SELECT number FROM facilitator.filed WHERE sort = 'plan' AND (id = a_plan OR label ILIKE plan_like));
        matches := matches || ' AND f.filed && $2';
    END IF;
    IF an_item IS NOT NULL THEN
        items := ARRAY(SELECT number FROM facilitator.filed WHERE sort = 'item' AND (id = an_item OR label ILIKE item_like));
        matches := matches || ' AND f.filed && $3';
    END IF;
    IF a_team IS NOT NULL THEN
        teams := ARRAY(SELECT number FROM facilitator.filed WHERE sort = 'team' AND (id = a_team OR label ILIKE team_like));
        matches := matches || ' AND f.filed && $4';
    END IF;
    IF a_theme IS NOT NULL THEN
        themes := ARRAY(
            SELECT number FROM facilitator.filed
            WHERE sort = 'theme' AND (lower(id) = lower(a_theme) OR label ILIKE theme_like)
        );
        matches := matches || ' AND f.filed && $5';
    END IF;
    IF 0 IN (cardinality(plans), cardinality(items), cardinality(teams), cardinality(themes), cardinality(own)) THEN
        RETURN;
    END IF;
    matches := matches || CASE WHEN words IS NOT NULL THEN ' AND f.found_by @@ $1' ELSE '' END;
    within := within || CASE WHEN since IS NOT NULL THEN ' AND f.day >= $6' ELSE '' END
        || CASE WHEN until IS NOT NULL THEN ' AND f.day <= $7' ELSE '' END;
    IF everything THEN
        EXECUTE 'SELECT ARRAY(SELECT f.id FROM (SELECT * FROM facilitator.findable AS f WHERE ' || within
            || ' ORDER BY f.day DESC, f.id DESC LIMIT $9) AS f WHERE ' || matches || ' LIMIT $8), '
            || '(SELECT count(*) FROM (SELECT FROM facilitator.findable AS f WHERE ' || within || ' LIMIT $9 + 1) AS f)'
            INTO hits, passed
            USING wanted, plans, items, teams, themes, since, until, most, newest;
        IF cardinality(hits) >= most OR passed <= newest THEN
            RETURN QUERY SELECT f.* FROM facilitator.findable AS f WHERE f.id = ANY (hits)
                ORDER BY f.day DESC, f.id DESC;
            RETURN;
        END IF;
    END IF;
    RETURN QUERY EXECUTE 'WITH all_found AS MATERIALIZED (SELECT f.id, f.day FROM facilitator.findable AS f WHERE '
        || matches || ' AND ' || within || CASE WHEN everything THEN '' ELSE ' AND f.run = ANY ($9)' END || ')'
        || ' SELECT f.* FROM (SELECT * FROM all_found ORDER BY day DESC, id DESC LIMIT $8) AS first'
        || ' JOIN facilitator.findable AS f USING (id) ORDER BY f.day DESC, f.id DESC'
        USING wanted, plans, items, teams, themes, since, until, most, own;
END $$;

-- Also of what may be passed on of a run a laptop says that it holds a copy, so that a deletion reaches it there.
CREATE OR REPLACE FUNCTION facilitator.note_copy(a_run text, a_laptop text) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF (facilitator.may_read(a_run) OR facilitator.is_a('facilitator_reviewer')
            OR facilitator.is_a('facilitator_coordinator'))
        AND EXISTS (SELECT FROM facilitator.runs WHERE run = a_run) THEN
        INSERT INTO facilitator.copies (run, laptop) VALUES (a_run, a_laptop)
            ON CONFLICT (run, laptop) DO UPDATE SET removed = false WHERE copies.login = session_user;
    END IF;
END $$;

-- Who may read which rows: the same as before, asked once for a statement and not once for a row.
CREATE INDEX runs_owned ON facilitator.runs (owner);
CREATE INDEX planned_of ON facilitator.planned (digest);
ALTER POLICY runs_seen ON facilitator.runs USING (
    owner = session_user OR (SELECT facilitator.is_a('facilitator_coordinator'))
    OR (SELECT facilitator.is_a('facilitator_reviewer'))
);
ALTER POLICY events_read ON facilitator.events USING (
    (SELECT facilitator.is_a('facilitator_confidential'))
    OR run IN (SELECT run FROM facilitator.runs WHERE owner = session_user)
);
ALTER POLICY photographs_seen ON facilitator.photographs USING (
    (SELECT facilitator.is_a('facilitator_confidential'))
    OR run IN (SELECT run FROM facilitator.runs WHERE owner = session_user)
);
ALTER POLICY planned_seen ON facilitator.planned USING (
    (SELECT facilitator.is_a('facilitator_confidential'))
    OR run IN (SELECT run FROM facilitator.runs WHERE owner = session_user)
);
ALTER POLICY plans_seen ON facilitator.plans USING (
    EXISTS (SELECT FROM facilitator.planned WHERE planned.digest = plans.digest)
);

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA facilitator FROM PUBLIC;
GRANT EXECUTE ON FUNCTION facilitator.append_one, facilitator.read_in, facilitator.search, facilitator.delete_run
    TO facilitator_trainer, facilitator_reviewer, facilitator_confidential, facilitator_coordinator;
REVOKE EXECUTE ON FUNCTION facilitator.delete_run_itself
    FROM facilitator_trainer, facilitator_reviewer, facilitator_confidential, facilitator_coordinator;
