//! Spoken words with speakers and times: subtitles and transcripts.

mod markup;
mod speech;
mod subtitles;
mod times;
mod transcript;

pub(crate) use subtitles::read_subtitles;
pub(crate) use transcript::read_transcript;
