//! Field faults: what is wrong with one field of a request, as a stable code with parameters.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks a field fault inside the message of a deserialisation error; no text from outside contains this character.
const MARK: char = '\u{1}';

/// What is wrong with one field. The English sentence follows the field's name: "title must not be empty".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, thiserror::Error)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum FieldFault {
    /// The text has no visible characters.
    #[error("must not be empty")]
    Empty,
    /// The text is too long.
    #[error("must have at most {max} characters, has {length}")]
    TooLong {
        /// Maximum length in code points.
        max: usize,
        /// Actual length in code points.
        length: usize,
    },
    /// The text contains a control character.
    #[error("must not contain the control character {character}")]
    ControlCharacter {
        /// The character in the notation `U+001B`.
        character: String,
    },
    /// The text contains a character that nobody sees.
    #[error("must not contain the invisible character {character}")]
    InvisibleCharacter {
        /// The character in the notation `U+200B`.
        character: String,
    },
    /// The number is out of range.
    #[error("must be {min} to {max}")]
    OutOfRange {
        /// Smallest value allowed, inclusive.
        min: i64,
        /// Largest value allowed, inclusive.
        max: i64,
    },
    /// The list is too long.
    #[error("must be at most {max}")]
    TooMany {
        /// Maximum number of entries.
        max: usize,
    },
    /// The list is empty.
    #[error("must name at least one")]
    NothingChosen,
    /// The time is in the future.
    #[error("is in the future; use a time up to now")]
    InFuture,
    /// The time is not in the future.
    #[error("must be in the future")]
    NotInFuture,
    /// There is another field that says when.
    #[error("cannot be combined with `publish_at`")]
    NotWithTime,
    /// The time is before the end of the embargo.
    #[error("must not be before the end of the embargo")]
    BeforeEmbargo,
    /// The embargo would end after the scheduled publication.
    #[error("must not be after the scheduled publication; take the publication back first")]
    AfterPublication,
    /// The embargo would end before the present one.
    #[error("must not be before the end of the present embargo; lift that one and say why")]
    EndsBeforeEmbargo,
    /// The start is not before the end.
    #[error("must be before the end")]
    NotBeforeEnd,
    /// The deadline is not after the request.
    #[error("must be after the request")]
    NotAfterRequest,
    /// The answer is not between the request and now.
    #[error("must be between the request and now")]
    NotBetweenRequestAndNow,
    /// The account does not exist or is deactivated.
    #[error("is not an active account")]
    NotAnActiveAccount,
    /// A mentioned account does not exist or is deactivated.
    #[error("mentions a person without an active account")]
    MentionNotActive,
    /// The person is the author of the verdict.
    #[error("must be a person other than the author")]
    IsTheAuthor,
    /// The claim's verdict is public, so that only an editor may hold the claim.
    #[error("must be an editor: the verdict is public")]
    NotAnEditor,
    /// The newsroom's scale has no such rating.
    #[error("is not a rating of the scale")]
    UnknownRating,
    /// The key of the rating has an invalid form.
    #[error("must have 1 to 40 characters from a to z and _, and start with a letter")]
    RatingKey,
    /// The colour is not of the form `#rrggbb`.
    #[error("must be # and six hexadecimal digits, such as #1a7f37")]
    Color,
    /// The colour is hard to read on the ground of the page.
    #[error("has a contrast of {ratio}:1 with the page and needs 4.5:1; {nearest} would do")]
    LowContrast {
        /// The contrast, rounded down.
        #[schema(example = "3.12")]
        ratio: String,
        /// The nearest colour that is readable.
        #[schema(example = "#1f4e8c")]
        nearest: String,
    },
    /// The number of the rating is not 1 to 5 or null.
    #[error("must be 1 (false) to 5 (true), or null")]
    RatingValue,
    /// Another rating has the same key or label.
    #[error("is already used by another rating")]
    DuplicateRating,
    /// Another entry of the list has the same name.
    #[error("is used twice")]
    UsedTwice,
    /// The text has a placeholder that does not exist.
    #[error("has the unknown placeholder {{{name}}}; use {{claimant}}, {{date}}, {{figure}} or {{outlet}}")]
    UnknownPlaceholder {
        /// Name of the placeholder, without braces.
        name: String,
    },
    /// The text is longer than one line.
    #[error("must be one line")]
    NotOneLine,
    /// The checklist for the claim's kind has no such point.
    #[error("is not a point of the checklist for this kind of claim")]
    NotOnChecklist,
    /// The selection extends beyond the article's text.
    #[error("is outside the article's text")]
    OutsideText,
    /// The selection contains no words.
    #[error("covers no words")]
    NoWords,
    /// The selection contains no words in that version of the article.
    #[error("covers no words of that version")]
    NoWordsOfVersion,
    /// The selection is too long.
    #[error("covers more than 2,000 characters")]
    SelectionTooLong,
    /// The comment belongs to another claim.
    #[error("is not a comment of this claim")]
    NotACommentOfClaim,
    /// The reason is one that only the rules of a subscription have.
    #[error("is a reason of a subscription's rules; choose another reason")]
    ReasonOfRules,
    /// The two claims of a merge are the same claim.
    #[error("is the same claim")]
    SameClaim,
    /// The appearance belongs to another claim.
    #[error("contains an appearance of another claim")]
    AppearanceOfAnotherClaim,
    /// The split would leave the original claim without an appearance.
    #[error("must leave at least one appearance with the claim")]
    LastAppearance,
    /// The text is not the id of a Wikidata item.
    #[error("must be the id of a Wikidata item, such as Q42")]
    WikidataId,
    /// The text is not a kind of claimant.
    #[error("must be person, organisation or unknown")]
    ClaimantKind,
    /// The text is not a list of claimants.
    #[error("must be CSV with a column `name`")]
    NotAClaimantList,
    /// The two records of a merge are the same record.
    #[error("is the same record")]
    SameClaimant,
    /// The spelling belongs to another record.
    #[error("is not a spelling of this record")]
    NotASpelling,
    /// The code is not the current one of the authenticator.
    #[error("is not the code that the device shows now")]
    WrongCode,
    /// The password is not the caller's password.
    #[error("is not your password")]
    WrongPassword,
    /// The password is not the caller's current password.
    #[error("is not your current password")]
    WrongCurrentPassword,
    /// The new password equals the current one.
    #[error("must differ from the current password")]
    SamePassword,
    /// The password is too short or too long.
    #[error("must have {min} to {max} bytes, has {length}")]
    PasswordLength {
        /// Minimum length in bytes.
        min: usize,
        /// Maximum length in bytes.
        max: usize,
        /// Actual length in bytes.
        length: usize,
    },
    /// The password is easy to guess.
    #[error("{hint}")]
    WeakPassword {
        /// The reason and a suggestion, in English.
        hint: String,
    },
    /// The text is not an e-mail address.
    #[error("must be an e-mail address such as ana@example.org")]
    Email,
    /// The file has none of the types that are taken.
    #[error("must be a PDF, a PNG, JPEG, WebP or GIF picture, CSV or plain text")]
    FileType,
    /// The file has none of the types that readers may send.
    #[error("must be a PNG, JPEG or still WebP picture, a PDF or plain text")]
    ReaderFileType,
    /// The file is damaged or ends early.
    #[error("cannot be read: it is damaged or not complete")]
    BrokenFile,
    /// The picture has no pixels, or too many.
    #[error("must have at most {side} pixels each way and {pixels} in all")]
    PictureSize {
        /// Maximum width and height.
        side: u32,
        /// Maximum number of pixels.
        pixels: u64,
    },
    /// A picture has no words for readers who do not see it.
    #[error("must say what the picture shows")]
    PictureWithoutWords,
    /// The field describes a file, and there is none.
    #[error("is only for a file")]
    WithoutFile,
    /// Evidence has neither address nor file, nor says who it comes from.
    #[error("is needed, or a file, or `offline` with who and when")]
    AddressOrFile,
    /// The text is not an http or https URL.
    #[error("must begin with http:// or https://")]
    NotAWebAddress,
    /// The URL contains a user name or password.
    #[error("must not contain a user name or password")]
    AddressWithPassword,
    /// The text is not a host name.
    #[error("must be a host name such as checks.example.org")]
    NotAHost,
    /// The text is not the name of a time zone.
    #[error("must be a time zone such as Europe/Berlin")]
    TimeZone,
    /// The text is not a language tag.
    #[error("must be a language tag such as en or pt-br")]
    LanguageTag,
    /// The passkey challenge has expired or was answered already.
    #[error("has expired or was already used; start again")]
    PasskeyExpired,
    /// The passkey does not belong to the caller.
    #[error("is not one of your passkeys")]
    UnknownPasskey,
    /// The newsroom has the maximum number of webhook endpoints.
    #[error("has reached the maximum of {max} endpoints; remove one first")]
    EndpointsFull {
        /// Maximum number of endpoints.
        max: i64,
    },
    /// The time range contains too many events for one replay.
    #[error("contains more than {max} events; choose a shorter time")]
    TooManyEvents {
        /// Maximum number of events.
        max: usize,
    },
    /// The newsroom has the maximum number of subscriptions.
    #[error("has reached the maximum of {max} subscriptions; remove one first")]
    SubscriptionsFull {
        /// Maximum number of subscriptions.
        max: i64,
    },
    /// The file is not an OPML file, or it names no feed.
    #[error("is not an OPML file with feeds")]
    NotOpml,
    /// The document contains no ClaimReview.
    #[error("contains no ClaimReview")]
    NoClaimReview,
    /// The cursor is invalid, or was issued for another list.
    #[error("is not a cursor of this list")]
    NotACursor,
    /// Any other fault; the message is in English, for the developer of the client.
    #[error("{message}")]
    NotAccepted {
        /// What is wrong, and what is expected.
        message: String,
    },
}

impl FieldFault {
    /// Encodes the fault as a deserialiser's error; [`FieldFault::of_message`] decodes it.
    #[must_use]
    pub fn to_error<E: serde::de::Error>(&self) -> E {
        let json = serde_json::to_string(self).unwrap_or_default();
        E::custom(format!("{MARK}{json}{MARK}"))
    }

    /// Decodes a deserialiser's message: an encoded fault, else the message itself as a fault.
    #[must_use]
    pub fn of_message(message: &str) -> Self {
        let ours = message.split(MARK).nth(1).and_then(|json| serde_json::from_str(json).ok());
        ours.unwrap_or_else(|| Self::from(message))
    }
}

impl From<String> for FieldFault {
    fn from(message: String) -> Self {
        Self::NotAccepted { message }
    }
}

impl From<&str> for FieldFault {
    fn from(message: &str) -> Self {
        Self::from(message.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use serde::de::Error as _;

    use super::*;

    #[test]
    fn a_fault_passes_through_a_deserialiser_with_its_code() {
        let fault = FieldFault::TooLong { max: 5, length: 9 };
        let error: serde_json::Error = fault.to_error();
        assert_eq!(FieldFault::of_message(&error.to_string()), fault);
        let foreign = serde_json::Error::custom("missing field `title`").to_string();
        assert_eq!(FieldFault::of_message(&foreign), FieldFault::from(foreign.as_str()));
    }
}
