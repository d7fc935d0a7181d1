-- What reviewers decided about the links between two articles, whichever of them lies on the left.
-- The sentences are anchored like quotes, so that a decision outlives a new run, a new engine and a new
-- version of either article; which sentences the anchors stand for is worked out at each comparison.

CREATE TABLE link_decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('link', 'unlink', 'confirm')),
  first_article_id INTEGER NOT NULL REFERENCES article (id),
  second_article_id INTEGER NOT NULL REFERENCES article (id),
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL,
  CHECK (first_article_id <= second_article_id)
) STRICT;
CREATE INDEX link_decision_pair ON link_decision (first_article_id, second_article_id);
CREATE INDEX link_decision_second ON link_decision (second_article_id);

-- An anchor belongs to one decision alone and goes with it. An article can be compared with itself,
-- therefore each span says on which side it stands.
CREATE TABLE link_decision_span (
  decision_id INTEGER NOT NULL REFERENCES link_decision (id),
  anchor_id INTEGER NOT NULL UNIQUE REFERENCES anchor (id),
  side TEXT NOT NULL CHECK (side IN ('first', 'second')),
  PRIMARY KEY (decision_id, anchor_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER link_decision_span_is_of_its_article BEFORE INSERT ON link_decision_span
WHEN NOT EXISTS (
  SELECT 1 FROM link_decision JOIN anchor ON anchor.article_id =
    CASE NEW.side WHEN 'first' THEN link_decision.first_article_id ELSE link_decision.second_article_id END
  WHERE link_decision.id = NEW.decision_id AND anchor.id = NEW.anchor_id)
BEGIN SELECT RAISE(ABORT, 'the anchor is not in the article of its side'); END;

CREATE TRIGGER link_decision_insert_in_action BEFORE INSERT ON link_decision
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER link_decision_update_in_action BEFORE UPDATE ON link_decision
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER link_decision_delete_in_action BEFORE DELETE ON link_decision
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER link_decision_span_insert_in_action BEFORE INSERT ON link_decision_span
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER link_decision_span_update_in_action BEFORE UPDATE ON link_decision_span
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
CREATE TRIGGER link_decision_span_delete_in_action BEFORE DELETE ON link_decision_span
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;
