// The query cache: freshness and retries.
import { QueryClient } from "@tanstack/react-query";
import { isProblem } from "../api/problem";

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: "always",
        retry: (failures, error) => failures < 2 && isWorthRetrying(error),
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 4000),
      },
      // A write fails at once when the server is unreachable, instead of waiting silently.
      mutations: { networkMode: "always", retry: false },
    },
  });
}

const PATIENCE_S = 4;

/** Refusals are final, and a long wait must be shown to the person. */
function isWorthRetrying(error: Error): boolean {
  if (!isProblem(error)) return true;
  if (error.retryAfter && error.retryAfter > PATIENCE_S) return false;
  return error.status < 400 || error.status >= 500;
}
