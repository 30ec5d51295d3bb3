// Tables of figures: titles, columns, labels.

/** Tables of figures. */
export const tables = {
  throughput: "Throughput by day",
  waiting: "Time from finding a claim",
  open_by_age: "Open claims by age",
  workload: "Workload",
  quality: "Agreement, corrections and origins",
  ratings_by_claimant: "Ratings by claimant",
  ratings_by_outlet: "Ratings by outlet",
};

export const columns = {
  day: "day",
  found: "found",
  submitted: "submitted",
  published: "published",
  corrected: "corrected",
  dismissed: "dismissed",
  until: "until",
  claims: "claims",
  median_hours: "median (hours)",
  ninetieth_percentile_hours: "90th percentile (hours)",
  unassigned: "unassigned",
  in_review: "in review",
  approved: "approved",
  person: "person",
  in_work_now: "in work now",
  returned: "returned",
  what: "what",
  count: "count",
  of: "of",
  share: "share",
  claimant: "claimant",
  outlet: "outlet",
  rating: "rating",
  verdicts: "verdicts",
  retracted: "of these retracted",
};

export const labels = {
  first_assignment: "first assignment",
  publication: "publication",
  under_a_day: "under a day",
  one_to_three_days: "one to three days",
  three_to_seven_days: "three to seven days",
  over_a_week: "over a week",
  approved_without_return: "revisions approved without a return",
  second_readings_agree: "second reviews that agree",
  clarifications: "clarifications",
  corrections: "corrections",
  retractions: "retractions",
  two_origins: "verdicts with two independent origins",
  the_article: "the article",
  no_outlet: "no outlet",
};
