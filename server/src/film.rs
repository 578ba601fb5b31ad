//! Films in sign language, made fit to keep: as phones of every age play them, beginning before all of it is fetched, and
//! with nothing in the file but pictures and sound.

use domain::signing::{LARGEST, LONGEST, SMALLEST_SIDE};
use mp4_atom::{Atom as _, Codec, DecodeMaybe as _, Encode as _, Ftyp, Header, Moov, Stco, StszSamples, Trak};

/// A film as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Film {
    /// An MP4.
    pub bytes: Vec<u8>,
    /// How wide and how high it is shown, in pixels.
    pub size: (u32, u32),
    /// How long it is, in milliseconds.
    pub milliseconds: u64,
}

/// Why a film is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAFilm {
    /// It is larger than [`LARGEST`].
    #[error("too large")]
    TooLarge,
    /// It is no MP4, broken, or made to be sent as it is recorded.
    #[error("no film that can be read")]
    Unreadable,
    /// Its pictures are not H.264 alone: not every phone plays it.
    #[error("not H.264")]
    OtherCodec,
    /// It is longer than [`LONGEST`].
    #[error("too long")]
    TooLong,
    /// It is smaller than [`SMALLEST_SIDE`].
    #[error("too small")]
    TooSmall,
}

impl NotAFilm {
    /// The name in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TooLarge => "large",
            Self::Unreadable => "unreadable",
            Self::OtherCodec => "codec",
            Self::TooLong => "long",
            Self::TooSmall => "small",
        }
    }
}

/// A stretch of the file that was sent, in bytes, and where it goes in the one that is kept.
struct Chunk {
    track: usize,
    at: usize,
    from: usize,
    length: usize,
}

/// Reads a film and makes it fit to keep. Its index is written anew and put first, so that a phone begins to play before it
/// has all; of the rest only what a picture or a sound is made of is copied. So nothing is left that says where it was made
/// (phones write it into films, too), when, or with what.
///
/// # Errors
/// [`NotAFilm`].
pub fn fit(file: &[u8]) -> Result<Film, NotAFilm> {
    if file.len() > LARGEST {
        return Err(NotAFilm::TooLarge);
    }
    let mut index = read_index(file)?;
    let size = keep_only_what_is_seen_and_heard(&mut index)?;
    let (timescale, duration) = (u64::from(index.mvhd.timescale), index.mvhd.duration);
    if timescale == 0 || duration == 0 || index.trak.iter().all(|track| count(&track.mdia.minf.stbl.stsz.samples) == 0)
    {
        return Err(NotAFilm::Unreadable);
    }
    let milliseconds = duration.saturating_mul(1_000) / timescale;
    match milliseconds {
        0 => return Err(NotAFilm::Unreadable),
        1..=LONGEST => {}
        _ => return Err(NotAFilm::TooLong),
    }
    if size.0.min(size.1) < SMALLEST_SIDE {
        return Err(NotAFilm::TooSmall);
    }
    let mut chunks = Vec::new();
    for (track, kept) in index.trak.iter().enumerate() {
        for (at, (from, length)) in chunks_of(kept, file.len())?.into_iter().enumerate() {
            chunks.push(Chunk { track, at, from, length });
        }
    }
    // Pictures and sound stay as near to one another as they were.
    chunks.sort_by_key(|chunk| chunk.from);
    let bytes = write(file, index, &chunks).ok_or(NotAFilm::Unreadable)?;
    // What stands in the file twice would make two of it.
    if bytes.len() > LARGEST + 64 * 1024 {
        return Err(NotAFilm::TooLarge);
    }
    Ok(Film { bytes, size, milliseconds })
}

fn count(samples: &StszSamples) -> usize {
    match samples {
        StszSamples::Identical { count, .. } => *count as usize,
        StszSamples::Different { sizes } => sizes.len(),
    }
}

/// The index of an MP4: its one `moov`.
fn read_index(file: &[u8]) -> Result<Moov, NotAFilm> {
    let unreadable = |_| NotAFilm::Unreadable;
    let mut rest = file;
    let mut index = None;
    let mut first = true;
    while let Some(header) = Header::decode_maybe(&mut rest).map_err(unreadable)? {
        if std::mem::take(&mut first) && header.kind != Ftyp::KIND {
            return Err(NotAFilm::Unreadable);
        }
        let length = header.size.unwrap_or(rest.len());
        let (mut body, after) = rest.split_at_checked(length).ok_or(NotAFilm::Unreadable)?;
        if header.kind == Moov::KIND {
            if index.is_some() {
                return Err(NotAFilm::Unreadable);
            }
            index = Some(Moov::decode_body(&mut body).map_err(unreadable)?);
        }
        rest = after;
    }
    index.filter(|index| index.mvex.is_none()).ok_or(NotAFilm::Unreadable)
}

/// Leaves one track of pictures and its sound, and nothing that tells of the film. How wide and how high it is shown.
fn keep_only_what_is_seen_and_heard(index: &mut Moov) -> Result<(u32, u32), NotAFilm> {
    let codecs = |track: &Trak| track.mdia.minf.stbl.stsd.codecs.clone();
    let seen = |track: &Trak| track.mdia.minf.vmhd.is_some() || track.mdia.hdlr.handler == b"vide".into();
    let heard = |track: &Trak| matches!(codecs(track).as_slice(), [Codec::Mp4a(_)]);
    let pictures: Vec<&Trak> = index.trak.iter().filter(|track| seen(track)).collect();
    let [pictures] = pictures.as_slice() else { return Err(NotAFilm::OtherCodec) };
    let Some(Codec::Avc1(first)) = codecs(pictures).into_iter().next() else { return Err(NotAFilm::OtherCodec) };
    if codecs(pictures).len() != 1 {
        return Err(NotAFilm::OtherCodec);
    }
    // A phone that was held upright says so by how the picture is turned: by a quarter, x depends on y alone.
    let matrix = &pictures.tkhd.matrix;
    let turned = matrix.a == 0 && matrix.d == 0 && matrix.b != 0;
    let (width, height) = (u32::from(first.visual.width), u32::from(first.visual.height));
    index.trak.retain(|track| seen(track) || heard(track));
    index.meta = None;
    index.udta = None;
    index.ainf = None;
    index.mvhd.creation_time = 0;
    index.mvhd.modification_time = 0;
    for track in &mut index.trak {
        track.meta = None;
        track.udta = None;
        track.tref = None;
        track.senc = None;
        track.tkhd.creation_time = 0;
        track.tkhd.modification_time = 0;
        track.mdia.mdhd.creation_time = 0;
        track.mdia.mdhd.modification_time = 0;
        track.mdia.hdlr.name = String::new();
        for codec in &mut track.mdia.minf.stbl.stsd.codecs {
            if let Codec::Avc1(pictures) = codec {
                pictures.visual.compressor = mp4_atom::Compressor::default();
            }
        }
    }
    Ok(if turned { (height, width) } else { (width, height) })
}

/// Where the chunks of a track are, in order: from which byte, and how many.
fn chunks_of(track: &Trak, file: usize) -> Result<Vec<(usize, usize)>, NotAFilm> {
    let table = &track.mdia.minf.stbl;
    let offsets: Vec<u64> = match (&table.stco, &table.co64) {
        (Some(short), None) => short.entries.iter().map(|offset| u64::from(*offset)).collect(),
        (None, Some(long)) => long.entries.clone(),
        _ => return Err(NotAFilm::Unreadable),
    };
    let samples = &table.stsz.samples;
    let runs = &table.stsc.entries;
    let mut sample = 0usize;
    let mut run = 0usize;
    let mut chunks = Vec::with_capacity(offsets.len());
    for (at, from) in offsets.into_iter().enumerate() {
        // Chunks are counted from one; a run goes on until the next begins.
        while runs.get(run + 1).is_some_and(|next| next.first_chunk as usize <= at + 1) {
            run += 1;
        }
        let many = runs.get(run).ok_or(NotAFilm::Unreadable)?.samples_per_chunk as usize;
        let to = sample.checked_add(many).filter(|to| *to <= count(samples)).ok_or(NotAFilm::Unreadable)?;
        let length = match samples {
            StszSamples::Identical { size, .. } => many.checked_mul(*size as usize),
            StszSamples::Different { sizes } => {
                sizes[sample..to].iter().try_fold(0usize, |sum, size| sum.checked_add(*size as usize))
            }
        };
        let length = length.ok_or(NotAFilm::Unreadable)?;
        let from = usize::try_from(from).map_err(|_| NotAFilm::Unreadable)?;
        from.checked_add(length).filter(|to| *to <= file).ok_or(NotAFilm::Unreadable)?;
        chunks.push((from, length));
        sample = to;
    }
    if sample == count(samples) { Ok(chunks) } else { Err(NotAFilm::Unreadable) }
}

/// Writes what kind of file it is, the index, and the chunks.
fn write(file: &[u8], mut index: Moov, chunks: &[Chunk]) -> Option<Vec<u8>> {
    const HEADER: usize = 8;
    let mut kind = Vec::new();
    let brands = [b"isom", b"iso2", b"avc1", b"mp41"].map(Into::into).to_vec();
    Ftyp { major_brand: b"isom".into(), minor_version: 512, compatible_brands: brands }.encode(&mut kind).ok()?;
    let many: Vec<usize> =
        index.trak.iter().enumerate().map(|(at, _)| chunks.iter().filter(|c| c.track == at).count()).collect();
    for (track, many) in index.trak.iter_mut().zip(many) {
        let table = &mut track.mdia.minf.stbl;
        table.co64 = None;
        table.stco = Some(Stco { entries: vec![0; many] });
    }
    let mut first = Vec::new();
    index.encode(&mut first).ok()?;
    // The index is as long whatever stands in it.
    let mut at = kind.len() + first.len() + HEADER;
    let mut body = Vec::new();
    for chunk in chunks {
        let table = &mut index.trak[chunk.track].mdia.minf.stbl;
        table.stco.as_mut()?.entries[chunk.at] = u32::try_from(at).ok()?;
        body.extend_from_slice(&file[chunk.from..chunk.from + chunk.length]);
        at += chunk.length;
        if body.len() > LARGEST {
            return None;
        }
    }
    let mut bytes = kind;
    index.encode(&mut bytes).ok()?;
    bytes.extend_from_slice(&u32::try_from(body.len() + HEADER).ok()?.to_be_bytes());
    bytes.extend_from_slice(b"mdat");
    bytes.append(&mut body);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONE: &[u8] = include_bytes!("../tests/films/phone.mp4");

    fn holds(file: &[u8], bytes: &[u8]) -> bool {
        file.windows(bytes.len()).any(|window| window == bytes)
    }

    fn at(file: &[u8], name: &[u8]) -> usize {
        file.windows(name.len()).position(|window| window == name).expect("it is there")
    }

    #[test]
    fn a_film_begins_before_all_of_it_is_there_and_says_nothing_of_where_it_was_made() {
        assert!(holds(PHONE, b"loci") && holds(PHONE, b"Orpington") && at(PHONE, b"moov") > at(PHONE, b"mdat"));
        let film = fit(PHONE).expect("a film");
        assert!(!holds(&film.bytes, b"loci") && !holds(&film.bytes, b"Orpington") && !holds(&film.bytes, b"Lavf"));
        assert!(at(&film.bytes, b"moov") < at(&film.bytes, b"mdat"));
        assert_eq!(film.size, (360, 480), "it was held upright");
        assert!((1_900..=2_200).contains(&film.milliseconds), "{}", film.milliseconds);
        assert_eq!(fit(&film.bytes), Ok(film), "what is fit is left as it is");
    }

    #[test]
    fn every_picture_and_sound_is_still_where_the_index_says() {
        let film = fit(PHONE).expect("a film");
        let (before, after) = (read_index(PHONE).expect("an index"), read_index(&film.bytes).expect("an index"));
        assert_eq!((before.trak.len(), after.trak.len()), (2, 2));
        for (before, after) in before.trak.iter().zip(&after.trak) {
            let parts = |track: &Trak, file: &[u8]| -> Vec<u8> {
                let chunks = chunks_of(track, file.len()).expect("chunks");
                chunks.into_iter().flat_map(|(from, length)| file[from..from + length].to_vec()).collect()
            };
            assert_eq!(parts(before, PHONE), parts(after, &film.bytes));
            assert_eq!(before.mdia.minf.stbl.stts, after.mdia.minf.stbl.stts);
            assert_eq!(before.mdia.minf.stbl.ctts, after.mdia.minf.stbl.ctts);
            assert_eq!(before.edts, after.edts);
        }
    }

    #[test]
    fn what_not_every_phone_plays_is_refused_with_why() {
        assert_eq!(fit(include_bytes!("../tests/films/small.mp4")), Err(NotAFilm::TooSmall));
        assert_eq!(fit(include_bytes!("../tests/films/vp9.mp4")), Err(NotAFilm::OtherCodec));
        assert_eq!(fit(include_bytes!("../tests/films/recorded.mp4")), Err(NotAFilm::Unreadable));
        assert_eq!(fit(&vec![0; LARGEST + 1]), Err(NotAFilm::TooLarge));
        assert_eq!(fit(b""), Err(NotAFilm::Unreadable));
        for length in [7, 100, PHONE.len() / 2, PHONE.len() - 1] {
            assert_eq!(fit(&PHONE[..length]), Err(NotAFilm::Unreadable), "{length}");
        }
    }

    #[test]
    fn a_file_made_to_do_harm_is_refused_and_nothing_worse() {
        // Every byte of the index and around it, at its extremes.
        for from in at(PHONE, b"moov") - 4..PHONE.len() {
            for value in [0, 0x7f, 0xff] {
                let mut broken = PHONE.to_vec();
                broken[from] = value;
                if let Ok(film) = fit(&broken) {
                    assert!(film.bytes.len() <= LARGEST + 64 * 1024);
                }
            }
        }
    }
}
