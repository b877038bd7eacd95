-- The marks of the record :record (see briefing.library.derive.index_tokens, which says what each means).
SELECT 'k' || r.key AS token FROM record AS r WHERE r.id = :record
UNION
SELECT 's' || r.section FROM record AS r WHERE r.id = :record
UNION
SELECT 'n' || replace(r.kind, '-', '') FROM record AS r
  WHERE r.id = :record AND r.kind <> '' AND r.kind NOT GLOB '*[^a-z0-9-]*'
UNION
SELECT 'i' || iif(r.lower = '' AND r.upper = '', 'undated', 'vague') FROM record AS r
  WHERE r.id = :record AND (r.lower <> r.upper OR r.lower = '')
UNION
SELECT 'ishared' FROM record AS r WHERE r.id = :record AND r.briefing = 'shared'
UNION
SELECT 'ifaulty' FROM record AS r
  JOIN problem ON problem.briefing = r.briefing AND problem.slug = r.slug WHERE r.id = :record
UNION
SELECT 'h' || replace(field.key, '_', '')
  FROM record AS r, json_each(r.body, '$.fields') AS field WHERE r.id = :record
UNION
SELECT 'v' || replace(field.key, '_', '') || char(57346) || lower(replace(field.value, '-', ''))
  FROM record AS r, json_each(r.body, '$.fields') AS field
  WHERE r.id = :record AND field.key IN
      ('act', 'form', 'type', 'credibility', 'reliability', 'country')
    AND field.value NOT GLOB '*[^a-zA-Z0-9-]*'
UNION
SELECT 'v' || field.key || char(57346) || 'unknown'
  FROM record AS r, json_each(r.body, '$.fields') AS field
  WHERE r.id = :record AND field.key IN ('chain', 'outlet', 'speaker') AND (field.value = 'unknown'
    OR (field.type = 'array' AND EXISTS (SELECT 1 FROM json_each(field.value) WHERE value = 'unknown')))
UNION
SELECT 'i' || CASE field.key
    WHEN 'speaker' THEN 'unnamed' WHEN 'seen' THEN 'unseen' ELSE 'secondhand' END
  FROM record AS r, json_each(r.body, '$.fields') AS field
  WHERE r.id = :record AND ((field.key = 'speaker' AND (field.type = 'object' OR field.value = 'unknown'))
    OR (field.key = 'seen' AND field.type = 'false')
    OR (field.key = 'chain' AND field.type = 'array' AND json_array_length(field.value) > 1))
UNION
SELECT 'l' || link.target FROM link WHERE link.record = :record AND link.target IS NOT NULL
UNION
SELECT 'r' || replace(link.role, '_', '') || link.target
  FROM link WHERE link.record = :record AND link.target IS NOT NULL
UNION
SELECT 'b' || link.target FROM link WHERE link.record = :record AND link.target IS NOT NULL
  AND link.role IN ('speaker', 'speaker_of') AND (SELECT count(*) FROM link AS body
    WHERE body.record = :record AND body.role = 'speaker_of') < 2
UNION
SELECT 'w' || replace(link.role, '_', '') FROM link WHERE link.record = :record
UNION
SELECT 'p' || place.above FROM record AS r JOIN place ON place.key = r.key WHERE r.id = :record
UNION
SELECT 'p' || place.above FROM link JOIN place ON place.key = link.target
  WHERE link.record = :record
UNION
SELECT 'p' || place.above FROM record AS statement
  CROSS JOIN link AS about ON about.record = statement.id
  CROSS JOIN record AS incident ON incident.key = about.target
  CROSS JOIN link AS there ON there.record = incident.id AND there.role IN ('where', 'target')
  CROSS JOIN place ON place.key = there.target
  WHERE statement.id = :record AND statement.section = 'statements'
    AND incident.section = 'incidents'
UNION
SELECT 'p' || place.above FROM record AS statement
  CROSS JOIN link AS held ON held.target = statement.key AND held.role IN
    ('reported_by', 'claimed_by', 'attributed_by', 'confirmed_by', 'denied_by', 'disclaimed_by',
     'disputed_by', 'left_open_by')
  CROSS JOIN record AS incident ON incident.id = held.record
  CROSS JOIN link AS there ON there.record = incident.id AND there.role IN ('where', 'target')
  CROSS JOIN place ON place.key = there.target
  WHERE statement.id = :record AND statement.section = 'statements'
    AND incident.section = 'incidents'
UNION
SELECT 'c' || replace(held.role, '_', '') || said.target FROM link AS held
  CROSS JOIN record AS statement ON statement.key = held.target
  CROSS JOIN link AS said ON said.record = statement.id AND said.role = 'speaker'
  WHERE held.record = :record AND said.target IS NOT NULL AND held.role IN
    ('reported_by', 'claimed_by', 'attributed_by', 'confirmed_by', 'denied_by', 'disclaimed_by',
     'disputed_by', 'left_open_by')
UNION
SELECT 'o' || published.target FROM link AS hop
  CROSS JOIN record AS source ON source.key = hop.target
  CROSS JOIN link AS published ON published.record = source.id AND published.role = 'outlet'
  WHERE hop.record = :record AND hop.role = 'chain' AND published.target IS NOT NULL
