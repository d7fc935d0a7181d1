-- The project file. Offsets are Unicode code points of the stored text, 0-based, half-open.
-- Times are ISO 8601 in UTC with Z. Ids are never used twice (AUTOINCREMENT), GUIDs never change.

CREATE TABLE migration (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  app_version TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT;

-- ---------- who did what ----------
-- Every write belongs to an action. The program's own triggers put each row before and after into `change`,
-- which is undo, redo and the audit log in one. They are TEMP triggers, made for every table at each opening,
-- because a trigger in the file may not call json_object() while trusted_schema is OFF. Between actions
-- current_action is NULL, and the triggers at the end of this file refuse every write.

CREATE TABLE reviewer (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(trim(name)) > 0),
  created_at TEXT NOT NULL
) STRICT;

-- undo_top and redo_top say which action an undo or redo after this one would revert; below is the entry
-- that this action covered on its stack when it was pushed. With them both stacks survive in an
-- append-only table and are read in one step. A 'setup' action (a new reviewer, the first content of a
-- new file) is on neither stack.
CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL CHECK (length(label) > 0),
  kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'setup')),
  reverts INTEGER REFERENCES action (id),
  undo_top INTEGER REFERENCES action (id),
  redo_top INTEGER REFERENCES action (id),
  below INTEGER REFERENCES action (id),
  reviewer_id INTEGER NOT NULL REFERENCES reviewer (id) DEFERRABLE INITIALLY DEFERRED,
  session TEXT NOT NULL,
  app_version TEXT NOT NULL,
  at TEXT NOT NULL,
  CHECK ((kind IN ('undo', 'redo')) = (reverts IS NOT NULL))
) STRICT;

CREATE TABLE change (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action_id INTEGER NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  table_name TEXT NOT NULL,
  row_key TEXT NOT NULL,
  op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  before TEXT,
  after TEXT,
  CHECK ((op = 'insert') = (before IS NULL)),
  CHECK ((op = 'delete') = (after IS NULL))
) STRICT;
CREATE INDEX change_action ON change (action_id);
CREATE INDEX change_row ON change (table_name, row_key);

CREATE TABLE current_action (id INTEGER PRIMARY KEY CHECK (id = 1), action_id INTEGER) STRICT;
INSERT INTO current_action VALUES (1, NULL);

CREATE TRIGGER action_never_updated BEFORE UPDATE ON action
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER action_never_deleted BEFORE DELETE ON action
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER change_never_updated BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER change_never_deleted BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  app_version TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

-- ---------- articles ----------
-- Texts and original bytes lie apart from the versions that name them by SHA-256: they are stored once,
-- never change and never leave the file, so the log needs only the hash and an undone import can be redone.

CREATE TABLE article_text (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  code_points INTEGER NOT NULL,
  words INTEGER NOT NULL,
  text TEXT NOT NULL,
  CHECK (code_points = length(text)),
  CHECK (instr(text, char(13)) = 0)
) STRICT;

CREATE TABLE original (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  bytes BLOB NOT NULL
) STRICT;

CREATE TRIGGER article_text_never_updated BEFORE UPDATE ON article_text
BEGIN SELECT RAISE(ABORT, 'the text of an article never changes; add a version'); END;
CREATE TRIGGER article_text_never_deleted BEFORE DELETE ON article_text
BEGIN SELECT RAISE(ABORT, 'the text of an article is never deleted'); END;
CREATE TRIGGER original_never_updated BEFORE UPDATE ON original
BEGIN SELECT RAISE(ABORT, 'original bytes never change'); END;
CREATE TRIGGER original_never_deleted BEFORE DELETE ON original
BEGIN SELECT RAISE(ABORT, 'original bytes are never deleted'); END;

CREATE TABLE article (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  outlet TEXT NOT NULL DEFAULT '',
  author TEXT NOT NULL DEFAULT '',
  published TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT 'en',
  note TEXT NOT NULL DEFAULT '',
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE article_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  article_id INTEGER NOT NULL REFERENCES article (id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  text_sha256 TEXT NOT NULL REFERENCES article_text (sha256),
  original_sha256 TEXT NOT NULL REFERENCES original (sha256),
  media_type TEXT NOT NULL,
  file_name TEXT NOT NULL,
  encoding TEXT NOT NULL,
  importer TEXT NOT NULL,
  notices TEXT NOT NULL DEFAULT '',
  retrieved TEXT NOT NULL DEFAULT '',
  imported_by INTEGER NOT NULL REFERENCES reviewer (id),
  imported_at TEXT NOT NULL,
  UNIQUE (article_id, seq)
) STRICT;
CREATE INDEX article_version_text ON article_version (text_sha256);
CREATE TRIGGER article_version_never_updated
BEFORE UPDATE OF guid, article_id, seq, text_sha256, original_sha256 ON article_version
BEGIN SELECT RAISE(ABORT, 'the text of an article never changes; add a version'); END;

-- ---------- anchors: where a quote is, in each version ----------

CREATE TABLE anchor (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  article_id INTEGER NOT NULL REFERENCES article (id),
  origin_version_id INTEGER NOT NULL REFERENCES article_version (id),
  exact TEXT NOT NULL CHECK (length(exact) > 0),
  prefix TEXT NOT NULL DEFAULT '',
  suffix TEXT NOT NULL DEFAULT '',
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX anchor_article ON anchor (article_id);

CREATE TABLE anchor_position (
  anchor_id INTEGER NOT NULL REFERENCES anchor (id),
  version_id INTEGER NOT NULL REFERENCES article_version (id),
  start INTEGER CHECK (start >= 0),
  "end" INTEGER CHECK ("end" > start),
  status TEXT NOT NULL CHECK (status IN ('exact', 'moved', 'fuzzy', 'ambiguous', 'orphan', 'manual')),
  score REAL CHECK (score BETWEEN 0 AND 1),
  PRIMARY KEY (anchor_id, version_id),
  CHECK ((status = 'orphan') = (start IS NULL)),
  CHECK ((start IS NULL) = ("end" IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX anchor_position_place ON anchor_position (version_id, start);
CREATE TRIGGER anchor_position_is_exact BEFORE INSERT ON anchor_position
WHEN NEW.status = 'exact' AND NOT EXISTS (
  SELECT 1 FROM anchor
  JOIN article_version ON article_version.id = NEW.version_id
  JOIN article_text ON article_text.sha256 = article_version.text_sha256
  WHERE anchor.id = NEW.anchor_id
    AND substr(article_text.text, NEW.start + 1, NEW."end" - NEW.start) = anchor.exact)
BEGIN SELECT RAISE(ABORT, 'the quote is not what the text says at this place'); END;

-- ---------- facts and evidence ----------

CREATE TABLE fact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  number INTEGER NOT NULL UNIQUE,
  statement TEXT NOT NULL CHECK (length(trim(statement)) > 0),
  kind TEXT NOT NULL DEFAULT 'claim' CHECK (length(kind) > 0),
  status TEXT NOT NULL DEFAULT 'open'
    CHECK (status IN ('open', 'in_review', 'disputed', 'agreed', 'published', 'withdrawn')),
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  fact_id INTEGER NOT NULL REFERENCES fact (id),
  anchor_id INTEGER NOT NULL REFERENCES anchor (id),
  stance TEXT NOT NULL CHECK (stance IN ('states', 'supports', 'contradicts', 'qualifies', 'mentions')),
  comment TEXT NOT NULL DEFAULT '',
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (fact_id, anchor_id)
) STRICT;
CREATE INDEX evidence_anchor ON evidence (anchor_id);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(trim(name)) > 0 AND instr(name, char(10)) = 0),
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE fact_tag (
  fact_id INTEGER NOT NULL REFERENCES fact (id),
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL,
  PRIMARY KEY (fact_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_tag_tag ON fact_tag (tag_id);

-- ---------- one view feeds every tabular export ----------
-- One row per piece of evidence; a fact without evidence keeps one row. Tags are one to a line.

CREATE VIEW current_version AS
SELECT id, article_id, max(seq) AS seq, text_sha256, original_sha256, retrieved
FROM article_version GROUP BY article_id;

CREATE VIEW fact_evidence AS
SELECT
  printf('F-%04d', fact.number) AS fact_no, fact.guid AS fact_guid, fact.statement, fact.kind, fact.status,
  (SELECT group_concat(name, char(10)) FROM (
    SELECT tag.name FROM fact_tag JOIN tag ON tag.id = fact_tag.tag_id
    WHERE fact_tag.fact_id = fact.id ORDER BY tag.name)) AS tags,
  author.name AS fact_reviewer, fact.created_at AS fact_created_at, fact.updated_at AS fact_updated_at,
  evidence.guid AS evidence_guid, evidence.stance, evidence.comment AS evidence_comment,
  article.title AS article, article.guid AS article_guid, article.outlet AS publisher, article.author,
  article.url, article.published AS published_at, version.retrieved AS retrieved_at, version.seq AS version,
  version.text_sha256, version.original_sha256,
  anchor.exact AS quote, anchor.prefix, anchor.suffix, place.start, place."end",
  place.status AS anchor_status, place.score AS anchor_score,
  tagger.name AS reviewer, evidence.created_at AS tagged_at
FROM fact
JOIN reviewer AS author ON author.id = fact.created_by
LEFT JOIN evidence ON evidence.fact_id = fact.id
LEFT JOIN reviewer AS tagger ON tagger.id = evidence.created_by
LEFT JOIN anchor ON anchor.id = evidence.anchor_id
LEFT JOIN article ON article.id = anchor.article_id
LEFT JOIN current_version AS version ON version.article_id = article.id
LEFT JOIN anchor_position AS place ON place.anchor_id = anchor.id AND place.version_id = version.id
ORDER BY fact.number, article.title, article.guid, place.start, place."end", evidence.guid;

-- ---------- no write outside an action ----------

CREATE TRIGGER project_insert_in_action BEFORE INSERT ON project
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER project_update_in_action BEFORE UPDATE ON project
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER project_delete_in_action BEFORE DELETE ON project
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER reviewer_insert_in_action BEFORE INSERT ON reviewer
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER reviewer_update_in_action BEFORE UPDATE ON reviewer
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER reviewer_delete_in_action BEFORE DELETE ON reviewer
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER article_insert_in_action BEFORE INSERT ON article
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER article_update_in_action BEFORE UPDATE ON article
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER article_delete_in_action BEFORE DELETE ON article
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER article_version_insert_in_action BEFORE INSERT ON article_version
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER article_version_update_in_action BEFORE UPDATE ON article_version
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER article_version_delete_in_action BEFORE DELETE ON article_version
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER anchor_insert_in_action BEFORE INSERT ON anchor
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER anchor_update_in_action BEFORE UPDATE ON anchor
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER anchor_delete_in_action BEFORE DELETE ON anchor
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER anchor_position_insert_in_action BEFORE INSERT ON anchor_position
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER anchor_position_update_in_action BEFORE UPDATE ON anchor_position
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER anchor_position_delete_in_action BEFORE DELETE ON anchor_position
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER fact_insert_in_action BEFORE INSERT ON fact
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER fact_update_in_action BEFORE UPDATE ON fact
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER fact_delete_in_action BEFORE DELETE ON fact
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER evidence_insert_in_action BEFORE INSERT ON evidence
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER evidence_update_in_action BEFORE UPDATE ON evidence
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER evidence_delete_in_action BEFORE DELETE ON evidence
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER tag_insert_in_action BEFORE INSERT ON tag
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER tag_update_in_action BEFORE UPDATE ON tag
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER tag_delete_in_action BEFORE DELETE ON tag
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER fact_tag_insert_in_action BEFORE INSERT ON fact_tag
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER fact_tag_update_in_action BEFORE UPDATE ON fact_tag
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER fact_tag_delete_in_action BEFORE DELETE ON fact_tag
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
