// Subscriptions: queries and actions.
import { api, body, pagedQuery } from "../../../api/client";
import { keys } from "../../../api/keys";
import type { NewSubscription, SubscriptionRules } from "../../../api/types";
import { useWrite } from "../../../api/writes/use-write";

/** Feeds are read without any action in the dashboard. */
const EVERY_MS = 10_000;

export const subscriptionsQuery = {
  ...pagedQuery(keys.subscriptions, (cursor, signal) =>
    api.GET("/api/v1/subscriptions", { params: { query: { limit: 100, ...cursor } }, signal }),
  ),
  refetchInterval: EVERY_MS,
};

export function entriesQuery(id: string) {
  return {
    ...pagedQuery(keys.subscriptionEntries(id), (cursor, signal) =>
      api.GET("/api/v1/subscriptions/{id}/entries", {
        params: { path: { id }, query: { limit: 25, ...cursor } },
        signal,
      }),
    ),
    refetchInterval: EVERY_MS,
  };
}

const on = (id: string) => ({ path: { id } });

export const useSubscribe = () =>
  useWrite(
    (subscription: NewSubscription) => body(api.POST("/api/v1/subscriptions", { body: subscription })),
    keys.subscriptions,
  );

export const useChangeSubscription = () =>
  useWrite(
    ({ id, etag, rules }: { id: string; etag: string; rules: SubscriptionRules }) =>
      body(
        api.PUT("/api/v1/subscriptions/{id}", {
          params: { ...on(id), header: { "If-Match": etag } },
          body: rules,
        }),
      ),
    keys.subscriptions,
  );

export const usePoll = () =>
  useWrite(
    (id: string) => body(api.POST("/api/v1/subscriptions/{id}/poll", { params: on(id), body: {} })),
    keys.subscriptions,
  );

export const useUnsubscribe = () =>
  useWrite(async (id: string) => {
    await api.DELETE("/api/v1/subscriptions/{id}", { params: on(id) });
  }, keys.subscriptions);

export const useImportOpml = () =>
  useWrite(
    (file: File) =>
      body(
        api.POST("/api/v1/subscriptions.opml", {
          headers: { "Content-Type": "text/x-opml" },
          // The document types a binary body as numbers.
          body: [],
          bodySerializer: () => file,
        }),
      ),
    keys.subscriptions,
  );
