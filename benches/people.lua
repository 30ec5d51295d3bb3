-- One address, asked by several people in turn. Arguments: their cookies.
local requests, turn = {}, 0

function init(arguments)
  for _, cookie in ipairs(arguments) do requests[#requests + 1] = wrk.format("GET", nil, { ["Cookie"] = cookie }) end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end
