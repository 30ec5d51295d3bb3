-- Requests of a file, each sent once, then an end. A line: method, path, entity tag, cookie, body, separated by tabs. Prints
-- the rate from the first request to the last answer, because wrk itself counts until the end of its given time.
local ffi = require("ffi")
ffi.cdef("struct timespec { long sec; long nsec; }; int clock_gettime(int, struct timespec *);")
local function seconds()
  local now = ffi.new("struct timespec")
  ffi.C.clock_gettime(1, now)
  return tonumber(now.sec) + tonumber(now.nsec) / 1e9
end
local lines, sent, answered, refused, began = {}, 0, 0, 0, nil

function init(arguments)
  for line in io.lines(arguments[1]) do lines[#lines + 1] = line end
end

function request()
  began = began or seconds()
  sent = sent + 1
  local line = lines[sent]
  if not line then return wrk.format("GET", "/problems/conflict") end
  local method, path, tag, cookie, body = line:match("^(.-)\t(.-)\t(.-)\t(.-)\t(.*)$")
  local headers = { ["Cookie"] = cookie, ["Content-Type"] = "application/json" }
  if tag ~= "" then headers["If-Match"] = tag end
  return wrk.format(method, path, headers, body)
end

function response(status, _, body)
  answered = answered + 1
  if answered <= #lines and status ~= 200 and status ~= 201 then
    refused = refused + 1
    if refused == 1 then io.stderr:write("an answer of " .. status .. ": " .. body .. "\n") end
  end
  if answered == #lines then
    print("Refused: " .. refused)
    print("Moves/sec: " .. #lines / (seconds() - began))
    wrk.thread:stop()
  end
end
