// Repeated requests: identical writes share one answer.

/** Pending writes by their method, address, precondition and body. */
const underway = new Map<string, Promise<Response>>();

/** A write that is identical to a pending one shares its response; the server receives the request once. */
export async function sendOnce(request: Request, send: (request: Request) => Promise<Response>): Promise<Response> {
  // A keepalive request on leaving the page cannot wait for its body to be read.
  if (request.method === "GET" || request.keepalive) return send(request);
  const said = [request.method, request.url, request.headers.get("If-Match"), await request.clone().text()].join("\n");
  const first = underway.get(said);
  if (first) return (await first).clone();
  const sent = send(request);
  underway.set(said, sent);
  try {
    // The first caller reads the response; the others read a copy.
    return (await sent).clone();
  } finally {
    underway.delete(said);
  }
}
