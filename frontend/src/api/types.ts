// What are the nouns of the API called in the dashboard?
import type { components } from "./schema";

type Schemas = components["schemas"];

export type ActionName = Schemas["Action"];
export type Article = Schemas["Article"];
export type ArticleSummary = Schemas["ArticleSummary"];
export type BulkChange = Schemas["BulkChange"];
export type Claimant = Schemas["Claimant"];
export type ClaimFile = Schemas["ClaimFile"];
export type ClaimSummary = Schemas["ClaimSummary"];
export type Comment = Schemas["Comment"];
export type Correction = Schemas["CorrectionBody"];
export type CorrectionClass = Schemas["CorrectionClass"];
export type DismissalReason = Schemas["DismissalReason"];
export type Evidence = Schemas["Evidence"];
export type EvidenceRevision = Schemas["EvidenceRevision"];
export type Kind = Schemas["Kind"];
export type NewArticle = Schemas["NewArticle"];
export type NewClaim = Schemas["NewClaim"];
export type NewEvidence = Schemas["NewEvidence"];
export type NewComment = Schemas["NewComment"];
export type NewReply = Schemas["NewReply"];
export type NewSettings = Schemas["NewSettings"];
export type Notification = Schemas["Notification"];
export type Person = Schemas["Person"];
export type Plan = Schemas["Plan"];
export type Rating = Schemas["Rating"];
export type Reply = Schemas["Reply"];
export type Revision = Schemas["Revision"];
export type Session = Schemas["Session"];
export type Settings = Schemas["Settings"];
export type StaleReason = Schemas["StaleReason"];
export type Stance = Schemas["Stance"];
export type Standing = Schemas["Standing"];
export type State = Schemas["State"];
export type Submission = Schemas["SubmissionBody"];
