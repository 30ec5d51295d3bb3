//! Errors of loading and packing a model.

use std::{error, fmt, io};

/// Why a model file was not loaded.
#[derive(Debug)]
pub enum LoadError {
    /// The file cannot be read.
    Io(io::Error),
    /// The file is not a model file: its first bytes differ.
    NotAModel,
    /// The file has a format version that this crate does not read.
    Version(u32),
    /// The file ends too early, continues after its end, or announces an impossible size.
    Size,
    /// The checksum does not match: the file is damaged.
    Checksum,
    /// The vocabulary is not UTF-8, has a piece twice, or lacks a mark (unknown, start, end).
    Vocabulary,
    /// A parameter is infinite or not a number.
    NotFinite,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "the model file cannot be read: {error}"),
            Self::NotAModel => f.write_str("not a model file of sentence-vectors"),
            Self::Version(found) => {
                write!(f, "the model file has format {found}; make the file again")
            }
            Self::Size => f.write_str("the model file is truncated or too long"),
            Self::Checksum => f.write_str("the model file is damaged: wrong checksum"),
            Self::Vocabulary => f.write_str("the model file has a wrong vocabulary"),
            Self::NotFinite => f.write_str("the model file has a parameter that is not finite"),
        }
    }
}

impl error::Error for LoadError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for LoadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Size,
            _ => Self::Io(error),
        }
    }
}

/// Why weights were not packed into a model file.
#[derive(Debug)]
pub enum PackError {
    /// The file cannot be written.
    Io(io::Error),
    /// The tensor with this name is missing, has another number of values, or a value that is not finite.
    Tensor(String),
    /// The vocabulary is empty or has another number of scores, or a name, the vocabulary or the number of layers is too large.
    Shape,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "the model file cannot be written: {error}"),
            Self::Tensor(name) => write!(f, "the tensor {name} is missing or has wrong values"),
            Self::Shape => f.write_str("the vocabulary, its scores, a name or the number of layers do not fit"),
        }
    }
}

impl error::Error for PackError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for PackError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
