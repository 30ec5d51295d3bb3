// Has the article been searched for claims, and what came of it?
import { Loader } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ArticleSummary } from "../../api/types";
import { count } from "../../lib/words";
import classes from "./analysis-state.module.css";

export function AnalysisState({ article }: { article: Pick<ArticleSummary, "analysis" | "claims"> }) {
  const { state, problem, support } = article.analysis;
  if (state === "pending" || state === "running") {
    return (
      <span className={classes.state} role="status">
        <Loader size={14} aria-hidden="true" /> Finding claims…
      </span>
    );
  }
  if (state === "failed") {
    return (
      <span className={classes.state} data-failed title={problem ?? undefined}>
        <IconAlertTriangle size={16} aria-hidden="true" /> The search for claims failed
        {problem ? `: ${problem}` : "."}
      </span>
    );
  }
  const { total, must_check } = article.claims;
  return (
    <span className={classes.state}>
      <span className="figures">
        {total === 0 ? "No claims found" : count(total, "claim")}
        {must_check > 0 ? `, ${must_check} must check` : ""}
      </span>
      {support === "basic" ? (
        <span className="muted" title="This language is not fully supported: fewer claims may be found.">
          basic language support
        </span>
      ) : null}
    </span>
  );
}
