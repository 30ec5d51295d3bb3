// Refusals, conflicts and field faults.

const states = {
  unassigned: "unassigned",
  in_review: "in review",
  submitted: "submitted",
  approved: "approved",
  published: "published",
  retracted: "retracted",
  dismissed: "dismissed",
};

/** What cannot be done with a claim, after "cannot be". */
const actions = {
  reword: "reworded",
  assign: "assigned",
  release: "released",
  dismiss: "dismissed",
  reopen: "reopened",
  add_evidence: "given more evidence",
  revise_evidence: "given other evidence",
  withdraw_evidence: "given less evidence",
  save_draft: "given another draft",
  submit: "submitted",
  ask_reading: "given a second review",
  give_reading: "reviewed a second time",
  withdraw_reading: "freed from its second review",
  adjudicate: "adjudicated",
  approve: "approved",
  return: "returned",
  publish: "published",
  correct: "corrected",
  retract: "retracted",
  plan: "planned",
  pin: "pinned",
  confirm: "confirmed",
  merge: "merged into another claim",
  unmerge: "unmerged",
  split: "split",
};

const holders = { review: "reviewers", publish: "editors", administer: "admins" };

/** Why an action on a claim is refused. */
export const refusals = {
  not_from_here: ({ from, action }: { from: keyof typeof states; action: keyof typeof actions }) =>
    `A claim that is ${states[from]} cannot be ${actions[action]}.`,
  not_permitted: ({ needs }: { needs: keyof typeof holders }) => `Only ${holders[needs]} may do this.`,
  held_by_another: ({ name, until }: { name: string; until: string }) =>
    `In work by ${name} until ${until}.`,
  not_held: "Assign the claim to yourself first.",
  own_verdict: "Somebody other than the author must do this.",
  approved_already: "You have approved it already. Another colleague must approve it too.",
  held_by_nobody: "Nobody works on this claim.",
  not_stale: "Nothing suggests that the verdict is out of date.",
  reading_open: "The second reviewer has not answered yet.",
  readers_apart: "The second reviewer rates it differently. An editor must decide first.",
  not_asked: "Nobody was asked for a second review.",
  not_apart: "The two reviews agree: nothing is to be decided.",
  not_the_reader: "Another person was asked for the second review.",
  one_of_the_two: "Neither the author nor the second reviewer may decide between the two.",
  is_merged: "It was merged into another claim. Undo the merge first.",
  not_merged: "It was not merged into another claim.",
};

/** Why a change is refused in the present state. */
export const conflicts = {
  person_required: "A person must do this.",
  reading_blind: "You are asked to review this claim without seeing its verdict.",
  email_taken: ({ email }: { email: string }) => `${email} has an account already.`,
  already_deactivated: "The account is deactivated already.",
  deactivated: "The account is deactivated.",
  active: "The account is active.",
  last_admin: "This is the last active admin. Make another person an admin first.",
  signing_in_twice: "You are signing in twice at once. Try again.",
  second_factor_exists: "There is a second factor already. Remove it first.",
  no_second_factor: "There is no second factor.",
  no_second_factor_offered: "The set-up of the second factor has expired. Start again.",
  passkeys_full: "You have twenty passkeys. Remove one first.",
  passkey_exists: "This device has a passkey already.",
  passkeys_unavailable:
    "Passkeys need an address with a name, such as https://desk.example.org. Ask your operator.",
  article_busy: "The same article is being added right now. Try again.",
  newer_text: "The article has a newer text. Select the words there.",
  claim_exists: "These words are a claim already.",
  older_claim_decided: ({ state, statement }: { state: keyof typeof states; statement: string }) =>
    `The older of the two is ${states[state]}: “${statement}”.`,
  older_claim_held: ({ name }: { name: string }) => `${name} works on the older of the two.`,
  not_a_thread: "Resolve a thread at its first comment.",
  thread_resolved: "This thread is resolved already.",
  thread_open: "This thread is open already.",
  views_full: ({ max }: { max: number }) => `You have ${max} views. Remove one first.`,
  view_exists: "You have a view of that name. Choose another name.",
  evidence_withdrawn: "This evidence was withdrawn.",
  already_withdrawn: "This evidence was withdrawn already.",
  no_public_source: "Add at least one public source before you submit.",
  too_few_origins: ({ rating, needed, found }: { rating: string; needed: number; found: number }) =>
    `“${rating}” needs public sources of ${needed} independent origins. There are ${found}.`,
  endpoint_not_verified: ({ outcome }: { outcome: string }) =>
    `The endpoint must answer the first message with status 200 to 299, but ${outcome}.`,
  endpoint_changed: "The endpoint was changed while it was being verified. Try again.",
  delivery_pending: "The message is being sent or waits already.",
  job_pending: "The job was not abandoned: it waits or runs.",
  no_trusted_publisher: "No publisher is trusted yet. An admin adds publishers to the settings.",
  log_damaged: ({ damage }: { damage: string }) => `The log is damaged: ${damage}.`,
};

/** What is wrong with one field, after its name or alone. */
export const faults = {
  empty: "must not be empty",
  too_long: ({ max, length }: { max: number; length: number }) =>
    `must have at most ${max} characters, has ${length}`,
  control_character: ({ character }: { character: string }) =>
    `must not contain the control character ${character}`,
  out_of_range: ({ min, max }: { min: number; max: number }) => `must be ${min} to ${max}`,
  too_many: ({ max }: { max: number }) => `must be at most ${max}`,
  nothing_chosen: "must name at least one",
  in_future: "is in the future",
  not_in_future: "must be in the future",
  not_before_end: "must be before the end",
  not_after_request: "must be after the request",
  not_between_request_and_now: "must be between the request and now",
  not_an_active_account: "is not an active account",
  mention_not_active: "names a person without an active account",
  is_the_author: "must be a person other than the author",
  not_an_editor: "must be an editor: the verdict is public",
  unknown_rating: "is not a rating of the scale",
  rating_key: "must be 1 to 40 of a to z and _, starting with a letter",
  color: "must be # and six of 0 to 9 and a to f",
  rating_value: "must be 1 (false) to 5 (true), or empty",
  duplicate_rating: "is used by another rating",
  outside_text: "is outside the article’s text",
  no_words: "covers no words",
  no_words_of_version: "covers no words of that version",
  selection_too_long: "covers more than 2,000 characters",
  not_a_comment_of_claim: "is not a comment of this claim",
  same_claim: "is the same claim",
  appearance_of_another_claim: "belongs to another claim",
  last_appearance: "must leave the claim at least one",
  wrong_code: "is not the code that the device shows now",
  wrong_password: "is not your password",
  wrong_current_password: "is not your current password",
  same_password: "must differ from the current password",
  password_length: ({ min, max, length }: { min: number; max: number; length: number }) =>
    `must have ${min} to ${max} bytes, has ${length}`,
  weak_password: ({ hint }: { hint: string }) => hint,
  email: "must be an e-mail address such as ana@example.org",
  not_a_web_address: "must start with http:// or https://",
  address_with_password: "must not contain a user name or password",
  language_tag: "must be a language tag such as en or pt-br",
  passkey_expired: "was asked for too long ago. Start again.",
  unknown_passkey: "is not one of your passkeys",
  endpoints_full: ({ max }: { max: number }) => `There are ${max} endpoints, the largest number allowed.`,
  too_many_events: ({ max }: { max: number }) => `holds more than ${max} events; replay it in parts`,
  no_claim_review: "There is no ClaimReview in it.",
  not_a_cursor: "is not a cursor of this list",
  not_accepted: ({ message }: { message: string }) => message,
};
