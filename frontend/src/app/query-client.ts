// How long is an answer good for, and when is a failed request tried again?
import { QueryClient } from "@tanstack/react-query";
import { isProblem } from "../api/problem";

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: "always",
        retry: (failures, error) =>
          failures < 2 && (!isProblem(error) || error.status === 0 || error.status >= 500),
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 4000),
      },
      // A write either reaches the server or says that it did not; it never waits unseen.
      mutations: { networkMode: "always", retry: false },
    },
  });
}
