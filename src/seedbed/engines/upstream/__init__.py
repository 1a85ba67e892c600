"""Upstream clouds and image servers as an engine: `engine.UpstreamEngine`, named "upstream".

engine.py      the engine as generation.py knows it
parts.py       what all requests share
order.py       what is asked: a plan, and its references as calls need them
drawing.py     an order's calls, and what comes of them in order
one_call.py    one call: to whoever accepts it, drawn here when nobody does
sending.py     one call at one upstream: recorded, and told to routing however it ends
records.py     a call's row in accounting/upstream_calls.py
upstreams.py   the settings' upstreams, with their profiles and keys
upstream.py    one of them as it was set up
dialect.py     what stands between routing and the dialects: a call, and what it can come to
ark.py         Ark's, BytePlus's and CometAPI's dialect; ark_fields.py builds its request bodies
openai.py      OpenAI's dialect, and the servers that speak something like it; openai_profile.py
               says what each takes (openai_profiles.toml), openai_body.py builds requests,
               openai_sizes.py chooses sizes, openai_notes.py says what is not done as asked,
               openai_refused.py reads each one's errors
answers.py     reads JSON and event streams as they arrive, pictures straight into files
refused.py     what an upstream's refusal means for us and for the caller
results.py     an upstream's picture becomes a file of ours, or its link is passed on
side_by_side.py  work of one request at a time, in order
client.py      the HTTP client of one upstream, and what a broken connection means
address.py     where it is, and what every request to it begins with
connections.py  the connections to it: those that are kept, and new ones
dialling.py    a connection to a name with several addresses, some of which do not answer
http1.py       one HTTP/1.1 connection: a request goes out, its answer comes in
sent.py        a request whose body goes out piece by piece
long_body.py   a long body read into one buffer, past the parser
watch.py       how long a call may be silent, and how long it may take
routing.py     which upstream is asked, and whether a call may be sent again
attempt.py     one sending of a call, and what routing learns of the upstream by it
limits.py      how many calls and pictures an upstream takes at a time
retry_budget.py  how many calls may be sent again (breaker.py beside engines/ says when an
               upstream is left alone)
"""
