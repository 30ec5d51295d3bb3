-- wrk's part of benches/moves.sh: one move of `count` claims, each once, then an end. Arguments: the file with the claims'
-- ids, the first line, how many, the action, its body, the version that the mover has seen.
local ffi = require("ffi")
ffi.cdef("struct timespec { long sec; long nsec; }; int clock_gettime(int, struct timespec *);")
local function seconds()
  local now = ffi.new("struct timespec")
  ffi.C.clock_gettime(1, now)
  return tonumber(now.sec) + tonumber(now.nsec) / 1e9
end
local ids, count, sent, answered, refused = {}, 0, 0, 0, 0
local action, body, seen, began

function init(arguments)
  local file, first = arguments[1], tonumber(arguments[2])
  count, action, body, seen = tonumber(arguments[3]), arguments[4], arguments[5], arguments[6]
  local line = 0
  for id in io.lines(file) do
    line = line + 1
    if line >= first and line < first + count then ids[#ids + 1] = id end
  end
end

function request()
  began = began or seconds()
  sent = sent + 1
  local id = ids[sent]
  if not id then return wrk.format("GET", "/api/v1/session") end
  local headers = { ["Content-Type"] = "application/json", ["Cookie"] = wrk.headers["Cookie"], ["If-Match"] = '"' .. id .. "-" .. seen .. '"' }
  return wrk.format("POST", "/api/v1/claims/" .. id .. "/verdict/" .. action, headers, body)
end

function response(status)
  answered = answered + 1
  if status ~= 200 and status ~= 201 then
    refused = refused + 1
    if refused == 1 then io.stderr:write("an answer of " .. status .. "\n") end
  end
  if answered == count then
    -- wrk counts until the end of its given time, so that the rate is counted here.
    print("Moves/sec: " .. count / (seconds() - began))
    wrk.thread:stop()
  end
end
