"""Version 1: the tables of an office file."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_OFFICE = """
CREATE TABLE revision (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    token TEXT NOT NULL
) STRICT;
INSERT INTO revision VALUES (1, '');

CREATE TABLE agency (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    full_title TEXT NOT NULL,
    subdistrict TEXT NOT NULL,
    district TEXT NOT NULL,
    province TEXT NOT NULL,
    address TEXT NOT NULL,
    postcode TEXT NOT NULL,
    phone TEXT NOT NULL,
    fax TEXT NOT NULL,
    email TEXT NOT NULL,
    website TEXT NOT NULL,
    facebook TEXT NOT NULL,
    seal_sha256 TEXT NOT NULL,
    divisions TEXT NOT NULL CHECK (json_valid(divisions))
) STRICT;

CREATE TABLE former_name (
    ordinal INTEGER PRIMARY KEY,
    to_year INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE blob (
    sha256 TEXT PRIMARY KEY,
    content BLOB NOT NULL
) STRICT;
"""

_YEAR = """
CREATE TABLE year_report (
    fiscal_year INTEGER PRIMARY KEY,
    basis_year INTEGER NOT NULL,
    level TEXT NOT NULL,
    report_date TEXT
) STRICT;

-- Signatories of the agency have no fiscal year.
CREATE TABLE signatory (
    fiscal_year INTEGER REFERENCES year_report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    role TEXT NOT NULL,
    role_text TEXT NOT NULL,
    name TEXT NOT NULL,
    position TEXT NOT NULL,
    acting_for TEXT NOT NULL,
    UNIQUE (fiscal_year, ordinal)
) STRICT;

CREATE TABLE score (
    fiscal_year INTEGER NOT NULL REFERENCES year_report ON DELETE CASCADE,
    code TEXT NOT NULL,
    score TEXT NOT NULL,
    PRIMARY KEY (fiscal_year, code)
) STRICT;

CREATE TABLE printed_score (
    fiscal_year INTEGER NOT NULL REFERENCES year_report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    code TEXT NOT NULL,
    label TEXT NOT NULL,
    text TEXT NOT NULL,
    score TEXT,
    PRIMARY KEY (fiscal_year, ordinal)
) STRICT;

CREATE TABLE finding (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    fiscal_year INTEGER NOT NULL REFERENCES year_report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    about TEXT NOT NULL,
    shortcomings TEXT NOT NULL,
    to_develop TEXT NOT NULL,
    to_maintain TEXT NOT NULL
) STRICT;
CREATE INDEX finding_of_year ON finding (fiscal_year);

CREATE TABLE finding_question (
    finding_id TEXT NOT NULL REFERENCES finding ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    score TEXT,
    PRIMARY KEY (finding_id, ordinal)
) STRICT;

CREATE TABLE section_text (
    fiscal_year INTEGER NOT NULL REFERENCES year_report ON DELETE CASCADE,
    section TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (fiscal_year, section)
) STRICT;

CREATE TABLE oit_link (
    fiscal_year INTEGER NOT NULL REFERENCES year_report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    code TEXT NOT NULL,
    url TEXT NOT NULL,
    explanation TEXT NOT NULL,
    PRIMARY KEY (fiscal_year, ordinal)
) STRICT;

CREATE TABLE signed_report (
    fiscal_year INTEGER NOT NULL REFERENCES year_report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    form TEXT NOT NULL,
    round INTEGER NOT NULL,
    document_number TEXT NOT NULL,
    date TEXT,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (fiscal_year, ordinal)
) STRICT;

CREATE TABLE limitation (
    fiscal_year INTEGER NOT NULL REFERENCES year_report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (fiscal_year, ordinal)
) STRICT;

CREATE TABLE unplaced (
    fiscal_year INTEGER NOT NULL REFERENCES year_report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    line INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, ordinal)
) STRICT;
"""

_MEASURE = """
CREATE TABLE measure_group (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    fiscal_year INTEGER NOT NULL REFERENCES year_report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    lead TEXT NOT NULL,
    items TEXT NOT NULL CHECK (json_valid(items)),
    headings TEXT NOT NULL CHECK (json_valid(headings))
) STRICT;
CREATE INDEX measure_group_of_year ON measure_group (fiscal_year);

-- group_id and continues may name what is not there: an imported or removed record.
CREATE TABLE measure (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    fiscal_year INTEGER NOT NULL REFERENCES year_report ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    number TEXT NOT NULL,
    group_id TEXT NOT NULL,
    issue INTEGER,
    title TEXT NOT NULL,
    codes TEXT NOT NULL CHECK (json_valid(codes)),
    responsible TEXT NOT NULL CHECK (json_valid(responsible)),
    period_start TEXT,
    period_end TEXT,
    period_text TEXT NOT NULL,
    budget TEXT,
    target TEXT NOT NULL,
    continues TEXT NOT NULL
) STRICT;
CREATE INDEX measure_of_year ON measure (fiscal_year);

CREATE TABLE step (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    measure_id TEXT NOT NULL REFERENCES measure ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX step_of_measure ON step (measure_id);

CREATE TABLE outcome (
    measure_id TEXT NOT NULL REFERENCES measure ON DELETE CASCADE,
    round INTEGER NOT NULL CHECK (round IN (6, 12)),
    status TEXT NOT NULL,
    output TEXT NOT NULL,
    result TEXT NOT NULL,
    summary TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    obstacles TEXT NOT NULL,
    spent TEXT,
    done_on TEXT,
    done_on_text TEXT NOT NULL,
    codes TEXT NOT NULL CHECK (json_valid(codes)),
    PRIMARY KEY (measure_id, round)
) STRICT;

CREATE TABLE evidence (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    measure_id TEXT NOT NULL,
    round INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    caption TEXT NOT NULL,
    url TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    place TEXT NOT NULL,
    turn INTEGER NOT NULL,
    crop TEXT CHECK (crop IS NULL OR json_valid(crop)),
    FOREIGN KEY (measure_id, round) REFERENCES outcome (measure_id, round) ON DELETE CASCADE
) STRICT;
CREATE INDEX evidence_of_outcome ON evidence (measure_id, round);
"""


def migrate(database: "Database") -> None:
    """Creates the tables."""
    database.executescript(_OFFICE + _YEAR + _MEASURE)
