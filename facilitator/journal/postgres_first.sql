-- The first version of a pool's journal. Everything stands in the schema "facilitator", owned by a role that nobody can
-- log in as. Nobody may write a table directly: whatever is stored goes through the functions at the end, which run as
-- the owner and ask who is at the other end (session_user). What may be read is decided row by row.

CREATE TABLE facilitator.kinds (
    kind text NOT NULL, version integer NOT NULL, amends boolean NOT NULL, PRIMARY KEY (kind, version)
);

CREATE TABLE facilitator.runs (
    run text PRIMARY KEY, title text NOT NULL, plan text NOT NULL, day text NOT NULL, started text NOT NULL,
    rehearsal double precision NOT NULL, events integer NOT NULL, touched text NOT NULL, issues integer NOT NULL,
    groups integer NOT NULL, entries integer NOT NULL, ends integer NOT NULL, delete_by text NOT NULL DEFAULT '',
    owner text NOT NULL DEFAULT session_user
);

CREATE TABLE facilitator.events (
    run text NOT NULL REFERENCES facilitator.runs, seq integer NOT NULL CHECK (seq > 0), kind text NOT NULL,
    version integer NOT NULL, wall text NOT NULL, running double precision NOT NULL, boot text NOT NULL,
    written_in text NOT NULL, body text NOT NULL, batch integer NOT NULL, writer text NOT NULL DEFAULT session_user,
    PRIMARY KEY (run, seq), FOREIGN KEY (kind, version) REFERENCES facilitator.kinds
);
CREATE INDEX events_teaching ON facilitator.events (run, seq)
    WHERE kind IN ('change.redone', 'change.undone', 'words.judged');

CREATE TABLE facilitator.plans (digest text PRIMARY KEY, packed bytea NOT NULL);
CREATE TABLE facilitator.planned (
    run text NOT NULL REFERENCES facilitator.runs, digest text NOT NULL REFERENCES facilitator.plans,
    PRIMARY KEY (run, digest)
);
CREATE TABLE facilitator.drafts (
    run text NOT NULL REFERENCES facilitator.runs, place text NOT NULL, words text NOT NULL,
    writer text NOT NULL DEFAULT session_user, PRIMARY KEY (run, writer, place)
);
CREATE TABLE facilitator.exports (
    run text NOT NULL REFERENCES facilitator.runs, path text NOT NULL, digest text NOT NULL,
    writer text NOT NULL DEFAULT session_user, PRIMARY KEY (run, writer, path)
);
CREATE TABLE facilitator.backups (
    path text NOT NULL, at text NOT NULL, writer text NOT NULL DEFAULT session_user, PRIMARY KEY (writer, path)
);
CREATE TABLE facilitator.photographs (
    run text NOT NULL REFERENCES facilitator.runs, digest text NOT NULL, picture bytea NOT NULL, PRIMARY KEY (run, digest)
);
CREATE TABLE facilitator.alive (run text PRIMARY KEY, at text NOT NULL);
CREATE TABLE facilitator.signs (
    run text NOT NULL, opened_in text NOT NULL, number bigint NOT NULL, PRIMARY KEY (run, opened_in)
);

-- What can be found. The words come without marks over letters and with nothing but letters and figures, so that the
-- server's parser sees what SQLite's sees; no word is too common to be looked for.
CREATE TEXT SEARCH DICTIONARY facilitator.stems (template = snowball, language = english);
CREATE TEXT SEARCH CONFIGURATION facilitator.words (copy = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION facilitator.words
    ALTER MAPPING FOR asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart
    WITH facilitator.stems;
CREATE TABLE facilitator.findable (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, run text NOT NULL REFERENCES facilitator.runs,
    plan text NOT NULL, title text NOT NULL, day text NOT NULL, ref text NOT NULL, kind text NOT NULL,
    item text NOT NULL, item_title text NOT NULL, team text NOT NULL, themes text NOT NULL, labels text NOT NULL,
    words text NOT NULL, found_by tsvector NOT NULL
);
CREATE INDEX findable_words ON facilitator.findable USING gin (found_by);
CREATE INDEX findable_order ON facilitator.findable (day DESC, id DESC);
CREATE INDEX findable_run ON facilitator.findable (run);
CREATE TABLE facilitator.searched (run text PRIMARY KEY REFERENCES facilitator.runs, seq integer NOT NULL);

-- Which laptops hold a copy (or `removed` it) of a run, what was deleted here and has to be deleted there, and of each run
-- what may be passed on, for those who may not read the run itself.
CREATE TABLE facilitator.copies (
    run text NOT NULL, laptop text NOT NULL, login text NOT NULL DEFAULT session_user,
    since timestamptz NOT NULL DEFAULT now(), removed boolean NOT NULL DEFAULT false, PRIMARY KEY (run, laptop)
);
CREATE TABLE facilitator.deleted (
    run text PRIMARY KEY, title text NOT NULL, day text NOT NULL, owner text NOT NULL,
    by_whom text NOT NULL DEFAULT session_user, at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE facilitator.shared_copies (
    run text NOT NULL REFERENCES facilitator.runs, name text NOT NULL, content bytea NOT NULL,
    digest text NOT NULL GENERATED ALWAYS AS (encode(sha256(content), 'hex')) STORED, PRIMARY KEY (run, name)
);

CREATE SEQUENCE facilitator.writes;

-- Who somebody is ----------------------------------------------------------------------------------------------------

CREATE FUNCTION facilitator.is_a(role text) RETURNS boolean LANGUAGE sql STABLE
    RETURN pg_has_role(session_user, role, 'MEMBER');

-- The owner of a run reads all of it; of others' runs, who was given the right to confidential words.
CREATE FUNCTION facilitator.may_read(a_run text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog
    RETURN facilitator.is_a('facilitator_confidential')
        OR EXISTS (SELECT FROM facilitator.runs WHERE run = a_run AND owner = session_user);

-- Events never change -------------------------------------------------------------------------------------------------

CREATE FUNCTION facilitator.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('facilitator.leaving', true) = OLD.run THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'events are never changed or deleted, except with their whole run' USING ERRCODE = 'FA003';
END $$;
CREATE TRIGGER events_stay BEFORE UPDATE OR DELETE ON facilitator.events
    FOR EACH ROW EXECUTE FUNCTION facilitator.refuse_change();
CREATE FUNCTION facilitator.refuse_emptying() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'events are never changed or deleted, except with their whole run' USING ERRCODE = 'FA003';
END $$;
CREATE TRIGGER events_are_not_emptied BEFORE TRUNCATE ON facilitator.events
    FOR EACH STATEMENT EXECUTE FUNCTION facilitator.refuse_emptying();

-- What is stored ------------------------------------------------------------------------------------------------------

CREATE FUNCTION facilitator.wrote() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE number bigint := nextval('facilitator.writes');
BEGIN
    PERFORM pg_notify('facilitator', number::text);
    RETURN number;
END $$;

-- Raises FA001 when the run has gone on, FA002 for a kind of event that this server does not know, and
-- insufficient_privilege (42501) for whoever may not write this.
CREATE FUNCTION facilitator.append(
    a_run text, expected integer, head text[], speed double precision, added integer[], retention text,
    kinds text[], versions integer[], walls text[], runnings double precision[], boots text[], windows text[],
    bodies text[], batches integer[], plan_digest text, plan_packed bytea
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    many integer := cardinality(kinds);
    known record;
BEGIN
    IF EXISTS (
        SELECT FROM unnest(kinds, versions) AS given (k, v)
        WHERE NOT EXISTS (SELECT FROM facilitator.kinds WHERE kind = given.k AND version = given.v)
    ) THEN
        RAISE EXCEPTION 'a kind of event that this server does not know' USING ERRCODE = 'FA002';
    END IF;
    IF expected = 0 THEN
        IF NOT facilitator.is_a('facilitator_trainer') THEN
            RAISE EXCEPTION 'only a trainer begins a run' USING ERRCODE = '42501';
        END IF;
        INSERT INTO facilitator.runs VALUES (
            a_run, head[1], head[2], head[3], head[4], speed, many, walls[many], added[1], added[2], added[3], added[4],
            coalesce(retention, '')
        ) ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'overtaken' USING ERRCODE = 'FA001';
        END IF;
    ELSE
        SELECT owner, events, ends INTO known FROM facilitator.runs WHERE run = a_run FOR UPDATE;
        IF NOT FOUND OR known.events <> expected THEN
            RAISE EXCEPTION 'overtaken' USING ERRCODE = 'FA001';
        END IF;
        PERFORM facilitator.refuse_strangers(a_run, known.owner, known.ends, kinds, bodies);
        UPDATE facilitator.runs SET
            events = expected + many, touched = walls[many], issues = issues + added[1], groups = groups + added[2],
            entries = entries + added[3], ends = ends + added[4], delete_by = coalesce(retention, delete_by)
        WHERE run = a_run;
    END IF;
    IF plan_digest IS NOT NULL THEN
        INSERT INTO facilitator.plans VALUES (plan_digest, plan_packed) ON CONFLICT DO NOTHING;
        INSERT INTO facilitator.planned VALUES (a_run, plan_digest) ON CONFLICT DO NOTHING;
    END IF;
    INSERT INTO facilitator.events
    SELECT a_run, expected + given.place, k, v, w, r, b, t, body, batch
    FROM unnest(kinds, versions, walls, runnings, boots, windows, bodies, batches)
        WITH ORDINALITY AS given (k, v, w, r, b, t, body, batch, place);
    RETURN facilitator.wrote();
END $$;

-- To another's day nobody adds but a reviewer who may read it, only once it has ended, only what a review adds; and takes
-- back only what came from the same hand. The day of deletion is the co-ordinator's.
CREATE FUNCTION facilitator.refuse_strangers(
    a_run text, owner text, ends integer, given text[], bodies text[]
) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF owner = session_user AND facilitator.is_a('facilitator_trainer') THEN
        RETURN;
    END IF;
    IF ends > 0 AND given <@ ARRAY['retention.set'] AND facilitator.is_a('facilitator_coordinator') THEN
        RETURN;
    END IF;
    IF ends < 1 OR NOT facilitator.is_a('facilitator_reviewer') OR NOT facilitator.is_a('facilitator_confidential')
        OR EXISTS (
            SELECT FROM unnest(given) AS named (k)
            WHERE NOT EXISTS (SELECT FROM facilitator.kinds WHERE kind = named.k AND amends)
        )
        OR EXISTS (
            SELECT FROM unnest(given, bodies) AS named (k, body)
            WHERE named.k IN ('change.undone', 'change.redone') AND NOT EXISTS (
                SELECT FROM facilitator.events AS earlier
                WHERE earlier.run = a_run AND earlier.seq = (named.body::json ->> 'seq')::integer
                    AND earlier.writer = session_user
            )
        )
    THEN
        RAISE EXCEPTION 'this is somebody else''s day' USING ERRCODE = '42501';
    END IF;
END $$;

CREATE FUNCTION facilitator.delete_run(a_run text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog AS $$
DECLARE known record;
BEGIN
    SELECT owner, title, day INTO known FROM facilitator.runs WHERE run = a_run FOR UPDATE;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF known.owner <> session_user AND NOT facilitator.is_a('facilitator_coordinator') THEN
        RAISE EXCEPTION 'only a co-ordinator deletes somebody else''s day' USING ERRCODE = '42501';
    END IF;
    PERFORM set_config('facilitator.leaving', a_run, true);
    DELETE FROM facilitator.events WHERE run = a_run;
    PERFORM set_config('facilitator.leaving', '', true);
    DELETE FROM facilitator.drafts WHERE run = a_run;
    DELETE FROM facilitator.exports WHERE run = a_run;
    DELETE FROM facilitator.photographs WHERE run = a_run;
    DELETE FROM facilitator.findable WHERE run = a_run;
    DELETE FROM facilitator.searched WHERE run = a_run;
    DELETE FROM facilitator.planned WHERE run = a_run;
    DELETE FROM facilitator.shared_copies WHERE run = a_run;
    DELETE FROM facilitator.alive WHERE run = a_run;
    DELETE FROM facilitator.signs WHERE run = a_run;
    DELETE FROM facilitator.runs WHERE run = a_run;
    DELETE FROM facilitator.plans WHERE digest NOT IN (SELECT digest FROM facilitator.planned);
    INSERT INTO facilitator.deleted (run, title, day, owner) VALUES (a_run, known.title, known.day, known.owner)
        ON CONFLICT (run) DO UPDATE SET by_whom = session_user, at = now();
    RETURN facilitator.wrote();
END $$;

-- Says that a laptop holds a copy now of a run that its trainer may read.
CREATE FUNCTION facilitator.note_copy(a_run text, a_laptop text) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF facilitator.may_read(a_run) AND EXISTS (SELECT FROM facilitator.runs WHERE run = a_run) THEN
        INSERT INTO facilitator.copies (run, laptop) VALUES (a_run, a_laptop)
            ON CONFLICT (run, laptop) DO UPDATE SET removed = false WHERE copies.login = session_user;
    END IF;
END $$;

CREATE FUNCTION facilitator.note_removed(a_run text, a_laptop text) RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
    UPDATE facilitator.copies SET removed = true WHERE run = a_run AND laptop = a_laptop AND login = session_user
$$;

-- What may be passed on of a run: put there by whoever led it or may read it all.
CREATE FUNCTION facilitator.keep_shared(a_run text, names text[], contents bytea[]) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT (EXISTS (SELECT FROM facilitator.runs WHERE run = a_run AND owner = session_user)
        OR (facilitator.is_a('facilitator_reviewer') AND facilitator.may_read(a_run)
            AND EXISTS (SELECT FROM facilitator.runs WHERE run = a_run))) THEN
        RAISE EXCEPTION 'this is somebody else''s day' USING ERRCODE = '42501';
    END IF;
    DELETE FROM facilitator.shared_copies WHERE run = a_run;
    INSERT INTO facilitator.shared_copies SELECT a_run, n, c FROM unnest(names, contents) AS given (n, c);
END $$;

-- What stands beside the events of a run, for whoever may read it. Each says whether the run is there.

CREATE FUNCTION facilitator.save_draft(a_run text, a_place text, some_words text) RETURNS bigint LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF some_words IS NULL THEN
        DELETE FROM facilitator.drafts WHERE run = a_run AND place = a_place AND writer = session_user;
        RETURN facilitator.wrote();
    END IF;
    IF NOT facilitator.may_read(a_run) OR NOT EXISTS (SELECT FROM facilitator.runs WHERE run = a_run) THEN
        RETURN NULL;
    END IF;
    INSERT INTO facilitator.drafts VALUES (a_run, a_place, some_words)
        ON CONFLICT (run, writer, place) DO UPDATE SET words = excluded.words;
    RETURN facilitator.wrote();
END $$;

CREATE FUNCTION facilitator.note_exported(a_run text, paths text[], digests text[]) RETURNS boolean LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT facilitator.may_read(a_run) OR NOT EXISTS (SELECT FROM facilitator.runs WHERE run = a_run) THEN
        RETURN false;
    END IF;
    INSERT INTO facilitator.exports SELECT a_run, p, d FROM unnest(paths, digests) AS given (p, d)
        ON CONFLICT (run, writer, path) DO UPDATE SET digest = excluded.digest;
    RETURN true;
END $$;

CREATE FUNCTION facilitator.keep_photograph(a_run text, a_digest text, a_picture bytea) RETURNS bigint LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM facilitator.runs WHERE run = a_run AND owner = session_user)
        AND NOT (facilitator.is_a('facilitator_reviewer') AND facilitator.may_read(a_run)
            AND EXISTS (SELECT FROM facilitator.runs WHERE run = a_run AND ends > 0)) THEN
        RETURN NULL;
    END IF;
    INSERT INTO facilitator.photographs VALUES (a_run, a_digest, a_picture) ON CONFLICT DO NOTHING;
    RETURN facilitator.wrote();
END $$;

CREATE FUNCTION facilitator.note_backup(a_path text, at_moment text) RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
    INSERT INTO facilitator.backups VALUES (a_path, at_moment)
        ON CONFLICT (writer, path) DO UPDATE SET at = excluded.at
$$;
CREATE FUNCTION facilitator.forget_backup(a_path text) RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
    DELETE FROM facilitator.backups WHERE path = a_path AND writer = session_user
$$;

-- Signs of life: for a run that is not there (yet), or that is somebody's own.

CREATE FUNCTION facilitator.touch(a_run text, at_moment text) RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
    INSERT INTO facilitator.alive SELECT a_run, at_moment
        WHERE NOT EXISTS (SELECT FROM facilitator.runs WHERE run = a_run AND owner <> session_user)
        ON CONFLICT (run) DO UPDATE SET at = excluded.at
$$;
CREATE FUNCTION facilitator.here(a_run text, a_window text) RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
    INSERT INTO facilitator.signs SELECT a_run, a_window, 1
        WHERE NOT EXISTS (SELECT FROM facilitator.runs WHERE run = a_run AND owner <> session_user)
        ON CONFLICT (run, opened_in) DO UPDATE SET number = signs.number + 1
$$;
CREATE FUNCTION facilitator.gone(a_run text, a_window text) RETURNS void LANGUAGE sql
    SECURITY DEFINER SET search_path = pg_catalog AS $$
    DELETE FROM facilitator.signs WHERE run = a_run AND opened_in = a_window
        AND NOT EXISTS (SELECT FROM facilitator.runs WHERE run = a_run AND owner <> session_user)
$$;

-- Searching. The functions look with the owner's eyes and leave out what the asker may not read, because the server
-- uses no index of words for a table that is read row by row with rights.

CREATE FUNCTION facilitator.read_in(
    a_run text, seen integer, told text[], refs text[], sorts text[], items text[], item_titles text[], teams text[],
    themed text[], labelled text[], said text[], spelt text[]
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    PERFORM FROM facilitator.runs WHERE run = a_run FOR UPDATE;
    IF NOT FOUND OR NOT facilitator.may_read(a_run) THEN
        RETURN;
    END IF;
    DELETE FROM facilitator.findable WHERE run = a_run;
    INSERT INTO facilitator.findable (
        run, plan, title, day, ref, kind, item, item_title, team, themes, labels, words, found_by
    )
    SELECT a_run, told[1], told[2], told[3], r, s, i, t, g, th, l, w, to_tsvector('facilitator.words', p)
    FROM unnest(refs, sorts, items, item_titles, teams, themed, labelled, said, spelt)
        WITH ORDINALITY AS given (r, s, i, t, g, th, l, w, p, place) ORDER BY place;
    INSERT INTO facilitator.searched VALUES (a_run, seen) ON CONFLICT (run) DO UPDATE SET seq = excluded.seq;
END $$;

CREATE FUNCTION facilitator.stale(most integer) RETURNS TABLE (run text, events integer, behind bigint) LANGUAGE sql
    STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT runs.run, runs.events, count(*) OVER () FROM facilitator.runs
    LEFT JOIN facilitator.searched ON searched.run = runs.run
    WHERE searched.seq IS DISTINCT FROM runs.events
        AND (runs.owner = session_user OR facilitator.is_a('facilitator_confidential'))
    ORDER BY runs.run LIMIT most
$$;

CREATE FUNCTION facilitator.search(
    words text, a_plan text, plan_like text, an_item text, item_like text, team_like text, ref_like text,
    theme_like text, label_like text, since text, until text, most integer
) RETURNS SETOF facilitator.findable LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    everything boolean := facilitator.is_a('facilitator_confidential');
    wanted tsquery := to_tsquery('facilitator.words', words);
BEGIN
    RETURN QUERY EXECUTE 'SELECT f.* FROM facilitator.findable AS f WHERE true'
        || CASE WHEN words IS NOT NULL THEN ' AND f.found_by @@ $1' ELSE '' END
        || CASE WHEN a_plan IS NOT NULL THEN ' AND (f.plan = $2 OR f.title ILIKE $3)' ELSE '' END
        || CASE WHEN an_item IS NOT NULL THEN ' AND (f.item = $4 OR f.item_title ILIKE $5)' ELSE '' END
        || CASE WHEN team_like IS NOT NULL THEN ' AND (f.team ILIKE $6 OR f.ref LIKE $7)' ELSE '' END
        || CASE WHEN theme_like IS NOT NULL THEN ' AND (f.themes ILIKE $8 OR f.labels ILIKE $9)' ELSE '' END
        || CASE WHEN since IS NOT NULL THEN ' AND f.day >= $10' ELSE '' END
        || CASE WHEN until IS NOT NULL THEN ' AND f.day <= $11' ELSE '' END
        || CASE WHEN everything THEN ''
            ELSE ' AND f.run IN (SELECT run FROM facilitator.runs WHERE owner = session_user)' END
        || ' ORDER BY f.day DESC, f.id DESC LIMIT $12'
    USING wanted, a_plan, plan_like, an_item, item_like, team_like, ref_like, theme_like, label_like, since, until, most;
END $$;

-- Who may read which rows ---------------------------------------------------------------------------------------------

ALTER TABLE facilitator.runs ENABLE ROW LEVEL SECURITY;
CREATE POLICY runs_seen ON facilitator.runs FOR SELECT USING (
    owner = session_user OR facilitator.is_a('facilitator_coordinator') OR facilitator.is_a('facilitator_reviewer')
);
ALTER TABLE facilitator.events ENABLE ROW LEVEL SECURITY;
CREATE POLICY events_read ON facilitator.events FOR SELECT USING (
    run IN (SELECT run FROM facilitator.runs WHERE owner = session_user) OR facilitator.is_a('facilitator_confidential')
);
ALTER TABLE facilitator.photographs ENABLE ROW LEVEL SECURITY;
CREATE POLICY photographs_seen ON facilitator.photographs FOR SELECT USING (
    run IN (SELECT run FROM facilitator.runs WHERE owner = session_user) OR facilitator.is_a('facilitator_confidential')
);
ALTER TABLE facilitator.planned ENABLE ROW LEVEL SECURITY;
CREATE POLICY planned_seen ON facilitator.planned FOR SELECT USING (
    run IN (SELECT run FROM facilitator.runs WHERE owner = session_user) OR facilitator.is_a('facilitator_confidential')
);
ALTER TABLE facilitator.plans ENABLE ROW LEVEL SECURITY;
CREATE POLICY plans_seen ON facilitator.plans FOR SELECT USING (digest IN (SELECT digest FROM facilitator.planned));
ALTER TABLE facilitator.drafts ENABLE ROW LEVEL SECURITY;
CREATE POLICY drafts_read ON facilitator.drafts FOR SELECT USING (writer = session_user);
ALTER TABLE facilitator.exports ENABLE ROW LEVEL SECURITY;
CREATE POLICY exports_read ON facilitator.exports FOR SELECT USING (writer = session_user);
ALTER TABLE facilitator.backups ENABLE ROW LEVEL SECURITY;
CREATE POLICY backups_read ON facilitator.backups FOR SELECT USING (writer = session_user);
ALTER TABLE facilitator.alive ENABLE ROW LEVEL SECURITY;
CREATE POLICY alive_read ON facilitator.alive FOR SELECT USING (
    NOT EXISTS (SELECT FROM facilitator.runs WHERE runs.run = alive.run AND owner <> session_user)
);
ALTER TABLE facilitator.signs ENABLE ROW LEVEL SECURITY;
CREATE POLICY signs_read ON facilitator.signs FOR SELECT USING (
    NOT EXISTS (SELECT FROM facilitator.runs WHERE runs.run = signs.run AND owner <> session_user)
);

-- Two tables whose rows are seen by what stands in the other: looked at by functions, as rules that ask each other in a
-- circle are refused.
CREATE FUNCTION facilitator.was_mine(a_run text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog
    RETURN EXISTS (SELECT FROM facilitator.deleted WHERE run = a_run AND owner = session_user);
CREATE FUNCTION facilitator.have_copy(a_run text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog
    RETURN EXISTS (SELECT FROM facilitator.copies WHERE run = a_run AND login = session_user);

ALTER TABLE facilitator.copies ENABLE ROW LEVEL SECURITY;
CREATE POLICY copies_seen ON facilitator.copies FOR SELECT USING (
    login = session_user OR facilitator.is_a('facilitator_coordinator')
    OR run IN (SELECT run FROM facilitator.runs WHERE owner = session_user)
    OR facilitator.was_mine(run)
);
ALTER TABLE facilitator.deleted ENABLE ROW LEVEL SECURITY;
CREATE POLICY deleted_seen ON facilitator.deleted FOR SELECT USING (
    owner = session_user OR facilitator.is_a('facilitator_coordinator')
    OR facilitator.have_copy(run)
);
ALTER TABLE facilitator.shared_copies ENABLE ROW LEVEL SECURITY;
CREATE POLICY shared_copies_seen ON facilitator.shared_copies FOR SELECT USING (
    facilitator.is_a('facilitator_reviewer') OR facilitator.is_a('facilitator_coordinator')
    OR run IN (SELECT run FROM facilitator.runs WHERE owner = session_user)
);

-- What may be called and read at all; the functions and the rules above say by whom.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA facilitator FROM PUBLIC;
GRANT USAGE ON SCHEMA facilitator
    TO facilitator_trainer, facilitator_reviewer, facilitator_confidential, facilitator_coordinator;
GRANT SELECT ON ALL TABLES IN SCHEMA facilitator
    TO facilitator_trainer, facilitator_reviewer, facilitator_confidential, facilitator_coordinator;
REVOKE SELECT ON facilitator.findable, facilitator.searched
    FROM facilitator_trainer, facilitator_reviewer, facilitator_confidential, facilitator_coordinator;
GRANT SELECT ON SEQUENCE facilitator.writes
    TO facilitator_trainer, facilitator_reviewer, facilitator_confidential, facilitator_coordinator;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA facilitator
    TO facilitator_trainer, facilitator_reviewer, facilitator_confidential, facilitator_coordinator;
REVOKE EXECUTE ON FUNCTION facilitator.refuse_strangers, facilitator.wrote
    FROM facilitator_trainer, facilitator_reviewer, facilitator_confidential, facilitator_coordinator;
