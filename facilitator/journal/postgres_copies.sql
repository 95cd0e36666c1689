-- Which laptops hold a copy (or `removed` it) of a run, what was deleted here and has to be deleted there, and of each run what may be
-- passed on, for those who may not read the run itself.

CREATE TABLE facilitator.copies (
    run text NOT NULL, laptop text NOT NULL, login text NOT NULL DEFAULT session_user,
    since timestamptz NOT NULL DEFAULT now(), removed boolean NOT NULL DEFAULT false, PRIMARY KEY (run, laptop)
);
CREATE TABLE facilitator.deleted (
    run text PRIMARY KEY, title text NOT NULL, day text NOT NULL, owner text NOT NULL,
    by_whom text NOT NULL DEFAULT session_user, at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE facilitator.shared_copies (
    run text NOT NULL REFERENCES facilitator.runs, name text NOT NULL, content bytea NOT NULL, PRIMARY KEY (run, name)
);

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

CREATE OR REPLACE FUNCTION facilitator.delete_run(a_run text) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
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

REVOKE ALL ON FUNCTION facilitator.note_copy, facilitator.note_removed, facilitator.keep_shared,
    facilitator.was_mine, facilitator.have_copy FROM PUBLIC;
GRANT SELECT ON facilitator.copies, facilitator.deleted, facilitator.shared_copies
    TO facilitator_trainer, facilitator_reviewer, facilitator_confidential, facilitator_coordinator;
GRANT EXECUTE ON FUNCTION facilitator.note_copy, facilitator.note_removed, facilitator.keep_shared,
    facilitator.was_mine, facilitator.have_copy
    TO facilitator_trainer, facilitator_reviewer, facilitator_confidential, facilitator_coordinator;
