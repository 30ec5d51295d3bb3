// What can be done with articles?
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { keys } from "../../api/keys";
import { Problem } from "../../api/problem";
import type { NewArticle } from "../../api/types";

/** Takes in an article; `known` says that the desk had it already. */
export function useAddArticle() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (article: NewArticle) => {
      const { data, response } = await api.POST("/api/v1/articles", { body: article });
      if (!data) throw new Problem(502, "", "The server's answer was empty", null, []);
      return { article: data, known: response.status === 200 };
    },
    onSuccess: ({ article }) => {
      client.setQueryData(keys.article(article.id), article);
      void client.invalidateQueries({ queryKey: ["articles", "list"] });
    },
  });
}

export function useAnalyseAgain(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST("/api/v1/articles/{id}/analysis", { params: { path: { id } } })),
    onSuccess: (article) => client.setQueryData(keys.article(id), article),
  });
}
