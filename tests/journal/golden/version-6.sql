BEGIN TRANSACTION;
CREATE TABLE backups (path TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE drafts (run TEXT, place TEXT, text TEXT NOT NULL, PRIMARY KEY (run, place)) STRICT, WITHOUT ROWID;
INSERT INTO "drafts" VALUES('2026-03-02-abc','lead:capture:G1','Nobody as');
CREATE TABLE events (
        run TEXT NOT NULL,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        wall TEXT NOT NULL CHECK (length(wall) = 27),
        running REAL NOT NULL,
        boot TEXT NOT NULL,
        window TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)), batch INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (run, seq)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "events" VALUES('2026-03-02-abc',1,'run.started',1,'2026-03-02T09:30:05.000001Z',105.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"run.started","plan":"14e65eb81dd3d3481cf9ca3f050cbbfca56ba13f4813efc1832cec4ee12ae4b9","day":"2026-03-02","starts_at":"2026-03-02T09:30:00Z","finishes_at":"2026-03-02T16:00:00Z","fixed":{"a12":"2026-03-02T12:25:00Z"},"offsets":[["2026-03-02T09:30:00Z",0]],"groups":[{"number":1,"name":"Group 1"},{"number":2,"name":"Group 2"},{"number":3,"name":"Group 3"},{"number":4,"name":"Group 4"}],"trainers":["KL"],"venue":"town hall","rehearsal":0.0}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',2,'run.ended',1,'2026-03-02T09:30:10.000002Z',110.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"run.ended"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',3,'run.reopened',1,'2026-03-02T09:30:15.000003Z',115.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"run.reopened"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',4,'gap.noted',1,'2026-03-02T09:30:20.000004Z',120.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"gap.noted","seconds":1260.5,"counted":false,"why":"sleep"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',5,'item.entered',1,'2026-03-02T09:30:25.000005Z',125.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"item.entered","item":"a08","skipping":true,"again":true,"running":true}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',6,'item.skipped',1,'2026-03-02T09:30:30.000006Z',130.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"item.skipped","item":"a12"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',7,'item.restored',1,'2026-03-02T09:30:35.000007Z',135.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"item.restored","item":"a12"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',8,'page.turned',1,'2026-03-02T09:30:40.000008Z',140.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"page.turned","item":"a01","page":1}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',9,'clock.started',1,'2026-03-02T09:30:45.000009Z',145.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"clock.started","item":"a08"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',10,'clock.paused',1,'2026-03-02T09:30:50.000010Z',150.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"clock.paused","item":"a08"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',11,'clock.changed',1,'2026-03-02T09:30:55.000011Z',155.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"clock.changed","item":"a08","seconds":-60.0}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',12,'clock.set',1,'2026-03-02T09:31:00.000012Z',160.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"clock.set","item":"a08","seconds":300.0}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',13,'issue.captured',1,'2026-03-02T09:31:05.000013Z',165.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"issue.captured","id":"E1-G3-4","exercise":"a08","group":"G3","text":"Quote \" back\\slash ''single'' <b>&amp; 家族 👩🏽‍🏫 שלום ‮RTL‬ zero\u0000 line\nend   null","item":"a09"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',14,'issue.edited',1,'2026-03-02T09:31:10.000014Z',170.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"issue.edited","id":"E1-G3-4","text":"No one asked him — 家"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',15,'issue.withdrawn',1,'2026-03-02T09:31:15.000015Z',175.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"issue.withdrawn","id":"E1-G3-4"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',16,'issue.moved',1,'2026-03-02T09:31:20.000016Z',180.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"issue.moved","id":"E1-G3-4","group":"G2"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',17,'group.added',1,'2026-03-02T09:31:25.000017Z',185.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"group.added","id":"G5","number":5,"name":"Window table"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',18,'group.renamed',1,'2026-03-02T09:31:30.000018Z',190.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"group.renamed","id":"G5","name":"Door table"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',19,'group.closed',1,'2026-03-02T09:31:35.000019Z',195.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"group.closed","id":"G5"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',20,'group.reopened',1,'2026-03-02T09:31:40.000020Z',200.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"group.reopened","id":"G5"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',21,'note.added',1,'2026-03-02T09:31:45.000021Z',205.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"note.added","id":"N1","text":"Slow down here","item":"a08"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',22,'parking.added',1,'2026-03-02T09:31:50.000022Z',210.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"parking.added","id":"P1","text":"Who chairs?","item":"a08","owner":"Health"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',23,'action.added',1,'2026-03-02T09:31:55.000023Z',215.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"action.added","id":"A1","text":"Send the slides","item":"a09","owner":"trainer","by_when":"Friday"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',24,'jotting.edited',1,'2026-03-02T09:32:00.000024Z',220.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"jotting.edited","id":"A1","text":"Send slides and notes","owner":"trainer","by_when":"Monday"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',25,'jotting.withdrawn',1,'2026-03-02T09:32:05.000025Z',225.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"jotting.withdrawn","id":"A1"}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',26,'change.undone',1,'2026-03-02T09:32:10.000026Z',230.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"change.undone","seq":7}',0);
INSERT INTO "events" VALUES('2026-03-02-abc',27,'change.redone',1,'2026-03-02T09:32:15.000027Z',235.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"change.redone","seq":7}',0);
INSERT INTO "events" VALUES('2026-03-02-xyz',1,'run.started',1,'2026-03-02T09:30:05.000001Z',105.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"run.started","plan":"14e65eb81dd3d3481cf9ca3f050cbbfca56ba13f4813efc1832cec4ee12ae4b9","day":"2026-03-02","starts_at":"2026-03-02T09:30:00Z","finishes_at":"2026-03-02T16:00:00Z","fixed":{"a12":"2026-03-02T12:25:00Z"},"offsets":[["2026-03-02T09:30:00Z",0]],"groups":[{"number":1,"name":"Group 1"},{"number":2,"name":"Group 2"}],"trainers":["KL"],"venue":"town hall","rehearsal":0.0}',0);
INSERT INTO "events" VALUES('2026-03-02-xyz',2,'item.entered',1,'2026-03-02T09:30:10.000002Z',110.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"item.entered","item":"a01"}',0);
INSERT INTO "events" VALUES('2026-03-02-xyz',3,'change.undone',1,'2026-03-02T09:30:15.000003Z',115.0,'8b5e3f70-1111-2222-3333-444455556666','lead','{"kind":"change.undone","seq":2}',0);
CREATE TABLE exports (run TEXT, path TEXT, digest TEXT NOT NULL, PRIMARY KEY (run, path)) STRICT, WITHOUT ROWID
    ;
CREATE TABLE findable (
        id INTEGER PRIMARY KEY,
        run TEXT NOT NULL,
        plan TEXT NOT NULL,
        title TEXT NOT NULL,
        day TEXT NOT NULL,
        ref TEXT NOT NULL,
        kind TEXT NOT NULL,
        item TEXT NOT NULL,
        item_title TEXT NOT NULL,
        team TEXT NOT NULL,
        themes TEXT NOT NULL,
        labels TEXT NOT NULL,
        words TEXT NOT NULL
    ) STRICT
    ;
CREATE TABLE leaving (run TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE photographs (run TEXT, digest TEXT, picture BLOB NOT NULL, PRIMARY KEY (run, digest))
    STRICT, WITHOUT ROWID
    ;
INSERT INTO "photographs" VALUES('2026-03-02-abc','5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e',X'FFD8');
CREATE TABLE planned (run TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "planned" VALUES('2026-03-02-abc','14e65eb81dd3d3481cf9ca3f050cbbfca56ba13f4813efc1832cec4ee12ae4b9');
INSERT INTO "planned" VALUES('2026-03-02-xyz','14e65eb81dd3d3481cf9ca3f050cbbfca56ba13f4813efc1832cec4ee12ae4b9');
CREATE TABLE plans (digest TEXT PRIMARY KEY, packed BLOB NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO "plans" VALUES('14e65eb81dd3d3481cf9ca3f050cbbfca56ba13f4813efc1832cec4ee12ae4b9',X'789C65523D6F833010FD2B88994A404AD4B05555D5A5533A7488321CE6484E011BD9A64442FCF79EC12596BAC1FB3C9E9862AAE3326E8DD071125BB22DF2EB278296242F51A355177DA1263598E80D0C4647FC211C0D8B8D056D0DABD343B94BCB3465AC2149E68A0ECDF60CAD2859EC183A4D6B19A459D0F58DAD501D32D2911CACF3666912D7286ECC8E9E9D93CDFC1298DFEFA805F15959E8CFD97F23E9E4E8054C0BE8EDA09D8B8C19D07D827F284F45B23F071587A0E288BDD236AA80EF093A768F0EBD289EBC4235FECA475E9687DB0E525CC3A4E7624BAA3482CB00EB06CCCBBC7003CEE7750ED64EDB20A50F1FB7F97AB8E0BAF2FF69AB562D7E269747267BD070D1D0BB5B4C0FD25BF1EEBA3F94AAA34E2D3F01F7CFCB387FB1AFD49930D3D1F3FC0B0DBFB84D');
CREATE TABLE runs (
        run TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        plan TEXT NOT NULL,
        day TEXT NOT NULL,
        started TEXT NOT NULL,
        rehearsal REAL NOT NULL,
        events INTEGER NOT NULL,
        touched TEXT NOT NULL,
        issues INTEGER NOT NULL,
        groups INTEGER NOT NULL,
        entries INTEGER NOT NULL,
        ends INTEGER NOT NULL
    , delete_by TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID
    ;
INSERT INTO "runs" VALUES('2026-03-02-abc','Learning from Serious Case Reviews','lscr','2026-03-02','2026-03-02T09:30:05.000001Z',0.0,27,'2026-03-02T09:32:15.000027Z',0,5,1,0,'');
INSERT INTO "runs" VALUES('2026-03-02-xyz','Learning from Serious Case Reviews','lscr','2026-03-02','2026-03-02T09:30:05.000001Z',0.0,3,'2026-03-02T09:30:15.000003Z',0,2,0,0,'');
CREATE TABLE searched (run TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER events_follow BEFORE INSERT ON events
    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM events WHERE run = NEW.run)
    BEGIN SELECT RAISE(ABORT, 'an event follows the last one and replaces none'); END;
CREATE TRIGGER events_stay BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER events_leave BEFORE DELETE ON events
    WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE run = OLD.run)
    BEGIN SELECT RAISE(ABORT, 'events are removed only with their whole run'); END;
CREATE TRIGGER runs_leave BEFORE DELETE ON runs
    WHEN NOT EXISTS (SELECT 1 FROM leaving WHERE run = OLD.run)
    BEGIN SELECT RAISE(ABORT, 'a run is removed only with its events'); END;
CREATE INDEX findable_run ON findable (run);
CREATE INDEX events_teaching ON events (kind, run, seq)
    WHERE kind IN ('change.redone', 'change.undone', 'words.judged')
    ;
PRAGMA application_id = 1178815572;
PRAGMA user_version = 6;
COMMIT;
