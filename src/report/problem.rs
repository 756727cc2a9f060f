//! Faults of data files, shown at their place.

use super::heads::Heads;
use super::window::{clean, clean_to, window};
use crate::text::Span;
use crate::yaml::{DataFile, Problem};
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

/// The fault with the line it stands in, when there is one.
pub fn problem(problem: &Problem, files: &[DataFile], color: bool) -> String {
    let title = Level::ERROR.primary_title(clean_to(&problem.message, 600));
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let text = files.iter().rev().find(|f| f.shown == problem.file).map_or("", |f| f.text.as_ref());
    let mut heads = Heads::default();
    let group = match line_span(text, problem.line, problem.column) {
        Some(span) => {
            let view = window(text, span);
            let path = heads.token(format!("{}:{}:{}", clean(&problem.file), problem.line, problem.column));
            let snippet = Snippet::source(view.text).path(path).line_start(problem.line);
            title.element(snippet.annotation(AnnotationKind::Primary.span(view.mark)))
        }
        None => title.element(Origin::path(clean(&problem.file))),
    };
    heads.finish(&renderer.term_width(200).render(&[group]))
}

/// The word at a line and column, both 1-based.
fn line_span(text: &str, line: usize, column: usize) -> Option<Span> {
    let number = line.checked_sub(1)?;
    let start: usize = text.split_inclusive('\n').take(number).map(str::len).sum();
    let content = text.get(start..)?.lines().next()?;
    let at = content.char_indices().nth(column.checked_sub(1)?).map_or(content.len(), |(i, _)| i);
    let rest = content.get(at..)?;
    let end = |(i, c): (usize, char)| (i > 0 && " :,}]\"'".contains(c)).then_some(i);
    let word = rest.char_indices().find_map(end).unwrap_or(rest.len());
    Some(Span::new(start + at, start + at + word))
}
