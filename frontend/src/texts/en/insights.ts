// How is the newsroom doing?

export const insights = {
  title: "Insights",
  span: "Span of time",
  spans: { 1: "1 week", 4: "4 weeks", 13: "A quarter", 52: "A year" },
  counting: "Counting",
  ofTable: (table: string) => ` of ${table}`,
  none: "Nothing to count in these weeks.",
};
