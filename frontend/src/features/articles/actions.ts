// Article actions: add, analyse again.
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { keys } from "../../api/keys";
import { Problem } from "../../api/problem";
import type { paths } from "../../api/schema";
import type { Article, ArticleCorrection, NewArticle } from "../../api/types";
import { useMutation } from "../../api/writes/use-mutation";

/** An added article; `known` means that the identical text existed already. */
export type TakenIn = { article: Article; known: boolean };

export async function takeIn(client: QueryClient, article: NewArticle): Promise<TakenIn> {
  return taken(client, await api.POST("/api/v1/articles", { body: article }));
}

/** What a person says of a document; it wins over what the document says of itself. */
type About = paths["/api/v1/articles/documents"]["post"]["parameters"]["query"];

export async function takeInDocument(client: QueryClient, file: File, about: About = {}): Promise<TakenIn> {
  const answer = await api.POST("/api/v1/articles/documents", {
    params: { query: { name: file.name, ...about } },
    headers: { "Content-Type": file.type || "application/octet-stream" },
    // The document types a binary body as numbers.
    body: [],
    bodySerializer: () => file,
  });
  return taken(client, answer);
}

function taken(client: QueryClient, { data, response }: { data?: Article; response: Response }): TakenIn {
  if (!data) throw new Problem(502, "", "The server's answer was empty", null, []);
  client.setQueryData(keys.article(data.id), data);
  void client.invalidateQueries({ queryKey: ["articles", "list"] });
  return { article: data, known: response.status === 200 };
}

export function useAddArticle() {
  const client = useQueryClient();
  return useMutation({ mutationFn: (article: NewArticle) => takeIn(client, article) });
}

export function useCorrectArticle(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (correction: ArticleCorrection) =>
      body(api.PATCH("/api/v1/articles/{id}", { params: { path: { id } }, body: correction })),
    onSuccess: (article) => {
      client.setQueryData(keys.article(id), article);
      void client.invalidateQueries({ queryKey: ["articles", "list"] });
    },
  });
}

/** Archives an article, or takes it out of the archive; its claims leave the queue and come back. */
export function useArchive(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (archived: boolean) =>
      body(api.PATCH("/api/v1/articles/{id}", { params: { path: { id } }, body: { archived } })),
    onSuccess: (article) => {
      client.setQueryData(keys.article(id), article);
      void client.invalidateQueries({ queryKey: ["articles"] });
      void client.invalidateQueries({ queryKey: keys.claims });
    },
  });
}

export function useRemoveArticle(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await api.DELETE("/api/v1/articles/{id}", { params: { path: { id } } });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["articles", "list"] });
      void client.invalidateQueries({ queryKey: keys.claimLists });
    },
  });
}

export function useFetchAgain(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST("/api/v1/articles/{id}/fetch", { params: { path: { id } } })),
    onSuccess: (article) => client.setQueryData(keys.article(id), article),
  });
}

export function useAnalyseAgain(id: string) {
  return useAnalysis(id, () => body(api.POST("/api/v1/articles/{id}/analysis", { params: { path: { id } } })));
}

/** Offers the next claims of a long article. */
export function useOfferMore(id: string) {
  return useAnalysis(id, () => body(api.POST("/api/v1/articles/{id}/claims/more", { params: { path: { id } } })));
}

function useAnalysis(id: string, mutationFn: () => Promise<Article>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (article) => {
      client.setQueryData(keys.article(id), article);
      void client.invalidateQueries({ queryKey: ["articles", "list"] });
    },
  });
}
