-- The requests of wrk for one scenario. Arguments: the scenario, a number that makes created patients unique, a file of
-- patients (id, record number and name per line), the tokens of the brands that are read and written, and a page cursor.
local number, patients, cursor, scenario = 0, {}, "", nil
local large, bench = {}, {}

local function somebody() return patients[math.random(#patients)] end

local function get(path) return wrk.format("GET", path, large) end

local function post(path, headers, body) return wrk.format("POST", path, headers, body) end

local function person()
    number = number + 1
    return string.format(
        '{"brand_id":"bench","first_name":"Ada%d","last_name":"Lovelace%d","date_of_birth":"1990-12-10",' ..
        '"gender":"female","email":"ada.%d@example.com","phone":"+1415%07d","external_ids":{"mrn":"A-%d"}}',
        number, number % 5000, number, number % 10000000, number)
end

local scenarios = {}

function scenarios.create() return post("/v1/patients", bench, person()) end

function scenarios.create_with_key()
    local body = person()
    local keyed = { ["Idempotency-Key"] = string.format("bench-%d", number) }
    for name, value in pairs(bench) do keyed[name] = value end
    return post("/v1/patients", keyed, body)
end

local known = '{"brand_id":"large","first_name":"Ada","last_name":"Lovelace","email":"person.1@example.com"}'

function scenarios.duplicate() return post("/v1/patients", large, known) end

function scenarios.refused() return post("/v1/patients", large, '{"brand_id":"large","first_name":"Ada"}') end

function scenarios.read() return get("/v1/patients/" .. somebody().id) end

function scenarios.read_safe() return get("/v1/patients/" .. somebody().id .. "/safe") end

function scenarios.list() return get("/v1/patients?brand_id=large&limit=20") end

function scenarios.find() return get("/v1/patients/by-external-id/mrn/" .. somebody().record) end

function scenarios.measure()
    return post("/v1/patients/" .. somebody().id .. "/metrics", large,
        '{"metric_key":"weight","value_numeric":"82.50","unit":"kg","source":"manual",' ..
        '"recorded_at":"2026-11-02T07:00:00Z"}')
end

function scenarios.latest() return get("/v1/patients/" .. patients[1].id .. "/metrics") end

function scenarios.search()
    return post("/v1/patients/search", large, '{"name":"' .. somebody().name .. '"}')
end

function scenarios.fifth_page() return get("/v1/patients?brand_id=large&limit=20&offset=80") end

function scenarios.deep_page() return get("/v1/patients?brand_id=large&limit=20&cursor=" .. cursor) end

local entry = '{"metric_key":"weight","value_numeric":"82.50","unit":"kg","source":"manual",' ..
    '"recorded_at":"2026-11-02T07:00:00Z"}'
local entries = '{"entries":[' .. string.rep(entry .. ",", 999) .. entry .. "]}"

function scenarios.batch() return post("/v1/patients/" .. somebody().id .. "/metric-batches", large, entries) end

-- Four of five requests are reads.
local mix = { "read", "read", "read_safe", "read", "create", "find", "list", "latest", "read", "measure" }

function scenarios.mixed() return scenarios[mix[math.random(#mix)]]() end

local function of(brand, token)
    return { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. token, ["X-Brand-Id"] = brand }
end

function init(arguments)
    scenario = scenarios[arguments[1]]
    number = tonumber(arguments[2])
    math.randomseed(number)
    for line in io.lines(arguments[3]) do
        local id, record, name = line:match("(%S+) (%S+) (.+)")
        patients[#patients + 1] = { id = id, record = record, name = name }
    end
    large, bench = of("large", arguments[4]), of("bench", arguments[5])
    cursor = arguments[6]
end

function request() return scenario() end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        '\n{"requests": %d, "seconds": %f, "p50_ms": %f, "p99_ms": %f, "above_399": %d, "broken": %d}\n',
        summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
