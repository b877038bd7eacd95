-- A note that stands already is not written again: its number leads to it. Pandoc has no notes that
-- are named twice, and would make a new one each time.
local notes, count = {}, 0

local function once(note)
  local said = pandoc.utils.stringify(note.content)
  local number = notes[said]
  if number then
    return pandoc.Link({pandoc.Superscript({pandoc.Str(tostring(number))})}, '#note-' .. number)
  end
  count = count + 1
  notes[said] = count
  return {pandoc.Span({}, pandoc.Attr('note-' .. count)), note}
end

-- The first numbered part begins a page: before it stands what one reads first.
local function parted(document)
  local blocks = pandoc.List()
  for _, block in ipairs(document.blocks) do
    if block.t == 'Header' and pandoc.utils.stringify(block):match('^1%. ') then
      if FORMAT == 'docx' then
        local page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        blocks:insert(pandoc.RawBlock('openxml', page))
      else
        block.classes:insert('page')
      end
    end
    blocks:insert(block)
  end
  document.blocks = blocks
  return document
end

return {{Note = once}, {Pandoc = parted}}
