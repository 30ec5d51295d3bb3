// What has gone out?
import type { ReactNode } from "react";

export const published = {
  title: "Published",
  loading: "Loading published verdicts",
  none: "Nothing is published yet",
  noneHelp: (toPublish: (words: string) => ReactNode): ReactNode[] => [
    "Approved verdicts wait under ",
    toPublish("To publish"),
    ". Once published, they stand here, on their public pages and in the feeds.",
  ],
  verdicts: "Verdicts",
  published: (when: ReactNode): ReactNode[] => ["published ", when],
  publicPage: "Public page",
  ofStatement: (statement: string) => ` of “${statement}”`,
};
