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

-- The contents stand below what one reads first. Pandoc's own stand above it, and in Word they are
-- empty until it is told to make them; these have their links from the beginning, and the numbers of
-- the pages once Word is told so.
local function field(inside)
  return pandoc.RawInline('openxml', '<w:r>' .. inside .. '</w:r>')
end

local function contents(document)
  local depth = tonumber(pandoc.utils.stringify(document.meta['contents-depth'] or ''))
  local lines, before, after = pandoc.List(), pandoc.List(), pandoc.List()
  for _, block in ipairs(document.blocks) do
    if depth and block.t == 'Header' and block.level <= depth then
      local link = pandoc.Link(pandoc.utils.stringify(block), '#' .. block.identifier)
      lines:insert({level = block.level, inlines = pandoc.List{link}})
    end
    local part = #lines == 0 and before or after
    part:insert(block)
  end
  if #lines == 0 then
    return nil
  end
  lines[1].inlines:insert(1, field('<w:fldChar w:fldCharType="begin"/><w:instrText xml:space="preserve">'
    .. ' TOC \\o "1-' .. depth .. '" \\h </w:instrText><w:fldChar w:fldCharType="separate"/>'))
  lines[#lines].inlines:insert(field('<w:fldChar w:fldCharType="end"/>'))
  before:insert(pandoc.Div(pandoc.Para('Contents'), {['custom-style'] = 'TOC Heading'}))
  before:insert(pandoc.Div(lines:map(function(one)
    return pandoc.Div(pandoc.Para(one.inlines), {['custom-style'] = 'toc ' .. one.level})
  end), {class = 'contents'}))
  document.blocks = before .. after
  return document
end

-- Text from right to left: what begins with it is set so, and where it meets text from left to
-- right, marks that nobody sees keep each together with its own signs and numbers.
local FROM_LEFT, FROM_RIGHT = utf8.char(0x200E), utf8.char(0x200F)

local function way(text)
  for _, code in utf8.codes(text) do
    if code >= 0x590 and code <= 0x8FF or code >= 0xFB1D and code <= 0xFEFC then
      return 'rtl'
    elseif code < 128 and utf8.char(code):match('[%w?]') or code >= 0xC0 and code <= 0x52F
      or code == 0x2192 then
      return 'ltr'
    end
  end
  return text:match('^[%(%[]') and 'next' or text:match('^[%)%].,;:]') and 'before' or 'none'
end

local function directed(block)
  local ways, letters = pandoc.List(), {ltr = 0, rtl = 0}
  block:walk({Str = function(one)
    local here = way(one.text)
    ways:insert(here)
    letters[here] = (letters[here] or 0) + utf8.len(one.text)
  end})
  if letters.rtl == 0 then
    return nil
  end
  for place, one in ipairs(ways) do
    ways[place] = one == 'before' and ways[place - 1] or one
  end
  for place = #ways, 1, -1 do
    ways[place] = ways[place] == 'next' and ways[place + 1] or ways[place]
  end
  local strong = ways:filter(function(one) return one == 'rtl' or one == 'ltr' end)
  local place, seen = 0, 0
  local marked = block:walk({Str = function(one)
    place = place + 1
    local here = ways[place]
    if here ~= 'rtl' and here ~= 'ltr' then
      return nil
    end
    seen = seen + 1
    local mark = here == 'rtl' and FROM_RIGHT or FROM_LEFT
    local before = strong[seen - 1] and strong[seen - 1] ~= here and mark or ''
    local after = strong[seen + 1] and strong[seen + 1] ~= here and mark or ''
    if here == 'rtl' then -- brackets and commas at its ends are of the sentence around it
      local head, tail = one.text:match('^[%(%[]*'), one.text:match('[%)%],;:][%)%],;:.]*$') or ''
      local core = one.text:sub(#head + 1, #one.text - #tail)
      return pandoc.Str(head .. before .. core .. after .. tail)
    end
    return pandoc.Str(before .. one.text .. after)
  end})
  return letters.rtl > 2 * letters.ltr and pandoc.Div(marked, {dir = 'rtl'}) or marked
end

return {
  {Note = once},
  {Pandoc = parted},
  {Pandoc = contents},
  {Para = directed, Plain = directed, Header = directed},
}
