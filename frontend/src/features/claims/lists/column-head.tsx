// The head of a column of the queue, which sorts by the column, and where an article begins in a list by article.
import { IconArrowDown, IconArrowUp, IconPaperclip } from "@tabler/icons-react";
import type { ColumnSort, SortColumn } from "../../../api/claims/claim-lists";
import type { ClaimSummary } from "../../../api/types";
import { t } from "../../../texts";
import classes from "./claim-table.module.css";

/** Whether a claim is the first one of its article in a list by article. */
export function headsArticle(claims: readonly ClaimSummary[], row: number, sort: ColumnSort): boolean {
  return sort?.column === "article" && claims[row]?.article.id !== claims[row - 1]?.article.id;
}

type HeadProps = {
  column: SortColumn;
  sort: ColumnSort;
  /** The head was chosen. */
  onSort: (column: SortColumn) => void;
};

export function ColumnHead({ column, sort, onSort }: HeadProps) {
  const chosen = sort?.column === column ? sort : null;
  const Arrow = chosen?.descending ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" aria-sort={chosen ? (chosen.descending ? "descending" : "ascending") : undefined}>
      <button type="button" className={classes.sort} title={t.filters.sortBy} onClick={() => onSort(column)}>
        {column === "evidence" ? (
          <IconPaperclip size={15} role="img" aria-label={t.queue.evidence} />
        ) : (
          <span>{t.queue[column]}</span>
        )}
        {chosen ? <Arrow size={13} aria-hidden="true" /> : null}
      </button>
    </th>
  );
}
