// Claims and articles of the log by their words, asked for when they come into view.
import { useIntersection } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { articleQuery } from "../../features/articles/queries";
import { claimQuery } from "../../features/claims/queries";
import { opening } from "../../lib/words/words";
import { t } from "../../texts";
import classes from "./log.module.css";

/** `known`: the statement, where an entry of the log has it. */
export function ClaimName({ id, known }: { id: string; known: string | undefined }) {
  const [ref, seen] = useSeen();
  const { data: claim } = useQuery({ ...claimQuery(id), enabled: seen && known === undefined });
  const name = known ?? claim?.statement;
  return (
    <Link ref={ref} to="/claims/$claimId" params={{ claimId: id }} className={classes.name} dir="auto">
      {name ?? t.audit.claim}
    </Link>
  );
}

export function ArticleName({ id }: { id: string }) {
  const [ref, seen] = useSeen();
  const { data: article } = useQuery({ ...articleQuery(id), enabled: seen });
  const name = article ? (article.title ?? opening(article.text)) : null;
  return (
    <Link ref={ref} to="/articles/$articleId" params={{ articleId: id }} className={classes.name} dir="auto">
      {name ?? t.audit.article}
    </Link>
  );
}

/** Whether the element has ever been in view: a long log does not ask for everything at once. */
function useSeen() {
  const { ref, entry } = useIntersection({ rootMargin: "200px" });
  const [seen, setSeen] = useState(false);
  if (entry?.isIntersecting && !seen) setSeen(true);
  return [ref, seen] as const;
}
