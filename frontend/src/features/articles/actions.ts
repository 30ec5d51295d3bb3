// Article actions: add, analyse again.
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { keys } from "../../api/keys";
import { Problem } from "../../api/problem";
import type { Article, NewArticle } from "../../api/types";

/** An added article; `known` means that the identical text existed already. */
export type TakenIn = { article: Article; known: boolean };

export async function takeIn(client: QueryClient, article: NewArticle): Promise<TakenIn> {
  const { data, response } = await api.POST("/api/v1/articles", { body: article });
  if (!data) throw new Problem(502, "", "The server's answer was empty", null, []);
  client.setQueryData(keys.article(data.id), data);
  void client.invalidateQueries({ queryKey: ["articles", "list"] });
  return { article: data, known: response.status === 200 };
}

export function useAddArticle() {
  const client = useQueryClient();
  return useMutation({ mutationFn: (article: NewArticle) => takeIn(client, article) });
}

export function useFetchAgain(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST("/api/v1/articles/{id}/fetch", { params: { path: { id } } })),
    onSuccess: (article) => client.setQueryData(keys.article(id), article),
  });
}

export function useAnalyseAgain(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST("/api/v1/articles/{id}/analysis", { params: { path: { id } } })),
    onSuccess: (article) => {
      client.setQueryData(keys.article(id), article);
      void client.invalidateQueries({ queryKey: ["articles", "list"] });
    },
  });
}
