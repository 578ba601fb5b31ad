//! Films in sign language, made fit to keep: as phones of every age play them, beginning before all of it is fetched, and
//! with nothing in the file but pictures and sound.

mod boxes;

use domain::signing::{LARGEST, LONGEST, SMALLEST_SIDE};
use mp4_atom::{Atom as _, Codec, Encode as _, Ftyp, Moov, Stco, StszSamples, Trak};

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
    /// Its pictures are not one track of H.264 as every phone plays it.
    #[error("not H.264")]
    OtherCodec,
    /// It has sound, and not one track of AAC: it would be lost.
    #[error("not AAC")]
    Sound,
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
            Self::Sound => "sound",
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
    let milliseconds = length(&mut index)?;
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
    Ok(Film { bytes, size, milliseconds })
}

fn count(samples: &StszSamples) -> usize {
    match samples {
        StszSamples::Identical { count, .. } => *count as usize,
        StszSamples::Different { sizes } => sizes.len(),
    }
}

/// The index of an MP4, with nothing in it but what plays its pictures and its sound.
fn read_index(file: &[u8]) -> Result<Moov, NotAFilm> {
    let all = boxes::boxes(file).ok_or(NotAFilm::Unreadable)?;
    if all.first().is_none_or(|(kind, _)| kind != b"ftyp") {
        return Err(NotAFilm::Unreadable);
    }
    let indices: Vec<&[u8]> = all.iter().filter(|(kind, _)| kind == b"moov").map(|(_, body)| *body).collect();
    let [index] = indices.as_slice() else { return Err(NotAFilm::Unreadable) };
    Moov::decode_body(&mut boxes::index(index)?.as_slice()).map_err(|_| NotAFilm::Unreadable)
}

/// How long a film is, in milliseconds: as long as its pictures, whatever it claims. Where it claims otherwise, it no longer
/// does.
fn length(index: &mut Moov) -> Result<u64, NotAFilm> {
    let all = u64::from(index.mvhd.timescale);
    let mut milliseconds = 0;
    for track in &mut index.trak {
        let (table, one) = (&track.mdia.minf.stbl, u64::from(track.mdia.mdhd.timescale));
        let samples: u64 = table.stts.entries.iter().map(|run| u64::from(run.sample_count)).sum();
        if one == 0 || all == 0 || samples == 0 || samples != count(&table.stsz.samples) as u64 {
            return Err(NotAFilm::Unreadable);
        }
        let runs = table.stts.entries.iter();
        let duration = runs.map(|run| u64::from(run.sample_count).saturating_mul(run.sample_delta.into()));
        let duration = duration.fold(0u64, u64::saturating_add);
        track.mdia.mdhd.duration = duration;
        track.tkhd.duration = duration.saturating_mul(all) / one;
        if is_pictures(track) {
            milliseconds = duration.saturating_mul(1_000) / one;
        }
    }
    index.mvhd.duration = index.trak.iter().map(|track| track.tkhd.duration).max().unwrap_or_default();
    Ok(milliseconds)
}

fn is_pictures(track: &Trak) -> bool {
    matches!(track.mdia.minf.stbl.stsd.codecs.as_slice(), [Codec::Avc1(_)])
}

/// The profiles of H.264 that every phone plays: Baseline, Main and High.
const PROFILES: [u8; 3] = [66, 77, 100];

/// Takes out what tells of the film and not of what is in it. How wide and how high it is shown.
fn keep_only_what_is_seen_and_heard(index: &mut Moov) -> Result<(u32, u32), NotAFilm> {
    let pictures = index.trak.iter().find(|track| is_pictures(track)).ok_or(NotAFilm::OtherCodec)?;
    let Some(Codec::Avc1(first)) = pictures.mdia.minf.stbl.stsd.codecs.first() else {
        return Err(NotAFilm::OtherCodec);
    };
    if !PROFILES.contains(&first.avcc.avc_profile_indication) {
        return Err(NotAFilm::OtherCodec);
    }
    // A phone that was held upright says so by how the picture is turned: by a quarter, x depends on y alone.
    let matrix = &pictures.tkhd.matrix;
    let turned = matrix.a == 0 && matrix.d == 0 && matrix.b != 0;
    let (width, height) = (u32::from(first.visual.width), u32::from(first.visual.height));
    index.mvhd.creation_time = 0;
    index.mvhd.modification_time = 0;
    for track in &mut index.trak {
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
    let mut many = vec![0usize; index.trak.len()];
    for chunk in chunks {
        many[chunk.track] += 1;
    }
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
        // What stands in the file twice would make two of it.
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
        assert_eq!(fit(include_bytes!("../tests/films/high444.mp4")), Err(NotAFilm::OtherCodec));
        assert_eq!(fit(include_bytes!("../tests/films/ac3.mp4")), Err(NotAFilm::Sound));
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
                    assert!(film.bytes.len() <= 2 * PHONE.len());
                }
            }
        }
    }

    /// A film with more in its index, which comes last in it: its pictures stay where they are.
    fn with(more: &[u8]) -> Vec<u8> {
        let index = at(PHONE, b"moov") - 4;
        let size = u32::try_from(PHONE.len() - index + more.len()).expect("it is small").to_be_bytes();
        [&PHONE[..index], &size, &PHONE[index + 4..], more].concat()
    }

    fn boxed(kind: [u8; 4], body: &[u8]) -> Vec<u8> {
        let size = u32::try_from(body.len() + 8).expect("it is small").to_be_bytes();
        [&size, kind.as_slice(), body].concat()
    }

    #[test]
    fn what_is_deep_or_claims_to_be_huge_is_not_even_read() {
        let mut deep = Vec::new();
        for _ in 0..3_000 {
            deep = boxed(*b"moov", &deep);
        }
        let bare = [boxed(*b"ftyp", b"isom\0\0\0\0"), deep.clone()].concat();
        assert_eq!(fit(&bare), Err(NotAFilm::Unreadable));
        // Ten thousand million groups, in forty bytes.
        let groups = boxed(*b"sgpd", b"\0\0\0\0gps \xff\xff\xff\xff+51.4068+000.0217/Br");
        let places = boxed(*b"iloc", &[2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0xff, 0xff]);
        for more in [deep, groups, places, boxed(*b"meta", b"+51.4068"), boxed(*b"udta", b"Orpington")] {
            let film = fit(&with(&more)).expect("what is not needed is left out");
            assert_eq!(Ok(film), fit(PHONE));
        }
    }

    #[test]
    fn a_film_is_as_long_as_its_pictures_whatever_it_claims() {
        let mut claims = PHONE.to_vec();
        let duration = at(&claims, b"mvhd") + 4 + 16;
        claims[duration..duration + 4].copy_from_slice(&10u32.to_be_bytes());
        assert_eq!(fit(&claims).map(|film| film.milliseconds), fit(PHONE).map(|film| film.milliseconds));
    }
}
