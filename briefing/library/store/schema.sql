-- The compiled form of a briefing or a library of briefings. It holds nothing that is not in the
-- YAML, and may be thrown away at any time.

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);

-- What the library was compiled from. A file whose size, times and number are these has not changed.
CREATE TABLE file (
  name TEXT PRIMARY KEY,      -- below the content folder
  size INTEGER NOT NULL,
  modified INTEGER NOT NULL,  -- nanoseconds
  changed INTEGER NOT NULL,   -- nanoseconds; the system's own time, which no program sets
  inode INTEGER NOT NULL,
  looked INTEGER NOT NULL,    -- when it was read; a file changed at that very moment is looked at again
  digest INTEGER NOT NULL,
  extends INTEGER NOT NULL,   -- whether it takes anything over from shared records
  stale INTEGER NOT NULL DEFAULT 0  -- whether its records are those from before it became unreadable
);

-- What the models declare, so that whoever reads the library needs no models.
CREATE TABLE section (
  name TEXT PRIMARY KEY, position INTEGER, singular TEXT, title TEXT, usual_order TEXT
);
CREATE TABLE role (
  name TEXT PRIMARY KEY, position INTEGER, label TEXT, inverse TEXT,
  sections TEXT               -- JSON: where such a link may lead; [] is anywhere
);
-- What stands at a place of a record, whose path has no numbers in it: link, prose, name, phrase, date,
-- or nothing of these. Only a field of the record itself has a label.
CREATE TABLE field (
  section TEXT NOT NULL, path TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL,
  PRIMARY KEY (section, path)
) WITHOUT ROWID;

-- Every address that is somebody's or that somebody refers to. `target` is the key of the record
-- that it leads to: its own, or the shared one of the same slug, or NULL.
CREATE TABLE key (
  id INTEGER PRIMARY KEY, briefing TEXT NOT NULL, slug TEXT NOT NULL, target INTEGER,
  UNIQUE (briefing, slug)
);
CREATE INDEX key_slug ON key (slug);

CREATE TABLE record (
  id INTEGER PRIMARY KEY,     -- falls in the order of lists by date (see briefing.library.store.record_numbers)
  key INTEGER NOT NULL,
  briefing TEXT NOT NULL,
  section TEXT NOT NULL,
  slug TEXT NOT NULL,
  written TEXT NOT NULL,      -- the slug in the file; `slug` differs where two records share it
  title TEXT NOT NULL,
  sort_name TEXT NOT NULL,    -- the title, folded: as much of it as lists are put in order by
  kind TEXT NOT NULL,
  lower TEXT NOT NULL,        -- ISO days that bound its own date; empty where it has none
  upper TEXT NOT NULL,
  span INTEGER NOT NULL,      -- whether that date was written as an interval
  known TEXT NOT NULL,        -- the ISO day from which it was surely known; empty is always
  mentions INTEGER NOT NULL DEFAULT 0,
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  path TEXT NOT NULL,         -- JSON: where in its file it stands
  digest INTEGER NOT NULL,    -- CRC-32 of the body, so that two libraries are compared without it
  body TEXT NOT NULL,         -- JSON: {"fields": …, "faults": …}
  checksum INTEGER NOT NULL   -- CRC-32 of what it says, because SQLite keeps none
);
CREATE INDEX record_key ON record (key);
CREATE INDEX record_written ON record (briefing, written);
CREATE INDEX record_known ON record (briefing, known);
CREATE INDEX record_in_file ON record (file, line);
-- What has a last day and no first one: few, and its number tells nothing of when it begins.
CREATE INDEX record_not_after ON record (upper) WHERE lower = '' AND upper <> '';
-- The lists of a section of a briefing, and of all briefings, in each order. An index ends with the
-- number of the record, so that the first of each kind is that of lists by date.
CREATE INDEX record_by_date ON record (briefing, section);
CREATE INDEX record_by_file ON record (briefing, section, file, line);
CREATE INDEX record_by_name ON record (briefing, section, sort_name, slug);
CREATE INDEX record_by_mentions ON record (briefing, section, mentions DESC, sort_name, slug);
CREATE INDEX record_all_by_date ON record (section);
CREATE INDEX record_all_by_name ON record (section, sort_name, slug);
CREATE INDEX record_all_by_mentions ON record (section, mentions DESC, sort_name, slug);

-- `record` holds the link at `path`; `source` is its key; `named` is the key as written and
-- `target` the key it leads to, or NULL.
CREATE TABLE link (
  record INTEGER NOT NULL,
  source INTEGER NOT NULL,
  role TEXT NOT NULL,
  named INTEGER NOT NULL,
  target INTEGER,
  path TEXT NOT NULL,
  context TEXT NOT NULL,
  piece TEXT NOT NULL,        -- the path of what goes with the link where it cannot be shown
  known TEXT NOT NULL         -- as of a record: when both its ends are known, and the piece
);
CREATE INDEX link_record ON link (record);
CREATE INDEX link_target ON link (target, role, record DESC, known);
CREATE INDEX link_unresolved ON link (named) WHERE target IS NULL;

-- Pieces of records that have a day of their own (see briefing.load.loaded_record.LoadedPart), and from
-- which day pieces were known that were not known as early as their records.
CREATE TABLE part (
  record INTEGER NOT NULL, path TEXT NOT NULL, lower TEXT NOT NULL, upper TEXT NOT NULL
);
CREATE INDEX part_record ON part (record);
CREATE TABLE later (record INTEGER NOT NULL, path TEXT NOT NULL, known TEXT NOT NULL);
CREATE INDEX later_record ON later (record, known);

-- Shared records that a briefing leads to, and so has among its own, from the day `known`.
CREATE TABLE borrowed (
  briefing TEXT NOT NULL, key INTEGER NOT NULL, known TEXT NOT NULL, PRIMARY KEY (briefing, key)
);
CREATE INDEX borrowed_key ON borrowed (key);

-- Every name that a record goes by.
CREATE TABLE name (
  record INTEGER NOT NULL, key INTEGER NOT NULL,
  folded TEXT NOT NULL, joined TEXT NOT NULL, shown TEXT NOT NULL
);
CREATE INDEX name_record ON name (record);
CREATE INDEX name_folded ON name (folded);
CREATE INDEX name_joined ON name (joined);

-- What a record is known by besides its own address: see briefing.library.derive.identities. Records with
-- anything of that in common are of one actor.
CREATE TABLE identifier (record INTEGER NOT NULL, token TEXT NOT NULL);
CREATE INDEX identifier_record ON identifier (record);
CREATE INDEX identifier_token ON identifier (token);

-- The records of each actor that has several. `first` is one of them, the same for all; `differs` tells whether the record has relations or offices that the first has not.
CREATE TABLE identity (key INTEGER PRIMARY KEY, first INTEGER NOT NULL, differs INTEGER NOT NULL);
CREATE INDEX identity_first ON identity (first);

CREATE TABLE problem (
  file TEXT NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL,
  severity TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, remedy TEXT NOT NULL,
  field TEXT NOT NULL, briefing TEXT NOT NULL, slug TEXT NOT NULL,
  stage TEXT NOT NULL         -- file: found in the file alone; links: found between files
);
CREATE INDEX problem_record ON problem (briefing, slug);
CREATE INDEX problem_file ON problem (file, line, column);

-- Every location with each that it lies in, itself among them, and from which day that was known.
CREATE TABLE place (
  key INTEGER NOT NULL, above INTEGER NOT NULL, known TEXT NOT NULL, PRIMARY KEY (key, above)
) WITHOUT ROWID;
CREATE INDEX place_above ON place (above);

-- The numbers of a figure, each with the ISO days that bound the day it is for.
CREATE TABLE point (
  record INTEGER NOT NULL, path TEXT NOT NULL, least REAL NOT NULL, most REAL NOT NULL,
  lower TEXT NOT NULL, upper TEXT NOT NULL
);
CREATE INDEX point_record ON point (record);
CREATE INDEX point_value ON point (least, most);

-- How many records of each section a briefing has: its own, and the shared ones that it borrows.
CREATE TABLE tally (
  briefing TEXT NOT NULL, section TEXT NOT NULL, own INTEGER NOT NULL, borrowed INTEGER NOT NULL,
  PRIMARY KEY (briefing, section)
) WITHOUT ROWID;

-- Every word of the full text, for words with mistakes in them. Words may stay when they are gone.
CREATE TABLE vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID;

-- Every word of the column `joined` that its record does not have elsewhere, for words that are only
-- begun. `begun` is how many letters of it the record has as a word: "deir" of "deirezzor". Whoever
-- asks for no more than these finds the record by that word. Words may stay here, too.
CREATE TABLE compound (
  begun INTEGER NOT NULL, word TEXT NOT NULL, PRIMARY KEY (begun, word)
) WITHOUT ROWID;

-- Text to search, folded (briefing.text.fold); rowid is record.id. `joined` has names and hyphenated
-- words with their spaces removed. `marks` has the tokens of the view `mark`.
-- Folded words stand between spaces and have neither case nor accents, so the simplest tokenizer,
-- which takes all beyond ASCII for letters, finds the same words in four fifths of the time.
CREATE VIRTUAL TABLE words USING fts5 (
  title, names, quoted, text, joined, marks,
  tokenize = 'ascii', prefix = '1 2 3'
);
