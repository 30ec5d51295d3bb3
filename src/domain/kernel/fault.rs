//! Field faults: what is wrong with one field of a request, as a stable code with parameters.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Marks a field fault inside the message of a deserialisation error; no text from outside contains it.
const MARK: char = '\u{1}';

/// What is wrong with one field. The English sentence follows the field's name: "title must not be empty".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema, thiserror::Error)]
#[serde(tag = "code", content = "params", rename_all = "snake_case")]
pub enum FieldFault {
    /// Nothing visible is in the text.
    #[error("must not be empty")]
    Empty,
    /// The text is too long.
    #[error("must have at most {max} characters, has {length}")]
    TooLong {
        /// Code points allowed.
        max: usize,
        /// Code points sent.
        length: usize,
    },
    /// The text contains a control character.
    #[error("must not contain the control character {character}")]
    ControlCharacter {
        /// The character as `U+001B`.
        character: String,
    },
    /// The number is out of range.
    #[error("must be {min} to {max}")]
    OutOfRange {
        /// Smallest value allowed.
        min: i64,
        /// Largest value allowed.
        max: i64,
    },
    /// The list is too long.
    #[error("must be at most {max}")]
    TooMany {
        /// Entries allowed.
        max: usize,
    },
    /// The list is empty.
    #[error("must name at least one")]
    NothingChosen,
    /// The time is in the future.
    #[error("must not lie in the future")]
    InFuture,
    /// The time is not in the future.
    #[error("must lie in the future")]
    NotInFuture,
    /// The start is not before the end.
    #[error("must lie before the end")]
    NotBeforeEnd,
    /// The deadline is not after the request.
    #[error("must lie behind the time of asking")]
    NotAfterRequest,
    /// The answer is not between the request and now.
    #[error("must lie between the time of asking and now")]
    NotBetweenRequestAndNow,
    /// Nobody has this account, or it is deactivated.
    #[error("is not an active account")]
    NotAnActiveAccount,
    /// A mention names an account that nobody has, or that is deactivated.
    #[error("names somebody who is not an active account")]
    MentionNotActive,
    /// The person is the author of the verdict.
    #[error("must be somebody other than the author")]
    IsTheAuthor,
    /// Only an editor may hold a claim whose verdict is public.
    #[error("must be an editor: the verdict is public")]
    NotAnEditor,
    /// The scale has no such rating.
    #[error("is not a rating of the scale")]
    UnknownRating,
    /// The rating's key has the wrong form.
    #[error("must be 1 to 40 of a to z and _, beginning with a letter")]
    RatingKey,
    /// The colour has the wrong form.
    #[error("must be # and six of 0 to 9 and a to f")]
    Color,
    /// The rating's number has the wrong value.
    #[error("must be 1 (false) to 5 (true), or null")]
    RatingValue,
    /// Another rating has the same key or label.
    #[error("is another rating's as well")]
    DuplicateRating,
    /// The selection is outside the article's text.
    #[error("lies outside of the article's text")]
    OutsideText,
    /// The selection has no words.
    #[error("covers no words")]
    NoWords,
    /// The selection has no words in that version of the article.
    #[error("covers no words of that version")]
    NoWordsOfVersion,
    /// The selection is too long.
    #[error("covers more than 2,000 characters")]
    SelectionTooLong,
    /// The comment belongs to another claim.
    #[error("is no comment of this claim")]
    NotACommentOfClaim,
    /// A claim cannot be merged with itself.
    #[error("is the same claim")]
    SameClaim,
    /// The appearance belongs to another claim.
    #[error("names one that is not of this claim")]
    AppearanceOfAnotherClaim,
    /// A split must leave the claim an appearance.
    #[error("must leave the claim at least one")]
    LastAppearance,
    /// The code is not the one that the device shows.
    #[error("is not the code that the device shows now")]
    WrongCode,
    /// The password is not the caller's.
    #[error("is not your password")]
    WrongPassword,
    /// The current password is not the caller's.
    #[error("is not your current password")]
    WrongCurrentPassword,
    /// The new password is the current one.
    #[error("must differ from the current password")]
    SamePassword,
    /// The password has the wrong length.
    #[error("must have {min} to {max} bytes, has {length}")]
    PasswordLength {
        /// Bytes required.
        min: usize,
        /// Bytes allowed.
        max: usize,
        /// Bytes sent.
        length: usize,
    },
    /// The password would be guessed soon; the hint is in English.
    #[error("{hint}")]
    WeakPassword {
        /// Why, and what would be better.
        hint: String,
    },
    /// The e-mail address has the wrong form.
    #[error("must be an e-mail address such as ana@example.org")]
    Email,
    /// The address is not a web address.
    #[error("must begin with http:// or https://")]
    NotAWebAddress,
    /// The address carries a user name or password.
    #[error("must not carry a user name or password")]
    AddressWithPassword,
    /// The language tag has the wrong form.
    #[error("must be a language tag such as en or pt-br")]
    LanguageTag,
    /// The passkey's question has expired or was answered.
    #[error("was asked for too long ago, or is answered already: begin again")]
    PasskeyExpired,
    /// The passkey belongs to somebody else.
    #[error("is none of your passkeys")]
    UnknownPasskey,
    /// The newsroom has as many endpoints as it may have.
    #[error("There are {max} endpoints, which is as many as there may be.")]
    EndpointsFull {
        /// Endpoints allowed.
        max: i64,
    },
    /// The stretch of time holds too many events for one replay.
    #[error("holds more than {max} events; replay it in parts")]
    TooManyEvents {
        /// Events allowed.
        max: usize,
    },
    /// The document has no ClaimReview.
    #[error("There is no ClaimReview in it.")]
    NoClaimReview,
    /// The cursor belongs to another list, or to no list.
    #[error("is not a cursor of this list")]
    NotACursor,
    /// Any other fault; the message is in English and meant for the programmer of a client.
    #[error("{message}")]
    NotAccepted {
        /// What is wrong.
        message: String,
    },
}

impl FieldFault {
    /// The fault as an error of a deserialiser, from which [`FieldFault::of_message`] gets it back.
    #[must_use]
    pub fn to_error<E: serde::de::Error>(&self) -> E {
        let json = serde_json::to_string(self).unwrap_or_default();
        E::custom(format!("{MARK}{json}{MARK}"))
    }

    /// The fault behind a deserialiser's message: one of ours, else the message itself.
    #[must_use]
    pub fn of_message(message: &str) -> Self {
        let ours = message
            .split(MARK)
            .nth(1)
            .and_then(|json| serde_json::from_str(json).ok());
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
        assert_eq!(
            FieldFault::of_message(&foreign),
            FieldFault::from(foreign.as_str())
        );
    }
}
