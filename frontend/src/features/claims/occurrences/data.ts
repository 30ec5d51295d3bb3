// Occurrences: lists, one with its time line, decisions about its claims.
import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, body, itemsOf, pagedQuery } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { OccurrenceDecision, OccurrenceSummary } from "../../../api/types";
import { useMutation } from "../../../api/writes/use-mutation";
import { day } from "../../../lib/words/times";
import { t } from "../../../texts";

export function occurrencesQuery(open: boolean) {
  return pagedQuery([...keys.occurrences, "list", open], (cursor, signal) =>
    api.GET("/api/v1/occurrences", { params: { query: { open, limit: 20, ...cursor } }, signal }),
  );
}

export function occurrenceQuery(id: string) {
  return queryOptions({
    queryKey: keys.occurrence(id),
    queryFn: ({ signal }) => body(api.GET("/api/v1/occurrences/{id}", { params: { path: { id } }, signal })),
  });
}

export function claimOccurrencesQuery(id: string) {
  return queryOptions({
    queryKey: keys.claimOccurrences(id),
    queryFn: ({ signal }) => itemsOf(api.GET("/api/v1/claims/{id}/occurrences", { params: { path: { id } }, signal })),
  });
}

export function useDecideOccurrence(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ claim, decision }: { claim: string; decision: OccurrenceDecision | null }) =>
      body(api.PUT("/api/v1/occurrences/{id}/claims/{claim}", { params: { path: { id, claim } }, body: { decision } })),
    onSuccess: (told, { claim }) => {
      client.setQueryData(keys.occurrence(id), told);
      void client.invalidateQueries({ queryKey: [...keys.occurrences, "list"] });
      void client.invalidateQueries({ queryKey: keys.claimOccurrences(claim) });
    },
  });
}

type Named = Pick<OccurrenceSummary, "label" | "first_day" | "last_day">;

/** "Sorrin · flood, 1 Mar 2026". */
export function nameOf({ label, first_day: first, last_day: last }: Named): string {
  const words = label.length > 0 ? label.join(" · ") : t.occurrences.untitled;
  if (!first || !last) return words;
  return `${words}, ${first === last ? day(first) : `${day(first)} – ${day(last)}`}`;
}
