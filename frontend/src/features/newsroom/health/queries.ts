// The health query, now and in the past.
import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import { keys } from "../../../api/keys";
import { useWrite } from "../../../api/writes/use-write";
import type { Reading } from "./concerns";

const EVERY_MS = 10_000;

export const healthQuery = queryOptions({
  queryKey: keys.system,
  queryFn: async ({ client, signal }): Promise<Reading> => {
    const before = client.getQueryData<Reading>(keys.system)?.system ?? null;
    const answer = api.GET("/api/v1/system", { signal });
    const system = await body(answer);
    // By the server's own clock: that of the device may be wrong.
    const said = Date.parse((await answer).response.headers.get("Date") ?? "");
    return { system, before, at: Number.isNaN(said) ? Date.now() : said };
  },
  refetchInterval: EVERY_MS,
});

/** Has every article analysed again that another version analysed. */
export function useReadAgain() {
  return useWrite(() => body(api.POST("/api/v1/system/analysis")), keys.system, keys.jobs);
}
