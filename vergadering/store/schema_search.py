"""The step of the schema that brings the search index; never edited, as `schema` says.

The index keeps no texts itself: it reads them from the rows, through a view, so that what is
gone from the rows is gone. A row in `search_debt` says that the index has to be filled anew.
"""

SEARCH = """
CREATE VIEW search_text (id, text) AS
SELECT id, number || char(10) || title || char(10) || location || char(10) || key_question
    FROM meeting
UNION ALL
SELECT id, title || char(10) || public_title || char(10) || key_question FROM agenda_item
UNION ALL SELECT id, text FROM note
UNION ALL SELECT id, text FROM proposal
UNION ALL SELECT id, text || char(10) || reason FROM proposal_version
UNION ALL
SELECT id, number || char(10) || text || char(10) || public_text || char(10) || minority_view
    FROM decision
UNION ALL SELECT id, reason FROM decision_event
UNION ALL SELECT id, number || char(10) || text FROM action
UNION ALL SELECT id, comment FROM action_event
UNION ALL SELECT id, text || char(10) || comment FROM parked_point
UNION ALL SELECT id, text FROM minutes_change
UNION ALL SELECT id, number || char(10) || text FROM promise
UNION ALL SELECT id, comment FROM promise_event
UNION ALL
SELECT id, number || char(10) || subject || char(10) || legal_basis || char(10) || response_text
    || char(10) || timeliness_reason || char(10) || comment FROM advice_request
UNION ALL SELECT id, comment FROM advice_event
UNION ALL
SELECT id, number || char(10) || place || char(10) || theme || char(10) || raw || char(10)
    || text || char(10) || follow_up FROM signal
UNION ALL
SELECT id, number || char(10) || sender || char(10) || subject || char(10) || follow_up
    || char(10) || comment FROM incoming_document;
CREATE TABLE search_debt (
    id INTEGER PRIMARY KEY
) STRICT;
"""
