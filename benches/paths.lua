-- Addresses of a file, one after the other and from the start again, asked by several people in turn. Arguments: the file, cookies.
local requests, turn = {}, 0

function init(arguments)
  local cookies = {}
  for at = 2, #arguments do cookies[#cookies + 1] = arguments[at] end
  for path in io.lines(arguments[1]) do
    local cookie = cookies[1 + #requests % #cookies]
    requests[#requests + 1] = wrk.format("GET", path, { ["Cookie"] = cookie })
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end
