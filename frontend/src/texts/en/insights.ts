// Texts of insights: spans, charts, comparisons.

export const insights = {
  title: "Insights",
  span: "Time span",
  spans: { 1: "1 week", 4: "4 weeks", 13: "A quarter", 52: "A year" },
  counting: "Counting",
  ofTable: (table: string) => ` of ${table}`,
  none: "No data for this time span.",
  noneBefore: "The figures of the period before could not be read, so nothing is compared.",
  /** What a screen reader says in place of a drawing. */
  chart: (name: string) => `Chart: ${name}. The table has the figures.`,
  tableOf: (table: string) => `Table: ${table}`,
  since: (day: string) => `since ${day}`,
  days: (first: string, last: string) => `${first} to ${last}`,
  /** A figure of the period before, below the one of this period. */
  before: (figure: string) => `before: ${figure}`,
  inHours: (hours: string) => `${hours} h`,
  charts: {
    waiting: "Hours from finding a claim",
    backlog: "Open claims by age and state",
    agreement: "Agreement and origins",
    corrections: "Corrections per published verdict",
    ratings_by_claimant: "Ratings by claimant",
    ratings_by_outlet: "Ratings by outlet",
  },
  until: { first_assignment: "First assignment", publication: "Publication" },
  hours: { median_hours: "median", ninetieth_percentile_hours: "90th percentile" },
  shares: {
    approved_without_return: "Approved without return",
    second_readings_agree: "Second reviews agree",
    two_origins: "Two origins or more",
    clarifications: "Clarifications",
    corrections: "Corrections",
    retractions: "Retractions",
  },
};
