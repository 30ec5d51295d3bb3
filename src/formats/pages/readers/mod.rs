//! Pages on which readers write to the newsroom: reports of errors and tips.

mod reader_form;
pub mod report_page;
pub mod tip_page;
