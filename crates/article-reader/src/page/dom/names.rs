//! Names of the elements and attributes that the reader looks at.

/// Declares an enum with one variant for each name.
macro_rules! names {
    ($(#[$doc:meta])* $kind:ident { $($variant:ident $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $kind {
            $(#[doc = $text] $variant,)*
            /// A name that the reader does not look at.
            Other,
        }

        impl $kind {
            /// The variant of a lower-case name.
            pub fn of(name: &[u8]) -> $kind {
                match std::str::from_utf8(name) {
                    $(Ok($text) => $kind::$variant,)*
                    _ => $kind::Other,
                }
            }
        }
    };
}

pub use attributes::Attr;
pub use tags::Tag;

mod attributes {
    names! {
        /// An attribute that the tree keeps. All others are dropped while parsing.
        Attr {
            AriaHidden "aria-hidden", Charset "charset", Class "class", Content "content", DateTime "datetime",
            Href "href", Hidden "hidden", HttpEquiv "http-equiv", Id "id", ItemProp "itemprop", ItemType "itemtype",
            Lang "lang", Name "name", Property "property", Rel "rel", Role "role", Style "style", Title "title",
            Type "type", XmlLang "xml:lang", DataTestId "data-testid", DataComponent "data-component",
            Timestamp "data-timestamp", PubDate "pubdate",
        }
    }
}

mod tags {
    names! {
        /// An element's name. Names that change nothing for the reader are [`Tag::Other`].
        Tag {
            A "a", Address "address", Article "article", Aside "aside", B "b", Strong "strong", Base "base", BlockQuote "blockquote",
            Body "body", Br "br", Button "button", Caption "caption", Center "center", Cite "cite", Dd "dd",
            Del "del", Details "details", Dialog "dialog", Div "div", Dl "dl", Dt "dt", Embed "embed",
            FieldSet "fieldset", FigCaption "figcaption", Figure "figure", Footer "footer", Form "form", H1 "h1",
            H2 "h2", H3 "h3", H4 "h4", H5 "h5", H6 "h6", Head "head", Header "header", Hr "hr", Html "html",
            IFrame "iframe", Img "img", Input "input", Label "label", Li "li", Link "link", Main "main", Math "math",
            Menu "menu", Meta "meta", Nav "nav", NoScript "noscript", Object "object", Ol "ol", OptGroup "optgroup",
            Option "option", P "p", Param "param", Picture "picture", Pre "pre", Rp "rp", Rt "rt", Script "script", Section "section",
            Select "select", Source "source", Style "style", Summary "summary", Sup "sup", Svg "svg",
            Table "table", TBody "tbody", Td "td", Template "template", TextArea "textarea", TFoot "tfoot", Th "th",
            THead "thead", Time "time", Title "title", Tr "tr", Track "track", Ul "ul", Video "video", Audio "audio",
            Wbr "wbr", Area "area", Col "col",
        }
    }

    impl Tag {
        /// Never has content and takes no end tag.
        pub fn is_void(self) -> bool {
            use Tag::{Area, Base, Br, Col, Embed, Hr, Img, Input, Link, Meta, Param, Source, Track, Wbr};
            matches!(
                self,
                Area | Base | Br | Col | Embed | Hr | Img | Input | Link | Meta | Param | Source | Track | Wbr
            )
        }

        /// A heading of any level.
        pub fn is_heading(self) -> bool {
            matches!(self, Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6)
        }

        /// Starts a new line, so that text before and after belongs to different blocks.
        pub fn is_block(self) -> bool {
            use Tag::{
                Address, Article, Aside, BlockQuote, Body, Caption, Center, Dd, Details, Dialog, Div, Dl, Dt, FieldSet,
                FigCaption, Figure, Footer, Form, Header, Hr, Html, Li, Main, Menu, Nav, Ol, P, Pre, Section, Summary,
                TBody, TFoot, THead, Table, Td, Th, Tr, Ul,
            };
            self.is_heading()
                || matches!(
                    self,
                    Address
                        | Article
                        | Aside
                        | BlockQuote
                        | Body
                        | Caption
                        | Center
                        | Dd
                        | Details
                        | Dialog
                        | Div
                        | Dl
                        | Dt
                        | FieldSet
                        | FigCaption
                        | Figure
                        | Footer
                        | Form
                        | Header
                        | Hr
                        | Html
                        | Li
                        | Main
                        | Menu
                        | Nav
                        | Ol
                        | P
                        | Pre
                        | Section
                        | Summary
                        | TBody
                        | TFoot
                        | THead
                        | Table
                        | Td
                        | Th
                        | Tr
                        | Ul
                )
        }

        /// Part of a table's grid.
        pub fn is_table_part(self) -> bool {
            matches!(
                self,
                Tag::Table | Tag::TBody | Tag::THead | Tag::TFoot | Tag::Tr | Tag::Td | Tag::Th | Tag::Caption
            )
        }

        /// May stand in `<head>`; any other element ends it.
        pub fn is_head_part(self) -> bool {
            use Tag::{Base, Link, Meta, NoScript, Script, Style, Template, Title};
            matches!(self, Base | Link | Meta | NoScript | Script | Style | Template | Title)
        }
    }
}
