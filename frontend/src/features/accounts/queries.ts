// Whom can work be given to?
import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { keys } from "../../api/keys";

export const peopleQuery = queryOptions({
  queryKey: keys.people,
  queryFn: async ({ signal }) => (await body(api.GET("/api/v1/accounts", { signal }))).items,
  staleTime: 5 * 60_000,
});
