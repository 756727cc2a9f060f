//! `selaras extract`.

use super::args::{ExtractArgs, ExtractFormat, SetupArgs};
use super::check::paths_or_default;
use super::error::Failure;
use super::input::Feed;
use super::session::Session;
use crate::report;
use crate::resolve::Dossier;
use rayon::prelude::*;
use std::io::{self, BufWriter, Write};
use std::mem::ManuallyDrop;
use std::process::ExitCode;

/// Runs the command: articles go out as they come in, never more than a batch in memory.
pub fn run(args: &ExtractArgs, setup: &SetupArgs) -> Result<ExitCode, Failure> {
    // The process ends with the command: giving back the tables word by word would only delay that.
    let session = ManuallyDrop::new(Session::open(setup, &[], false)?);
    let paths = paths_or_default(&args.paths, &session);
    let mut feed = Feed::new(&session, &args.input)?;
    feed.facts = false;
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut count = 0usize;
    let result = feed.read(&paths, &mut |batch| {
        count += batch.len();
        let pages: io::Result<Vec<Vec<u8>>> =
            session.pool.install(|| batch.par_iter().map(|d| page(d, args, &session)).collect());
        pages?.iter().try_for_each(|page| out.write_all(page)).map_err(Failure::Output)
    });
    match result.and_then(|()| out.flush().map_err(Failure::Output)) {
        Err(Failure::Output(e)) if e.kind() == io::ErrorKind::BrokenPipe => {
            let _ = out.into_parts();
            return Ok(ExitCode::SUCCESS);
        }
        other => other?,
    }
    feed.unread.sort();
    for unread in &feed.unread {
        let (path, reason) = (report::clean(&unread.path), report::clean(&unread.reason));
        eprintln!("{}", report::fill(&session.words.skipped_line, &[("path", &path), ("reason", &reason)]));
    }
    if count == 0 && !feed.unread.is_empty() {
        return Err(Failure::NothingRead);
    }
    if count == 0 {
        let shown: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
        return Err(Failure::NoArticles(shown.join(", ")));
    }
    Ok(ExitCode::from(if feed.unread.is_empty() { 0 } else { 2 }))
}

fn page(dossier: &Dossier, args: &ExtractArgs, session: &Session) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let lexicon = session.lexicons.get(dossier.language);
    match args.format {
        _ if args.highlight => report::highlighted(&report::Said::of(dossier, lexicon), &session.words, session.color, &mut out)?,
        ExtractFormat::Text => report::table(&report::Said::of(dossier, lexicon), &session.words, &mut out)?,
        ExtractFormat::Jsonl => report::extracted_jsonl(dossier, lexicon, &mut out),
    }
    Ok(out)
}
