//! Glyphs of a page: what the interpreter draws, as characters with their place.

use crate::document::limits::MAX_DRAWN;
use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::hayro_syntax::xref::XRef;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt as _, interpret_page,
};

/// Thousandths of the font size are the unit of a glyph.
const UNITS: f64 = 1000.0;

/// Width of a glyph, in font sizes, if the font does not say.
const USUAL_ADVANCE: f64 = 0.5;

/// The payload of the panic that ends a page with too much to draw.
pub(crate) struct Stop;

/// One character, or a ligature, of horizontal text. Points, from the page's upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) text: String,
    pub(crate) start: f64,
    pub(crate) end: f64,
    pub(crate) baseline: f64,
    pub(crate) size: f64,
}

/// What a page shows.
#[derive(Debug, Default)]
pub(crate) struct PageGlyphs {
    pub(crate) glyphs: Vec<Glyph>,
    /// Glyphs without a character.
    pub(crate) unmapped: usize,
    pub(crate) pictures: usize,
    pub(crate) height: f64,
    width: f64,
    /// Work of drawing this page and those before.
    pub(crate) drawn: usize,
    /// Open clips and groups.
    depth: usize,
}

/// Interprets a page. `drawn` is the work before; too much of it ends in a panic with [`Stop`], because the
/// interpreter cannot be stopped otherwise.
pub(crate) fn page_glyphs<'a>(
    page: &Page<'a>,
    xref: &'a XRef,
    cache: &InterpreterCache<'a>,
    drawn: usize,
) -> PageGlyphs {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    // Annotations are notes on the text, and fields of forms.
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let mut context = Context::new(transform, Rect::new(0.0, 0.0, width, height), cache, xref, settings);
    let mut glyphs = PageGlyphs { height, width, drawn, ..PageGlyphs::default() };
    interpret_page(page, &mut context, &mut glyphs);
    glyphs
}

impl Glyph {
    pub(crate) fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

impl PageGlyphs {
    fn count(&mut self, work: usize) {
        self.drawn = self.drawn.saturating_add(work);
        if self.drawn > MAX_DRAWN {
            std::panic::resume_unwind(Box::new(Stop));
        }
    }

    /// Opens a clip or a group: each form that is drawn has one, and takes far longer to prepare than a glyph. Ordinary
    /// pages have some hundred of them, one to three deep; forms that draw each other many times lie deeper.
    fn open(&mut self) {
        self.depth += 1;
        self.count(2 * self.depth.saturating_pow(3));
    }

    fn push(&mut self, glyph: &FontGlyph<'_>, transform: Affine) {
        let Some(text) = glyph.as_unicode().map(characters).filter(|text| is_readable(text)) else {
            self.unmapped += 1;
            return;
        };
        let [across, slant, _, up, x, y] = transform.as_coeffs();
        let upright = across > 0.0 && slant.abs() < across.abs() / 10.0 && up < 0.0;
        // Marks of the printer are outside of the page.
        let inside = (0.0..=self.width).contains(&x) && (0.0..=self.height).contains(&y);
        if !upright || !inside {
            return;
        }
        let advance = match glyph {
            FontGlyph::Outline(outline) => outline.advance_width(),
            FontGlyph::Type3(drawing) => drawing.advance_width(),
        };
        let advance = advance.map_or(USUAL_ADVANCE * UNITS, f64::from);
        let end = (transform * Point::new(advance, 0.0)).x;
        self.glyphs.push(Glyph { text, start: x, end: end.max(x), baseline: y, size: up.abs() * UNITS });
    }
}

fn characters(unicode: BfString) -> String {
    match unicode {
        BfString::Char(c) => expand(c),
        BfString::String(text) => text.chars().map(expand).collect(),
    }
}

/// Ligatures of Latin letters as letters, bullets of the fonts Symbol and Wingdings as bullets.
fn expand(c: char) -> String {
    match c {
        '\u{fb00}' => "ff".to_owned(),
        '\u{fb01}' => "fi".to_owned(),
        '\u{fb02}' => "fl".to_owned(),
        '\u{fb03}' => "ffi".to_owned(),
        '\u{fb04}' => "ffl".to_owned(),
        '\u{fb05}' | '\u{fb06}' => "st".to_owned(),
        '\u{f0a7}' | '\u{f0b7}' | '\u{f0d8}' | '\u{f0fc}' => "\u{2022}".to_owned(),
        _ => c.to_string(),
    }
}

/// Not from the private use area, and no replacement character or control.
fn is_readable(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| !matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}') && (!c.is_control() || c.is_whitespace()))
}

impl Device<'_> for PageGlyphs {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.count(1);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.open();
    }

    fn push_clip_rect(&mut self, _: &Rect) {
        self.open();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.open();
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.count(2);
            self.push(glyph, props.transform * glyph.transform());
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.count(1);
        self.pictures += 1;
    }

    fn pop_clip(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn pop_transparency_group(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}
