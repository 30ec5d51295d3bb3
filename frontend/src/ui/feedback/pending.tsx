// The placeholder of a query's data: lines while it loads, or the error.
import { Lines } from "./lines";
import { Failed } from "./notice";

type Props = {
  query: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown };
  rows: number;
  label?: string;
  /** The number of entries that are shown anyway. */
  found?: number;
};

export function Pending({ query, rows, label, found = 0 }: Props) {
  if (query.isPending) return <Lines rows={rows} label={label} />;
  return query.isError && found === 0 ? <Failed error={query.error} retry={() => void query.refetch()} /> : null;
}
