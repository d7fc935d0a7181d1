-- The review made complete: what a fact is about, tags in a tree, verdicts of several reviewers, memos,
-- reading marks, word lists, decisions about divergences, search, and a log that shows if it was edited.

-- ---------- project and people ----------

ALTER TABLE project ADD COLUMN description TEXT NOT NULL DEFAULT '';
-- Empty: ids are written as urn:uuid; else an https address that ids are appended to.
ALTER TABLE project ADD COLUMN base_iri TEXT NOT NULL DEFAULT '';
ALTER TABLE project ADD COLUMN publisher_name TEXT NOT NULL DEFAULT '';
ALTER TABLE project ADD COLUMN publisher_url TEXT NOT NULL DEFAULT '';

ALTER TABLE reviewer ADD COLUMN initials TEXT NOT NULL DEFAULT '';
ALTER TABLE reviewer ADD COLUMN orcid TEXT NOT NULL DEFAULT '';
ALTER TABLE reviewer ADD COLUMN role TEXT NOT NULL DEFAULT 'reviewer'
  CHECK (role IN ('reviewer', 'adjudicator', 'machine'));
ALTER TABLE reviewer ADD COLUMN color TEXT NOT NULL DEFAULT '';
ALTER TABLE reviewer ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));

-- ---------- the log shows if it was edited from outside ----------
-- SHA-256 in hexadecimal over the entry, its changes and the digest of the entry before; empty in entries
-- that are older than this column.

ALTER TABLE action ADD COLUMN digest TEXT NOT NULL DEFAULT '';

-- ---------- facts and evidence ----------
-- claim_date is a date or a part of one (2024, 2024-04, 2024-04-10), or empty.

ALTER TABLE fact ADD COLUMN claimant TEXT NOT NULL DEFAULT '';
ALTER TABLE fact ADD COLUMN claimant_url TEXT NOT NULL DEFAULT '';
ALTER TABLE fact ADD COLUMN claim_date TEXT NOT NULL DEFAULT '';
ALTER TABLE fact ADD COLUMN context TEXT NOT NULL DEFAULT '';
ALTER TABLE fact ADD COLUMN review_url TEXT NOT NULL DEFAULT '';
CREATE INDEX fact_status ON fact (status);

ALTER TABLE evidence ADD COLUMN confidence INTEGER CHECK (confidence BETWEEN 1 AND 5);
ALTER TABLE evidence ADD COLUMN important INTEGER NOT NULL DEFAULT 0 CHECK (important IN (0, 1));

-- 1 when a person looked at the place, or at its loss, and said that it is so.
ALTER TABLE anchor_position ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1));

CREATE TABLE fact_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  from_fact_id INTEGER NOT NULL REFERENCES fact (id),
  to_fact_id INTEGER NOT NULL REFERENCES fact (id),
  kind TEXT NOT NULL CHECK (kind IN ('same_as', 'contradicts', 'refines', 'follows_from')),
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL,
  CHECK (from_fact_id <> to_fact_id)
) STRICT;
CREATE UNIQUE INDEX fact_link_pair
ON fact_link (min(from_fact_id, to_fact_id), max(from_fact_id, to_fact_id), kind);
CREATE INDEX fact_link_to ON fact_link (to_fact_id);

-- A note on anything that has a GUID, named by it, so that a memo outlives an undone and redone target.
CREATE TABLE memo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  target TEXT NOT NULL CHECK (target IN ('project', 'article', 'fact', 'evidence', 'tag')),
  target_guid TEXT NOT NULL,
  body TEXT NOT NULL CHECK (length(trim(body)) > 0),
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX memo_target ON memo (target_guid);

-- ---------- tags in a tree ----------
-- A tag is unique among its siblings. color is #rrggbb or empty (the program picks); hotkey is one
-- character or empty.

DROP VIEW fact_evidence;

CREATE TABLE tag_in_tree (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES tag_in_tree (id) CHECK (parent_id <> id),
  name TEXT NOT NULL COLLATE NOCASE CHECK (length(trim(name)) > 0 AND instr(name, char(10)) = 0),
  description TEXT NOT NULL DEFAULT '',
  color TEXT NOT NULL DEFAULT '',
  hotkey TEXT NOT NULL DEFAULT '' CHECK (length(hotkey) <= 1),
  seq INTEGER NOT NULL DEFAULT 0,
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL
) STRICT;
INSERT INTO tag_in_tree (id, guid, name, created_by, created_at)
SELECT id, guid, name, created_by, created_at FROM tag;
CREATE TABLE fact_tag_in_tree (
  fact_id INTEGER NOT NULL REFERENCES fact (id),
  tag_id INTEGER NOT NULL REFERENCES tag_in_tree (id),
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL,
  PRIMARY KEY (fact_id, tag_id)
) STRICT, WITHOUT ROWID;
INSERT INTO fact_tag_in_tree SELECT fact_id, tag_id, created_by, created_at FROM fact_tag;
DROP TABLE fact_tag;
DROP TABLE tag;
ALTER TABLE tag_in_tree RENAME TO tag;
ALTER TABLE fact_tag_in_tree RENAME TO fact_tag;
CREATE UNIQUE INDEX tag_sibling ON tag (ifnull(parent_id, 0), name);
CREATE UNIQUE INDEX tag_hotkey ON tag (hotkey) WHERE hotkey <> '';
CREATE INDEX fact_tag_tag ON fact_tag (tag_id);

-- ---------- decisions about divergences ----------
-- A divergence is worked out anew at each comparison; a decision names it by its kind and by the words it
-- stands on, anchored like quotes, so that it outlives a new run, a new engine and a new version.

CREATE TABLE finding_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'dismissed', 'promoted', 'demoted')),
  kind TEXT NOT NULL CHECK (length(kind) > 0),
  first_article_id INTEGER NOT NULL REFERENCES article (id),
  second_article_id INTEGER NOT NULL REFERENCES article (id),
  first_value TEXT NOT NULL DEFAULT '',
  second_value TEXT NOT NULL DEFAULT '',
  rule TEXT NOT NULL DEFAULT '',
  comment TEXT NOT NULL DEFAULT '',
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL,
  CHECK (first_article_id <= second_article_id)
) STRICT;
CREATE INDEX finding_decision_pair ON finding_decision (first_article_id, second_article_id);
CREATE INDEX finding_decision_second ON finding_decision (second_article_id);

CREATE TABLE finding_decision_span (
  decision_id INTEGER NOT NULL REFERENCES finding_decision (id),
  anchor_id INTEGER NOT NULL UNIQUE REFERENCES anchor (id),
  side TEXT NOT NULL CHECK (side IN ('first', 'second')),
  PRIMARY KEY (decision_id, anchor_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER finding_decision_span_is_of_its_article BEFORE INSERT ON finding_decision_span
WHEN NOT EXISTS (
  SELECT 1 FROM finding_decision JOIN anchor ON anchor.article_id = CASE NEW.side
    WHEN 'first' THEN finding_decision.first_article_id ELSE finding_decision.second_article_id END
  WHERE finding_decision.id = NEW.decision_id AND anchor.id = NEW.anchor_id)
BEGIN SELECT RAISE(ABORT, 'the anchor is not in the article of its side'); END;

-- An unlinked sentence that shall not be offered partners any more: 1 beside kind 'unlink'.
ALTER TABLE link_decision ADD COLUMN final INTEGER NOT NULL DEFAULT 0 CHECK (final IN (0, 1));

-- ---------- several reviewers ----------

CREATE TABLE verdict_scale (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(trim(name)) > 0),
  ordered INTEGER NOT NULL DEFAULT 0 CHECK (ordered IN (0, 1)),
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL
) STRICT;

-- rating is the number of the verdict on its scale (ClaimReview's ratingValue), or NULL when it has none.
CREATE TABLE verdict (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  scale_id INTEGER NOT NULL REFERENCES verdict_scale (id),
  label TEXT NOT NULL COLLATE NOCASE CHECK (length(trim(label)) > 0),
  description TEXT NOT NULL DEFAULT '',
  rating INTEGER,
  color TEXT NOT NULL DEFAULT '',
  seq INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX verdict_label ON verdict (scale_id, label);

-- A round is blind until it is revealed: nobody sees another reviewer's assessments of it.
CREATE TABLE round (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  number INTEGER NOT NULL UNIQUE CHECK (number >= 1),
  name TEXT NOT NULL DEFAULT '',
  scale_id INTEGER NOT NULL REFERENCES verdict_scale (id),
  state TEXT NOT NULL DEFAULT 'blind' CHECK (state IN ('blind', 'revealed', 'closed')),
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  fact_id INTEGER NOT NULL REFERENCES fact (id),
  round_id INTEGER NOT NULL REFERENCES round (id),
  verdict_id INTEGER NOT NULL REFERENCES verdict (id),
  confidence INTEGER CHECK (confidence BETWEEN 1 AND 5),
  rationale TEXT NOT NULL DEFAULT '',
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (fact_id, round_id, created_by)
) STRICT;
CREATE INDEX assessment_round ON assessment (round_id);

-- The agreed verdict stands beside the assessments and never in their place; a newer one supersedes it.
-- verdict_id is NULL when none of the verdicts fits.
CREATE TABLE adjudication (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  fact_id INTEGER NOT NULL REFERENCES fact (id),
  round_id INTEGER NOT NULL REFERENCES round (id),
  verdict_id INTEGER REFERENCES verdict (id),
  rationale TEXT NOT NULL DEFAULT '',
  method TEXT NOT NULL CHECK (method IN ('unanimous', 'majority', 'discussion', 'adjudicator')),
  superseded_by INTEGER REFERENCES adjudication (id) DEFERRABLE INITIALLY DEFERRED,
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX adjudication_current ON adjudication (fact_id) WHERE superseded_by IS NULL;

-- "I have read this", per version: a later version has to be read again.
CREATE TABLE reading (
  version_id INTEGER NOT NULL REFERENCES article_version (id),
  reviewer_id INTEGER NOT NULL REFERENCES reviewer (id),
  state TEXT NOT NULL CHECK (state IN ('in_progress', 'done')),
  updated_at TEXT NOT NULL,
  PRIMARY KEY (version_id, reviewer_id)
) STRICT, WITHOUT ROWID;

-- ---------- word lists of the project, and what was exported ----------

CREATE TABLE lexicon (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  language TEXT NOT NULL CHECK (length(language) > 0),
  name TEXT NOT NULL CHECK (length(name) > 0),
  text TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (language, name)
) STRICT;

-- filter and left_out are JSON; path is the name of the file, not where it lies.
CREATE TABLE export_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL,
  file_name TEXT NOT NULL,
  filter TEXT NOT NULL DEFAULT '{}',
  facts INTEGER NOT NULL,
  evidence INTEGER NOT NULL,
  left_out TEXT NOT NULL DEFAULT '[]',
  sha256 TEXT NOT NULL,
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL
) STRICT;

-- ---------- search ----------
-- Kept up by TEMP triggers made at each opening, like the log, because a trigger in the file may not write
-- to a virtual table while trusted_schema is OFF.

CREATE VIRTUAL TABLE article_search USING fts5(
  text, content = 'article_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO article_search (article_search) VALUES ('rebuild');
CREATE VIRTUAL TABLE fact_search USING fts5(
  statement, claimant, context, content = 'fact', content_rowid = 'id',
  tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO fact_search (fact_search) VALUES ('rebuild');

-- ---------- one view feeds every tabular export ----------
-- One row per piece of evidence; a fact without evidence keeps one row. Tags are one to a line, each as its
-- path from the root with ' / ' between the names.

CREATE VIEW tag_path AS
WITH RECURSIVE path (id, path, depth) AS (
  SELECT id, name, 1 FROM tag WHERE parent_id IS NULL
  UNION ALL
  SELECT tag.id, path.path || ' / ' || tag.name, path.depth + 1
  FROM tag JOIN path ON tag.parent_id = path.id WHERE path.depth < 100
)
SELECT id, path, depth FROM path;

CREATE VIEW fact_evidence AS
SELECT
  printf('F-%04d', fact.number) AS fact_no, fact.guid AS fact_guid, fact.statement, fact.kind, fact.status,
  fact.claimant, fact.claim_date, fact.context,
  verdict.label AS verdict, agreed.method AS verdict_method, agreed.rationale AS verdict_rationale,
  (SELECT group_concat(path, char(10)) FROM (
    SELECT tag_path.path FROM fact_tag JOIN tag_path ON tag_path.id = fact_tag.tag_id
    WHERE fact_tag.fact_id = fact.id ORDER BY tag_path.path)) AS tags,
  author.name AS fact_reviewer, fact.created_at AS fact_created_at, fact.updated_at AS fact_updated_at,
  evidence.guid AS evidence_guid, evidence.stance, evidence.confidence AS evidence_confidence,
  evidence.comment AS evidence_comment,
  article.title AS article, article.guid AS article_guid, article.outlet AS publisher, article.author,
  article.url, article.published AS published_at, version.retrieved AS retrieved_at, version.seq AS version,
  version.text_sha256, version.original_sha256,
  anchor.exact AS quote, anchor.prefix, anchor.suffix, place.start, place."end",
  place.status AS anchor_status, place.score AS anchor_score,
  tagger.name AS reviewer, evidence.created_at AS tagged_at
FROM fact
JOIN reviewer AS author ON author.id = fact.created_by
LEFT JOIN adjudication AS agreed ON agreed.fact_id = fact.id AND agreed.superseded_by IS NULL
LEFT JOIN verdict ON verdict.id = agreed.verdict_id
LEFT JOIN evidence ON evidence.fact_id = fact.id
LEFT JOIN reviewer AS tagger ON tagger.id = evidence.created_by
LEFT JOIN anchor ON anchor.id = evidence.anchor_id
LEFT JOIN article ON article.id = anchor.article_id
LEFT JOIN current_version AS version ON version.article_id = article.id
LEFT JOIN anchor_position AS place ON place.anchor_id = anchor.id AND place.version_id = version.id
ORDER BY fact.number, article.title, article.guid, place.start, place."end", evidence.guid;

-- ---------- no write outside an action ----------

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

CREATE TRIGGER fact_link_insert_in_action BEFORE INSERT ON fact_link
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER fact_link_update_in_action BEFORE UPDATE ON fact_link
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER fact_link_delete_in_action BEFORE DELETE ON fact_link
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER memo_insert_in_action BEFORE INSERT ON memo
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER memo_update_in_action BEFORE UPDATE ON memo
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER memo_delete_in_action BEFORE DELETE ON memo
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER finding_decision_insert_in_action BEFORE INSERT ON finding_decision
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER finding_decision_update_in_action BEFORE UPDATE ON finding_decision
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER finding_decision_delete_in_action BEFORE DELETE ON finding_decision
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER finding_decision_span_insert_in_action BEFORE INSERT ON finding_decision_span
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER finding_decision_span_update_in_action BEFORE UPDATE ON finding_decision_span
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER finding_decision_span_delete_in_action BEFORE DELETE ON finding_decision_span
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER verdict_scale_insert_in_action BEFORE INSERT ON verdict_scale
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER verdict_scale_update_in_action BEFORE UPDATE ON verdict_scale
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER verdict_scale_delete_in_action BEFORE DELETE ON verdict_scale
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER verdict_insert_in_action BEFORE INSERT ON verdict
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER verdict_update_in_action BEFORE UPDATE ON verdict
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER verdict_delete_in_action BEFORE DELETE ON verdict
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER round_insert_in_action BEFORE INSERT ON round
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER round_update_in_action BEFORE UPDATE ON round
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER round_delete_in_action BEFORE DELETE ON round
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER assessment_insert_in_action BEFORE INSERT ON assessment
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER assessment_update_in_action BEFORE UPDATE ON assessment
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER assessment_delete_in_action BEFORE DELETE ON assessment
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER adjudication_insert_in_action BEFORE INSERT ON adjudication
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER adjudication_update_in_action BEFORE UPDATE ON adjudication
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER adjudication_delete_in_action BEFORE DELETE ON adjudication
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER reading_insert_in_action BEFORE INSERT ON reading
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER reading_update_in_action BEFORE UPDATE ON reading
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER reading_delete_in_action BEFORE DELETE ON reading
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER lexicon_insert_in_action BEFORE INSERT ON lexicon
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER lexicon_update_in_action BEFORE UPDATE ON lexicon
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER lexicon_delete_in_action BEFORE DELETE ON lexicon
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER export_log_insert_in_action BEFORE INSERT ON export_log
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER export_log_update_in_action BEFORE UPDATE ON export_log
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER export_log_delete_in_action BEFORE DELETE ON export_log
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
