-- The library at any size: how each text was read from its file, which details were guessed, which articles
-- people hold together or apart, and what was computed about which belong together.

-- ---------- how an article was read ----------
-- The names of the details that an importer guessed, parted by commas; a detail that a person edits is no guess.

ALTER TABLE article ADD COLUMN guessed TEXT NOT NULL DEFAULT '';

ALTER TABLE article_version ADD COLUMN importer_version TEXT NOT NULL DEFAULT '';
-- Where in its file the article stood (a record, a line, an entry), or empty for a file that is one article.
ALTER TABLE article_version ADD COLUMN place TEXT NOT NULL DEFAULT '';
-- Whether the whole page was taken rather than its article, and the share of the visible text that was.
ALTER TABLE article_version ADD COLUMN is_whole INTEGER NOT NULL DEFAULT 1 CHECK (is_whole IN (0, 1));
ALTER TABLE article_version ADD COLUMN share REAL NOT NULL DEFAULT 1.0 CHECK (share BETWEEN 0.0 AND 1.0);

CREATE INDEX article_outlet ON article (outlet);

CREATE INDEX article_published ON article (published);

CREATE INDEX article_title ON article (title COLLATE NOCASE);

-- ---------- searching while somebody types ----------
-- The first three letters of every word are indexed too, or a beginning would cost as much as all words that
-- have it. The indices are filled when the file is opened.

DROP TABLE article_search;

CREATE VIRTUAL TABLE article_search USING fts5(
  text, content = 'article_text', content_rowid = 'id', prefix = '3',
  tokenize = 'unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE name_search USING fts5(
  title, outlet, author, content = 'article', content_rowid = 'id', prefix = '3',
  tokenize = 'unicode61 remove_diacritics 2');

-- ---------- what people say of two articles that the program puts together, or does not ----------

CREATE TABLE pair_ruling (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  measure TEXT NOT NULL CHECK (measure IN ('near', 'story')),
  low INTEGER NOT NULL REFERENCES article (id),
  high INTEGER NOT NULL REFERENCES article (id),
  ruling TEXT NOT NULL CHECK (ruling IN ('together', 'apart')),
  created_by INTEGER NOT NULL REFERENCES reviewer (id),
  created_at TEXT NOT NULL,
  UNIQUE (measure, low, high),
  CHECK (low < high)
) STRICT;

CREATE INDEX pair_ruling_low ON pair_ruling (low);

CREATE INDEX pair_ruling_high ON pair_ruling (high);

CREATE TRIGGER pair_ruling_insert_in_action BEFORE INSERT ON pair_ruling
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER pair_ruling_update_in_action BEFORE UPDATE ON pair_ruling
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

CREATE TRIGGER pair_ruling_delete_in_action BEFORE DELETE ON pair_ruling
WHEN (SELECT action_id FROM current_action) IS NULL
BEGIN SELECT RAISE(ABORT, 'every write belongs to an action'); END;

-- ---------- what was computed ----------
-- These hold nothing that could not be computed again from what the other tables say, so they are not logged.
-- A row of likeness or grouping that speaks of an article that is gone is passed over.

-- The newest version of each article, its text and its length in words, to be asked for by number.
CREATE TABLE shelf (
  article_id INTEGER PRIMARY KEY,
  version_id INTEGER NOT NULL,
  text_id INTEGER NOT NULL,
  words INTEGER NOT NULL
) STRICT;

CREATE INDEX shelf_text ON shelf (text_id);

CREATE INDEX shelf_version ON shelf (version_id);

CREATE INDEX shelf_words ON shelf (words);

-- A sample of the hashes of a text's shingles: unsigned 64-bit numbers, ascending, little-endian.
CREATE TABLE sketch (
  text_id INTEGER PRIMARY KEY REFERENCES article_text (id),
  method TEXT NOT NULL,
  shingles INTEGER NOT NULL,
  hashes BLOB NOT NULL
) STRICT;

-- What an article tells its event by: hashes of terms (unsigned, 32 bits, ascending, little-endian), how often
-- each stands in its beginning (one byte each), and the day it was published (0: unknown).
CREATE TABLE trait (
  article_id INTEGER PRIMARY KEY,
  method TEXT NOT NULL,
  keys BLOB NOT NULL,
  counts BLOB NOT NULL,
  day INTEGER NOT NULL
) STRICT;

-- Two articles that were found alike: by wording (near) or as reports of one event (story). The shares are
-- how much of each stands in the other.
CREATE TABLE likeness (
  measure TEXT NOT NULL CHECK (measure IN ('near', 'story')),
  low INTEGER NOT NULL,
  high INTEGER NOT NULL,
  score REAL NOT NULL,
  low_share REAL NOT NULL DEFAULT 0.0,
  high_share REAL NOT NULL DEFAULT 0.0,
  PRIMARY KEY (measure, low, high),
  CHECK (low < high)
) STRICT, WITHOUT ROWID;

CREATE INDEX likeness_high ON likeness (measure, high);

-- The group of an article by either measure: the smallest id in it, its own where it stands alone, and the text
-- that was looked at for it; NULL where none was yet, for people can group what nobody has looked at.
CREATE TABLE grouping (
  article_id INTEGER PRIMARY KEY,
  near INTEGER,
  story INTEGER,
  near_text INTEGER,
  story_text INTEGER
) STRICT;

CREATE INDEX grouping_near ON grouping (near);

CREATE INDEX grouping_story ON grouping (story);
