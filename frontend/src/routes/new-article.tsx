// How does a person add an article?
import { useNavigate, useRouter } from "@tanstack/react-router";
import { ArticleForm } from "../features/articles/article-form";
import { sayDone } from "../ui/say";
import classes from "./new-article.module.css";

export function NewArticlePage() {
  const navigate = useNavigate();
  const router = useRouter();
  return (
    <div className={classes.page}>
      <h1>Add an article</h1>
      <ArticleForm
        onCancel={() => router.history.back()}
        onAdded={(articleId, known) => {
          if (known) sayDone("This article is already here; it was opened.");
          void navigate({ to: "/articles/$articleId", params: { articleId }, search: {} });
        }}
      />
    </div>
  );
}
